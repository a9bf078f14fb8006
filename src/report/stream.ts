import type { Part } from './check-stream.js';
import type { Report } from './reports.js';

/** What a command answers with where a report would be too large to hold: its parts, told while it runs, in batches. */
export interface ReportStream {
  kind: 'stream';
  parts: AsyncIterable<readonly Part[]>;
}

export type Answer = Report | ReportStream;
