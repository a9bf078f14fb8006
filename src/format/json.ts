import { forJson } from './escape.js';
import type { Report } from '../report/reports.js';

/** What a program gets of a report: the report, but of a query its bare result. */
export const documentOf = (report: Report): unknown => (report.kind === 'query' ? report.result : report);

/** The report as JSON, indented by two blanks. */
export const renderJson = (report: Report): string =>
  `${forJson(JSON.stringify(documentOf(report), null, 2))}\n`;
