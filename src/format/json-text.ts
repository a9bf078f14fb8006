import { forJson } from './escape.js';

const JSON_INDENT = '  ';

/** The items of a list, or the members of a mapping that are there, each after its name. */
const itemsOf = (value: object): [head: string, item: unknown][] =>
  Array.isArray(value)
    ? value.map((item: unknown) => ['', item])
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [`${forJson(JSON.stringify(key))}: `, item]);

/** A value at an indent, after it on its first line; no text holds a raw end of a line. */
const whole = (value: unknown, indent: string): string =>
  forJson(JSON.stringify(value ?? null, null, JSON_INDENT)).replaceAll('\n', `\n${indent}`);

/**
 * Plain data as JSON, indented by two blanks, in pieces: down to that many levels each item is one. The text of a large
 * report is several times its data, and longer than a text of Node can be.
 */
export function* jsonPieces(value: unknown, levels = 2, indent = ''): Iterable<string> {
  const items = levels > 0 && typeof value === 'object' && value !== null ? itemsOf(value) : [];
  if (items.length === 0) {
    yield whole(value, indent);
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = indent + JSON_INDENT;
  for (const [index, [head, item]] of items.entries()) {
    yield `${index === 0 ? open : ','}\n${inner}${head}`;
    yield* jsonPieces(item, levels - 1, inner);
  }
  yield `\n${indent}${close}`;
}
