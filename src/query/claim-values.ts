import { type AttributeId, attributeOf } from '../evidence/attributes/attributes.js';
import { isCurrent, isSeen } from '../evidence/claim.js';
import { standingOf } from '../evidence/conditions.js';
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
  provider: Offerer,
  { asOf, variants }: Viewpoint,
): Statements {
  const chosen = variants[provider.id] ?? [];
  const standing = ({ onlyFor = [] }: Claim) => standingOf(onlyFor, provider.variants, chosen);
  const seen = claims.filter(
    (claim) => claim.attribute === attribute && isSeen(claim, asOf) && standing(claim) !== 'excluded',
  );
  const current = seen.filter((claim) => isCurrent(claim, asOf));
  const values = current.filter((claim) => claim.notFound === undefined);
  const all = values.filter(({ grade }) => grade === 'reviewed');
  const reviewed = all.filter((claim) => !isElsewhere(claim));
  const holds = (claim: Claim): boolean => standing(claim) === 'chosen';
  return {
    reviewed: reviewed.filter(holds),
    conditional: reviewed.filter((claim) => !holds(claim)),
    elsewhere: all.filter(isElsewhere),
    leads: values.filter(({ grade }) => grade === 'reported'),
    searches: current.filter((claim) => claim.notFound !== undefined),
    ended: seen.filter((claim) => !isCurrent(claim, asOf)),
  };
}

/** Why no value counts, the most telling reason first. */
export function whyUnknown({
  reviewed,
  conditional,
  elsewhere,
  leads,
  searches,
  ended,
}: Statements): Unknown {
  if (reviewed.length > 0) return 'not-specific';
  if (conditional.length > 0) return 'conditional';
  if (elsewhere.length > 0) return 'other-route';
  if (searches.length > 0) return 'not-found';
  if (leads.length > 0) return 'reported-only';
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
