import { addDays, daysBetween, firstDay, LAST_DAY } from '../input/calendar.js';
import { without } from '../input/plain-data.js';
import type { Claim, Provider } from './dataset.js';

/** All claims about a provider and its models. */
export const allClaimsOf = ({ claims, models }: Pick<Provider, 'claims' | 'models'>): Claim[] => [
  ...claims,
  ...models.flatMap((model) => model.claims),
];

/** Whether a claim states what a source says that was read here: no report, no search, no attestation. */
export const isReviewedStatement = ({ grade, notFound, attestation }: Claim): boolean =>
  grade === 'reviewed' && notFound === undefined && attestation === undefined;

/** The day or month from which a claim exists: when its text was recorded, or else seen. */
export const beginsOn = ({ recorded, seen }: Pick<Claim, 'recorded' | 'seen'>): string | undefined =>
  recorded ?? seen;

/** Whether a claim exists on a day. A month counts from its first day; an undated claim always exists. */
export function isSeen(claim: Claim, asOf: string): boolean {
  const begins = beginsOn(claim);
  return begins === undefined || firstDay(begins) <= asOf;
}

/** Whether a claim has not ended by a day. */
export const isCurrent = (claim: Claim, asOf: string): boolean =>
  claim.until === undefined || claim.until >= asOf;

/**
 * The day or month that a claim ages from; undefined if it is undated. The day on which a source was read can
 * age a claim, but never hides it.
 */
export const dateOf = ({
  agesFrom,
  seen,
  recorded,
  archived,
  read,
}: Pick<Claim, 'agesFrom' | 'seen' | 'recorded' | 'archived' | 'read'>): string | undefined =>
  agesFrom ?? seen ?? recorded ?? (archived === true ? undefined : read?.first);

/** Whether a day or month begins after a day. */
export const isLater = (day: string | undefined, asOf: string): boolean =>
  day !== undefined && firstDay(day) > asOf;

/**
 * A claim without the days after `asOf`: what is seen or read later does not show what was there on that day.
 * An attestation is a document, which needs no look.
 */
export function knownOn(claim: Claim, asOf: string): Claim {
  if (claim.attestation !== undefined || !isSeen(claim, asOf)) return claim;
  const later = (['seen', 'agesFrom'] as const).filter((key) => isLater(claim[key], asOf));
  const unread = isLater(claim.read?.first, asOf) ? (['read'] as const) : [];
  return later.length + unread.length === 0 ? claim : without(claim, ...later, ...unread);
}

/**
 * The day or month of a claim or of the first reading of its sources, whichever is earlier; undefined if there
 * is none. A text that was not read again carries a claim no longer than it would alone.
 */
export function oldestDay(claim: Claim): string | undefined {
  const [dated, read] = [dateOf(claim), claim.read?.first];
  if (dated === undefined || read === undefined) return dated ?? read;
  return firstDay(dated) <= firstDay(read) ? dated : read;
}

/**
 * The first day on which a claim, or the reading of its sources, is older than `maxAgeDays`; undefined if it
 * is undated or that day is after the last one supported.
 */
export function tooOldOn(claim: Claim, maxAgeDays: number): string | undefined {
  const oldest = oldestDay(claim);
  if (oldest === undefined || daysBetween(firstDay(oldest), LAST_DAY) <= maxAgeDays) return undefined;
  return addDays(firstDay(oldest), maxAgeDays + 1);
}
