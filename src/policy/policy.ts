import type { AttestationKind } from '../evidence/attestation.js';
import { inputError, type Location, type Problem } from '../input/problem.js';
import type { Grade, Scope } from '../evidence/provider-shape.js';
import type { Rule } from '../rules/rule.js';
import type { DatedSeverity, Severity } from './severity.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';

/** One requirement of a policy: a rule, how much it matters, and what it asks. */
export interface PolicyEntry {
  /** The rule's id, or its own id where the policy uses a rule several times. */
  id: string;
  rule: Rule;
  /** The rule's texts, with the options filled in. */
  texts: Pick<Rule, 'title' | 'why' | 'fix' | 'question'>;
  /** In force on the day that the policy was loaded for. */
  severity: Severity | 'off';
  /** Where the severity changes on known days: what holds before the first of them, and each change in order. */
  schedule?: { before: Severity | 'off'; dated: readonly DatedSeverity[] };
  /** What "not shown" counts as, at most; `same`: the severity. */
  unknown: 'same' | Severity;
  waivable: boolean;
  scopes: readonly Scope[];
  grades: readonly Grade[];
  /** Kinds of attestations that can be proof. */
  attestations: readonly AttestationKind[];
  /** `checked`: an attestation is proof only where its document is here and the digest holds. */
  attestationDigest: 'checked' | 'any';
  /** Days; older evidence is stale. */
  maxAgeDays: number;
  options: Readonly<Record<string, unknown>>;
}

/** What a policy can be for; the page words its verdict by it. */
export const POLICY_USES = ['personal-data', 'trial', 'model'] as const;
export type PolicyUse = (typeof POLICY_USES)[number];

/** A policy with everything it extends taken in: nothing is left to a default. */
export interface Policy {
  id: string;
  title: string;
  description: string;
  /** Whether it ships with mimo-check or is a file of the user's. */
  origin: 'built-in' | 'yours';
  /** The file that was asked for, as reports name files. */
  file: string;
  /** What that file extends, as written: ids of built-in policies, and paths relative to the file. */
  extends: readonly string[];
  /** Absent: not stated. */
  use?: PolicyUse;
  notCovered: readonly string[];
  failOn: Severity | 'never';
  /** The longest that a waiver can run, in days, where the policy says less than mimo-check itself allows. */
  maxWaiverDays?: number;
  /** Chosen variants, by provider. */
  variants: Readonly<Record<string, readonly string[]>>;
  /** In the order of the rules; `off` ones included. */
  entries: readonly PolicyEntry[];
  /** Where each value was set, by a path like `rules.no-training.severity`. */
  origins: ReadonlyMap<string, Location>;
  /** What its author should know, but what changes nothing: a rule under a former name. */
  notes?: readonly Problem[];
  /** SHA-256 of the effective policy. */
  digest: string;
}

/** A policy as reports name it: "gdpr", or "ours (yours, extends gdpr: policy.yaml)". */
export function policyName({ id, origin, file, extends: below }: PolicyOrigin): string {
  if (origin === 'built-in') return id;
  return `${id} (yours${below.length === 0 ? '' : `, extends ${below.join(', ')}`}: ${file})`;
}

/** What distinguishes the user's own policy from a built-in one. */
export type PolicyOrigin = Pick<Policy, 'id' | 'origin' | 'file' | 'extends'>;

/**
 * The entry of a policy by its id, or by a former id of its rule, in any case of letters. Throws an InputError for one
 * that is neither.
 */
export function entryNamed(policy: Policy, id: string): PolicyEntry {
  const wanted = id.toLowerCase();
  const entry =
    policy.entries.find((one) => one.id === wanted) ??
    policy.entries.find((one) => one.id === one.rule.id && one.rule.formerly?.includes(wanted) === true);
  if (entry !== undefined) return entry;
  const ids = policy.entries.map((one) => one.id);
  throw inputError(`unknown rule ${quoted(id)}`, {
    hint: suggest(id, ids) ?? `Rules of policy ${policy.id}: ${ids.join(', ')}.`,
  });
}

/** What to say where an entry was named by a former id. */
export const formerNameNote = (entry: PolicyEntry, id: string): string | undefined =>
  entry.rule.formerly?.includes(id.toLowerCase()) === true && entry.id !== id.toLowerCase()
    ? `rule ${id.toLowerCase()} is now called ${entry.id}`
    : undefined;

/** A policy that also notes which of some names of its entries are former ones. */
export function withNameNotes(policy: Policy, names: readonly string[]): Policy {
  const notes = names.flatMap((name) => {
    const message = formerNameNote(entryNamed(policy, name), name);
    return message === undefined ? [] : [{ message }];
  });
  return notes.length === 0 ? policy : { ...policy, notes: [...(policy.notes ?? []), ...notes] };
}
