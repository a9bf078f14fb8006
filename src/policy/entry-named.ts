import { inputError } from '../input/problem.js';
import { suggest } from '../input/suggest.js';
import type { Policy, PolicyEntry } from './policy.js';

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
  const guess = suggest(id, ids);
  throw inputError(`unknown rule ${JSON.stringify(id)}`, {
    hint: `${guess === undefined ? '' : `${guess} `}Rules of policy ${policy.id}: ${ids.join(', ')}.`,
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
