import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { wrapAnsi } from 'fast-wrap-ansi';
import { toAscii, withoutCommand } from '../escape.js';
import type { Terminal } from '../terminal.js';
import { breakLongWords, columnWidths, GAP, type Fit } from './column-widths.js';
import { WORDS } from '../words/words.js';
import { isAddress, textWidth, wrapped } from './text-width.js';

/** With fewer columns than this, tables become lists. */
const NARROW = 60;
/** Longer lines are hard to read. */
const WIDEST_TEXT = 120;
/** The table library takes time quadratic in the number of rows. */
const MOST_TABLE_ROWS = 500;

const NO_BORDERS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** What a page is laid out on: it has the width, colours and character set of the terminal. */
export interface Paper {
  ink: ChalkInstance;
  unicode: boolean;
  width: number;
  narrow: boolean;
  /** Whether lists show all their columns, even on a narrow page. */
  allColumns: boolean;
  /** Wide enough for a table with texts side by side. */
  wide: boolean;
  /** Whether a text fits on one line. */
  fits: (text: string) => boolean;
  /** A wrapped paragraph with every line indented. Nothing is cut. */
  paragraph: (text: string, indent?: number) => string;
  /** An item of a list with a hanging indent. */
  item: (text: string, mark?: string) => string;
  /** A label with a text next to it, or below it on a narrow page. */
  labelled: (label: string, text: string, width?: number) => string;
  /** How rows fit as a table; undefined if they do not. */
  tableFit: (heads: readonly string[], rows: readonly (readonly string[])[]) => Fit | undefined;
  /**
   * A table without borders. If the page is too narrow: one row below the other, each cell after its header.
   * Some columns can have a set width.
   */
  table: (
    heads: readonly string[],
    rows: readonly (readonly string[])[],
    exact?: Readonly<Record<number, number>>,
  ) => string;
  /** The finished page: no white space at line ends, one line end at the end. Lines of `whole` are not broken. */
  page: (parts: readonly string[], whole?: readonly string[]) => string;
}

const indented = (text: string, indent: number): string =>
  text
    .split('\n')
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));

/**
 * Draws a row on its own, each line separately: the library processes all its rows again for each line. Lines
 * are padded to their columns, since the library cuts those that it measures as wider.
 */
function drawRow(row: readonly string[], widths: readonly number[]): string {
  const cells = widths.map((width, column) =>
    wrapped(breakLongWords(row[column] ?? '', width), width).split('\n'),
  );
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  for (let line = 0; line < height; line++)
    table.push(cells.map((lines, column) => padded(lines[line] ?? '', widths[column] ?? 0)));
  return table.toString();
}

/** White space at the end of a line, or before colour codes there. */
const BLANKS_AT_END = /[ \t]+((?:\x1b\[[\d;]*m)*)$/gm;

/** Breaks a line between any two displayed characters. An emoji can be wider than its parts. */
function broken(line: string, width: number): string {
  let [text, used] = ['', 0];
  for (const [part, code] of line.matchAll(/(\x1b\[[\d;]*m)|[^\x1b]+/g)) {
    const characters = code === undefined ? new Intl.Segmenter('en').segment(part) : [{ segment: part }];
    for (const { segment } of characters) {
      const own = textWidth(segment);
      if (used + own > width) [text, used] = [`${text}\n`, 0];
      [text, used] = [text + segment, used + own];
    }
  }
  return text;
}

/** Breaks lines wider than the terminal, which would otherwise break them anywhere. */
function withinWidth(line: string, width: number): string {
  if (textWidth(line) <= width || isAddress(line)) return line;
  return wrapAnsi(line, width, { hard: true, trim: false })
    .split('\n')
    .map((part) => (textWidth(part) <= width ? part : broken(part, width)))
    .join('\n');
}

const asList = (heads: readonly string[], row: readonly string[], paragraph: Paper['paragraph']): string =>
  row
    .map((cell, column) => {
      const head = heads[column] ?? '';
      return paragraph(head === '' ? cell : `${head}: ${cell}`, column === 0 ? 0 : 2);
    })
    .join('\n');

const itemOf =
  (paragraph: Paper['paragraph']): Paper['item'] =>
  (text, mark = '-') => {
    const indent = textWidth(mark) + 3;
    return `  ${mark} ${paragraph(text, indent).slice(indent)}`;
  };

/** Makes the paper for a terminal. */
export function paperFor(terminal: Terminal): Paper {
  const ink = new Chalk({ level: terminal.color ? 1 : 0 });
  const width = Math.max(terminal.width, 20);
  const narrow = width < NARROW;
  const paragraph = (text: string, indent = 0): string =>
    indented(wrapped(text, Math.min(width, WIDEST_TEXT) - indent), indent);
  const labelled = (label: string, text: string, labelWidth = 14): string => {
    if (narrow) return `${ink.bold(label)}\n${paragraph(text, 2)}`;
    const [first = '', ...rest] = paragraph(text, labelWidth).split('\n');
    return [ink.bold(label.padEnd(labelWidth)) + first.slice(labelWidth), ...rest].join('\n');
  };
  return {
    allColumns: terminal.allColumns === true,
    item: itemOf(paragraph),
    ...{ ink, unicode: terminal.unicode, width, narrow, wide: width >= 120, paragraph, labelled },
    fits: (text) => textWidth(text) <= Math.min(width, WIDEST_TEXT),
    tableFit: (heads, rows) =>
      narrow ? undefined : columnWidths([heads, ...rows.slice(0, MOST_TABLE_ROWS)], {}, width),
    table: (heads, rows, exact = {}) => {
      const shown = rows.slice(0, MOST_TABLE_ROWS);
      const more = rows.length - shown.length;
      const rest = more === 0 ? [] : [WORDS.report.more(more)];
      const widths = narrow ? undefined : columnWidths([heads, ...shown], exact, width)?.widths;
      const lines =
        widths === undefined
          ? shown.map((row) => asList(heads, row, paragraph))
          : [heads.map((head) => ink.bold(head)), ...shown].map((row) => drawRow(row, widths));
      return [...lines, ...rest].join('\n');
    },
    page: (parts, whole = []) => {
      const text = parts.filter((part) => part !== '').join('\n\n');
      const lines = (terminal.unicode ? text : toAscii(text)).split('\n');
      return `${lines
        .map((line) => (whole.includes(line) ? line : withinWidth(withoutCommand(line), width)))
        .join('\n')
        .replace(BLANKS_AT_END, '$1')
        .trimEnd()}\n`;
    },
  };
}
