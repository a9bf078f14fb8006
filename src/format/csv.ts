import { stringify } from 'csv-stringify/sync';
import { forCsv } from './escape.js';
import type { Flat } from './flat.js';
import type { Cell } from '../report/lists/listing-report.js';

/** Between the values of a cell that holds several. */
const BETWEEN = '; ';

function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return Array.isArray(cell) ? cell.map((value) => cellText(value)).join(BETWEEN) : forCsv(String(cell));
}

/**
 * Rows as CSV by RFC 4180, with a header: what is not known is empty, several values stand in one cell. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export const renderCsv = ({ columns, rows }: Flat): string =>
  stringify([[...columns], ...rows.map((row) => columns.map((name) => cellText(row[name])))], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // A log must not find a command at the start of a line.
    quoted_match: /^:/,
  });
