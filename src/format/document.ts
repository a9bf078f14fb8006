import type { Report } from '../report/reports.js';
import { forJson } from './escape.js';
import { jsonPieces } from './json-text.js';
import { yamlPieces } from './yaml-text.js';

/** What a program gets of a report: the report, but of a query its bare result. */
const reportForPrograms = (report: Report): unknown => (report.kind === 'query' ? report.result : report);

/** Plain data as JSON, indented by two blanks. */
export const jsonDocument = (value: unknown): string => `${forJson(JSON.stringify(value, null, 2))}\n`;

/** The report as JSON. */
export const renderJson = (report: Report): string => jsonDocument(reportForPrograms(report));

/** The report as JSON, piece by piece. */
export function* renderJsonPieces(report: Report): Iterable<string> {
  yield* jsonPieces(reportForPrograms(report));
  yield '\n';
}

/** The report as YAML, piece by piece: the same document as its JSON. */
export const renderYamlPieces = (report: Report): Iterable<string> => yamlPieces(reportForPrograms(report));

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => `${forJson(JSON.stringify(value))}\n`;
