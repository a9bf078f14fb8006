import { type AttributeId, attributeOf } from '../evidence/attributes/attributes.js';
import { classify, type ClaimUse } from '../evidence/classify.js';
import type { Claim, Provider } from '../evidence/dataset.js';
import { type AttributePath, readPath } from './attribute-paths.js';
import { type Reading, type Scalar, unknown, type Unknown } from './field.js';

/** Which statements count: those of a day, for the customers that the reader is one of. */
export interface Viewpoint {
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** Variants that the policy chose, by provider. */
  variants: Readonly<Record<string, readonly string[]>>;
}

/** The statements on an attribute that hold on a day, by what they can be used for. */
export interface Statements {
  /** Reviewed values: these count. */
  reviewed: readonly Claim[];
  /** Reviewed values that hold for some customers only, and the reader has not said to be one of them. */
  conditional: readonly Claim[];
  /** Reviewed prices of another host: they say nothing about this offering. */
  elsewhere: readonly Claim[];
  /** Reported values: leads, which never count. */
  leads: readonly Claim[];
  searches: readonly Claim[];
  /** Searches that others report: no search of ours. */
  reportedSearches: readonly Claim[];
  ended: readonly Claim[];
}

const isElsewhere = ({ value }: Claim): boolean =>
  typeof value === 'object' && value !== null && 'host' in value && 'usd' in value;

/** What of a provider says whether a statement is about a customer. */
export type Offerer = Pick<Provider, 'id' | 'variants'>;

/** Sorts the claims on one attribute by what they can be used for. Those about other customers are left out. */
export function statementsOn(
  claims: readonly Claim[],
  attribute: AttributeId,
  { id, variants }: Offerer,
  view: Viewpoint,
): Statements {
  const customers = { variants, chosen: view.variants[id] ?? [] };
  const classified = claims
    .filter((claim) => claim.attribute === attribute)
    .map((claim) => ({ claim, ...classify(claim, view.asOf, customers) }));
  const used = (of: ClaimUse) => classified.filter(({ use }) => use === of);
  const claimsOf = (list: typeof classified): Claim[] => list.map(({ claim }) => claim);
  const own = used('value').filter(({ claim }) => !isElsewhere(claim));
  return {
    reviewed: claimsOf(own.filter(({ conditional }) => !conditional)),
    conditional: claimsOf(own.filter(({ conditional }) => conditional)),
    elsewhere: claimsOf(used('value')).filter(isElsewhere),
    leads: claimsOf(used('lead')),
    searches: claimsOf(used('search')),
    reportedSearches: claimsOf(used('reported-search')),
    ended: claimsOf(used('ended')),
  };
}

/** Why no value counts, the most telling reason first. */
export function whyUnknown({
  reviewed,
  conditional,
  elsewhere,
  leads,
  searches,
  reportedSearches,
  ended,
}: Statements): Unknown {
  if (reviewed.length > 0) return 'not-specific';
  if (conditional.length > 0) return 'conditional';
  if (elsewhere.length > 0) return 'other-route';
  if (searches.length > 0) return 'not-found';
  if (leads.length + reportedSearches.length > 0) return 'reported-only';
  return ended.length > 0 ? 'stale' : 'missing';
}

/**
 * What the reviewed statements that hold on a day say at a path. Statements that differ give several values: nothing
 * here weighs one against another.
 */
export function readStatements(statements: Statements, path: AttributePath): Reading {
  const { shape } = attributeOf(path.attribute);
  const parts = statements.reviewed.map(({ value, attestation }) => ({
    ...readPath(value, shape, path.steps),
    isOwn: attestation !== undefined,
  }));
  const values = [...new Set(parts.flatMap((part): Scalar[] => part.values))];
  const hasLead = statements.leads.length > 0;
  const complete = parts.length > 0 && parts.every((part) => part.complete);
  const attested = parts.some((part) => part.isOwn && (part.values.length > 0 || part.complete));
  if (values.length > 0 || complete) return { values, complete, hasLead, ...(attested ? { attested } : {}) };
  return unknown(whyUnknown(statements), hasLead);
}
