import { safeForTerminal } from '../escape.js';
import { letterText } from '../letter-text.js';
import type { Report } from '../../report/reports.js';
import type { Terminal } from '../terminal.js';
import { gapsPage } from './gaps-page.js';
import { checkPage } from './details-page.js';
import { comparePage } from './compare-page.js';
import { explainPage } from './explain-page.js';
import { listingPage } from './listing-page.js';
import { paperFor, type Paper } from './paper.js';
import { renderCheck } from './render-check.js';
import { configPage, policyPage } from './settings-page.js';
import { showPage } from './show-page.js';
import { validatePage } from './validate-page.js';
import { verifyPage } from './verify-page.js';
import { initPage, recordPage } from './written-page.js';
import { renderJson } from '../document.js';

type OtherKind = Exclude<Report['kind'], 'check'>;

type Page<K extends OtherKind> = (report: Extract<Report, { kind: K }>, paper: Paper) => string;

/** The page of each other kind of report. Complete, so that none is forgotten. */
const PAGES: { [K in OtherKind]: Page<K> } = {
  gaps: checkPage,
  show: showPage,
  explain: explainPage,
  validate: validatePage,
  listing: listingPage,
  compare: comparePage,
  policy: policyPage,
  query: renderJson,
  config: configPage,
  init: initPage,
  record: recordPage,
  questions: (report, paper) => paper.page([letterText(report).trimEnd()]),
  verify: verifyPage,
};

/** Renders a report as a page for people. Makes all foreign text safe before layout. */
export function renderTable(report: Report, terminal: Terminal): string {
  if (report.kind === 'check') return renderCheck(report, terminal);
  const safe = safeForTerminal(report, terminal.unicode);
  const paper = paperFor(terminal);
  if (safe.kind === 'gaps' && terminal.detail !== 'full') return gapsPage(safe, paper);
  const page = PAGES[safe.kind] as (report: Report, paper: Paper) => string;
  return page(safe, paper);
}
