import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { toAscii } from '../escape.js';
import type { Terminal } from '../terminal.js';

/** Below this many columns, tables become lists. */
const NARROW = 60;
/** Longer lines are hard to read. */
const WIDEST_TEXT = 120;
/** The table library takes a time that grows with the square of the rows. */
export const MOST_ROWS = 500;

const NO_BORDERS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** What a page is written on: it knows the width, the colours and the signs of the terminal. */
export interface Paper {
  ink: ChalkInstance;
  unicode: boolean;
  width: number;
  narrow: boolean;
  /** Wide enough for a table with texts side by side. */
  wide: boolean;
  /** Whether a text fits on one line. */
  fits: (text: string) => boolean;
  /** A paragraph, wrapped, each line indented; nothing is cut. */
  paragraph: (text: string, indent?: number) => string;
  /** A label and a text beside it; below it where the page is narrow. */
  labelled: (label: string, text: string, width?: number) => string;
  /**
   * Rows under heads, without borders; a list where the page is narrow. Columns are as wide as their texts, or
   * exactly so wide; the flexible ones share what is left.
   */
  table: (
    heads: readonly string[],
    rows: readonly (readonly string[])[],
    flexible: readonly number[],
    exact?: Readonly<Record<number, number>>,
  ) => string;
  /** The finished page: no white space at line ends, one line end at the end. */
  page: (parts: readonly string[]) => string;
}

const indented = (text: string, indent: number): string =>
  text
    .split('\n')
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');

const plainWidth = (text: string): number => Math.max(...text.split('\n').map((line) => stringWidth(line)));

/** Columns for each cell: as wide as their texts, but the flexible ones share what the others leave. */
function columnWidths(
  rows: readonly (readonly string[])[],
  flexible: readonly number[],
  exact: Readonly<Record<number, number>>,
  width: number,
): number[] {
  const natural = (rows[0] ?? []).map(
    (_, column) => exact[column] ?? Math.max(...rows.map((row) => plainWidth(row[column] ?? ''))) + 2,
  );
  const fixed = natural.reduce((sum, own, column) => (flexible.includes(column) ? sum : sum + own), 0);
  const wanted = flexible.reduce((sum, column) => sum + (natural[column] ?? 0), 0);
  const left = Math.max(width - fixed, flexible.length * 16);
  return natural.map((own, column) =>
    flexible.includes(column) && wanted > left ? Math.max(16, Math.floor((own / wanted) * left)) : own,
  );
}

/** A row, each of its lines a row to the library: of a cell it goes over all lines again for each one that it draws. */
function drawRow(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) =>
    wrapAnsi(cell, Math.max((widths[column] ?? 0) - 2, 4), { hard: true }).split('\n'),
  );
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    colWidths: [...widths],
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  for (let line = 0; line < height; line++) table.push(cells.map((lines) => lines[line] ?? ''));
  return table.toString();
}

const drawTable = (rows: readonly (readonly string[])[], widths: readonly number[]): string =>
  rows.map((row) => drawRow(row, widths)).join('\n');

/** White space at the end of a line, or before the codes that end its colours. */
const BLANKS_AT_END = /[ \t]+((?:\x1b\[[\d;]*m)*)$/gm;

/** Breaks a line between any two characters as readers see them: an emoji can be wider than its parts together. */
function broken(line: string, width: number): string {
  let [text, used] = ['', 0];
  for (const [part, code] of line.matchAll(/(\x1b\[[\d;]*m)|[^\x1b]+/g)) {
    const characters = code === undefined ? new Intl.Segmenter('en').segment(part) : [{ segment: part }];
    for (const { segment } of characters) {
      const own = stringWidth(segment);
      if (used + own > width) [text, used] = [`${text}\n`, 0];
      [text, used] = [text + segment, used + own];
    }
  }
  return text;
}

/** Whatever a page put on a line: no line is wider than the terminal, which would break it anywhere. */
function withinWidth(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  return wrapAnsi(line, width, { hard: true, trim: false })
    .split('\n')
    .map((part) => (stringWidth(part) <= width ? part : broken(part, width)))
    .join('\n');
}

/** Makes a paper for a terminal. */
export function paperFor(terminal: Terminal): Paper {
  const ink = new Chalk({ level: terminal.color ? 1 : 0 });
  const width = Math.max(terminal.width, 20);
  const narrow = width < NARROW;
  const paragraph = (text: string, indent = 0): string =>
    indented(wrapAnsi(text, Math.min(width, WIDEST_TEXT) - indent, { hard: true }), indent);
  const labelled = (label: string, text: string, labelWidth = 14): string => {
    if (narrow) return `${ink.bold(label)}\n${paragraph(text, 2)}`;
    const [first = '', ...rest] = paragraph(text, labelWidth).split('\n');
    return [ink.bold(label.padEnd(labelWidth)) + first.slice(labelWidth), ...rest].join('\n');
  };
  return {
    ...{ ink, unicode: terminal.unicode, width, narrow, wide: width >= 120, paragraph, labelled },
    fits: (text) => stringWidth(text) <= Math.min(width, WIDEST_TEXT),
    table: (heads, rows, flexible, exact = {}) => {
      if (narrow)
        return rows
          .map((row) =>
            row
              .map((cell, column) => paragraph(`${heads[column] ?? ''}: ${cell}`, column === 0 ? 0 : 2))
              .join('\n'),
          )
          .join('\n');
      const shown = rows.slice(0, MOST_ROWS);
      const widths = columnWidths([heads, ...shown], flexible, exact, width);
      const drawn = drawTable([heads.map((head) => ink.bold(head)), ...shown], widths);
      const more = rows.length - shown.length;
      return more === 0 ? drawn : `${drawn}\n… and ${more} more rows; --format json has them all.`;
    },
    page: (parts) => {
      const text = parts.filter((part) => part !== '').join('\n\n');
      const lines = (terminal.unicode ? text : toAscii(text)).split('\n');
      return `${lines
        .map((line) => withinWidth(line, width))
        .join('\n')
        .replace(BLANKS_AT_END, '$1')
        .trimEnd()}\n`;
    },
  };
}
