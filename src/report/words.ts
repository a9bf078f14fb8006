import type { Provider } from '../core/dataset.js';
import { without } from '../core/present.js';
import type { Subject } from '../core/subject.js';
import type { Indication, Outcome, Reason } from '../policy/decide.js';
import type { Finding } from '../policy/finding.js';
import type { Policy } from '../policy/policy.js';
import { isGating, type Verdict } from '../policy/verdict.js';

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

export const ASSUMES =
  "Ordinary personal data of people in the EEA; you are the controller; you call the provider's own API under your own contract. Special categories, criminal data, children, automated decisions and whether a DPIA is required are not judged.";

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
  return `Policy ${policy.id}${part} ${held[verdict]}${accepted === 0 ? '' : ` with ${risks(accepted)}`}, as of ${asOf}.`;
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
  return `On the evidence on file, what was asked is shown where it counts${but}. That says nothing of the other ${others} rules of policy ${policy.id}.`;
}

/** What is being asked about: the offerings, or the routes to them. */
function offeringsOf(subjects: readonly Subject[]): string {
  const offerings = subjects.map((subject) =>
    subject.kind === 'route'
      ? `${subject.model.name} through ${subject.host}`
      : `the ${subject.provider.offering}`,
  );
  return listed([...new Set(offerings)]);
}

/** The sentence under the verdict: what it means for the use that is assumed. */
export function headlineOf(
  verdict: Verdict,
  { id: policy, failOn }: Pick<Policy, 'id' | 'failOn'>,
  subjects: readonly Subject[],
  findings: readonly Finding[],
): string {
  const what = offeringsOf(subjects);
  const accepted = acceptedIn(findings, { failOn });
  if (verdict === 'pass' && accepted > 0)
    return `On the evidence on file, not every requirement of policy ${policy} that counts is shown for sending personal data to ${what}: it holds only with ${risks(accepted)}.`;
  if (verdict === 'pass')
    return `On the evidence on file, the requirements of policy ${policy} for sending personal data to ${what} are shown where they count.`;
  const support =
    verdict === 'fail'
      ? `On the evidence on file, sending personal data to ${what} is not supported by policy ${policy}.`
      : `On the evidence on file, policy ${policy} was compared for sending personal data to ${what}; nothing was gated.`;
  const unknown = findings.filter(({ outcome }) => outcome === 'unknown').length;
  if (unknown * 2 <= findings.length) return support;
  const hosts = new Set(
    subjects.map((subject) => (subject.kind === 'route' ? subject.host : subject.provider.name)),
  );
  return `${support} Most requirements are not shown: that is a statement about our file, not about what ${listed([...hosts])} ${hosts.size > 1 ? 'do' : 'does'}.`;
}
