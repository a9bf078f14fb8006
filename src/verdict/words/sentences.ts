import { without } from '../../input/present.js';
import { policyName, type Policy, type PolicyUse } from '../../policy/policy.js';
import { isGap, type Finding } from '../finding.js';
import { isGating, type Verdict } from '../verdict.js';
import { counted } from '../../input/words.js';
import { anyCompany, companiesOf } from './notices.js';
import { type Subject } from '../../evidence/subject.js';

/** The number of gaps that would decide the verdict if nobody had accepted them. */
const acceptedGateCount = (findings: readonly Finding[], policy: Pick<Policy, 'failOn'>): number =>
  findings.filter(
    (finding) => finding.waiver !== undefined && isGating(without(finding, 'waiver'), policy.failOn),
  ).length;

const risks = (count: number): string => counted(count, 'accepted risk');

/** The verdict as a word for people. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  pass: 'PASS',
  fail: 'FAIL',
  'not-gated': 'NOT GATED',
};

/**
 * The verdict as a sentence: the word, the policy, the rules if only some were asked, accepted risks, the
 * day.
 */
export function verdictSentence(
  verdict: Verdict,
  policy: Policy,
  asOf: string,
  findings: readonly Finding[],
  only: readonly string[] = [],
): string {
  const accepted = verdict === 'pass' ? acceptedGateCount(findings, policy) : 0;
  const part =
    only.length === 0 ? '' : `, ${only.length} of its ${policy.entries.length} rules (${only.join(', ')})`;
  const risk = accepted === 0 ? '' : `, with ${risks(accepted)}`;
  return `${VERDICT_WORDS[verdict]}: policy ${policyName(policy)}${part}${risk}, as of ${asOf}.`;
}

/** Says under a verdict on some of a policy's rules what that leaves open. */
export function partialHeadline(
  policy: Policy,
  only: readonly string[],
  findings: readonly Finding[],
): string {
  const accepted = acceptedGateCount(findings, policy);
  const but = accepted === 0 ? '' : `, except for ${risks(accepted)}`;
  const others = policy.entries.length - only.length;
  return `The evidence on file shows what was asked${but}. The other ${others} rules of policy ${policy.id} were not asked.`;
}

/** Gaps that count for less than their rule's severity: a policy can let what is not shown pass. */
const lowerLevelGaps = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => isGap(finding) && finding.level !== finding.severity);

/** An offering in mid-sentence, with exactly one article. */
export const theOffering = (offering: string): string => `the ${offering.replace(/^the\s+/i, '')}`;

/** What the policy's requirements must be met for. */
const USE_PHRASES: Readonly<Record<PolicyUse, string>> = {
  'personal-data': 'before personal data of people in the EEA may be sent',
  trial: 'for a trial without personal data',
  model: 'for building on the model',
};

/** The headline of a pass: what the evidence shows, and what it does not. */
function passingHeadline(
  policy: Pick<Policy, 'id' | 'failOn'>,
  asks: string,
  findings: readonly Finding[],
): string {
  const accepted = acceptedGateCount(findings, policy);
  const gaps = findings.filter(isGap);
  const asked = findings.filter(({ outcome }) => outcome !== 'not-applicable').length;
  if (accepted > 0)
    return `The evidence on file does not show all of ${asks}: it passes only with ${risks(accepted)}.`;
  if (lowerLevelGaps(findings).length > 0)
    return `Nothing blocks, because this policy lets through what is not shown: ${gaps.length} of ${asked} requirements are not shown. The evidence on file does not show ${asks}.`;
  const hasExempt = findings.some(({ outcome }) => outcome === 'not-applicable');
  const shown = hasExempt
    ? 'shows every requirement that can block, or that it does not apply'
    : 'shows every requirement that can block';
  const below =
    gaps.length === 0 ? '' : ` ${gaps.length} of ${asked} requirements are gaps that do not block.`;
  return `Of ${asks}, the evidence on file ${shown}.${below}`;
}

/** The sentences under the verdict: what it means, and what a gap is. */
export function headlineOf(
  verdict: Verdict,
  policy: Pick<Policy, 'id' | 'failOn' | 'use'>,
  subjects: readonly Subject[],
  findings: readonly Finding[],
): string {
  const asks = `what the policy asks ${policy.use === undefined ? 'for this use' : USE_PHRASES[policy.use]}`;
  if (verdict === 'pass') return passingHeadline(policy, asks, findings);
  const about = `A gap is about our file, which does not show the requirement or holds a contrary statement. A gap is not a finding about ${anyCompany(companiesOf(subjects))}.`;
  if (verdict === 'fail') return `The evidence on file does not show ${asks}. ${about}`;
  return `Nothing can block (fail_on: never), so there is no verdict. ${about}`;
}
