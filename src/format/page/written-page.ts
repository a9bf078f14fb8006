import type { InitReport } from '../../report/init-report.js';
import type { RecordReport } from '../../report/record-report.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

/** The page of `init`: what was written, and what to do next. */
export const initPage = (report: InitReport, paper: Paper): string =>
  paper.page([
    report.files.map(({ file }) => WORDS.page.wrote(file)).join('\n'),
    report.next.map((step) => paper.paragraph(step)).join('\n'),
  ]);

/** The page of `waive` and `attest`: what was written where, and what it means. */
export function recordPage(report: RecordReport, paper: Paper): string {
  const { recorded, file, line, created } = report;
  const head = WORDS.page.recorded(recorded.kind, created, `${file}:${line}`);
  return paper.page([
    paper.ink.bold(paper.paragraph(head)),
    report.says.map((line) => paper.paragraph(line)).join('\n'),
    report.next.map((line) => paper.ink.dim(paper.paragraph(line))).join('\n'),
  ]);
}
