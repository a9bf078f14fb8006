import type { CompareReport } from './compare-report.js';
import type { CompletionReport } from './completion-report.js';
import type { ConfigReport } from './config-report.js';
import type { ExplainReport } from './explain-report.js';
import type { InitReport } from './init-report.js';
import type { ListingReport } from './lists/listing-report.js';
import type { PolicyReport } from './policy-report.js';
import type { QueryReport } from './query-report.js';
import type { QuestionsReport } from './questions-report.js';
import type { RecordReport } from './record-report.js';
import type { CheckReport, GapsReport } from './report.js';
import type { SchemaReport } from './schema-report.js';
import type { ShowReport } from './show-report.js';
import type { ValidateReport } from './validate-report.js';
import type { VerifyReport } from './verify-report.js';

/** What any command answers with. */
export type Report =
  | CheckReport
  | GapsReport
  | ShowReport
  | ExplainReport
  | ValidateReport
  | ListingReport
  | CompareReport
  | PolicyReport
  | CompletionReport
  | QueryReport
  | ConfigReport
  | InitReport
  | QuestionsReport
  | RecordReport
  | VerifyReport
  | SchemaReport;

/** The exit code that a report stands for: 0 or 1. */
export function exitCode(report: Report): 0 | 1 {
  if (report.kind === 'check') return report.verdict === 'fail' ? 1 : 0;
  if (report.kind === 'validate') return report.valid ? 0 : 1;
  if (report.kind === 'verify') return report.holds ? 0 : 1;
  return 0;
}
