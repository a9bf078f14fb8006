import type { Finding } from '../verdict/finding.js';
import type { CheckReport, GapsReport } from './report.js';
import type { Report } from './reports.js';

type Evaluated = CheckReport | GapsReport;

/** The first line of an evaluation as NDJSON: all that holds for every finding, the texts of the rules included. */
export type Header = Pick<Evaluated, 'schemaVersion' | 'tool' | 'asOf' | 'project' | 'dataset' | 'policy'> &
  Pick<Evaluated, 'only' | 'rules' | 'assumes' | 'notice'> & { of: Evaluated['kind'] };

/** The last line: what came of it. A stream without it is not whole. */
export type Closing = Pick<Evaluated, 'summary'> &
  Partial<Pick<Evaluated, 'waivers' | 'attestations' | 'proof'>> &
  Partial<Pick<CheckReport, 'verdict' | 'sentence' | 'headline'>> &
  Pick<GapsReport, 'selected'>;

/** A piece of an evaluation that is told while it runs. */
export type Part =
  ({ kind: 'header' } & Header) | { kind: 'finding'; finding: Finding } | ({ kind: 'summary' } & Closing);

/** What a command answers with where a report would be too large to hold: its parts, told while it runs, in batches. */
export interface ReportStream {
  kind: 'stream';
  parts: AsyncIterable<readonly Part[]>;
}

export type Answer = Report | ReportStream;
