import type { AttestationKind } from '../evidence/attestations/attestation.js';
import { inputError, type Location, type Problem } from '../input/problem.js';
import type { Grade, Scope } from '../evidence/provider-shape.js';
import type { Rule } from '../rules/rule.js';
import type { DatedSeverity, Severity, Threshold } from './severity.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';

/** A requirement in a policy: a rule, its severity, and what it asks. */
export interface PolicyEntry {
  /** The rule's id, or an id of its own if the policy uses the rule several times. */
  id: string;
  rule: Rule;
  /** The rule's texts with the options filled in. */
  texts: Pick<Rule, 'title' | 'why' | 'fix' | 'question'>;
  /** The severity on the day that the policy was loaded for. */
  severity: Severity | 'off';
  /** If the severity changes on known days: the one before the first change, then each change in order. */
  schedule?: { before: Severity | 'off'; dated: readonly DatedSeverity[] };
  /** The highest severity for "not shown"; `same`: the entry's severity. */
  unknown: 'same' | Severity;
  waivable: boolean;
  scopes: readonly Scope[];
  grades: readonly Grade[];
  /** Kinds of attestation that can be proof. */
  attestations: readonly AttestationKind[];
  /** `checked`: an attestation is proof only if its document is available and its digest matches. */
  attestationDigest: 'checked' | 'any';
  /** In days; older evidence is stale. */
  maxAgeDays: number;
  options: Readonly<Record<string, unknown>>;
}

/** What a policy can be used for. The page words its verdict accordingly. */
export const POLICY_USES = ['personal-data', 'trial', 'model'] as const;
export type PolicyUse = (typeof POLICY_USES)[number];

/** A policy with everything it extends included: nothing is left to defaults. */
export interface Policy {
  id: string;
  title: string;
  description: string;
  /** Whether it ships with mimo-check or comes from a user's file. */
  origin: 'built-in' | 'yours';
  /** The file that was asked for, by its name in reports. */
  file: string;
  /** What that file extends, as written: ids of built-in policies, and paths relative to the file. */
  extends: readonly string[];
  /** If absent, not stated. */
  use?: PolicyUse;
  notCovered: readonly string[];
  failOn: Threshold;
  /** The longest a waiver may run, in days, if the policy sets a lower limit than mimo-check's own. */
  maxWaiverDays?: number;
  /** Chosen variants, by provider. */
  variants: Readonly<Record<string, readonly string[]>>;
  /** In the order of the rules; including those that are `off`. */
  entries: readonly PolicyEntry[];
  /** Where each value was set, by a path like `rules.no-training.severity`. */
  origins: ReadonlyMap<string, Location>;
  /** Notes for the author that change nothing, such as former names of rules. */
  notes?: readonly Problem[];
  /** SHA-256 of the effective policy. */
  digest: string;
}

/** The name of a policy in reports: "gdpr", or "ours (yours, extends gdpr: policy.yaml)". */
export function policyName({ id, origin, file, extends: below }: PolicyOrigin): string {
  if (origin === 'built-in') return id;
  return `${id} (yours${below.length === 0 ? '' : `, extends ${below.join(', ')}`}: ${file})`;
}

/** What tells a user's policy from a built-in one. */
export type PolicyOrigin = Pick<Policy, 'id' | 'origin' | 'file' | 'extends'>;

/**
 * Finds an entry of a policy by its id or by a former id of its rule, ignoring case. Throws an `InputError`
 * if there is none.
 */
export function entryNamed(policy: Policy, id: string): PolicyEntry {
  const lowerCaseId = id.toLowerCase();
  const entry =
    policy.entries.find((one) => one.id === lowerCaseId) ??
    policy.entries.find((one) => one.id === one.rule.id && one.rule.formerly?.includes(lowerCaseId) === true);
  if (entry !== undefined) return entry;
  const ids = policy.entries.map((one) => one.id);
  throw inputError(`unknown rule ${quoted(id)}`, {
    hint: suggest(id, ids) ?? `Rules of policy ${policy.id}: ${ids.join(', ')}.`,
  });
}

/** A note on an entry that was named by a former id. */
export const formerNameNote = (entry: PolicyEntry, id: string): string | undefined =>
  entry.rule.formerly?.includes(id.toLowerCase()) === true && entry.id !== id.toLowerCase()
    ? `rule ${id.toLowerCase()} is now called ${entry.id}`
    : undefined;

/** Adds notes to a policy for names of entries that are former ids. */
export function withNameNotes(policy: Policy, names: readonly string[]): Policy {
  const notes = names.flatMap((name) => {
    const message = formerNameNote(entryNamed(policy, name), name);
    return message === undefined ? [] : [{ message }];
  });
  return notes.length === 0 ? policy : { ...policy, notes: [...(policy.notes ?? []), ...notes] };
}
