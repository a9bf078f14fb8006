import stringWidth from 'fast-string-width';

/** Between two columns. */
export const GAP = 2;
/** A column that holds longer words may break them. */
const LONGEST_WORD = 32;
/** A text over more lines than this is easier to read across the page. */
const MOST_LINES = 7;

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => stringWidth(text)));

interface Measured {
  /** No line of any cell is longer. */
  natural: number;
  /** No word of any cell is longer, or it is one that may be broken. */
  least: number;
}

function measure(cells: readonly string[]): Measured {
  const lines = cells.flatMap((cell) => cell.split('\n'));
  const words = lines.flatMap((line) => line.split(' '));
  const natural = widest(lines);
  return { natural, least: Math.min(natural, Math.min(widest(words), LONGEST_WORD)) };
}

/** Shares a width among columns: each gets what it needs, the widest give way first. Undefined: they do not fit. */
function shareWidth(columns: readonly Measured[], width: number): number[] | undefined {
  const room = width - GAP * columns.length;
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  if (least > room) return undefined;
  const widths = columns.map((column) => column.least);
  let left = room - least;
  while (left > 0) {
    const growing = columns.map((column, index) => column.natural - (widths[index] ?? 0));
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
  return widths;
}

/**
 * The columns of a table on a page so many columns wide, without what is between them; some can be given a width of
 * their own. Undefined: the page is too narrow for rows of such texts.
 */
export function columnWidths(
  rows: readonly (readonly string[])[],
  exact: Readonly<Record<number, number>>,
  width: number,
): number[] | undefined {
  const columns = (rows[0] ?? []).map((_, column) => {
    const given = exact[column];
    if (given !== undefined) return { natural: given, least: given };
    return measure(rows.map((row) => row[column] ?? ''));
  });
  const widths = shareWidth(columns, width);
  const isCramped = widths?.some((own, column) => (columns[column]?.natural ?? 0) > own * MOST_LINES);
  return isCramped === true && Object.keys(exact).length === 0 ? undefined : widths;
}
