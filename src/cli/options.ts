import { InvalidArgumentError, Option, type Command } from 'commander';
import { quoted } from '../core/suggest.js';
import { SEVERITIES, type Severity } from '../policy/severity.js';
import { FORMATS, type Format } from '../report/index.js';
import type { Source } from './gather.js';
import {
  checked,
  day,
  files,
  INPUT,
  noFiles,
  once,
  oneOf,
  OUTPUT,
  repeated,
  text,
  type Definition,
} from './option-parsers.js';
import type { Project } from './project.js';
import { QUERY_DEFINITIONS, type QueryFlags } from './query-options.js';
import { RECORD_DEFINITIONS, type RecordFlags } from './record-options.js';

/** Where one report goes. */
export interface Destination {
  format: Format;
  /** Absent: standard output. */
  file?: string;
}

/** What the options of every command come to: flags, environment and project file together. */
export interface Flags extends RecordFlags, QueryFlags {
  format?: Format;
  output?: string;
  report?: Destination[];
  color?: boolean;
  quiet?: boolean;
  asOf?: string;
  data?: string[];
  policy?: string;
  failOn?: Severity | 'never';
  /** Files of accepted risks, and of evidence that only the user holds. */
  waivers?: string[];
  attestations?: string[];
  /** Of init: the id of a provider file to write, over what is there, or only to show. */
  provider?: string;
  force?: boolean;
  stdout?: boolean;
  /** A project file to use; `false`: none. */
  project?: string | false;
  /** The project file in force, and the reports that it asks `check` for. */
  inForce?: Project;
  projectReports?: Destination[];
  /** Who set what, by the name of the option. */
  sources?: ReadonlyMap<string, Source>;
}

function destination(value: string): Destination {
  const at = value.indexOf('=');
  const format = oneOf(FORMATS)(at < 0 ? value : value.slice(0, at));
  const file = at < 0 ? '-' : checked(value.slice(at + 1));
  return file === '-' ? { format } : { format, file };
}

const DEFINITIONS = {
  ...RECORD_DEFINITIONS,
  ...QUERY_DEFINITIONS,
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
  waivers: {
    flags: '-w, --waivers <file>',
    text: 'file of accepted risks; repeatable',
    group: INPUT,
    parse: files,
    env: 'WAIVERS',
  },
  noWaivers: { flags: '--no-waivers', text: 'leave all waivers aside', group: INPUT, parse: noFiles },
  attestations: {
    flags: '-a, --attestations <file>',
    text: 'file of evidence that only you hold; repeatable',
    group: INPUT,
    parse: repeated(text),
    env: 'ATTESTATIONS',
  },
  failOn: {
    flags: '--fail-on <severity>',
    text: `what makes the policy fail: ${[...SEVERITIES].reverse().join(', ')} or never (default: as the policy says)`,
    group: INPUT,
    parse: once(oneOf([...SEVERITIES, 'never'] as const)),
    env: 'FAIL_ON',
  },
  project: {
    flags: '--project <file>',
    text: 'project file (default: the nearest mimo-check.yaml)',
    group: INPUT,
    parse: once(text),
    env: 'PROJECT',
  },
  noProject: { flags: '--no-project', text: 'use no project file', group: INPUT },
  provider: {
    flags: '--provider <id>',
    text: 'write the skeleton of a provider file, providers/<id>.yaml, instead',
    group: INPUT,
    parse: once(text),
  },
  force: { flags: '--force', text: 'overwrite what is there', group: OUTPUT },
  stdout: { flags: '--stdout', text: 'print the files and write none', group: OUTPUT },
  format: {
    flags: '-f, --format <format>',
    text: `${FORMATS.join(', ')} (default: table; of query: json)`,
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

/** An option as the user types it, and the variable that stands in for it. */
export function spellingOf(name: OptionName): { flag: string; variable: string } {
  const { flags, env }: Definition = DEFINITIONS[name];
  return { flag: /--[a-z-]+/.exec(flags)?.[0] ?? flags, variable: `MIMO_CHECK_${env ?? ''}` };
}

/** An option in all its spellings, for those who offer them. */
export function describeOption(name: OptionName): { spellings: string[]; takesValue: boolean; text: string } {
  const { flags, text: help }: Definition = DEFINITIONS[name];
  return {
    spellings: flags.match(/(?<![\w-])--?[a-z][a-z-]*/g) ?? [],
    takesValue: flags.includes('<'),
    text: help,
  };
}

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
