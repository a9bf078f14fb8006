import { firstDay } from '../input/calendar.js';
import type { Claim } from './dataset.js';

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
