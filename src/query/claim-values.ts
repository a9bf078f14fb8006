import { type AttributeId, attributeOf } from '../evidence/attributes/attributes.js';
import { classify, type ClaimUse } from '../evidence/classify.js';
import type { Claim, Provider } from '../evidence/dataset.js';
import { type AttributePath, readPath } from './attribute-paths.js';
import { type Reading, type Scalar, unknown, type Unknown } from './field.js';

/** Which statements count: those of a day, for the reader's kind of customer. */
export interface QueryContext {
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** Variants chosen by the policy, by provider. */
  variants: Readonly<Record<string, readonly string[]>>;
}

/** The statements on an attribute on a day, by how they can be used. */
export interface Statements {
  /** Reviewed values, which count. */
  reviewed: readonly Claim[];
  /** Reviewed values for some customers only; it is not known whether the reader is one. */
  conditional: readonly Claim[];
  /** Reviewed prices of another host, which say nothing about this offering. */
  elsewhere: readonly Claim[];
  /** Reported values: leads, which never count. */
  leads: readonly Claim[];
  searches: readonly Claim[];
  /** Searches that others report, not ours. */
  reportedSearches: readonly Claim[];
  ended: readonly Claim[];
}

const isOfOtherHost = ({ value }: Claim): boolean =>
  typeof value === 'object' && value !== null && 'host' in value && 'usd' in value;

/** What decides whether a provider's statement applies to a customer. */
export type ProviderVariants = Pick<Provider, 'id' | 'variants'>;

/** Sorts the claims on an attribute by how they can be used. Leaves out those about other customers. */
export function statementsOn(
  claims: readonly Claim[],
  attribute: AttributeId,
  { id, variants }: ProviderVariants,
  view: QueryContext,
): Statements {
  const customers = { variants, chosen: view.variants[id] ?? [] };
  const classified = claims
    .filter((claim) => claim.attribute === attribute)
    .map((claim) => ({ claim, ...classify(claim, view.asOf, customers) }));
  const used = (of: ClaimUse) => classified.filter(({ use }) => use === of);
  const claimsOf = (list: typeof classified): Claim[] => list.map(({ claim }) => claim);
  const own = used('value').filter(({ claim }) => !isOfOtherHost(claim));
  return {
    reviewed: claimsOf(own.filter(({ conditional }) => !conditional)),
    conditional: claimsOf(own.filter(({ conditional }) => conditional)),
    elsewhere: claimsOf(used('value')).filter(isOfOtherHost),
    leads: claimsOf(used('lead')),
    searches: claimsOf(used('search')),
    reportedSearches: claimsOf(used('reported-search')),
    ended: claimsOf(used('ended')),
  };
}

/** Why no value counts, most informative reason first. */
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
 * Reads a path in the current reviewed statements. Statements that differ give several values: nothing is
 * weighed here.
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
