import { SCOPES, type Scope } from '../evidence/provider-shape.js';
import type { Answer } from '../rules/rule.js';

/** The reasons for `unknown`, in the order of lists. */
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

/** Why a value is not proof. */
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

/** The first and last day that a date can mean, ISO 8601: they differ for a month. */
export interface Days {
  first: string;
  last: string;
}

/** A value with the check's answer, and why it is not proof. Without weaknesses it is usable. */
export interface AnsweredValue {
  scope: Scope;
  answer: Answer;
  weaknesses: readonly Weakness[];
  /** If absent, undated. */
  days?: Days;
  /**
   * For an attestation: whether it overrides statements about the API on this attribute. Absent for other
   * claims.
   */
  prevails?: boolean;
}

/** A statement on another attribute that counts against a green check. */
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
  /** The values that decided, or that were weighed without a decision. */
  deciding: readonly A[];
  /** The statements on other attributes that count against them. */
  opposing: readonly A[];
}

/** What is on file for one attribute on one day. */
export interface Evidence<A extends AnsweredValue = AnsweredValue> {
  /** ISO 8601, UTC. */
  asOf: string;
  reviewed: readonly A[];
  reported: readonly A[];
  searches: readonly UnsuccessfulSearch[];
  /** The number of reported searches that found nothing. */
  reportedSearches: number;
  /** The number of statements that have ended. */
  ended: number;
  /** Reviewed statements are rival editions of one document, and differ. */
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
export const scopeWidth = ({ scope }: { scope: Scope }): number => SCOPES.indexOf(scope);

/** The widest scope that is about this API. */
export const OFFERING = SCOPES.indexOf('offering');

/**
 * Whether a statement is about this API or something narrower. Company-wide statements contest nothing about
 * the API.
 */
export const isAboutOffering = (statement: { scope: Scope }): boolean => scopeWidth(statement) <= OFFERING;

/** Whether the requirement is shown, or shown not to apply. */
export const isGreen = (decision: { outcome: Outcome }): boolean =>
  decision.outcome === 'pass' || decision.outcome === 'not-applicable';

/** Sorts reasons into the order of `REASONS`. */
export const inReasonOrder = (reasons: ReadonlySet<Reason>): Reason[] =>
  REASONS.filter((reason) => reasons.has(reason));
