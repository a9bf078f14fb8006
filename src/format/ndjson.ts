import { renderEvaluation } from './check-stream.js';
import { flatten } from './flat.js';
import { jsonLine } from './json-line.js';
import type { Report } from '../report/reports.js';

type Lined = Extract<Report, { kind: 'check' | 'gaps' | 'listing' | 'compare' | 'query' }>;

/**
 * One JSON value a line: an evaluation as header, findings and summary; a list as its rows; of a query each item of a
 * list, or its one result.
 */
export function renderNdjson(report: Lined): string {
  if (report.kind === 'query') {
    const items: unknown[] = Array.isArray(report.result) ? report.result : [report.result];
    return items.map(jsonLine).join('');
  }
  if (report.kind === 'check' || report.kind === 'gaps') return renderEvaluation(report);
  return flatten(report).rows.map(jsonLine).join('');
}
