import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { MOST_ROWS, type Paper } from './paper.js';

/** Between two columns. */
const GAP = 2;
/** A column that holds longer words may break them. */
const LONGEST_WORD = 24;

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
export function shareWidth(columns: readonly Measured[], width: number): number[] | undefined {
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

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** One row as lines: each cell wrapped within its column. Nothing is cut. */
function drawRow(cells: readonly string[], widths: readonly number[]): string {
  const columns = widths.map((width, index) =>
    wrapAnsi(cells[index] ?? '', width, { hard: true }).split('\n'),
  );
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, index) => padded(lines[line] ?? '', (widths[index] ?? 0) + GAP))
      .join('')
      .trimEnd(),
  ).join('\n');
}

/** Rows under heads; one below the other, each cell under its head, where the page is not wide enough. */
export function sideBySide(
  paper: Paper,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const shown = rows.slice(0, MOST_ROWS);
  const columns = heads.map((head, index) => measure([head, ...shown.map((row) => row[index] ?? '')]));
  const widths = paper.narrow ? undefined : shareWidth(columns, paper.width);
  const more = rows.length - shown.length;
  const rest = more === 0 ? [] : [`… and ${more} more rows; --format json has them all.`];
  if (widths !== undefined)
    return [heads.map((head) => paper.ink.bold(head)), ...shown]
      .map((row) => drawRow(row, widths))
      .concat(rest)
      .join('\n');
  const items = shown.map((row) =>
    row
      .map((cell, index) => {
        const head = heads[index] ?? '';
        return paper.paragraph(head === '' ? cell : `${head}: ${cell}`, index === 0 ? 0 : 2);
      })
      .join('\n'),
  );
  return [...items, ...rest].join('\n');
}
