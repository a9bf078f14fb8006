import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { leadsOf } from '../../report/summary.js';
import { lawOf, leadLines, messageOrTitle, outcomeText, relatedText } from '../finding-text.js';
import { type FindingGroup, groupFindings, haveSameOutcome, subjectsText } from './finding-groups.js';
import { findingMark } from './gap-rows.js';
import { waiverLines } from './own-part.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

const leadContent = ({ says, ifConfirmed }: ConsideredClaim): unknown => [says, ifConfirmed];

/** Whether two findings can share an entry: same rule, outcome, words and leads. */
export const haveSameText = (a: Finding, b: Finding): boolean =>
  haveSameOutcome(a, b) &&
  a.message === b.message &&
  JSON.stringify(a.caveats) === JSON.stringify(b.caveats) &&
  JSON.stringify(leadsOf(a).map(leadContent)) === JSON.stringify(leadsOf(b).map(leadContent));

/** Groups findings that say the same about several subjects. */
export const groupBySameText = (findings: readonly Finding[]): FindingGroup[] =>
  groupFindings(findings, haveSameText);

const leadsBelow = (finding: Finding, paper: Paper): string[] =>
  [...leadLines(finding), relatedText(finding)]
    .filter((line) => line !== '')
    .map((line) => paper.ink.cyan(line));

function findingBlock(group: FindingGroup, report: EvaluationReport, paper: Paper): string {
  const { finding } = group;
  const { ink } = paper;
  const about = subjectsText(group, report);
  const level = isGap(finding) ? `${ink.bold(finding.level.padEnd(7))} ` : '';
  const head = `${findingMark(finding, paper)} ${level}${ink.bold(finding.rule)}${about === '' ? '' : ` (${about})`}: ${outcomeText(finding)}.`;
  const line = `${head} ${messageOrTitle(finding)}`;
  const below = [
    ...waiverLines(finding, paper),
    ...leadsBelow(finding, paper),
    ink.dim(`${WORDS.finding.law}: ${lawOf(finding, report)}`),
  ];
  const indent = paper.narrow ? 2 : 4;
  const [first, ...texts] = paper.fits(line) ? [line, ...below] : [head, messageOrTitle(finding), ...below];
  return [paper.paragraph(first), ...texts.map((text) => paper.paragraph(text, indent))].join('\n');
}

function findingCells(group: FindingGroup, report: EvaluationReport, paper: Paper): string[] {
  const { finding } = group;
  const about = subjectsText(group, report);
  return [
    `${findingMark(finding, paper)} ${outcomeText(finding)}`,
    paper.ink.bold(finding.rule) + (about === '' ? '' : `\n${about}`),
    [messageOrTitle(finding), ...waiverLines(finding, paper), ...leadsBelow(finding, paper)].join('\n'),
    paper.ink.dim(lawOf(finding, report)),
  ];
}

/** The same in every section, so that the columns of a page line up. */
const SECTION_COLUMNS = { 0: 26, 1: 28, 3: 26 } as const;

export function section(
  head: string,
  findings: readonly Finding[],
  report: EvaluationReport,
  paper: Paper,
): string {
  if (findings.length === 0) return '';
  const groups = groupBySameText(findings);
  const body = paper.wide
    ? paper.table(
        [WORDS.finding.outcome, WORDS.finding.rule, WORDS.finding.known, WORDS.finding.law],
        groups.map((one) => findingCells(one, report, paper)),
        SECTION_COLUMNS,
      )
    : groups.map((one) => findingBlock(one, report, paper)).join('\n');
  return `${paper.ink.bold.underline(paper.paragraph(head))}\n${body}`;
}
