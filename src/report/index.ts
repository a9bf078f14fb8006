import { renderJson } from './json.js';
import type { Report } from './reports.js';
import { renderTable } from './table/render-table.js';
import type { Terminal } from './terminal.js';

/** A pure function from a report to text. */
export type Reporter = (report: Report, terminal: Terminal) => string;

const REPORTERS = { table: renderTable, json: renderJson } as const satisfies Record<string, Reporter>;

export type Format = keyof typeof REPORTERS;

export const FORMATS = Object.keys(REPORTERS) as Format[];

/** A report as text, with one line end at its end. */
export const render = (report: Report, format: Format, terminal: Terminal): string =>
  REPORTERS[format](report, terminal);
