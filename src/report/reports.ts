import { either, type Shape, type ValueOf } from '../input/shape.js';
import { CHECK_SHAPE, type CheckReport } from './check-report.js';
import { COMPARE_SHAPE } from './compare-report.js';
import { CONFIG_SHAPE } from './config-report.js';
import { EXPLAIN_SHAPE } from './explain-report.js';
import { GAPS_SHAPE, type GapsReport } from './gaps-report.js';
import { INIT_SHAPE } from './init-report.js';
import { LISTING_SHAPE } from './lists/listing-report.js';
import { POLICY_REPORT_SHAPE } from './policy-report.js';
import type { QueryReport } from './query-report.js';
import { QUESTIONS_SHAPE } from './questions-report.js';
import { RECORD_SHAPE } from './record-report.js';
import { SHOW_SHAPE } from './show-report.js';
import { LINE_SHAPES, type ReportStream } from './stream.js';
import { VALIDATE_SHAPE } from './validate-report.js';
import { VERIFY_SHAPE } from './verify-report.js';

/** The shape of every kind of report. The answer of `query` has none: its form depends on the expression. */
export const REPORT_SHAPES = {
  check: CHECK_SHAPE,
  gaps: GAPS_SHAPE,
  show: SHOW_SHAPE,
  explain: EXPLAIN_SHAPE,
  validate: VALIDATE_SHAPE,
  config: CONFIG_SHAPE,
  init: INIT_SHAPE,
  record: RECORD_SHAPE,
  verify: VERIFY_SHAPE,
  questions: QUESTIONS_SHAPE,
  listing: LISTING_SHAPE,
  compare: COMPARE_SHAPE,
  policy: POLICY_REPORT_SHAPE,
};

/** Any report, and any line of an evaluation in NDJSON. */
export const REPORT_SHAPE: Shape = either([...Object.values(REPORT_SHAPES), ...LINE_SHAPES]);

type Shapes = typeof REPORT_SHAPES;

/** What a command reports. */
export type Report = ValueOf<Shapes[keyof Shapes]> | QueryReport;

/** A text that is printed as it is in any format: a shell script, or the JSON Schema of a kind of file. */
export interface PlainText {
  kind: 'completion' | 'schema';
  lines: string[];
}

/** The kind of a report or text, which decides on the formats available. */
export type CommandAnswerKind = (Report | PlainText)['kind'];

/** What a command answers with. */
export type CommandAnswer = Report | PlainText | ReportStream;

/** A report with complete findings. */
export type EvaluationReport = CheckReport | GapsReport;
