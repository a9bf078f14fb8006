import { WORDS } from '../words/words.js';

/** A Markdown table: its rows, with the text above and below them. */
export interface Table {
  head: string;
  rows: readonly string[];
  foot?: string;
}

const utf8Length = (text: string): number => Buffer.byteLength(text);

/** A line under a table on how many rows are left out. */
const leftOutText = (count: number): string =>
  count === 0 ? '' : `\n\n${WORDS.tool.github.rowsLeftOut(count)}`;
/** Between two parts, and at the end. */
const GAP_BYTES = 2;

const partText = (part: string | Table, rows: readonly string[]): string => {
  if (typeof part === 'string') return part;
  const body = rows.map((row) => `\n${row}`).join('');
  return `${part.head}${body}${leftOutText(part.rows.length - rows.length)}${part.foot ?? ''}`;
};

/**
 * Fits parts of a text into `limit` bytes: all texts in full, and as many table rows as fit, first tables
 * first. Each table says how many rows it leaves out.
 */
export function fitTables(parts: readonly (string | Table)[], limit: number): string {
  const fixed = parts.map((part) => utf8Length(partText(part, [])) + GAP_BYTES);
  let room = limit - fixed.reduce((sum, size) => sum + size, 0);
  const fits = (row: string): boolean => {
    const size = utf8Length(row) + 1;
    if (size > room) return false;
    room -= size;
    return true;
  };
  return parts
    .map((part) => partText(part, typeof part === 'string' ? [] : part.rows.filter(fits)))
    .join('\n\n');
}
