import type { Subject } from '../../evidence/subject.js';
import { without } from '../../input/present.js';
import { policyName, type Policy } from '../../policy/policy.js';
import { isGap, type Finding } from '../finding.js';
import { isGating, type Verdict } from '../verdict.js';
import { counted, enumerate } from '../../input/words.js';

/** Gaps that would decide the verdict, had nobody accepted them. */
const acceptedIn = (findings: readonly Finding[], policy: Pick<Policy, 'failOn'>): number =>
  findings.filter(
    (finding) => finding.waiver !== undefined && isGating(without(finding, 'waiver'), policy.failOn),
  ).length;

const risks = (count: number): string => counted(count, 'accepted risk');

/** The verdict as a sentence; it says so where it rests on accepted risks. */
export function verdictSentence(
  verdict: Verdict,
  policy: Policy,
  asOf: string,
  findings: readonly Finding[],
  only: readonly string[] = [],
): string {
  const accepted = verdict === 'pass' ? acceptedIn(findings, policy) : 0;
  const part =
    only.length === 0
      ? ''
      : `, asked for ${only.length} of its ${policy.entries.length} rules alone (${only.join(', ')}),`;
  const held: Record<Verdict, string> = {
    pass: 'holds',
    fail: 'does not hold',
    'not-gated': 'was not used as a gate',
  };
  return `Policy ${policyName(policy)}${part} ${held[verdict]}${accepted === 0 ? '' : ` with ${risks(accepted)}`}, as of ${asOf}.`;
}

/** The sentence under a verdict that rests on some rules alone: what it does not say. */
export function partialHeadline(
  policy: Policy,
  only: readonly string[],
  findings: readonly Finding[],
): string {
  const accepted = acceptedIn(findings, policy);
  const but = accepted === 0 ? '' : `, but for ${risks(accepted)}`;
  const others = policy.entries.length - only.length;
  const shown =
    accepted === 0 && softenedIn(findings).length > 0
      ? 'no gap in what was asked counts enough to make it fail'
      : `what was asked is shown where it counts${but}`;
  return `On the evidence on file, ${shown}. That says nothing of the other ${others} rules of policy ${policy.id}.`;
}

/** Gaps that weigh less than their rule: a policy can let what is not shown pass. */
const softenedIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => isGap(finding) && finding.level !== finding.severity);

/** An offering in the middle of a sentence, with one article, whether its name begins with one or not. */
export const theOffering = (offering: string): string => `the ${offering.replace(/^the\s+/i, '')}`;

/** What is being asked about: the offerings, or the routes to them. */
function offeringsOf(subjects: readonly Subject[]): string {
  const offerings = subjects.map((subject) =>
    subject.kind === 'route'
      ? `${subject.model.name} through ${subject.host}`
      : subject.kind === 'unlisted'
        ? subject.id
        : theOffering(subject.provider.offering),
  );
  return enumerate([...new Set(offerings)]);
}

/** What is meant to be done with some offerings. */
function useOf(what: string, { use }: Pick<Policy, 'use'>): string {
  if (use === 'trial') return `trying ${what} without personal data`;
  if (use === 'model') return `building on ${what}`;
  return use === 'personal-data' ? `sending personal data to ${what}` : `using ${what}`;
}

/** A policy that holds: what is shown by that, and what is not. */
function heldHeadline(
  use: string,
  policy: Pick<Policy, 'id' | 'failOn'>,
  findings: readonly Finding[],
): string {
  const accepted = acceptedIn(findings, policy);
  if (accepted > 0)
    return `On the evidence on file, not every requirement of policy ${policy.id} that counts is shown for ${use}: it holds only with ${risks(accepted)}.`;
  const gaps = findings.filter(isGap);
  if (softenedIn(findings).length > 0)
    return `On the evidence on file, no gap counts enough to make policy ${policy.id} fail for ${use}. That shows little: ${gaps.length} of ${findings.length} findings are gaps.`;
  const below =
    gaps.length === 0 ? '' : `; ${gaps.length} of ${findings.length} findings are gaps below the threshold`;
  return `On the evidence on file, the requirements of policy ${policy.id} for ${use} are shown where they count${below}.`;
}

/** The sentence under the verdict: what it means for the use that is assumed. */
export function headlineOf(
  verdict: Verdict,
  policy: Pick<Policy, 'id' | 'failOn' | 'use'>,
  subjects: readonly Subject[],
  findings: readonly Finding[],
): string {
  const use = useOf(offeringsOf(subjects), policy);
  if (verdict === 'pass') return heldHeadline(use, policy, findings);
  const support =
    verdict === 'fail'
      ? `On the evidence on file, ${use} is not supported by policy ${policy.id}.`
      : `On the evidence on file, policy ${policy.id} was compared for ${use}; nothing was gated.`;
  const unknown = findings.filter(({ outcome }) => outcome === 'unknown').length;
  if (unknown * 2 <= findings.length) return support;
  const hosts = new Set(
    subjects.map((subject) => (subject.kind === 'route' ? subject.host : subject.provider.name)),
  );
  return `${support} Most requirements are not shown: that is a statement about our file, not about what ${enumerate([...hosts])} ${hosts.size > 1 ? 'do' : 'does'}.`;
}
