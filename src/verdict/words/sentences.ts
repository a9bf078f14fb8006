import { without } from '../../input/plain-data.js';
import { policyName, type Policy } from '../../policy/policy.js';
import { isGap, type Finding } from '../finding.js';
import { isGating, type Verdict } from '../verdict.js';
import { HEADLINE_TEXTS, VERDICT_WORDS } from './verdict-words-en.js';
import { anyCompany, companiesOf } from './notices.js';
import { type Subject } from '../../evidence/subject.js';

/** The number of gaps that would decide the verdict if nobody had accepted them. */
const acceptedGateCount = (findings: readonly Finding[], policy: Pick<Policy, 'failOn'>): number =>
  findings.filter(
    (finding) => finding.waiver !== undefined && isGating(without(finding, 'waiver'), policy.failOn),
  ).length;

/** The verdict as a sentence: the word, the policy, the rules if only some were asked, accepted risks, the day. */
export function verdictSentence(
  verdict: Verdict,
  policy: Policy,
  asOf: string,
  findings: readonly Finding[],
  only: readonly string[] = [],
): string {
  const accepted = verdict === 'pass' ? acceptedGateCount(findings, policy) : 0;
  const part = only.length === 0 ? '' : HEADLINE_TEXTS.someRules(only, policy.entries.length);
  const risk = accepted === 0 ? '' : HEADLINE_TEXTS.withRisks(accepted);
  return HEADLINE_TEXTS.verdict(VERDICT_WORDS[verdict], policyName(policy), `${part}${risk}`, asOf);
}

/** Says under a verdict on some of a policy's rules what that leaves open. */
export function partialHeadline(
  policy: Policy,
  only: readonly string[],
  findings: readonly Finding[],
): string {
  const accepted = acceptedGateCount(findings, policy);
  const but = accepted === 0 ? '' : HEADLINE_TEXTS.exceptRisks(accepted);
  const others = policy.entries.length - only.length;
  return HEADLINE_TEXTS.partial(but, others, policy.id);
}

/** Gaps that count for less than their rule's severity: a policy can let what is not shown pass. */
const lowerLevelGaps = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => isGap(finding) && finding.level !== finding.severity);

/** The headline of a pass: what the evidence shows, and what it does not. */
function passingHeadline(
  policy: Pick<Policy, 'id' | 'failOn'>,
  asks: string,
  findings: readonly Finding[],
): string {
  const accepted = acceptedGateCount(findings, policy);
  const gaps = findings.filter(isGap);
  const applicable = findings.filter(({ outcome }) => outcome !== 'not-applicable').length;
  if (accepted > 0) return HEADLINE_TEXTS.onlyWithRisks(asks, accepted);
  if (lowerLevelGaps(findings).length > 0) return HEADLINE_TEXTS.passWithGaps(asks, gaps.length, applicable);
  const hasExempt = findings.some(({ outcome }) => outcome === 'not-applicable');
  const below = gaps.length === 0 ? '' : HEADLINE_TEXTS.quietGaps(gaps.length, applicable);
  return HEADLINE_TEXTS.passing(asks, HEADLINE_TEXTS.shown(hasExempt), below);
}

/** The sentences under the verdict: what it means, and what a gap is. */
export function headlineOf(
  verdict: Verdict,
  policy: Pick<Policy, 'id' | 'failOn' | 'use'>,
  subjects: readonly Subject[],
  findings: readonly Finding[],
): string {
  const asks = HEADLINE_TEXTS.asks(policy.use);
  if (verdict === 'pass') return passingHeadline(policy, asks, findings);
  const about = HEADLINE_TEXTS.aboutGaps(anyCompany(companiesOf(subjects)));
  if (verdict === 'fail') return HEADLINE_TEXTS.failing(asks, about);
  return HEADLINE_TEXTS.notGated(about);
}
