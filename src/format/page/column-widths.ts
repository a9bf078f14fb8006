import stringWidth from 'fast-string-width';

/** Between two columns. */
export const GAP = 2;
/** A column that holds longer words may break them. */
const LONGEST_WORD = 32;
/** A column gives an id that is broken at its own signs at least so much, as shorter pieces are hard to read. */
const LEAST_PIECES = 19;
/** A text over more lines than this is easier to read across the page. */
const MOST_LINES = 7;

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => stringWidth(text)));

/** Between the parts of an id or an address, after the sign that separates them; a sign at the beginning is no such. */
const SEAM = /(?<=[^-/:_][-/:_])(?=[^-/:_])/u;

const piecesOf = (word: string): string[] => word.split(SEAM);

/** Breaks words that are wider than a column at their own signs, so that an id is not cut anywhere. */
export function breakLongWords(text: string, width: number): string {
  const brokenWord = (word: string): string => {
    let [lines, line] = ['', ''];
    for (const piece of piecesOf(word)) {
      const isFull = line !== '' && stringWidth(line + piece) > width;
      if (isFull) lines += `${line}\n`;
      line = isFull ? piece : line + piece;
    }
    return lines + line;
  };
  return text.replace(/[^ \n]+/g, (word) => (stringWidth(word) <= width ? word : brokenWord(word)));
}

interface Measured {
  /** No line of any cell is longer. */
  natural: number;
  /** No word of any cell is longer, or it is one that may be broken. */
  least: number;
  /** No part of a word that its own signs separate is longer, if words are broken there. */
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

/** Lets columns grow up to what each wants, in equal shares while there is room. */
function grow(widths: number[], wanted: readonly number[], room: number): void {
  let left = room - widths.reduce((sum, own) => sum + own, 0);
  while (left > 0) {
    const growing = wanted.map((own, index) => own - (widths[index] ?? 0));
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

/** How rows fit as a table: with each word whole, or with long ones broken. */
export interface Fit {
  widths: number[];
  isWhole: boolean;
}

/**
 * Shares a width among columns: whole words first, then whole lines; the widest give way first. Undefined: they do not
 * fit.
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
 * The columns of a table on a page so many columns wide, without what is between them; some can be given a width of
 * their own. Undefined: the page is too narrow for rows of such texts.
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
