import { canonicalJson } from './digest.js';
import { parseYaml } from './yaml.js';
import { addToYaml, formatYaml } from './yaml/format-yaml.js';

const isBlankOrComment = (line: string): boolean => /^\s*(#|$)/.test(line);

const indentedLines = (text: string, by: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : by + line));

/** Adds an item after the last one of a list in block style (one dash a line). */
function afterLast(lines: readonly string[], dash: string, item: string): string[] {
  const last = lines.findLastIndex((line) => !isBlankOrComment(line));
  return [...lines.slice(0, last + 1), ...indentedLines(item, dash), ...lines.slice(last + 1)];
}

/**
 * Adds an item to the end of a list and leaves every other line as it was. Undefined if the list is laid out
 * in a way that this does not handle.
 */
function spliced(text: string, key: string, item: string): string | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const head = lines.findIndex((line) => line.startsWith(`${key}:`));
  const empty = new RegExp(`^${key}:\\s*\\[\\s*\\]`);
  if (head >= 0 && empty.test(lines[head] ?? '')) {
    const opened = lines.map((line, index) => (index === head ? line.replace(empty, `${key}:`) : line));
    return [...opened.slice(0, head + 1), ...indentedLines(item, '  '), ...opened.slice(head + 1)].join(end);
  }
  const first = lines.slice(head + 1).find((line) => !isBlankOrComment(line));
  const dash = /^(\s*)- /.exec(first ?? '')?.[1];
  return dash === undefined ? undefined : afterLast(lines, dash, item).join(end);
}

/** Whether a text parses to the data wanted. */
function reads(text: string, file: string, expected: string): boolean {
  try {
    return canonicalJson(parseYaml(text, file).data) === expected;
  } catch {
    return false;
  }
}

/**
 * Adds an item to the list under the only key of a YAML file. Comments and layout stay; a list in an unusual
 * layout is laid out anew, with its comments. Throws an `InputError` if the text is not valid YAML.
 */
export function appendToList(text: string, file: string, key: string, item: unknown): string {
  const data = parseYaml(text, file).data as Record<string, unknown[]>;
  const expected = canonicalJson({ ...data, [key]: [...(data[key] ?? []), item] });
  const ended = /(^|\n)$/.test(text) ? text : `${text}\n`;
  const candidates = [spliced(ended, key, formatYaml([item])), addToYaml(text, file, [key], item)];
  const found = candidates.find((one) => one !== undefined && reads(one, file, expected));
  if (found === undefined) throw new Error(`no way was found to add to ${file}`);
  return found;
}
