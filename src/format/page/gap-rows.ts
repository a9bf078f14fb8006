import type { EvaluationReport } from '../../report/reports.js';
import stringWidth from 'fast-string-width';
import { NO_LAW, REASON_WORDS } from '../../verdict/words-en.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { type FindingGroup, groupFindings, haveSameOutcome, subjectsText } from './finding-groups.js';
import { OUTCOME_MARKS } from './labels.js';
import type { Paper } from './paper.js';
import { hopText } from '../../report/described-subject.js';
import { WORDS } from '../words/words.js';

/** Beside a rule, a narrower text would be higher than one below it. */
const LEAST_TEXT = 34;

/** How wide the column of rules is: as wide as the longest of them, within reason. */
const RULE_COLUMN = { least: 26, most: 34 };

/** The outcome, where a contrary statement is one of its own: what a mark and a colour turn on. */
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

/** Gaps that say the same about several subjects, one line for all of them. */
export const groupGaps = (findings: readonly Finding[]): FindingGroup[] =>
  groupFindings(findings, areSameGap);

/** Reports on what the rule reads; those beside it are a matter for the details. */
const leadsOn = ({ claims }: Finding): ConsideredClaim[] => claims.filter(({ part }) => part === 'lead');

const closingLeads = (finding: Finding): number =>
  leadsOn(finding).filter(({ ifConfirmed }) =>
    ['pass', 'not-applicable'].includes(ifConfirmed?.outcome ?? ''),
  ).length;

function leadsText(finding: Finding): string {
  const leads = leadsOn(finding).length;
  return leads === 0 ? '' : WORDS.finding.leads(leads, closingLeads(finding));
}

/** What is on file about a gap: "reported only" beside its leads would say the same twice. */
function briefTexts(finding: Finding): string[] {
  if (!isGap(finding)) return [finding.brief];
  const leads = leadsText(finding);
  return finding.brief === REASON_WORDS['reported-only'] && leads !== ''
    ? [WORDS.finding.onlyLeads(leads)]
    : [finding.brief, leads];
}

/** A gap on one line: which subjects, why, what else is on file, and whether it is an accepted risk. */
export function gapText(row: FindingGroup, report: EvaluationReport): string {
  const { finding } = row;
  const [brief = '', ...leads] = briefTexts(finding);
  return [
    [subjectsText(row, report), brief].filter((text) => text !== '').join(': '),
    ...leads,
    ...(isGap(finding) && report.rules[finding.rule]?.ownRequirement === true ? [NO_LAW] : []),
    ...(finding.waiver === undefined ? [] : [WORDS.finding.riskAcceptedUntil(finding.waiver.expires)]),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A mark, a rule and a text, the text wrapped in its own column. */
export function markedLine(mark: string, rule: string, text: string, width: number, paper: Paper): string {
  const head = `${mark} ${paper.ink.bold(rule)}`;
  if (text === '') return head;
  const column = stringWidth(mark) + 1 + width + 2;
  if (paper.width - column < LEAST_TEXT) return `${head}\n${paper.paragraph(text, 2)}`;
  const [first = '', ...rest] = paper.paragraph(text, column).split('\n');
  const pad = ' '.repeat(Math.max(2, width + 2 - rule.length));
  return [head + pad + first.slice(column), ...rest].join('\n');
}

/** In characters, for the rules of some findings. */
export const ruleColumnWidth = (findings: readonly Finding[]): number =>
  Math.min(RULE_COLUMN.most, Math.max(RULE_COLUMN.least, ...findings.map(({ rule }) => rule.length)));

/** Who serves a subject and who made it, where that is more than one; empty: it is the provider alone. */
export const hopTexts = (report: EvaluationReport): string[] =>
  report.subjects.flatMap((subject) => {
    const provider = report.providers[subject.provider];
    const hops = provider === undefined ? '' : hopText(subject, provider);
    return hops === '' ? [] : [`${subject.id}: ${hops}`];
  });

/** What a subject is, after its id: the offering, or the model and the host that it goes through. */
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

/** One line that says what the page is about. */
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
