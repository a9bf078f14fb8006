import type { Location } from '../core/problem.js';
import type { Grade, Scope } from '../core/provider-shape.js';
import type { Rule } from '../rules/rule.js';
import type { Severity } from './severity.js';

/** One requirement of a policy: a rule, how much it matters, and what it asks. */
export interface PolicyEntry {
  /** The rule's id, or an id of its own where the policy uses a rule several times. */
  id: string;
  rule: Rule;
  /** The rule's texts, with the options filled in. */
  texts: Pick<Rule, 'title' | 'why' | 'fix' | 'question'>;
  severity: Severity | 'off';
  /** What "not shown" counts as, at most; `same`: the severity. */
  unknown: 'same' | Severity;
  waivable: boolean;
  scopes: readonly Scope[];
  grades: readonly Grade[];
  /** Days; older evidence is stale. */
  maxAgeDays: number;
  options: Readonly<Record<string, unknown>>;
}

/** A policy with everything it extends taken in: nothing is left to a default. */
export interface Policy {
  id: string;
  title: string;
  description: string;
  notCovered: readonly string[];
  failOn: Severity | 'never';
  /** Chosen variants, by provider. */
  variants: Readonly<Record<string, readonly string[]>>;
  /** In the order of the rules; `off` ones included. */
  entries: readonly PolicyEntry[];
  /** Where each value was set, by a path like `rules.no-training.severity`. */
  origins: ReadonlyMap<string, Location>;
  /** SHA-256 of the effective policy. */
  digest: string;
}
