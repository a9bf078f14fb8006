import { lastDay } from './calendar.js';
import type { Claim } from './dataset.js';

/** Whether a claim is there as of a day: what was seen later does not exist yet. A month counts from its last day. */
export const isSeen = (claim: Claim, asOf: string): boolean =>
  claim.seen === undefined || lastDay(claim.seen) <= asOf;

/** Whether a claim still holds on a day. */
export const isCurrent = (claim: Claim, asOf: string): boolean =>
  claim.until === undefined || claim.until >= asOf;
