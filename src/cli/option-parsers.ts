import { InvalidArgumentError } from 'commander';
import { isDay } from '../core/calendar.js';
import { quoted, suggest } from '../core/suggest.js';

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

/** One of a list of words, in any case of letters. */
export const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: string): T => {
    const found = allowed.find((one) => one === value.toLowerCase());
    if (found !== undefined) return found;
    const hint = suggest(value, allowed);
    return refuse(`${hint === undefined ? '' : `${hint} `}Allowed: ${allowed.join(', ')}.`);
  };

/** A calendar day. */
export const day = (value: string): string =>
  isDay(value) ? value : refuse(`It must be a calendar day as YYYY-MM-DD, like 2026-11-23.`);

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

/** Files, unless the option that says "none" came before; that one sets an empty list. */
export const files = (value: string, previous: string[] | undefined): string[] =>
  previous?.length === 0
    ? refuse('It contradicts the option that says that there are none.')
    : repeated(text)(value, previous);

/** No files, unless the option that names some came before. */
export const noFiles = (_value: string, previous: string[] | undefined): string[] =>
  previous === undefined || previous.length === 0
    ? []
    : refuse('It contradicts the option that names files.');

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
