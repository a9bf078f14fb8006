import { canonicalJson } from '../input/digest.js';

/** A place in which two reports differ; absent: it is not there. */
export interface Difference {
  /** Like `findings[dpa-terms of xiaomi].outcome`. */
  path: string;
  reported?: unknown;
  recomputed?: unknown;
}

type Mapping = Record<string, unknown>;
type Item = [name: string, value: unknown];

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an entry of a list is known by: of a finding rule and subject, else its place. */
function nameOf(item: unknown, index: number): string {
  if (!isMapping(item)) return String(index);
  const { rule, subject, id, evidence } = item;
  const isFinding = typeof rule === 'string' && typeof subject === 'string';
  return isFinding && typeof id === 'string' && evidence !== undefined
    ? `${rule} of ${subject}`
    : String(index);
}

/** The entries of a list by name, where each has one of its own; else by place. */
function itemsOf(list: readonly unknown[]): Item[] {
  const named = list.map((item, index): Item => [nameOf(item, index), item]);
  const distinct = new Set(named.map(([name]) => name)).size === named.length;
  return distinct ? named : list.map((item, index) => [String(index), item]);
}

const partsOf = (value: unknown): Item[] | undefined =>
  Array.isArray(value) ? itemsOf(value) : isMapping(value) ? Object.entries(value) : undefined;

const step = (path: string, name: string, inList: boolean): string =>
  inList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;

function compare(path: string, reported: unknown, recomputed: unknown): Difference[] {
  if (canonicalJson(reported) === canonicalJson(recomputed)) return [];
  const left = partsOf(reported);
  const right = partsOf(recomputed);
  if (left === undefined || right === undefined || Array.isArray(reported) !== Array.isArray(recomputed))
    return [{ path, reported, recomputed }];
  const inList = Array.isArray(reported);
  const other = new Map(right);
  const mine = new Set(left.map(([name]) => name));
  const found = [
    ...left.flatMap(([name, value]): Difference[] => {
      const at = step(path, name, inList);
      return other.has(name) ? compare(at, value, other.get(name)) : [{ path: at, reported: value }];
    }),
    ...right
      .filter(([name]) => !mine.has(name))
      .map(([name, value]): Difference => ({ path: step(path, name, inList), recomputed: value })),
  ];
  // The same entries in another order differ, too.
  return found.length > 0 ? found : [{ path, reported, recomputed }];
}

/** Every place in which a report differs from another, findings matched by rule and subject; both as parsed JSON. */
export const reportDifferences = (reported: unknown, recomputed: unknown): Difference[] =>
  compare('', reported, recomputed);
