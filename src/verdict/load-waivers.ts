import { daysBetween } from '../input/calendar.js';
import { digestOf } from '../input/digest.js';
import { loadFile } from '../input/load-file.js';
import { present } from '../input/present.js';
import { collect, throwAll, type Location, type Problem } from '../input/problem.js';
import { POLICY_LIMIT, type Reader } from '../input/read-file.js';
import { WAIVERS_SHAPE } from './waiver-shape.js';
import type { Waiver, WaiverEntry } from './waiver.js';

/** The longest that any waiver can run: days after the day on which it was granted. */
export const LONGEST_WAIVER = 366;

const samePerson = (a: string, b: string): boolean =>
  a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();

/** What is wrong with an entry on its own, by the key that it concerns. */
export function entryFaults(entry: WaiverEntry): { key: keyof WaiverEntry; message: string }[] {
  const days = daysBetween(entry.granted, entry.expires);
  const faults: { key: keyof WaiverEntry; message: string }[] = [];
  if (days < 0)
    faults.push({
      key: 'expires',
      message: `ends on ${entry.expires}, before it was granted (${entry.granted})`,
    });
  if (days > LONGEST_WAIVER)
    faults.push({
      key: 'expires',
      message: `runs for ${days} days; at most ${LONGEST_WAIVER} days after it was granted are possible`,
    });
  if (entry.approved_by !== undefined && samePerson(entry.approved_by, entry.owner))
    faults.push({ key: 'approved_by', message: 'must be someone else than the owner' });
  return faults;
}

/** An entry in the terms of the code. */
export function waiverOf(entry: WaiverEntry, location: Location): Waiver {
  const { rule, subject, reason, measures, owner, granted, expires, evidence, ticket, advice } = entry;
  return {
    ...{ rule, subject, reason, measures, owner, granted, expires, evidence },
    ...present({ approvedBy: entry.approved_by, ticket, advice }),
    location,
  };
}

function load(path: string, read: Reader | undefined): Waiver[] {
  const { value, document } = loadFile(path, WAIVERS_SHAPE, { limit: POLICY_LIMIT, read });
  const problems = value.waivers.flatMap((entry, index): Problem[] =>
    entryFaults(entry).map(({ key, message }) => ({
      ...document.at(['waivers', index, key]),
      path: `waivers[${index}].${key}`,
      message,
    })),
  );
  throwAll(problems);
  return value.waivers.map((entry, index) => waiverOf(entry, document.at(['waivers', index])));
}

/** The waivers of some files. Throws an InputError with the problems of all of them: form, days, and who approved. */
export const loadWaivers = (paths: readonly string[], read?: Reader): Waiver[] =>
  collect(paths, (path) => load(path, read)).flat();

const contentOf = (waiver: Waiver): unknown => ({ ...waiver, location: undefined });

/** SHA-256 over the content of waivers, whatever their order and the files that they stand in. */
export const waiversDigest = (waivers: readonly Waiver[]): string =>
  digestOf(waivers.map((waiver) => digestOf(contentOf(waiver))).sort());
