import { formatYaml } from '../input/yaml.js';
import type { Report } from '../report/reports.js';
import { forJson } from './escape.js';

/** What a program gets of a report: the report, but of a query its bare result. */
const reportForPrograms = (report: Report): unknown => (report.kind === 'query' ? report.result : report);

/** A value as JSON, indented by two blanks. */
export const jsonDocument = (value: unknown): string => `${forJson(JSON.stringify(value, null, 2))}\n`;

/** The report as JSON. */
export const renderJson = (report: Report): string => jsonDocument(reportForPrograms(report));

/** The report as YAML: the same document as its JSON. */
export const renderYaml = (report: Report): string =>
  formatYaml(JSON.parse(JSON.stringify(reportForPrograms(report))));

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => `${forJson(JSON.stringify(value))}\n`;
