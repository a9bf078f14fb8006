import { inputError } from './problem.js';
import { readInput, type Reader } from './read-file.js';

/** The largest report that is read: 64 MiB. */
export const REPORT_LIMIT = 67_108_864;
const JSON_DEPTH_LIMIT = 64;
/** A string, or a bracket. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g;

/** Finds what JSON parsers disagree on: duplicate keys and very deep nesting. */
export function ambiguity(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    if (open.length > JSON_DEPTH_LIMIT) return `is nested deeper than ${JSON_DEPTH_LIMIT} levels`;
    if (colon === undefined) continue;
    const key = JSON.parse(token.slice(0, token.length - colon.length)) as string;
    const keys = open.at(-1);
    if (keys?.has(key) === true)
      return `holds the key ${JSON.stringify(key.slice(0, 60))} twice in one object`;
    if (key === '__proto__') return 'holds the key __proto__';
    keys?.add(key);
  }
  return undefined;
}

/** Parses JSON. Throws an `InputError` if it is invalid, or if parsers would disagree on it. */
export function parseJson(text: string, file: string): unknown {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw inputError('is not JSON', { file });
  }
  const wrong = ambiguity(text);
  if (wrong !== undefined) throw inputError(wrong, { file });
  return data;
}

/** Reads a JSON file; problems call it `file`. */
export const readJson = (path: string, file = path, read: Reader = readInput): unknown =>
  parseJson(read(path, REPORT_LIMIT, file), file);
