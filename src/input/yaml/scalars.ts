import { hiddenIn } from '../read-file.js';
import { SPACES, type Cursor, unsure } from './cursor.js';
import { NOT_TEXT, wrongNumber } from './texts.js';

/** The first characters of a text without quotes. */
const PLAIN_START = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[^\s,[\]{}])/y;
/** What makes a text without quotes something else: a key, or a comment. */
const NOT_PLAIN = /:(?: |$)| #/;
const PLAIN_IN_FLOW = /[^\n,[\]{}]+/y;
const BLOCK_HEADER = /([|>])(-?)\n/y;
const LINE_FEED = /\n/y;

const WORD_VALUES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['~', null],
]);

/** The value of a text without quotes, by the core schema. */
function resolvePlain(source: string): unknown {
  if (!NOT_TEXT.test(source)) return source;
  if (WORD_VALUES.has(source)) return WORD_VALUES.get(source);
  const value = Number(source);
  return wrongNumber(value, source) === undefined ? value : unsure();
}

/** The same value, unless it holds a hidden character. */
const checked = <T>(cursor: Cursor, value: T): T =>
  !cursor.ascii && typeof value === 'string' && hiddenIn(value) !== undefined ? unsure() : value;

/** A text without quotes, which may go on in lines that are indented deeper than its parent. */
export function readPlain(cursor: Cursor, parent: number): unknown {
  const lines: string[] = [];
  do {
    if (!cursor.matches(PLAIN_START)) unsure();
    const end = cursor.lineEnd;
    const line = cursor.text.slice(cursor.at, end);
    const comment = line.indexOf(' #');
    const source = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
    if (NOT_PLAIN.test(source)) unsure();
    lines.push(source);
    cursor.at = Math.min(end + 1, cursor.text.length);
    if (comment !== -1) break;
  } while (continues(cursor, parent));
  cursor.toNextContent();
  return lines.length === 1
    ? checked(cursor, resolvePlain(lines[0] ?? ''))
    : checked(cursor, lines.join(' '));
}

/** Whether the line that begins here continues a text; if so, moves to its content. */
function continues(cursor: Cursor, parent: number): boolean {
  const start = cursor.at;
  cursor.take(SPACES);
  const next = cursor.next;
  if (cursor.at - start > parent && next !== undefined && next !== '\n' && next !== '#') return true;
  cursor.at = start;
  return false;
}

/** A text in quotes, without escapes. */
export function readQuoted(cursor: Cursor, quote: string, parent: number): string {
  let value = '';
  for (;;) {
    const end = cursor.text.indexOf(quote, cursor.at + 1);
    if (end === -1) unsure();
    value += cursor.text.slice(cursor.at + 1, end);
    cursor.at = end + 1;
    if (quote === '"' || cursor.next !== quote) break;
    value += quote;
  }
  if (quote === '"' && value.includes('\\')) unsure();
  return checked(cursor, value.includes('\n') ? fold(value, parent) : value);
}

function fold(value: string, parent: number): string {
  const [first = '', ...more] = value.split('\n');
  for (const line of more) {
    const content = line.trimStart();
    if (content === '' || line.length - content.length <= parent) unsure();
  }
  const last = more.pop() ?? '';
  return [first.trimEnd(), ...more.map((line) => line.trim()), last.trimStart()].join(' ');
}

/** A text behind `|` or `>`: lines of one indentation, none of them empty. */
export function readBlock(cursor: Cursor, parent: number): unknown {
  const [, style, strip] = cursor.take(BLOCK_HEADER) ?? unsure();
  const start = cursor.at;
  cursor.take(SPACES);
  const indent = cursor.at - start;
  if (indent <= parent) unsure();
  const lines: string[] = [];
  cursor.at = start;
  const margin = ' '.repeat(indent);
  while (cursor.text.startsWith(margin, cursor.at)) {
    const end = cursor.lineEnd;
    const line = cursor.text.slice(cursor.at + indent, end);
    if (line === '' || line.startsWith(' ') || line.endsWith(' ') || end === cursor.text.length) unsure();
    lines.push(line);
    cursor.at = end + 1;
  }
  endBlock(cursor, parent);
  return checked(cursor, lines.join(style === '>' ? ' ' : '\n') + (strip === '-' ? '' : '\n'));
}

/** Below a block text, a line that is indented deeper than the key would be a part of it, even a comment. */
function endBlock(cursor: Cursor, parent: number): void {
  while (cursor.take(LINE_FEED) !== undefined) cursor.countTokens(1);
  const start = cursor.at;
  cursor.take(SPACES);
  const indent = cursor.at - start;
  if (indent > 0 && (indent > parent || cursor.next === '\n' || cursor.next === undefined)) unsure();
  cursor.at = start;
  cursor.toNextContent();
}

/** A text without quotes inside brackets. */
export function readPlainInFlow(cursor: Cursor): unknown {
  if (!cursor.matches(PLAIN_START)) unsure();
  const source = (cursor.take(PLAIN_IN_FLOW)?.[0] ?? unsure()).trimEnd();
  return NOT_PLAIN.test(source) ? unsure() : checked(cursor, resolvePlain(source));
}
