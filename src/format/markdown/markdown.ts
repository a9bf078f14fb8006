import type { CompareReport } from '../../report/compare-report.js';
import { attestationText } from '../../report/described-attestation.js';
import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { replacedTexts } from '../../report/envelope.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import type { QuestionsReport } from '../../report/questions-report.js';
import type { EvaluationReport } from '../../report/reports.js';
import { forMarkdown } from '../escape.js';
import { letterMarkdown } from './letter-markdown.js';
import { markdownFindings } from './markdown-findings.js';
import { markdownList, markdownPage, markdownSection, markdownTable } from './markdown-table.js';
import { comparedLines, comparisonTitle } from '../page/compare-page.js';
import { listingCells, listingMarks, listingNotes, listingTitle } from '../page/listing-page.js';
import { WORDS } from '../words/words.js';

function listingMarkdown(report: ListingReport): string {
  const cells = listingCells(report);
  const heads = report.columns.map(({ title }) => title);
  return markdownPage([
    `# ${forMarkdown(listingTitle(report))}`,
    cells.length === 0 ? '' : markdownTable(heads, cells),
    markdownList([...listingMarks(report, cells), ...listingNotes(report)]),
    ...markdownSection(WORDS.report.notice, ...report.notice.map(forMarkdown)),
  ]);
}

function compareMarkdown(report: CompareReport): string {
  const rows = comparedLines(report, true).map(({ head, cells }) => [
    head,
    ...cells.map((texts) => texts.join('; ')),
  ]);
  return markdownPage([
    `# ${WORDS.page.compare.sideBySide}`,
    forMarkdown(comparisonTitle(report)),
    markdownTable([WORDS.page.compare.factOrRule, ...report.subjects.map(({ id }) => id)], rows),
    markdownList([
      WORDS.page.compare.units,
      `${WORDS.report.assumedUse}: ${report.assumes}`,
      ...replacedTexts(report.dataset),
    ]),
    ...markdownSection(
      `${WORDS.report.ownEvidence}, ${ATTESTED_MARK}`,
      markdownList(report.attestations.map(attestationText)),
    ),
    ...markdownSection(WORDS.report.notice, ...report.notice.map(forMarkdown)),
  ]);
}

/**
 * Renders a report as Markdown, for an issue, a wiki or a mail. Foreign text cannot become markup, a link or
 * a mention.
 */
export function renderMarkdown(
  report: EvaluationReport | ListingReport | CompareReport | QuestionsReport,
): string {
  switch (report.kind) {
    case 'listing':
      return listingMarkdown(report);
    case 'compare':
      return compareMarkdown(report);
    case 'questions':
      return letterMarkdown(report);
    case 'check':
    case 'gaps':
      return markdownFindings(report);
  }
}
