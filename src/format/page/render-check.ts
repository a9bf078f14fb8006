import type { CheckReport } from '../../report/check-report.js';
import { safeForTerminal } from '../escape.js';
import type { Terminal } from '../terminal.js';
import { answerPage, briefPage } from './check-page.js';
import { checkPage } from './details-page.js';
import { paperFor } from './paper.js';

/** A check as a page for people. All foreign text is made safe here, before anything is laid out. */
export function renderCheck(report: CheckReport, terminal: Terminal): string {
  const pages = { full: checkPage, brief: briefPage, answer: answerPage };
  return pages[terminal.detail ?? 'answer'](safeForTerminal(report, terminal.unicode), paperFor(terminal));
}
