import { addDays, daysBetween, firstDay, LAST_DAY } from '../input/calendar.js';
import type { Claim, Provider } from './dataset.js';

/** The claims on a provider and on its models. */
export const allClaimsOf = ({ claims, models }: Pick<Provider, 'claims' | 'models'>): Claim[] => [
  ...claims,
  ...models.flatMap((model) => model.claims),
];

/** Whether a claim is what a source says that was read here: neither a report, nor a search in vain, nor your own. */
export const isReviewedStatement = ({ grade, notFound, attestation }: Claim): boolean =>
  grade === 'reviewed' && notFound === undefined && attestation === undefined;

/** The day or month from which on a claim is there: when its text was recorded, else when it was seen. */
export const beginsOn = ({ recorded, seen }: Pick<Claim, 'recorded' | 'seen'>): string | undefined =>
  recorded ?? seen;

/** Whether a claim is there as of a day. A month begins with its first day; an undated claim is always there. */
export function isSeen(claim: Claim, asOf: string): boolean {
  const begins = beginsOn(claim);
  return begins === undefined || firstDay(begins) <= asOf;
}

/** Whether a claim still holds on a day. */
export const isCurrent = (claim: Claim, asOf: string): boolean =>
  claim.until === undefined || claim.until >= asOf;

/**
 * The day or month that the age of a claim counts from; undefined: undated. A day on which a source was read only ages
 * a claim: it never hides one.
 */
export const dateOf = ({
  agesFrom,
  seen,
  recorded,
  archived,
  read,
}: Pick<Claim, 'agesFrom' | 'seen' | 'recorded' | 'archived' | 'read'>): string | undefined =>
  agesFrom ?? seen ?? recorded ?? (archived === true ? undefined : read?.first);

/** The day or month of a claim or of the reading of its sources, whichever is older; undefined: it is undated. */
export const oldestDay = (claim: Claim): string | undefined =>
  [dateOf(claim), claim.read?.last]
    .flatMap((day) => day ?? [])
    .toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1))[0];

/**
 * The first day on which a claim, or the reading of its sources, is older than so many days; undefined: it is undated, or
 * that day never comes.
 */
export function tooOldOn(claim: Claim, maxAgeDays: number): string | undefined {
  const oldest = oldestDay(claim);
  if (oldest === undefined || daysBetween(firstDay(oldest), LAST_DAY) <= maxAgeDays) return undefined;
  return addDays(firstDay(oldest), maxAgeDays + 1);
}
