import type { PolicyEntry } from '../policy/policy.js';

type Entry = Pick<PolicyEntry, 'severity' | 'rule' | 'options'>;

/** Why an entry that is on is not asked: it has nothing to compare. Absent: nothing stands in its way. */
export const nothingToCompare = ({ rule, options }: Omit<Entry, 'severity'>): string | undefined =>
  rule.asks !== undefined && options[rule.asks] === undefined ? `no ${rule.asks} is set` : undefined;

/** Whether an entry is asked of anybody. */
export const isAsked = (entry: Entry): boolean =>
  entry.severity !== 'off' && nothingToCompare(entry) === undefined;

/** What a reader should know of entries that are on and yet not asked, as sentences. */
export const notAskedNotes = (entries: readonly (Entry & Pick<PolicyEntry, 'id'>)[]): string[] =>
  entries.flatMap((entry) => {
    const why = nothingToCompare(entry);
    return entry.severity === 'off' || why === undefined ? [] : [`${entry.id} is not asked: ${why}`];
  });
