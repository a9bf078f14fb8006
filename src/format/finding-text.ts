import { makerOf } from '../report/described-subject.js';
import type { DescribedRule } from '../report/described-rule.js';
import type { EvaluationReport } from '../report/reports.js';
import { distinct } from '../input/plain-data.js';
import { capitalised } from '../input/words.js';
import { fixOf, isGap, type Finding } from '../verdict/finding.js';
import type { AppliedWaiver } from '../verdict/waiver.js';
import { isGating } from '../verdict/verdict.js';
import { citeArticles } from '../verdict/words/citations.js';
import { CAVEAT_WORDS, OWN_POLICY, outcomeWords } from '../verdict/words/outcome-words-en.js';
import { leadText } from './page/claim-text.js';
import { WORDS } from './words/words.js';

const caveatText = ({ caveats }: Finding): string => caveats.map((caveat) => CAVEAT_WORDS[caveat]).join(', ');

/** The outcome in words, with caveats. */
export function outcomeText(finding: Finding): string {
  const caveats = caveatText(finding);
  return caveats === '' ? outcomeWords(finding) : `${outcomeWords(finding)} (${caveats})`;
}

/** The message of a finding or, if it has none, the requirement. */
export const messageOrTitle = (finding: Finding): string =>
  finding.message === '' ? finding.title : finding.message;

/** Leads on what the rule reads, without duplicates. */
export const leadLines = (finding: Finding): string[] => [
  ...new Set(finding.claims.filter(({ part }) => part === 'lead').map((lead) => leadText(lead, finding))),
];

/** Briefly names leads on related questions; `explain` shows them in full. */
export function relatedText(finding: Finding): string {
  const related = finding.shows.map(({ attribute, seen }) => `${attribute} (${seen ?? WORDS.claim.undated})`);
  return related.length === 0 ? '' : WORDS.claim.relatedLeads(distinct(related));
}

/** The law behind a rule, in short. */
function lawText(rule: DescribedRule | undefined): string {
  if (rule === undefined) return '';
  if (rule.ownRequirement) return OWN_POLICY;
  return citeArticles(rule.basis.filter(({ relation }) => relation !== 'own-policy'));
}

/** The law behind a finding, and whose duty it is if that is not the model's server. */
export function lawOf(finding: Finding, report: EvaluationReport): string {
  const rule = report.rules[finding.rule];
  const maker = makerOf(finding, rule, report.providers, report.subjects);
  return `${lawText(rule)}${maker === undefined ? '' : `; ${WORDS.finding.dutyOf(maker.name)}`}`;
}

/** A waiver of the run with its status and position. */
export const waiverText = (waiver: AppliedWaiver): string =>
  `${WORDS.finding.of(waiver.rule, waiver.subject)}: ${waiver.text} (${waiver.file}:${waiver.line})`;

/** The waivers of a run as lines, each with its status. */
export const waiverTexts = ({ waivers }: Pick<EvaluationReport, 'waivers'>): string[] =>
  waivers.map((waiver) => `${WORDS.finding.waiverStatus(waiver)}: ${waiverText(waiver)}`);

/** The status of a finding's waiver; nothing if it has none. */
export const waivedLines = ({ waiver, idleWaiver }: Finding): string[] =>
  [waiver, idleWaiver].flatMap((one) => (one === undefined ? [] : [WORDS.finding.ownWaiver(one.text)]));

/** The effect of a finding on the verdict; in a list of gaps, what it would be. */
export function verdictEffect(finding: Finding, report: EvaluationReport): string {
  if (!isGap(finding)) return WORDS.report.none;
  if (finding.waiver !== undefined) return WORDS.finding.acceptedRisk;
  const isBlocking = isGating(finding, report.policy.failOn);
  if (report.kind === 'gaps') return isBlocking ? WORDS.finding.wouldBlock : WORDS.finding.wouldNotBlock;
  return isBlocking ? WORDS.finding.blocking : WORDS.finding.notBlocking;
}

const asLabelled = (label: string, text: string): string[] => (text === '' ? [] : [`${label}: ${text}`]);

/** Everything about a finding, in lines. */
export function findingLines(finding: Finding, report: EvaluationReport): string[] {
  const related = relatedText(finding);
  return [
    `${WORDS.finding.requirement}: ${finding.title}`,
    ...(finding.message === ''
      ? [`${capitalised(outcomeText(finding))}.`]
      : [`${capitalised(outcomeText(finding))}. ${finding.message}`]),
    ...waivedLines(finding),
    ...leadLines(finding),
    ...(related === '' ? [] : [related]),
    ...asLabelled(WORDS.finding.law, lawOf(finding, report)),
    ...(isGap(finding)
      ? asLabelled(WORDS.finding.howToClose, fixOf(finding, report.rules[finding.rule]))
      : []),
    `${WORDS.finding.finding} ${finding.id}`,
  ];
}
