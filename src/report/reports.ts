import type { ExplainReport } from './explain-report.js';
import type { CheckReport, GapsReport } from './report.js';
import type { ShowReport } from './show-report.js';
import type { ValidateReport } from './validate-report.js';

/** What any command answers with. */
export type Report = CheckReport | GapsReport | ShowReport | ExplainReport | ValidateReport;

/** The exit code that a report stands for: 0 or 1. */
export function exitCode(report: Report): 0 | 1 {
  if (report.kind === 'check') return report.verdict === 'fail' ? 1 : 0;
  if (report.kind === 'validate') return report.valid ? 0 : 1;
  return 0;
}
