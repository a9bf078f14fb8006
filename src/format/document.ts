import type { Report } from '../report/reports.js';
import { forJson } from './escape.js';
import { jsonPieces } from './json-text.js';
import { yamlPieces } from './yaml-text.js';

/** What programs get: the report; for a query, only its result. */
const reportForPrograms = (report: Report): unknown => (report.kind === 'query' ? report.result : report);

/** Formats plain data as JSON with an indent of two. */
export const jsonDocument = (value: unknown): string => `${forJson(JSON.stringify(value, null, 2))}\n`;

export const renderJson = (report: Report): string => jsonDocument(reportForPrograms(report));

/** Renders a report as JSON, in pieces. */
export function* renderJsonPieces(report: Report): Iterable<string> {
  yield* jsonPieces(reportForPrograms(report));
  yield '\n';
}

/** Renders a report as YAML, in pieces: the same data as its JSON. */
export const renderYamlPieces = (report: Report): Iterable<string> => yamlPieces(reportForPrograms(report));

/** Formats a value as one line of JSON. */
export const jsonLine = (value: unknown): string => `${forJson(JSON.stringify(value))}\n`;
