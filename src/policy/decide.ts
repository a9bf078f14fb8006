import { SCOPES, type Scope } from '../core/provider-shape.js';
import type { Answer } from '../rules/rule.js';

/** Why an outcome is `unknown`, in the order in which reasons are listed. */
export const REASONS = [
  'other-route',
  'conflicting',
  'contested',
  'wrong-scope',
  'not-accepted',
  'conditional',
  'not-specific',
  'stale',
  'undated',
  'not-found',
  'reported-only',
  'missing',
] as const;
export type Reason = (typeof REASONS)[number];

/** What keeps a value from being proof. */
export type Weakness = Extract<Reason, 'wrong-scope' | 'not-accepted' | 'conditional' | 'stale' | 'undated'>;

export type Outcome = 'pass' | 'fail' | 'unknown' | 'not-applicable';
export type Indication = 'against' | 'for' | 'none';

/** A value, the check's answer to it, and what keeps it from being proof (nothing: it is usable). */
export interface Asked {
  scope: Scope;
  answer: Answer;
  weaknesses: readonly Weakness[];
  /** Of an attestation: whether it is said to go before statements about the offering. Absent: it is none. */
  prevails?: boolean;
}

export interface Decision<A extends Asked = Asked> {
  outcome: Outcome;
  indication: Indication;
  reasons: ReadonlySet<Reason>;
  /** The values that decided, or that were weighed in vain. */
  deciding: readonly A[];
}

const isPositive = (asked: Asked): boolean =>
  asked.answer.kind === 'pass' || asked.answer.kind === 'not-applicable';
const isFail = (asked: Asked): boolean => asked.answer.kind === 'fail';
const isUsable = (asked: Asked): boolean => asked.weaknesses.length === 0;
const rank = (asked: Asked): number => SCOPES.indexOf(asked.scope);

const weaknessesOf = (values: readonly Asked[]): Reason[] => values.flatMap((value) => value.weaknesses);

function unknown<A extends Asked>(
  reasons: readonly Reason[],
  indication: Indication,
  deciding: readonly A[],
): Decision<A> {
  return { outcome: 'unknown', indication, reasons: new Set(reasons), deciding };
}

/** All weak: they are weighed, and can count against, never for. */
function weigh<A extends Asked>(asked: readonly A[], values: readonly A[]): Decision<A> {
  const fails = asked.some(isFail);
  if (fails && asked.some(isPositive))
    return unknown(['conflicting', ...weaknessesOf(values)], 'against', asked);
  return unknown(weaknessesOf(values), fails ? 'against' : 'for', asked);
}

const OFFERING = SCOPES.indexOf('offering');

/**
 * The widest scope that is heard: that of the narrowest proofs. What you attest yourself is heard together with what
 * would decide without it, unless it is said to prevail: two proofs that differ settle nothing. Without it no more is
 * heard than with it, so that taking it away, or a policy that does not accept it, never closes a gap.
 */
function horizonOf(proofs: readonly Asked[]): number {
  const narrowest = Math.min(...proofs.map(rank));
  const own = proofs.filter((proof) => rank(proof) === narrowest && proof.prevails !== undefined);
  if (own.length === 0 || own.some(({ prevails }) => prevails === true)) return narrowest;
  return Math.min(OFFERING, ...proofs.filter(({ prevails }) => prevails === undefined).map(rank));
}

/**
 * What values of one grade say together. The proofs of the narrowest scope that has any decide; a weak value of that
 * scope or narrower joins only if it fails. Undecided answers neither help nor oppose. Nothing to weigh: undefined.
 */
export function decideValues<A extends Asked>(values: readonly A[]): Decision<A> | undefined {
  if (values.length === 0) return undefined;
  const asked = values.filter((value) => value.answer.kind !== 'undecided');
  if (asked.length === 0) return unknown(['not-specific', ...weaknessesOf(values)], 'none', values);
  const proofs = asked.filter(isUsable);
  if (proofs.length === 0) return weigh(asked, values);
  const horizon = horizonOf(proofs);
  const deciding = proofs.filter((proof) => rank(proof) <= horizon);
  const opposing = asked.filter((value) => !isUsable(value) && rank(value) <= horizon && isFail(value));
  const joined = [...deciding, ...opposing];
  if (joined.some(isFail) && joined.some(isPositive))
    return unknown(['conflicting', ...weaknessesOf(opposing)], 'against', joined);
  if (joined.some(isFail))
    return { outcome: 'fail', indication: 'none', reasons: new Set(), deciding: joined };
  // Several statements that all count for it: a pass if any is one, so that taking one away never opens a gap.
  const outcome = deciding.some((proof) => proof.answer.kind === 'pass') ? 'pass' : 'not-applicable';
  return { outcome, indication: 'none', reasons: new Set(), deciding };
}

/** Whether a decision leaves the question open enough for accepted reports to be heard. */
const isOpen = (decision: Decision | undefined): boolean =>
  decision === undefined || (decision.outcome === 'unknown' && decision.indication !== 'against');

function withReported<A extends Asked>(
  reviewed: Decision<A> | undefined,
  reported: readonly A[],
): Decision<A> | undefined {
  if (!isOpen(reviewed)) return reviewed;
  const lead = decideValues(reported);
  if (lead === undefined || reviewed === undefined) return lead ?? reviewed;
  if (isGreen(lead)) return lead;
  if (lead.outcome === 'fail' || lead.indication === 'against')
    return unknown(['conflicting', ...reviewed.reasons, ...lead.reasons], 'against', [
      ...reviewed.deciding,
      ...lead.deciding,
    ]);
  return reviewed;
}

/** Whether nothing is open: the requirement is shown, or shown not to apply. */
export const isGreen = (decision: { outcome: Outcome }): boolean =>
  decision.outcome === 'pass' || decision.outcome === 'not-applicable';

/** What is on file for one attribute, as of one day. */
export interface Evidence<A extends Asked = Asked> {
  reviewed: readonly A[];
  reported: readonly A[];
  /** Searches that found nothing. */
  notFound: readonly { dated: boolean }[];
  /** Statements that no longer hold. */
  ended: number;
  /** Reviewed statements are rival editions of one document, and say different things. */
  rivals: boolean;
  /** The policy accepts reported values. */
  acceptsReported: boolean;
}

/** Leads that say otherwise than what was reviewed. */
function contested({ reviewed, reported, notFound }: Evidence): Reason[] {
  if (reviewed.length === 0 && notFound.length > 0 && reported.length > 0)
    return notFound.every((search) => search.dated) ? ['contested'] : ['contested', 'undated'];
  const answers = reviewed.filter((value) => value.answer.kind !== 'undecided');
  if (answers.length === 0) return [];
  const differs =
    (answers.every(isFail) && reported.some(isPositive)) ||
    (answers.every(isPositive) && reported.some(isFail));
  return differs ? ['contested'] : [];
}

function withoutValues({ notFound, reported, ended }: Evidence): Reason {
  if (notFound.length > 0) return 'not-found';
  if (reported.length > 0) return 'reported-only';
  return ended > 0 ? 'stale' : 'missing';
}

/** Decides one check on one attribute. */
export function decide<A extends Asked>(evidence: Evidence<A>): Decision<A> {
  const reviewed = decideValues(evidence.reviewed);
  const decision = evidence.acceptsReported ? withReported(reviewed, evidence.reported) : reviewed;
  if (decision === undefined)
    return unknown([withoutValues(evidence), ...contested(evidence)], 'none', [] as readonly A[]);
  const prevails = decision.deciding.some((value) => value.prevails === true);
  if (isGreen(decision) && !prevails && evidence.reported.some(isFail))
    return unknown(['contested'], 'none', decision.deciding);
  if (decision.outcome !== 'unknown') return decision;
  const rivals: Reason[] = evidence.rivals ? ['conflicting'] : [];
  return { ...decision, reasons: new Set([...decision.reasons, ...contested(evidence), ...rivals]) };
}

const join = <A extends Asked>(
  parts: readonly Decision<A>[],
  outcome: Outcome,
  indication: Indication = 'none',
): Decision<A> => {
  const open = outcome === 'unknown' ? parts.filter((part) => part.outcome === 'unknown') : [];
  const told = parts.filter((part) => part.outcome === outcome);
  return {
    outcome,
    indication,
    reasons: new Set(open.flatMap((part) => [...part.reasons])),
    deciding: told.flatMap((part) => part.deciding),
  };
};

const counts = (part: Decision, indication: 'for' | 'against'): boolean =>
  part.indication === indication || (indication === 'for' ? isGreen(part) : part.outcome === 'fail');

/** One fail decides; green needs every part; else unknown, with the reasons of the open parts. */
export function decideAll<A extends Asked>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'fail')) return join(parts, 'fail');
  if (parts.every(isGreen))
    return join(parts, parts.some((part) => part.outcome === 'pass') ? 'pass' : 'not-applicable');
  if (parts.some((part) => counts(part, 'against'))) return join(parts, 'unknown', 'against');
  return join(parts, 'unknown', parts.every((part) => counts(part, 'for')) ? 'for' : 'none');
}

/** One green part decides; a fail needs every part; else unknown, with the reasons of the open parts. */
export function decideAny<A extends Asked>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'pass')) return join(parts, 'pass');
  if (parts.some((part) => part.outcome === 'not-applicable')) return join(parts, 'not-applicable');
  if (parts.every((part) => part.outcome === 'fail')) return join(parts, 'fail');
  if (parts.every((part) => counts(part, 'against'))) return join(parts, 'unknown', 'against');
  return join(parts, 'unknown', parts.some((part) => counts(part, 'for')) ? 'for' : 'none');
}

/** Reasons in their canonical order. */
export const inOrder = (reasons: ReadonlySet<Reason>): Reason[] =>
  REASONS.filter((reason) => reasons.has(reason));
