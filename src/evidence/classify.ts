import { conditionStateOf } from './conditions.js';
import type { Claim, Provider } from './dataset.js';
import { isCurrent, isSeen } from './claim.js';

/** The customers that claims are read for. */
export interface Customers {
  /** What the provider offers its customers to choose from. */
  variants: Provider['variants'];
  /** What they chose, by id. */
  chosen: readonly string[];
}

/**
 * What a claim is on a day to some customers. Three kinds say nothing: `not-yet`, `out` (about other customers) and
 * `ended`. The others are heard: a reviewed `value`, a reported one (`lead`), a `search` of ours that found nothing,
 * and one that others report.
 */
export type ClaimUse = 'not-yet' | 'out' | 'ended' | 'value' | 'lead' | 'search' | 'reported-search';

export interface ClaimClass {
  use: ClaimUse;
  /** It holds for some customers only, and nobody has said whether these are among them. */
  conditional: boolean;
}

function useOf(claim: Claim, asOf: string, excluded: boolean): ClaimUse {
  if (!isSeen(claim, asOf)) return 'not-yet';
  // Before its end: what is about other customers never held for these.
  if (excluded) return 'out';
  if (!isCurrent(claim, asOf)) return 'ended';
  const isReviewed = claim.grade === 'reviewed';
  if (claim.notFound !== undefined) return isReviewed ? 'search' : 'reported-search';
  return isReviewed ? 'value' : 'lead';
}

/** Says what a claim can be used for: the one answer for verdicts, lists and queries. `asOf`: ISO 8601 day, UTC. */
export function classify(claim: Claim, asOf: string, { variants, chosen }: Customers): ClaimClass {
  const standing = conditionStateOf(claim.onlyFor ?? [], variants, chosen);
  return { use: useOf(claim, asOf, standing === 'excluded'), conditional: standing === 'open' };
}
