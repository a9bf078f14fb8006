import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import type { DescribedRule } from '../../report/described-rule.js';
import { leadsOf } from '../../report/summary.js';
import { citeArticles } from '../../verdict/words/citations.js';
import { CAVEAT_WORDS, outcomeWords } from '../../verdict/words/outcomes.js';
import { leadText } from './claim-text.js';
import { type FindingGroup, groupFindings, haveSameOutcome, subjectsText } from './finding-groups.js';
import { findingMark } from './gap-rows.js';
import { waiverLines } from './own-part.js';
import type { Paper } from './paper.js';
import { makerOf } from '../../report/described-subject.js';

const leadContent = ({ says, ifConfirmed }: ConsideredClaim): unknown => [says, ifConfirmed];

const haveSameText = (a: Finding, b: Finding): boolean =>
  haveSameOutcome(a, b) &&
  a.message === b.message &&
  JSON.stringify(a.caveats) === JSON.stringify(b.caveats) &&
  JSON.stringify(leadsOf(a).map(leadContent)) === JSON.stringify(leadsOf(b).map(leadContent));

/** Findings that say the same about several subjects, each text once. */
export const groupBySameText = (findings: readonly Finding[]): FindingGroup[] =>
  groupFindings(findings, haveSameText);

const caveatText = ({ caveats }: Finding): string => caveats.map((caveat) => CAVEAT_WORDS[caveat]).join(', ');

/** The outcome in words, with what a reader should know all the same. */
export function outcomeText(finding: Finding): string {
  const caveats = caveatText(finding);
  return caveats === '' ? outcomeWords(finding) : `${outcomeWords(finding)} (${caveats})`;
}

/** What we know; of what needs no words, the requirement itself. */
export const messageText = (finding: Finding): string =>
  finding.message === '' ? finding.title : finding.message;

/** Leads on what the rule reads, each once, however many claims repeat it. */
const leadLines = (finding: Finding): string[] => [
  ...new Set(finding.claims.filter(({ part }) => part === 'lead').map((lead) => leadText(lead, finding))),
];

/** Leads on other questions that belong beside it, in short: `explain` has them in full. */
function relatedText(finding: Finding): string {
  const related = finding.shows.map(({ attribute, seen }) => `${attribute} (${seen ?? 'undated'})`);
  return related.length === 0 ? '' : `Related leads, unverified: ${[...new Set(related)].join(', ')}.`;
}

/** The law behind a rule, in short. */
function lawText(rule: DescribedRule | undefined): string {
  if (rule === undefined) return '';
  if (rule.ownRequirement) return 'no law demands it';
  return citeArticles(rule.basis.filter(({ relation }) => relation !== 'own-policy'));
}

/** The law behind a finding, and whose duty it is where that is not who serves the model. */
function lawOf(finding: Finding, report: EvaluationReport): string {
  const rule = report.rules[finding.rule];
  const maker = makerOf(finding, rule, report.providers, report.subjects);
  return `${lawText(rule)}${maker === undefined ? '' : `; duty of ${maker.name}`}`;
}

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
  const law = ink.dim(`[${lawOf(finding, report)}]`);
  const below = [...waiverLines(finding, paper), ...leadsBelow(finding, paper)];
  const line = `${head} ${messageText(finding)} ${law}`;
  const indent = paper.narrow ? 2 : 4;
  if (below.length === 0 && paper.fits(line)) return line;
  const texts = paper.fits(`${head} ${law}`)
    ? [`${head} ${law}`, messageText(finding)]
    : [head, `${messageText(finding)} ${law}`];
  const [first = '', second = ''] = texts;
  return [paper.paragraph(first), ...[second, ...below].map((text) => paper.paragraph(text, indent))].join(
    '\n',
  );
}

function findingCells(group: FindingGroup, report: EvaluationReport, paper: Paper): string[] {
  const { finding } = group;
  const about = subjectsText(group, report);
  return [
    `${findingMark(finding, paper)} ${outcomeText(finding)}`,
    paper.ink.bold(finding.rule) + (about === '' ? '' : `\n${about}`),
    [messageText(finding), ...waiverLines(finding, paper), ...leadsBelow(finding, paper)].join('\n'),
    paper.ink.dim(lawOf(finding, report)),
  ];
}

/** The same in every section, so that the columns of a page are aligned. */
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
        ['Outcome', 'Rule', 'What we know', 'Law'],
        groups.map((one) => findingCells(one, report, paper)),
        SECTION_COLUMNS,
      )
    : groups.map((one) => findingBlock(one, report, paper)).join('\n');
  return `${paper.ink.bold.underline(paper.paragraph(head))}\n${body}`;
}
