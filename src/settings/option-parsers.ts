import { InvalidArgumentError } from 'commander';
import { isDay } from '../input/calendar.js';
import { inputError } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';

/** Says what is wrong with the value of an option. */
export const refuse = (message: string): never => {
  throw new InvalidArgumentError(message);
};

/** A value must be there, and must not be the next option. */
export function checked(value: string): string {
  if (value.trim() === '') return refuse('The value is empty.');
  if (value.startsWith('-') && value !== '-') return refuse(`${quoted(value)} looks like another option.`);
  return value;
}

/** One of a list of words, in any case of letters; `meant` says which of them another word stands for elsewhere. */
export const oneOf =
  <T extends string>(allowed: readonly T[], meant: Readonly<Record<string, T>> = {}) =>
  (value: string): T => {
    const word = value.toLowerCase();
    const found = allowed.find((one) => one === word);
    if (found !== undefined) return found;
    const known = Object.hasOwn(meant, word) ? meant[word] : undefined;
    const hint = known === undefined ? suggest(value, allowed) : `Did you mean ${known}?`;
    return refuse(`${hint === undefined ? '' : `${hint} `}Allowed: ${allowed.join(', ')}.`);
  };

/** The days that can be judged by: those of `isDay`. */
const FIRST_DAY = '1990-01-01';
const LAST_DAY = '2100-12-31';

/** A calendar day. */
export function day(value: string): string {
  if (isDay(value)) return value;
  const isOutside = /^\d{4}-\d{2}-\d{2}$/.test(value) && (value < FIRST_DAY || value > LAST_DAY);
  return refuse(
    isOutside
      ? `It must be a day from ${FIRST_DAY} to ${LAST_DAY}.`
      : 'It must be a calendar day as YYYY-MM-DD, like 2026-11-23.',
  );
}

/** An option that is given at most once. */
export const once =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T | undefined): T =>
    previous === undefined ? parse(checked(value)) : refuse('It is given more than once.');

/** An option that is given any number of times. */
export const repeated =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T[] | undefined): T[] => [...(previous ?? []), parse(checked(value))];

/** Any text. */
export const text = (value: string): string => value;

/** Whether a value is that of an option that says no: `--no-color`, `--no-waivers`. */
export const isNone = (value: unknown): boolean =>
  value === false || (Array.isArray(value) && value.length === 0);

/** An option that says yes and the one that says no to the same: both are an error, whichever comes first. */
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

/** An option: how it is written, what it says, and how its value is read. */
export interface Definition {
  flags: string;
  text: string;
  group: 'Selection:' | 'Evidence and policy:' | 'What is recorded:' | 'Output:';
  parse?: (value: string, previous: never) => unknown;
  /** The variable that stands in where the flag is absent. */
  env?: string;
  choices?: readonly string[];
}

export const INPUT = 'Evidence and policy:';
export const OUTPUT = 'Output:';
