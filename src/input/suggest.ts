import { distance } from 'fastest-levenshtein';
import { enumerate } from './words.js';

const LONGEST_COMPARED = 128;
const MOST_NAMES = 3;

/** A hint for an unknown name, like `Did you mean xiaomi?`; undefined if no known name is close. */
export function suggest(given: string, known: readonly string[]): string | undefined {
  if (given.length > LONGEST_COMPARED) return undefined;
  const farthest = Math.max(1, Math.floor(given.length / 3));
  const near = known
    .map((name) => ({ name, apart: apart(given.toLowerCase(), name.toLowerCase()) }))
    .filter((candidate) => candidate.apart <= farthest)
    .sort((a, b) => a.apart - b.apart);
  if (near.length === 0) return suggestWhole(given.toLowerCase(), known);
  const nearest = near[0]?.apart ?? 0;
  const names = near.filter((candidate) => candidate.apart <= nearest + 1).map((candidate) => candidate.name);
  return names.length === 0 ? undefined : `Did you mean ${enumerate(names.slice(0, MOST_NAMES), 'or')}?`;
}

/** Shorter parts of a name match too much. */
const LEAST_PART = 3;

/**
 * A hint for a part of a name: the names that begin with it or have a word that does; failing those, names
 * that contain it.
 */
function suggestWhole(part: string, known: readonly string[]): string | undefined {
  if (part.length < LEAST_PART) return undefined;
  const holding = [...new Set(known)].filter((name) => name.toLowerCase().includes(part));
  const begun = holding.filter((name) =>
    name
      .toLowerCase()
      .split(/[/\s]/)
      .some((word) => word.startsWith(part)),
  );
  const names = begun.length > 0 ? begun : holding;
  return names.length === 0 ? undefined : `Did you mean ${enumerate(names.slice(0, MOST_NAMES), 'or')}?`;
}

/** The number of edits between two names. Swapping two adjacent letters counts as one. */
function apart(a: string, b: string): number {
  const edits = distance(a, b);
  if (edits !== 2 || a.length !== b.length) return edits;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : 2;
}
