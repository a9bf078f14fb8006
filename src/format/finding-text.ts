import { makerOf } from '../report/described-subject.js';
import type { DescribedRule } from '../report/described-rule.js';
import type { EvaluationReport } from '../report/reports.js';
import { distinct } from '../input/present.js';
import { capitalised } from '../input/words.js';
import { isGap, type Finding } from '../verdict/finding.js';
import type { AppliedWaiver } from '../verdict/waiver.js';
import { isGating } from '../verdict/verdict.js';
import { citeArticles } from '../verdict/words/citations.js';
import { CAVEAT_WORDS, NO_LAW, outcomeWords } from '../verdict/words-en.js';
import { leadText } from './page/claim-text.js';
import { WORDS } from './words/words.js';

const caveatText = ({ caveats }: Finding): string => caveats.map((caveat) => CAVEAT_WORDS[caveat]).join(', ');

/** The outcome in words, with what a reader should know all the same. */
export function outcomeText(finding: Finding): string {
  const caveats = caveatText(finding);
  return caveats === '' ? outcomeWords(finding) : `${outcomeWords(finding)} (${caveats})`;
}

/** What we know; of what needs no word, the requirement. */
export const knownOrAsked = (finding: Finding): string =>
  finding.message === '' ? finding.title : finding.message;

/** Leads on what the rule reads, each once, however many claims repeat it. */
export const leadLines = (finding: Finding): string[] => [
  ...new Set(finding.claims.filter(({ part }) => part === 'lead').map((lead) => leadText(lead, finding))),
];

/** Leads on other questions that belong beside it, in short: `explain` has them in full. */
export function relatedText(finding: Finding): string {
  const related = finding.shows.map(({ attribute, seen }) => `${attribute} (${seen ?? WORDS.claim.undated})`);
  return related.length === 0 ? '' : WORDS.claim.relatedLeads(distinct(related));
}

/** The law behind a rule, in short. */
function lawText(rule: DescribedRule | undefined): string {
  if (rule === undefined) return '';
  if (rule.ownRequirement) return NO_LAW;
  return citeArticles(rule.basis.filter(({ relation }) => relation !== 'own-policy'));
}

/** The law behind a finding, and whose duty it is where that is not who serves the model. */
export function lawOf(finding: Finding, report: EvaluationReport): string {
  const rule = report.rules[finding.rule];
  const maker = makerOf(finding, rule, report.providers, report.subjects);
  return `${lawText(rule)}${maker === undefined ? '' : `; ${WORDS.finding.dutyOf(maker.name)}`}`;
}

/** A waiver of the run, and what became of it, with its place. */
export const waiverText = (waiver: AppliedWaiver): string =>
  `${WORDS.finding.of(waiver.rule, waiver.subject)}: ${waiver.text} (${waiver.file}:${waiver.line})`;

/** The waivers of a run as lines, each with its status. */
export const waiverTexts = ({ waivers }: Pick<EvaluationReport, 'waivers'>): string[] =>
  waivers.map((waiver) => `${WORDS.finding.waiverStatus(waiver)}: ${waiverText(waiver)}`);

/** What became of the waiver of a finding; nothing where it has none. */
export const waivedLines = ({ waiver, idleWaiver }: Finding): string[] =>
  [waiver, idleWaiver].flatMap((one) => (one === undefined ? [] : [WORDS.finding.ownWaiver(one.text)]));

/** What a finding does to the verdict; a list of gaps has none, so there it is what it would do. */
export function verdictEffect(finding: Finding, report: EvaluationReport): string {
  if (!isGap(finding)) return WORDS.report.none;
  if (finding.waiver !== undefined) return WORDS.finding.acceptedRisk;
  const isBlocking = isGating(finding, report.policy.failOn);
  if (report.kind === 'gaps') return isBlocking ? WORDS.finding.wouldBlock : WORDS.finding.wouldNotBlock;
  return isBlocking ? WORDS.finding.blocking : WORDS.finding.notBlocking;
}

const asLabelled = (label: string, text: string): string[] => (text === '' ? [] : [`${label}: ${text}`]);

/** All that is said of a finding, as lines. */
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
    ...(isGap(finding) ? asLabelled(WORDS.finding.howToClose, report.rules[finding.rule]?.fix ?? '') : []),
    `${WORDS.finding.finding} ${finding.id}`,
  ];
}
