import type { EvaluationReport } from '../../report/reports.js';
import { OWN_POLICY, REASON_WORDS } from '../../verdict/words/outcome-words-en.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { type FindingGroup, groupFindings, haveSameOutcome, subjectsText } from './finding-groups.js';
import { OUTCOME_MARKS } from './labels.js';
import type { Paper } from './paper.js';
import { hopText } from '../../report/described-subject.js';
import { WORDS } from '../words/words.js';
import { textWidth } from './text-width.js';

/** In less width, a text next to a rule takes more lines than one below it. */
const LEAST_TEXT = 34;

/** The width of the rule column: that of the longest rule, within these limits. */
const RULE_COLUMN = { least: 26, most: 34 };

/** The outcome that decides mark and colour; a contrary statement has its own. */
export const markedOutcome = ({
  outcome,
  indication,
}: Pick<Finding, 'outcome' | 'indication'>): keyof typeof OUTCOME_MARKS =>
  outcome === 'unknown' && indication === 'against' ? 'against' : outcome;

export function findingMark(finding: Finding, { ink, unicode }: Paper): string {
  const mark = OUTCOME_MARKS[markedOutcome(finding)][unicode ? 0 : 1];
  if (finding.outcome === 'pass') return ink.green(mark);
  if (finding.outcome === 'not-applicable') return ink.dim(mark);
  return finding.outcome === 'fail' ? ink.red(mark) : ink.yellow(mark);
}

const areSameGap = (a: Finding, b: Finding): boolean =>
  haveSameOutcome(a, b) && a.brief === b.brief && a.level === b.level && leadsText(a) === leadsText(b);

/** Groups gaps that say the same about several subjects. */
export const groupGaps = (findings: readonly Finding[]): FindingGroup[] =>
  groupFindings(findings, areSameGap);

/** Leads on what the rule reads; related ones are left to the details. */
const leadsOn = ({ claims }: Finding): ConsideredClaim[] => claims.filter(({ part }) => part === 'lead');

const closingLeads = (finding: Finding): number =>
  leadsOn(finding).filter(({ ifConfirmed }) =>
    ['pass', 'not-applicable'].includes(ifConfirmed?.outcome ?? ''),
  ).length;

function leadsText(finding: Finding): string {
  const leads = leadsOn(finding).length;
  return leads === 0 ? '' : WORDS.finding.leads(leads, closingLeads(finding));
}

/** What is on file about a gap. Leads replace "reported only", which would say the same twice. */
function briefTexts(finding: Finding): string[] {
  if (!isGap(finding)) return [finding.brief];
  const leads = leadsText(finding);
  return finding.brief === REASON_WORDS['reported-only'] && leads !== ''
    ? [WORDS.finding.onlyLeads(leads)]
    : [finding.brief, leads];
}

/** A gap in one line: its subjects, why, what else is on file, and whether it is accepted. */
export function gapText(row: FindingGroup, report: EvaluationReport): string {
  const { finding } = row;
  const [brief = '', ...leads] = briefTexts(finding);
  return [
    [subjectsText(row, report), brief].filter((text) => text !== '').join(': '),
    ...leads,
    ...(isGap(finding) && report.rules[finding.rule]?.ownRequirement === true ? [OWN_POLICY] : []),
    ...(finding.waiver === undefined ? [] : [WORDS.finding.riskAcceptedUntil(finding.waiver.expires)]),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A mark, a rule and a text, wrapped in its own column. */
export function markedLine(mark: string, rule: string, text: string, width: number, paper: Paper): string {
  const head = `${mark} ${paper.ink.bold(rule)}`;
  if (text === '') return head;
  const column = textWidth(mark) + 1 + width + 2;
  if (paper.width - column < LEAST_TEXT) return `${head}\n${paper.paragraph(text, 2)}`;
  const [first = '', ...rest] = paper.paragraph(text, column).split('\n');
  const pad = ' '.repeat(Math.max(2, width + 2 - rule.length));
  return [head + pad + first.slice(column), ...rest].join('\n');
}

/** The width of the rule column for some findings, in characters. */
export const ruleColumnWidth = (findings: readonly Finding[]): number =>
  Math.min(RULE_COLUMN.most, Math.max(RULE_COLUMN.least, ...findings.map(({ rule }) => rule.length)));

/** Who serves a subject and who made it, if they differ; empty for the provider alone. */
export const hopTexts = (report: EvaluationReport): string[] =>
  report.subjects.flatMap((subject) => {
    const provider = report.providers[subject.provider];
    const hops = provider === undefined ? '' : hopText(subject, provider);
    return hops === '' ? [] : [`${subject.id}: ${hops}`];
  });

/** What a subject is, to follow its id: the offering, or the model and its host. */
function subjectTitle(
  { kind, name, via, provider: id }: EvaluationReport['subjects'][number],
  report: EvaluationReport,
): string {
  const provider = report.providers[id];
  if (kind === 'provider')
    return WORDS.report.offering(provider?.offering ?? name, provider?.models.length ?? 0);
  if (kind === 'unlisted') return provider?.offering ?? '';
  return via === undefined ? name : WORDS.report.through(name, via);
}

/** The title of the page, in one line. */
export function titleText(report: EvaluationReport, { unicode }: Pick<Paper, 'unicode'>): string {
  const [first, ...more] = report.subjects;
  const day = WORDS.report.asOf(report.asOf);
  const dot = unicode ? '·' : '-';
  if (first === undefined) return day;
  const name =
    more.length === 0
      ? `${first.id} ${dot} ${subjectTitle(first, report)}`
      : report.subjects.map(({ id }) => id).join(', ');
  return `${name} ${dot} ${day}`;
}
