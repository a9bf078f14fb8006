import { SPACES, Cursor, REST_OF_LINE, UNSURE, unsure } from './cursor.js';
import type { NodesByKey, PlacedNode, PlacedValue } from './places.js';
import { readBlock, readPlainInFlow, readPlain, readQuoted } from './scalars.js';
import { wrongKey } from './texts.js';

/** The library counts up to 24 levels, in its own way. */
const MOST_LEVELS = 20;
/** At most so many tokens come with one key, item or scalar: indentation, marks, comment, line end. */
const TOKENS_EACH = 14;
const LONGEST_KEY = 500;

/** White space other than blanks and line feeds. */
const OTHER_SPACE = /[^\S \n]/;
const KEY = /[A-Za-z\d_][\w./@+-]*(?=:[ \n])/y;
const KEY_IN_FLOW = /[A-Za-z\d_][\w./@+-]*(?=: )/y;
const DASH = /-(?=[ \n])/y;
const BETWEEN_FLOW_PARTS = /[ \n]*/y;

/**
 * Reads a text that uses the simple part of YAML only: mappings and lists by indentation or in brackets, and
 * scalars without escapes. Undefined where it meets anything else, or is not sure: the library decides there.
 * `npm run fuzz -- --yaml` compares both.
 */
export function readSimpleYaml(text: string): PlacedValue | undefined {
  if (OTHER_SPACE.test(text)) return undefined;
  try {
    return readWhole(new Cursor(text));
  } catch (error) {
    if (error === UNSURE) return undefined;
    throw error;
  }
}

function readWhole(cursor: Cursor): PlacedValue {
  cursor.toNextContent();
  if (cursor.indent !== 0) unsure();
  const root: PlacedNode = { offset: cursor.at };
  const data = readCollection(cursor, 0, root, 1);
  if (data === undefined || cursor.indent !== -1) unsure();
  return { data, root };
}

function countPart(cursor: Cursor, depth: number): void {
  cursor.countTokens(TOKENS_EACH);
  if (depth > MOST_LEVELS) unsure();
}

/** A list or a mapping that begins here; undefined if neither does. */
function readCollection(cursor: Cursor, column: number, part: PlacedNode, depth: number): unknown {
  if (cursor.matches(DASH)) return readList(cursor, column, part, depth);
  return cursor.matches(KEY) ? readMapping(cursor, column, part, depth) : undefined;
}

function readMapping(cursor: Cursor, column: number, part: PlacedNode, depth: number): unknown {
  const data: Record<string, unknown> = {};
  part.parts = new Map();
  do {
    const child: PlacedNode = { offset: cursor.at };
    const name = readKey(cursor, KEY, part.parts);
    part.parts.set(name, child);
    countPart(cursor, depth);
    data[name] = readValueOfKey(cursor, column, child, depth + 1);
  } while (cursor.indent === column);
  return data;
}

function readKey(cursor: Cursor, pattern: RegExp, parts: NodesByKey): string {
  const name = cursor.take(pattern)?.[0] ?? unsure();
  if (name.length > LONGEST_KEY || wrongKey(name, true) !== undefined || parts.has(name)) unsure();
  cursor.at += 1;
  return name;
}

function readValueOfKey(cursor: Cursor, column: number, child: PlacedNode, depth: number): unknown {
  if (!cursor.matches(REST_OF_LINE)) {
    cursor.take(SPACES);
    return readValue(cursor, column, child, depth);
  }
  cursor.endLine();
  if (cursor.indent > column) return readNested(cursor, column, child, depth);
  // A list may be at the column of its key.
  return cursor.indent === column && cursor.matches(DASH) ? readList(cursor, column, child, depth) : null;
}

function readList(cursor: Cursor, column: number, part: PlacedNode, depth: number): unknown {
  const data: unknown[] = [];
  part.parts = new Map();
  while (cursor.indent === column && cursor.take(DASH) !== undefined) {
    countPart(cursor, depth);
    const child: PlacedNode = { offset: 0 };
    part.parts.set(data.length, child);
    data.push(readItem(cursor, column, child, depth + 1));
  }
  return data;
}

function readItem(cursor: Cursor, column: number, child: PlacedNode, depth: number): unknown {
  if (cursor.matches(REST_OF_LINE)) {
    cursor.endLine();
    if (cursor.indent <= column) unsure();
    child.offset = cursor.at;
    return readNested(cursor, column, child, depth);
  }
  cursor.take(SPACES);
  child.offset = cursor.at;
  if (!cursor.matches(KEY)) return readValue(cursor, column, child, depth);
  cursor.indent = cursor.column;
  return readMapping(cursor, cursor.indent, child, depth);
}

/** What begins on a line of its own, below its key or dash. */
function readNested(cursor: Cursor, parent: number, child: PlacedNode, depth: number): unknown {
  const isMisread = cursor.indent > cursor.leastComment;
  const collection = readCollection(cursor, cursor.indent, child, depth);
  if (collection !== undefined) return collection;
  // The library can misread a text here, and refuses it.
  return isMisread ? unsure() : readValue(cursor, parent, child, depth);
}

/** A scalar or flow collection, to the end of its last line. */
function readValue(cursor: Cursor, parent: number, child: PlacedNode, depth: number): unknown {
  const first = cursor.next;
  if (first === '|' || first === '>') return readBlock(cursor, parent);
  const value = readQuotedOrFlow(cursor, first, parent, child, depth);
  if (value === undefined) return readPlain(cursor, parent);
  cursor.endLine();
  return value;
}

function readQuotedOrFlow(
  cursor: Cursor,
  first: string | undefined,
  parent: number,
  child: PlacedNode,
  depth: number,
): unknown {
  if (first === '"' || first === "'") return readQuoted(cursor, first, parent);
  if (first === '[') return readFlowList(cursor, parent, child, depth);
  return first === '{' ? readFlowMapping(cursor, parent, child, depth) : undefined;
}

function readFlowList(cursor: Cursor, parent: number, part: PlacedNode, depth: number): unknown {
  const data: unknown[] = [];
  const parts: NodesByKey = new Map();
  part.parts = parts;
  readFlowParts(cursor, ']', parent, () => {
    const child: PlacedNode = { offset: cursor.at };
    parts.set(data.length, child);
    data.push(readFlowValue(cursor, parent, child, depth + 1));
  });
  return data;
}

function readFlowMapping(cursor: Cursor, parent: number, part: PlacedNode, depth: number): unknown {
  const data: Record<string, unknown> = {};
  const parts: NodesByKey = new Map();
  part.parts = parts;
  readFlowParts(cursor, '}', parent, () => {
    const child: PlacedNode = { offset: cursor.at };
    const name = readKey(cursor, KEY_IN_FLOW, parts);
    parts.set(name, child);
    cursor.take(SPACES);
    data[name] = readFlowValue(cursor, parent, child, depth + 1);
  });
  return data;
}

/** Reads each part up to the closing bracket, with commas between them. */
function readFlowParts(cursor: Cursor, closing: string, parent: number, read: () => void): void {
  cursor.at += 1;
  for (;;) {
    toFlowPart(cursor, parent);
    if (cursor.next === closing) break;
    read();
    toFlowPart(cursor, parent);
    if (cursor.next === closing) break;
    if (cursor.next !== ',') unsure();
    cursor.at += 1;
  }
  cursor.at += 1;
}

function toFlowPart(cursor: Cursor, parent: number): void {
  const start = cursor.at;
  cursor.take(BETWEEN_FLOW_PARTS);
  cursor.countTokens(cursor.at - start);
  if (cursor.text.slice(start, cursor.at).includes('\n') && cursor.column <= parent) unsure();
}

function readFlowValue(cursor: Cursor, parent: number, child: PlacedNode, depth: number): unknown {
  countPart(cursor, depth);
  return readQuotedOrFlow(cursor, cursor.next, parent, child, depth) ?? readPlainInFlow(cursor);
}
