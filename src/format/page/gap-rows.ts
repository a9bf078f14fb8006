import type { EvaluationReport } from '../../report/reports.js';
import stringWidth from 'fast-string-width';
import { counted } from '../../input/words.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { OUTCOME_MARKS } from './labels.js';
import type { Paper } from './paper.js';
import { hopText } from '../../report/described-subject.js';

/** How wide the column of rules is: as wide as the longest of them, within reason. */
const RULE_COLUMN = { least: 26, most: 34 };
/** Findings that say the same about several subjects share a row. */
export interface FindingGroup {
  finding: Finding;
  subjects: string[];
}

export function findingMark(finding: Finding, { ink, unicode }: Paper): string {
  const isAgainst = finding.outcome === 'unknown' && finding.indication === 'against';
  const mark = OUTCOME_MARKS[isAgainst ? 'against' : finding.outcome][unicode ? 0 : 1];
  if (finding.outcome === 'pass') return ink.green(mark);
  if (finding.outcome === 'not-applicable') return ink.dim(mark);
  return finding.outcome === 'fail' ? ink.red(mark) : ink.yellow(mark);
}

const isSameGap = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule &&
  a.provider === b.provider &&
  a.outcome === b.outcome &&
  a.indication === b.indication &&
  a.brief === b.brief &&
  a.level === b.level &&
  a.waiver?.text === b.waiver?.text &&
  leadsText(a) === leadsText(b);

export function groupGaps(findings: readonly Finding[]): FindingGroup[] {
  const rows: FindingGroup[] = [];
  for (const finding of findings) {
    const same = rows.find((row) => isSameGap(row.finding, finding));
    if (same === undefined) rows.push({ finding, subjects: [finding.subject] });
    else same.subjects.push(finding.subject);
  }
  return rows;
}

/** The subjects of a row, where the row is not about the one subject of the whole page. */
function subjectsText({ finding, subjects }: FindingGroup, report: EvaluationReport): string {
  const provider = report.providers[finding.provider];
  const [only] = subjects;
  const isSole = report.subjects.length === 1 && report.subjects[0]?.id === only;
  const isProvider = only === finding.provider && Object.keys(report.providers).length === 1;
  if (subjects.length === 1 && (isSole || isProvider)) return '';
  const models = provider?.models.length ?? 0;
  return subjects.length > 1 && subjects.length === models ? `all ${models} models` : subjects.join(', ');
}

/** Reports on what the rule reads; those beside it are a matter for the details. */
const leadsOn = ({ claims }: Finding): ConsideredClaim[] => claims.filter(({ part }) => part === 'lead');

const closingLeads = (finding: Finding): number =>
  leadsOn(finding).filter(({ ifConfirmed }) =>
    ['pass', 'not-applicable'].includes(ifConfirmed?.outcome ?? ''),
  ).length;

function leadsText(finding: Finding): string {
  const leads = leadsOn(finding).length;
  if (leads === 0) return '';
  const closing = closingLeads(finding);
  if (closing === 0) return counted(leads, 'lead');
  return closing === leads
    ? `${counted(leads, 'lead')} that would close it, if true`
    : `${counted(leads, 'lead')}, ${closing} would close it, if true`;
}

/** A gap on one line: which subjects, why, what else is on file, and whether it is an accepted risk. */
export function gapText(row: FindingGroup, report: EvaluationReport): string {
  const { finding } = row;
  const subjects = subjectsText(row, report);
  return [
    [subjects, finding.brief].filter((text) => text !== '').join(': '),
    ...(isGap(finding) ? [leadsText(finding)] : []),
    ...(isGap(finding) && report.rules[finding.rule]?.ownRequirement === true ? ['own policy'] : []),
    ...(finding.waiver === undefined ? [] : [`risk accepted until ${finding.waiver.expires}`]),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A mark, a rule and a text, the text wrapped in its own column. */
export function markedLine(mark: string, rule: string, text: string, width: number, paper: Paper): string {
  const head = `${mark} ${paper.ink.bold(rule)}`;
  if (text === '') return head;
  if (paper.narrow) return `${head}\n${paper.paragraph(text, 2)}`;
  const column = stringWidth(mark) + 1 + width + 2;
  const [first = '', ...rest] = paper.paragraph(text, column).split('\n');
  const pad = ' '.repeat(Math.max(2, width + 2 - rule.length));
  return [head + pad + first.slice(column), ...rest].join('\n');
}

export const ruleColumnWidth = (rows: readonly FindingGroup[]): number =>
  Math.min(RULE_COLUMN.most, Math.max(RULE_COLUMN.least, ...rows.map(({ finding }) => finding.rule.length)));

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
    return `${provider?.offering ?? name}, ${counted(provider?.models.length ?? 0, 'model')}`;
  if (kind === 'unlisted') return provider?.offering ?? '';
  return via === undefined ? name : `${name} through ${via}`;
}

/** One line that says what the page is about. */
export function titleText(report: EvaluationReport, paper: Paper): string {
  const [first, ...more] = report.subjects;
  const dot = paper.unicode ? '·' : '-';
  if (first === undefined) return `as of ${report.asOf}`;
  const name =
    more.length === 0
      ? `${first.id} ${dot} ${subjectTitle(first, report)}`
      : report.subjects.map(({ id }) => id).join(', ');
  return `${name} ${dot} as of ${report.asOf}`;
}
