import { completionText } from '../../report/completion-report.js';
import { safeForTerminal } from '../escape.js';
import { renderJson } from '../json.js';
import { schemaText } from '../../report/schema-report.js';
import type { Report } from '../../report/reports.js';
import type { Terminal } from '../terminal.js';
import { answerPage, briefPage, gapsPage } from './answer-page.js';
import { checkPage } from './check-page.js';
import { comparePage } from './compare-page.js';
import { configPage } from './config-page.js';
import { explainPage } from './explain-page.js';
import { initPage } from './init-page.js';
import { listingPage } from './listing-page.js';
import { paperFor, type Paper } from './paper.js';
import { policyPage } from './policy-page.js';
import { questionsPage } from './questions-page.js';
import { recordPage } from './record-page.js';
import { showPage } from './show-page.js';
import { validatePage } from './validate-page.js';
import { verifyPage } from './verify-page.js';

type Page<K extends Report['kind']> = (report: Extract<Report, { kind: K }>, paper: Paper) => string;

/** The page of each kind of report; total, so that none is forgotten. */
const PAGES: { [K in Report['kind']]: Page<K> } = {
  check: checkPage,
  gaps: checkPage,
  show: showPage,
  explain: explainPage,
  validate: validatePage,
  listing: listingPage,
  compare: comparePage,
  policy: policyPage,
  query: renderJson,
  completion: completionText,
  config: configPage,
  init: initPage,
  record: recordPage,
  questions: questionsPage,
  verify: verifyPage,
  schema: schemaText,
};

/** The report as a page for people. All foreign text is made safe here, before anything is laid out. */
export function renderTable(report: Report, terminal: Terminal): string {
  const safe = safeForTerminal(report, terminal.unicode);
  const page = PAGES[safe.kind] as (report: Report, paper: Paper) => string;
  const paper = paperFor(terminal);
  if (safe.kind === 'gaps' && terminal.detail !== 'full') return gapsPage(safe, paper);
  if (safe.kind === 'check' && terminal.detail !== 'full')
    return (terminal.detail === 'brief' ? briefPage : answerPage)(safe, paper);
  return page(safe, paper);
}
