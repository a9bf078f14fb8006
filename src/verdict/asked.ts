import { SCOPES, type Scope } from '../evidence/provider-shape.js';
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
export const WEAKNESSES = [
  'wrong-scope',
  'not-accepted',
  'conditional',
  'stale',
  'undated',
] as const satisfies readonly Reason[];
export type Weakness = (typeof WEAKNESSES)[number];

export const OUTCOMES = ['pass', 'fail', 'unknown', 'not-applicable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const INDICATIONS = ['against', 'for', 'none'] as const;
export type Indication = (typeof INDICATIONS)[number];

/** The first and the last day that a date can mean, ISO 8601: a month has many, a day is one. */
export interface Days {
  first: string;
  last: string;
}

/** A value, the check's answer to it, and what keeps it from being proof (nothing: it is usable). */
export interface AnsweredValue {
  scope: Scope;
  answer: Answer;
  weaknesses: readonly Weakness[];
  /** Absent: undated. */
  days?: Days;
  /** Of an attestation: whether it goes before what is said of the API on this attribute. Absent: it is none. */
  prevails?: boolean;
}

/** A statement on another attribute that speaks against a green check. */
export interface Opposing extends AnsweredValue {
  grade: 'reviewed' | 'reported';
}

/** A reviewed search that found nothing. */
export interface UnsuccessfulSearch {
  scope: Scope;
  days?: Days;
}

export interface Decision<A extends AnsweredValue = AnsweredValue> {
  outcome: Outcome;
  indication: Indication;
  reasons: ReadonlySet<Reason>;
  /** The values that decided, or that were weighed in vain. */
  deciding: readonly A[];
  /** What speaks against them elsewhere in the file. */
  opposing: readonly A[];
}

/** What is on file for one attribute, as of one day. */
export interface Evidence<A extends AnsweredValue = AnsweredValue> {
  /** ISO 8601, UTC. */
  asOf: string;
  reviewed: readonly A[];
  reported: readonly A[];
  searches: readonly UnsuccessfulSearch[];
  /** Reported searches that found nothing. */
  reportedSearches: number;
  /** Statements that no longer hold. */
  ended: number;
  /** Reviewed statements are rival editions of one document, and say different things. */
  rivals: boolean;
  /** The policy accepts reported values. */
  acceptsReported: boolean;
}

export const isPositive = ({ answer }: AnsweredValue): boolean =>
  answer.kind === 'pass' || answer.kind === 'not-applicable';
export const isFail = ({ answer }: AnsweredValue): boolean => answer.kind === 'fail';
export const isUndecided = ({ answer }: AnsweredValue): boolean => answer.kind === 'undecided';
export const isSilent = ({ answer }: AnsweredValue): boolean => answer.kind === 'silent';
export const isUsable = ({ weaknesses }: AnsweredValue): boolean => weaknesses.length === 0;
export const rank = ({ scope }: { scope: Scope }): number => SCOPES.indexOf(scope);

/** The widest scope at which something is said of this API. */
export const OFFERING = SCOPES.indexOf('offering');

/** Whether it is about this API or something narrower: what is said of the whole company contests nothing said of it. */
export const isNear = (statement: { scope: Scope }): boolean => rank(statement) <= OFFERING;

/** Whether nothing is open: the requirement is shown, or shown not to apply. */
export const isGreen = (decision: { outcome: Outcome }): boolean =>
  decision.outcome === 'pass' || decision.outcome === 'not-applicable';

/** Reasons in their canonical order. */
export const inReasonOrder = (reasons: ReadonlySet<Reason>): Reason[] =>
  REASONS.filter((reason) => reasons.has(reason));
