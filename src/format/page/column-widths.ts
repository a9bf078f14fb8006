import { textWidth } from './text-width.js';

/** Between two columns. */
export const GAP = 2;
/** Columns may break words longer than this. */
const LONGEST_WORD = 32;
/** The least width of a column with an id broken at its separators: shorter pieces are hard to read. */
const LEAST_PIECES = 19;
/** A text with more lines than this is easier to read across the page. */
const MOST_LINES = 7;

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => textWidth(text)));

/** A break after a separator inside an id or address, but not after a leading separator. */
const SEAM = /(?<=[^-/:_][-/:_])(?=[^-/:_])/u;

const piecesOf = (word: string): string[] => word.split(SEAM);

/** Breaks words wider than a column after their separators, so that an id is not cut just anywhere. */
export function breakLongWords(text: string, width: number): string {
  const brokenWord = (word: string): string => {
    let [lines, line] = ['', ''];
    for (const piece of piecesOf(word)) {
      const isFull = line !== '' && textWidth(line + piece) > width;
      if (isFull) lines += `${line}\n`;
      line = isFull ? piece : line + piece;
    }
    return lines + line;
  };
  return text.replace(/[^ \n]+/g, (word) => (textWidth(word) <= width ? word : brokenWord(word)));
}

interface Measured {
  /** The longest line of any cell. */
  natural: number;
  /** The longest word of any cell, except words that may be broken. */
  least: number;
  /** The longest part between separators, if words are broken there. */
  pieces: number;
}

function measure(cells: readonly string[]): Measured {
  const lines = cells.flatMap((cell) => cell.split('\n'));
  const words = lines.flatMap((line) => line.split(' '));
  const [natural, longest] = [widest(lines), widest(words)];
  const least = Math.min(longest, LONGEST_WORD);
  const pieces = Math.max(LEAST_PIECES, widest(words.flatMap(piecesOf)));
  return { natural, least, pieces: Math.min(least, pieces) };
}

/** Widens columns up to what each wants, in equal shares while there is room. */
function grow(widths: number[], target: readonly number[], room: number): void {
  let left = room - widths.reduce((sum, own) => sum + own, 0);
  while (left > 0) {
    const growing = target.map((own, index) => own - (widths[index] ?? 0));
    const open = growing.filter((more) => more > 0).length;
    if (open === 0) break;
    const share = Math.max(1, Math.floor(left / open));
    growing.forEach((more, index) => {
      const taken = Math.min(more, share, left);
      if (taken <= 0) return;
      widths[index] = (widths[index] ?? 0) + taken;
      left -= taken;
    });
  }
}

/** How rows fit as a table: with whole words, or with long ones broken. */
export interface Fit {
  widths: number[];
  isWhole: boolean;
}

/**
 * Shares a width among columns: first for whole words, then for whole lines; the widest give way first.
 * Undefined if they do not fit.
 */
function shareWidth(columns: readonly Measured[], width: number): Fit | undefined {
  const room = width - GAP * columns.length;
  const widths = columns.map((column) => column.pieces);
  if (widths.reduce((sum, own) => sum + own, 0) > room) return undefined;
  grow(
    widths,
    columns.map((column) => column.least),
    room,
  );
  const isWhole = columns.every((column, index) => (widths[index] ?? 0) >= column.least);
  grow(
    widths,
    columns.map((column) => column.natural),
    room,
  );
  return { widths, isWhole };
}

/**
 * The column widths of a table for a page width, without the gaps; some can be set exactly. Undefined if the
 * page is too narrow for these rows.
 */
export function columnWidths(
  rows: readonly (readonly string[])[],
  exact: Readonly<Record<number, number>>,
  width: number,
): Fit | undefined {
  const columns = (rows[0] ?? []).map((_, column) => {
    const given = exact[column];
    if (given !== undefined) return { natural: given, least: given, pieces: given };
    return measure(rows.map((row) => row[column] ?? ''));
  });
  const fit = shareWidth(columns, width);
  const isCramped = fit?.widths.some((own, column) => (columns[column]?.natural ?? 0) > own * MOST_LINES);
  return isCramped === true && Object.keys(exact).length === 0 ? undefined : fit;
}
