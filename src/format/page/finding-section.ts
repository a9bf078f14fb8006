import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import type { DescribedRule } from '../../report/described-rule.js';
import { leadsOf } from '../../report/summary.js';
import { citeArticles } from '../../verdict/words/citations.js';
import { CAVEAT_WORDS, outcomeWords } from '../../verdict/words/outcomes.js';
import { leadText } from './claim-text.js';
import { findingMark } from './gap-rows.js';
import { waiverLines } from './own-part.js';
import type { Paper } from './paper.js';
import { makerOf } from '../../report/described-subject.js';

/** Findings that say the same about several subjects: they are told once. */
interface SectionGroup {
  finding: Finding;
  subjects: string[];
}

const sameText = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule &&
  a.provider === b.provider &&
  a.outcome === b.outcome &&
  a.indication === b.indication &&
  a.message === b.message &&
  a.waiver?.text === b.waiver?.text &&
  JSON.stringify(a.caveats) === JSON.stringify(b.caveats) &&
  JSON.stringify(leadsOf(a).map(leadContent)) === JSON.stringify(leadsOf(b).map(leadContent));

const leadContent = ({ says, ifConfirmed }: ConsideredClaim): unknown => [says, ifConfirmed];

export function groupFindings(findings: readonly Finding[]): SectionGroup[] {
  const told: SectionGroup[] = [];
  for (const finding of findings) {
    const same = told.find((one) => sameText(one.finding, finding));
    if (same === undefined) told.push({ finding, subjects: [finding.subject] });
    else same.subjects.push(finding.subject);
  }
  return told;
}

/** Whom a line is about, where that is not the one provider that the page is about. */
function aboutText({ finding, subjects }: SectionGroup, report: EvaluationReport): string {
  const provider = report.providers[finding.provider];
  const [only] = subjects;
  const sole = report.subjects.length === 1 && report.subjects[0]?.id === only;
  const provided = only === finding.provider && Object.keys(report.providers).length === 1;
  if (subjects.length === 1 && (sole || provided)) return '';
  const models = provider?.models.length ?? 0;
  const all = subjects.length > 1 && subjects.length === models;
  return all ? `all ${models} models` : subjects.join(', ');
}

const caveatText = ({ caveats }: Finding): string => caveats.map((caveat) => CAVEAT_WORDS[caveat]).join(', ');

function outcomeText(finding: Finding): string {
  const caveats = caveatText(finding);
  return caveats === '' ? outcomeWords(finding) : `${outcomeWords(finding)} (${caveats})`;
}

const noMessage = (finding: Finding): string => (finding.message === '' ? finding.title : finding.message);

/** Leads on what the rule reads, each once, however many claims repeat it. */
const leadLines = (finding: Finding): string[] => [
  ...new Set(finding.claims.filter(({ part }) => part === 'lead').map((lead) => leadText(lead, finding))),
];

/** Leads on other questions that belong beside it, in short: `explain` tells them whole. */
function relatedText(finding: Finding): string {
  const related = finding.shows.map(({ attribute, seen }) => `${attribute} (${seen ?? 'undated'})`);
  return related.length === 0 ? '' : `Related leads, unverified: ${[...new Set(related)].join(', ')}.`;
}

/** The law behind a rule, in short. */
function lawText(rule: DescribedRule | undefined, own = 'Your own requirement; no law demands it.'): string {
  if (rule === undefined) return '';
  if (rule.ownRequirement) return own;
  return citeArticles(rule.basis.filter(({ relation }) => relation !== 'own-policy'));
}

/** The law behind a finding, and whose duty it is where that is not who serves the model. */
function lawOf(finding: Finding, report: EvaluationReport, own?: string): string {
  const rule = report.rules[finding.rule];
  const maker = makerOf(finding, rule, report.providers, report.subjects);
  return `${lawText(rule, own)}${maker === undefined ? '' : `; duty of ${maker.name}`}`;
}

const leadsBelow = (finding: Finding, paper: Paper): string[] =>
  [...leadLines(finding), relatedText(finding)]
    .filter((line) => line !== '')
    .map((line) => paper.ink.cyan(line));

function findingBlock(told: SectionGroup, report: EvaluationReport, paper: Paper): string {
  const { finding } = told;
  const { ink } = paper;
  const about = aboutText(told, report);
  const level = isGap(finding) ? `${ink.bold(finding.level.padEnd(7))} ` : '';
  const head = `${findingMark(finding, paper)} ${level}${ink.bold(finding.rule)}${about === '' ? '' : ` (${about})`}: ${outcomeText(finding)}.`;
  const law = ink.dim(`[${lawOf(finding, report, 'no law demands it')}]`);
  const below = [...waiverLines(finding, paper), ...leadsBelow(finding, paper)];
  const line = `${head} ${noMessage(finding)} ${law}`;
  const indent = paper.narrow ? 2 : 4;
  if (below.length === 0 && paper.fits(line)) return line;
  const texts = paper.fits(`${head} ${law}`)
    ? [`${head} ${law}`, noMessage(finding)]
    : [head, `${noMessage(finding)} ${law}`];
  const [first = '', second = ''] = texts;
  return [paper.paragraph(first), ...[second, ...below].map((text) => paper.paragraph(text, indent))].join(
    '\n',
  );
}

function findingCells(told: SectionGroup, report: EvaluationReport, paper: Paper): string[] {
  const { finding } = told;
  const about = aboutText(told, report);
  return [
    `${findingMark(finding, paper)} ${outcomeText(finding)}`,
    paper.ink.bold(finding.rule) + (about === '' ? '' : `\n${about}`),
    [noMessage(finding), ...waiverLines(finding, paper), ...leadsBelow(finding, paper)].join('\n'),
    paper.ink.dim(lawOf(finding, report)),
  ];
}

/** The same in every section, so that the columns of a page stand under each other. */
const SECTION_COLUMNS = { 0: 26, 1: 28, 3: 26 } as const;

export function section(
  head: string,
  findings: readonly Finding[],
  report: EvaluationReport,
  paper: Paper,
): string {
  if (findings.length === 0) return '';
  const told = groupFindings(findings);
  const body = paper.wide
    ? paper.table(
        ['Outcome', 'Rule', 'What we know', 'Law'],
        told.map((one) => findingCells(one, report, paper)),
        SECTION_COLUMNS,
      )
    : told.map((one) => findingBlock(one, report, paper)).join('\n');
  return `${paper.ink.bold.underline(paper.paragraph(head))}\n${body}`;
}
