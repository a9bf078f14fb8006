import { distance } from 'fastest-levenshtein';
import { enumerate } from './words.js';

const LONGEST_COMPARED = 128;
const MOST_NAMES = 3;

/** A hint for an unknown name, like `Did you mean xiaomi?`; undefined if no known name is close. */
export function suggest(given: string, known: readonly string[]): string | undefined {
  if (given.length > LONGEST_COMPARED) return undefined;
  const farthest = Math.max(1, Math.floor(given.length / 3));
  const near = [...new Set(known)]
    .map((name) => ({ name, edits: editsBetween(given.toLowerCase(), name.toLowerCase()) }))
    .filter((candidate) => candidate.edits <= farthest)
    .sort((a, b) => a.edits - b.edits);
  if (near.length === 0) return suggestWhole(given.toLowerCase(), known);
  const nearest = near[0]?.edits ?? 0;
  const names = near.filter((candidate) => candidate.edits <= nearest + 1).map((candidate) => candidate.name);
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
  const containing = [...new Set(known)].filter((name) => name.toLowerCase().includes(part));
  const beginning = containing.filter((name) =>
    name
      .toLowerCase()
      .split(/[/\s-]/)
      .some((word) => word.startsWith(part)),
  );
  const names = beginning.length > 0 ? beginning : containing;
  return names.length === 0 ? undefined : `Did you mean ${enumerate(names.slice(0, MOST_NAMES), 'or')}?`;
}

/** The number of edits between two names. Swapping two adjacent letters counts as one. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  if (edits !== 2 || a.length !== b.length) return edits;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] ? 1 : 2;
}

const MOST_TYPOS = 2;

const numbersIn = (text: string): string => text.match(/\d+/g)?.join(' ') ?? '';

/**
 * The known names that a name may be a misspelling of: a few letters apart, with the same numbers. Another number is
 * another version, not a typing mistake.
 */
export function suggestTypo(given: string, known: readonly string[]): string[] {
  if (given.length > LONGEST_COMPARED) return [];
  const lower = given.toLowerCase();
  const near = known
    .filter((name) => numbersIn(name) === numbersIn(given))
    .map((name) => ({ name, edits: editsBetween(lower, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= MOST_TYPOS);
  const least = Math.min(...near.map(({ edits }) => edits));
  return near
    .filter(({ edits }) => edits === least)
    .map(({ name }) => name)
    .slice(0, MOST_NAMES);
}
