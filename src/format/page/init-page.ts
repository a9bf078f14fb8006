import type { InitReport } from '../../report/init-report.js';
import type { Paper } from './paper.js';

/** The page of `init`: what was written, and what to do next. */
export const initPage = (report: InitReport, paper: Paper): string =>
  paper.page([
    report.files.map(({ file }) => `Wrote ${file}`).join('\n'),
    report.next.map((step) => paper.paragraph(step)).join('\n'),
  ]);
