import type { Claim } from '../evidence/dataset.js';
import { firstDay, lastDay } from '../input/calendar.js';
import type { PolicyEntry } from '../policy/policy.js';
import type { Answer } from '../rules/rule.js';
import type { Days, Weakness } from './decision.js';
import type { Attested } from '../evidence/attestations/attestation.js';
import { dateOf, knownOn, tooOldOn } from '../evidence/claim.js';

/** Whether a policy accepts this kind of attestation as proof, with its digest checked if required. */
const isAccepted = (attested: Attested, entry: PolicyEntry): boolean =>
  entry.attestations.includes(attested.kind) &&
  (entry.attestationDigest === 'any' || attested.digest === 'checked');

/** A contract is valid until it ends, whenever it was signed; statements and research grow old. */
export const growsOld = (claim: Claim): boolean => claim.attestation?.kind !== 'contract';

/** Whether a claim says that its text was seen after its sources were last read, as far as they were by that day. */
function isSeenUnread({ seen, read }: Claim, asOf: string): boolean {
  if (seen === undefined || read === undefined) return false;
  return firstDay(seen) > (read.last > asOf && read.first <= asOf ? read.first : read.last);
}

/**
 * The days that a claim's date can mean. A yes dated by month counts once the month is over; until then it is
 * undated. So is a claim that says it was seen after its sources were read. A later look does not date a yes.
 */
export function daysOf(claim: Claim, answer: Answer, asOf: string): Days | undefined {
  const isYes = answer.kind === 'pass' || answer.kind === 'not-applicable';
  const dated = dateOf(isYes ? knownOn(claim, asOf) : claim);
  if (dated === undefined || isSeenUnread(claim, asOf)) return undefined;
  const days = { first: firstDay(dated), last: lastDay(dated) };
  return isYes && days.first <= asOf && days.last > asOf ? undefined : days;
}

/** Whether a claim, or the reading of its sources, is older than the policy accepts. */
function isOld(claim: Claim, { maxAgeDays }: PolicyEntry, asOf: string): boolean {
  const day = tooOldOn(knownOn(claim, asOf), maxAgeDays);
  return day !== undefined && day <= asOf;
}

/** "Not applicable" needs reviewed evidence about the API, whatever a policy accepts. */
const needsMore = (claim: Claim, answer: Answer): Weakness[] => [
  ...(answer.kind === 'not-applicable' && claim.scope === 'group' ? (['wrong-scope'] as const) : []),
  ...(answer.kind === 'not-applicable' && claim.grade === 'reported' ? (['not-accepted'] as const) : []),
];

/**
 * Says why a claim is not proof under a policy. `conditional`: it is not known whether it is about these
 * customers.
 */
export function weaknessesOf(
  claim: Claim,
  answer: Answer,
  { entry, asOf, conditional }: { entry: PolicyEntry; asOf: string; conditional: boolean },
): Weakness[] {
  const found = new Set<Weakness>(needsMore(claim, answer));
  if (!entry.scopes.includes(claim.scope)) found.add('wrong-scope');
  if (claim.attestation !== undefined && !isAccepted(claim.attestation, entry)) found.add('not-accepted');
  if (entry.rule.public === true && claim.gated === true) found.add('not-accepted');
  if (conditional) found.add('conditional');
  if (daysOf(claim, answer, asOf) === undefined && entry.rule.undated !== 'accepted') found.add('undated');
  if (growsOld(claim) && isOld(claim, entry, asOf)) found.add('stale');
  return [...found];
}
