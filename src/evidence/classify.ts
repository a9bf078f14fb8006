import { conditionStateOf } from './conditions.js';
import type { Claim, Provider } from './dataset.js';
import { isCurrent, isSeen } from './claim.js';

/** The customers that claims are read for. */
export interface Customers {
  /** The choices that the provider offers its customers. */
  variants: Provider['variants'];
  /** The ids of the variants chosen. */
  chosen: readonly string[];
}

/**
 * How a claim can be used on a day for some customers. Three uses are ignored: `not-yet`, `out` (about other
 * customers) and `ended`. The others count: a reviewed `value`, a reported one (`lead`), a `search` of ours
 * that found nothing, and a search that others report.
 */
export type ClaimUse = 'not-yet' | 'out' | 'ended' | 'value' | 'lead' | 'search' | 'reported-search';

export interface ClaimClass {
  use: ClaimUse;
  /** Holds for some customers only, and it is not known whether these are among them. */
  conditional: boolean;
}

function useOf(claim: Claim, asOf: string, excluded: boolean): ClaimUse {
  if (!isSeen(claim, asOf)) return 'not-yet';
  // Tested before the end: a claim about other customers never held for these.
  if (excluded) return 'out';
  if (!isCurrent(claim, asOf)) return 'ended';
  const isReviewed = claim.grade === 'reviewed';
  if (claim.notFound !== undefined) return isReviewed ? 'search' : 'reported-search';
  return isReviewed ? 'value' : 'lead';
}

/**
 * Says how a claim can be used: the one answer for verdicts, lists and queries. `asOf`: ISO 8601 day, UTC.
 */
export function classify(claim: Claim, asOf: string, { variants, chosen }: Customers): ClaimClass {
  const conditionState = conditionStateOf(claim.onlyFor ?? [], variants, chosen);
  return { use: useOf(claim, asOf, conditionState === 'excluded'), conditional: conditionState === 'open' };
}
