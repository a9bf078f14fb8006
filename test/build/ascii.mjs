// Writes built code in ASCII alone: Node reads such a file faster, and keeps its text in half the memory.
import { readFileSync, writeFileSync } from 'node:fs';
import { decode, encode } from '@jridgewell/sourcemap-codec';

const BEYOND_ASCII = /[^\x00-\x7f]/g;
/** There, an escape would mean something else. */
const AFTER_BACKSLASH = /(?<!\\)(?:\\\\)*\\[^\x00-\x7f]/;
/** By how many columns an escape is longer than its character. */
const LONGER_BY = 5;

/** Code with escapes for what is not ASCII. It may be in texts, regular expressions and names. */
export function inAscii(code) {
  if (AFTER_BACKSLASH.test(code)) throw new Error('a character beyond ASCII comes after a backslash');
  return code.replace(BEYOND_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The mappings of a source map of code that is now in ASCII. */
export function movedMappings(code, mappings) {
  const lines = code.split('\n');
  const moved = decode(mappings).map((segments, line) => {
    const places = [...lines[line].matchAll(BEYOND_ASCII)].map(({ index }) => index);
    return segments.map(([column, ...source]) => [
      column + LONGER_BY * places.filter((place) => place < column).length,
      ...source,
    ]);
  });
  return encode(moved);
}

/** Rewrites a built file, and its source map if it has one. */
export function rewriteInAscii(file, hasMap) {
  const code = readFileSync(file, 'utf8');
  writeFileSync(file, inAscii(code));
  if (!hasMap) return;
  const map = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  writeFileSync(`${file}.map`, JSON.stringify({ ...map, mappings: movedMappings(code, map.mappings) }));
}
