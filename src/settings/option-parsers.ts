import { FORMATS, type Format } from '../format/index.js';
import { FIRST_DAY, isDay, LAST_DAY } from '../input/calendar.js';
import { inputError, InputError } from '../input/problem.js';
import { isBlank, quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import type { Destination } from './project-shape.js';
import { readNumber } from '../query/filter.js';

/** Rejects the value of an option with a message. */
export const refuse = (message: string): never => {
  throw inputError(message, { about: { kind: 'value' } });
};

/** What is wrong with the value of an option; undefined for any other error. */
export function refusalOf(error: unknown): string | undefined {
  const [problem] = error instanceof InputError ? error.problems : [];
  return problem?.about?.kind === 'value' ? problem.message : undefined;
}

/** Requires a value that does not look like another option. */
export function checkedValue(value: string): string {
  if (isBlank(value)) return refuse('The value is empty.');
  if (value.startsWith('-') && value !== '-') return refuse(`${quoted(value)} looks like another option.`);
  return value;
}

/** Parses one of a list of words, ignoring case. `meant` maps words that other tools use. */
export const parseOneOf =
  <T extends string>(allowed: readonly T[], meant: Readonly<Record<string, T>> = {}) =>
  (value: string): T => {
    const word = value.toLowerCase();
    const found = allowed.find((one) => one === word);
    if (found !== undefined) return found;
    const known = Object.hasOwn(meant, word) ? meant[word] : undefined;
    const hint = known === undefined ? suggest(value, allowed) : `Did you mean ${known}?`;
    return refuse(`${hint === undefined ? '' : `${hint} `}Allowed: ${allowed.join(', ')}.`);
  };

/** Parses a calendar day. */
export function parseDay(value: string): string {
  if (isDay(value)) return value;
  const isOutside = /^\d{4}-\d{2}-\d{2}$/.test(value) && (value < FIRST_DAY || value > LAST_DAY);
  return refuse(
    isOutside
      ? `It must be a day from ${FIRST_DAY} to ${LAST_DAY}.`
      : 'It must be a calendar day as YYYY-MM-DD, like 2026-11-23.',
  );
}

/** For an option that may be given once. */
export const givenOnce =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T | undefined): T =>
    previous === undefined ? parse(checkedValue(value)) : refuse('It is given more than once.');

/** For a number that may be given once. No option begins with a digit, so a negative number is refused as a number. */
export const numberGivenOnce =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T | undefined): T =>
    previous === undefined && /^-\d/.test(value) ? parse(value) : givenOnce(parse)(value, previous);

/** For an option that may be repeated. */
export const givenRepeatedly =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T[] | undefined): T[] => [...(previous ?? []), parse(checkedValue(value))];

export const parseText = (value: string): string => value;

/** Whether a value comes from a negative option: `--no-color`, `--no-waivers`. */
export const isNone = (value: unknown): boolean =>
  value === false || (Array.isArray(value) && value.length === 0);

/** Makes parsers for a pair of opposite options. To give both is an error, in either order. */
export function opposites<T, N>(
  [yes, no]: readonly [yes: string, no: string],
  read: (value: string, previous: T | undefined) => T,
  none: N,
): Record<'yes' | 'no', (value: string, previous: unknown) => T | N> {
  const contradiction = (): Error =>
    inputError(`${yes} and ${no} contradict each other`, { hint: 'Leave one of them out.' });
  return {
    yes: (value, previous) => {
      if (isNone(previous)) throw contradiction();
      return read(value, previous as T | undefined);
    },
    no: (_value, previous) => {
      if (previous !== undefined && !isNone(previous)) throw contradiction();
      return none;
    },
  };
}

/** Parses a format that a command supports. */
export const formatOf =
  (formats: readonly Format[]) =>
  (value: string): Format => {
    const known = FORMATS.find((one) => one === value.toLowerCase());
    return known === undefined || formats.includes(known)
      ? parseOneOf(formats)(value)
      : refuse(`${known} is not available for this command. Allowed: ${formats.join(', ')}.`);
  };

/** Parses a format and, after an equals sign, the file for the report. */
export const destinationOf =
  (formats: readonly Format[]) =>
  (value: string): Destination => {
    const at = value.indexOf('=');
    const format = formatOf(formats)(at < 0 ? value : value.slice(0, at));
    const file = at < 0 ? '-' : checkedValue(value.slice(at + 1));
    return file === '-' ? { format } : { format, file };
  };

/** Parses the name of a field; a leading hyphen reverses the order. */
export function parseSort(value: string, previous: string | undefined): string {
  if (value.startsWith('--')) return refuse(`${quoted(value)} looks like another option.`);
  const name = givenOnce(parseText)(value.replace(/^-/, ''), previous);
  return value.startsWith('-') ? `-${name}` : name;
}

const GREATEST_LIMIT = 1_000_000_000;

/** Parses a number of rows. */
export function parseLimit(value: string): number {
  if (!/^[1-9]\d*$/.test(value) || Number(value) > GREATEST_LIMIT)
    return refuse('It must be a whole number above 0.');
  return Number(value);
}

/** Parses names separated by commas. */
export const parseColumns = (value: string): string[] =>
  value.split(',').map((name) => checkedValue(name).trim());

/** Parses a number of tokens; K and M stand for 1,000 and 1,000,000. */
export function parseTokens(value: string): number {
  const number = Number(readNumber(value) ?? 'none');
  if (!Number.isSafeInteger(number))
    return refuse('It must be a whole number of tokens, like 1500, 200K or 1M.');
  return number;
}
