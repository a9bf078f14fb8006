import type { Provider } from '../evidence/dataset.js';
import { without } from '../input/present.js';
import type { Subject } from '../evidence/subject.js';
import type { Indication, Outcome, Reason } from './asked.js';
import { isGap, type Finding } from './finding.js';
import { policyName, type Policy, type PolicyUse } from '../policy/policy.js';
import { isGating, type Verdict } from './verdict.js';

/** The words that people read for an outcome. */
export function outcomeWords({ outcome, indication }: { outcome: Outcome; indication: Indication }): string {
  switch (outcome) {
    case 'pass':
      return 'shown';
    case 'fail':
      return 'not met';
    case 'not-applicable':
      return 'does not apply';
    case 'unknown':
      return indication === 'against' ? 'not shown, points against' : 'not shown';
  }
}

/** What would have to be mended, in words. */
export const REASON_WORDS: Record<Reason, string> = {
  'other-route': 'served through another host',
  conflicting: 'statements on file differ',
  contested: 'a report says otherwise',
  'wrong-scope': 'company-wide, not about this API',
  'not-accepted': 'your own document, of a kind or state that the policy does not take',
  conditional: 'for some customers only',
  'not-specific': 'does not answer the question',
  stale: 'too old',
  undated: 'undated',
  'not-found': 'looked, not found',
  'reported-only': 'reported only',
  missing: 'nobody has looked',
};

const ASSUMED: Readonly<Record<PolicyUse, string>> = {
  'personal-data':
    "Ordinary personal data of people in the EEA; you are the controller; you call the provider's own API under your own contract. Special categories, criminal data, children, automated decisions and whether a DPIA is required are not judged.",
  trial:
    "Invented or public texts without personal data; you call the provider's own API under your own contract. Personal data of any kind are not judged.",
  model:
    "You build on the model through the provider's own API. Personal data of any kind, and your own duties as provider or deployer of a system, are not judged.",
};

/** The use that a verdict is about. */
export const assumesOf = ({ use = 'personal-data' }: Pick<Policy, 'use'>): string => ASSUMED[use];

/** Where a wrong statement is corrected. */
export const CORRECTIONS = 'CONTRIBUTING.md';

const names = (providers: readonly Pick<Provider, 'name'>[]): string =>
  providers.map(({ name }) => name).join(', ');

/** The notice that stands under every report. */
export const noticeOf = (
  policy: string,
  asOf: string,
  providers: readonly Pick<Provider, 'name'>[],
): string[] => [
  `This report compares statements on file with the requirements of policy ${policy}, as of ${asOf}. It is not legal advice, and not a finding on whether ${names(providers)} complies with the law. 'Not shown' means that the evidence on file does not show it, not that it is not so. Sources may have changed since they were read. Corrections: ${CORRECTIONS}.`,
  `Not affiliated with or endorsed by ${names(providers)}.`,
];

/** Gaps that would decide the verdict, had nobody accepted them. */
const acceptedIn = (findings: readonly Finding[], policy: Pick<Policy, 'failOn'>): number =>
  findings.filter(
    (finding) => finding.waiver !== undefined && isGating(without(finding, 'waiver'), policy.failOn),
  ).length;

const risks = (count: number): string => `${count} accepted ${count === 1 ? 'risk' : 'risks'}`;

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

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

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
  return listed([...new Set(offerings)]);
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
  return `${support} Most requirements are not shown: that is a statement about our file, not about what ${listed([...hosts])} ${hosts.size > 1 ? 'do' : 'does'}.`;
}
