import { InvalidArgumentError, Option, type Command } from 'commander';
import { isDay } from '../core/calendar.js';
import { quoted, suggest } from '../core/suggest.js';
import { SEVERITIES, type Severity } from '../policy/severity.js';
import { FORMATS, type Format } from '../report/index.js';

/** Where one report goes. */
export interface Destination {
  format: Format;
  /** Absent: standard output. */
  file?: string;
}

/** What the options of every command come to, flags and environment together. */
export interface Flags {
  format?: Format;
  output?: string;
  report?: Destination[];
  color?: boolean;
  quiet?: boolean;
  asOf?: string;
  data?: string[];
  policy?: string;
  failOn?: Severity | 'never';
}

const refuse = (message: string): never => {
  throw new InvalidArgumentError(message);
};

/** A value must be there, and must not be the next option. */
function checked(value: string): string {
  if (value.trim() === '') return refuse('The value is empty.');
  if (value.startsWith('-') && value !== '-') return refuse(`${quoted(value)} looks like another option.`);
  return value;
}

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: string): T => {
    const found = allowed.find((one) => one === value.toLowerCase());
    if (found !== undefined) return found;
    const hint = suggest(value, allowed);
    return refuse(`${hint === undefined ? '' : `${hint} `}Allowed: ${allowed.join(', ')}.`);
  };

const day = (value: string): string =>
  isDay(value) ? value : refuse(`It must be a calendar day as YYYY-MM-DD, like 2026-11-23.`);

function destination(value: string): Destination {
  const at = value.indexOf('=');
  const format = oneOf(FORMATS)(at < 0 ? value : value.slice(0, at));
  return at < 0 ? { format } : { format, file: checked(value.slice(at + 1)) };
}

/** An option that is given at most once. */
const once =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T | undefined): T =>
    previous === undefined ? parse(checked(value)) : refuse('It is given more than once.');

const repeated =
  <T>(parse: (value: string) => T) =>
  (value: string, previous: T[] | undefined): T[] => [...(previous ?? []), parse(checked(value))];

const text = (value: string): string => value;

interface Definition {
  flags: string;
  text: string;
  group: 'Evidence and policy:' | 'Output:';
  parse?: (value: string, previous: never) => unknown;
  /** The variable that stands in where the flag is absent. */
  env?: string;
  choices?: readonly string[];
}

const INPUT = 'Evidence and policy:';
const OUTPUT = 'Output:';

const DEFINITIONS = {
  policy: {
    flags: '-p, --policy <id|file>',
    text: 'policy to check against (default: default)',
    group: INPUT,
    parse: once(text),
    env: 'POLICY',
  },
  data: {
    flags: '-d, --data <file|folder>',
    text: 'provider files to add, or to replace built-in ones; repeatable',
    group: INPUT,
    parse: repeated(text),
    env: 'DATA',
  },
  asOf: {
    flags: '--as-of <day>',
    text: 'the day to judge by, YYYY-MM-DD (default: today, UTC)',
    group: INPUT,
    parse: once(day),
    env: 'AS_OF',
  },
  failOn: {
    flags: '--fail-on <severity>',
    text: `what makes the policy fail: ${[...SEVERITIES].reverse().join(', ')} or never (default: as the policy says)`,
    group: INPUT,
    parse: once(oneOf([...SEVERITIES, 'never'] as const)),
    env: 'FAIL_ON',
  },
  format: {
    flags: '-f, --format <format>',
    text: `${FORMATS.join(' or ')} (default: table)`,
    group: OUTPUT,
    parse: once(oneOf(FORMATS)),
    env: 'FORMAT',
  },
  output: {
    flags: '-o, --output <file>',
    text: 'write the report to a file, whole or not at all',
    group: OUTPUT,
    parse: once(text),
    env: 'OUTPUT',
  },
  report: {
    flags: '--report <format[=file]>',
    text: 'a further report of the same run; repeatable',
    group: OUTPUT,
    parse: repeated(destination),
    env: 'REPORT',
  },
  quiet: { flags: '-q, --quiet', text: 'print nothing but problems', group: OUTPUT },
  color: { flags: '--color', text: 'colour, whatever the terminal', group: OUTPUT },
  noColor: { flags: '--no-color', text: 'no colour', group: OUTPUT },
} as const satisfies Record<string, Definition>;

export type OptionName = keyof typeof DEFINITIONS;

/** Options that every command has. */
export const COMMON: readonly OptionName[] = ['format', 'output', 'report', 'quiet', 'color', 'noColor'];

/** Adds options to a command; they mean the same everywhere. */
export function addOptions(command: Command, names: readonly OptionName[]): Command {
  for (const name of names) {
    const { flags, text: help, group, parse }: Definition = DEFINITIONS[name];
    const option = new Option(flags, help).helpGroup(group);
    if (parse !== undefined) option.argParser(parse as (value: string, previous: unknown) => unknown);
    command.addOption(option);
  }
  return command;
}

/** Fills in what the environment says and no flag does. A variable that is set but unusable is an error. */
export function withEnvironment(
  flags: Flags,
  names: readonly OptionName[],
  env: Readonly<Record<string, string | undefined>>,
): Flags {
  const filled: Record<string, unknown> = { ...flags };
  for (const name of names) {
    const { parse, env: suffix }: Definition = DEFINITIONS[name];
    const variable = `MIMO_CHECK_${suffix ?? ''}`;
    const value = env[variable];
    if (parse === undefined || suffix === undefined || value === undefined || filled[name] !== undefined)
      continue;
    try {
      filled[name] = parse(value, undefined as never);
    } catch (error) {
      if (error instanceof InvalidArgumentError)
        throw new InvalidArgumentError(`environment variable ${variable}=${quoted(value)}: ${error.message}`);
      throw error;
    }
  }
  return filled;
}
