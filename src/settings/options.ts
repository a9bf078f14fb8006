import { Option, type Command } from 'commander';
import { SEVERITIES, type Severity } from '../policy/severity.js';
import { FORMATS, type Format } from '../format/index.js';
import {
  checked,
  day,
  INPUT,
  once,
  oneOf,
  opposites,
  OUTPUT,
  refuse,
  repeated,
  text,
  type Definition,
} from './option-parsers.js';
import type { Destination } from './project-reports.js';
import type { Project, Source } from './project.js';
import { QUERY_DEFINITIONS, type QueryFlags } from './query-options.js';
import { RECORD_DEFINITIONS, type RecordFlags } from './record-options.js';

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
  /** Of init: every attribute, in place of those that most rules ask for. */
  full?: boolean;
  force?: boolean;
  stdout?: boolean;
  /** A project file to use; `false`: none. */
  project?: string | false;
  /** The project file in force. */
  inForce?: Project;
  /** Who set what, by the name of the option. */
  sources?: ReadonlyMap<string, Source>;
}

/** A format that a command has. */
const formatOf =
  (formats: readonly Format[]) =>
  (value: string): Format => {
    const known = FORMATS.find((one) => one === value.toLowerCase());
    return known === undefined || formats.includes(known)
      ? oneOf(formats)(value)
      : refuse(`The answer of this command cannot be told as ${known}. Allowed: ${formats.join(', ')}.`);
  };

const destinationOf =
  (formats: readonly Format[]) =>
  (value: string): Destination => {
    const at = value.indexOf('=');
    const format = formatOf(formats)(at < 0 ? value : value.slice(0, at));
    const file = at < 0 ? '-' : checked(value.slice(at + 1));
    return file === '-' ? { format } : { format, file };
  };

const WAIVERS = opposites(['--waivers', '--no-waivers'], repeated(text), []);
const PROJECT = opposites(['--project', '--no-project'], once(text), false);
const COLOR = opposites(['--color', '--no-color'], () => true, false);

/** Words of other tools for a threshold that nothing reaches. */
const NEVER = { none: 'never', off: 'never', no: 'never', false: 'never' } as const;

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
    text: 'provider files, or folders of them, that add to the built-in ones or replace them; repeatable',
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
    parse: WAIVERS.yes,
    env: 'WAIVERS',
  },
  noWaivers: { flags: '--no-waivers', text: 'leave all waivers aside', group: INPUT, parse: WAIVERS.no },
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
    parse: once(oneOf([...SEVERITIES, 'never'] as const, NEVER)),
    env: 'FAIL_ON',
  },
  project: {
    flags: '--project <file>',
    text: 'project file (default: the nearest mimo-check.yaml)',
    group: INPUT,
    parse: PROJECT.yes,
    env: 'PROJECT',
  },
  noProject: { flags: '--no-project', text: 'use no project file', group: INPUT, parse: PROJECT.no },
  provider: {
    flags: '--provider <id>',
    text: 'write the skeleton of a provider file, providers/<id>.yaml, instead',
    group: INPUT,
    parse: once(text),
  },
  full: { flags: '--full', text: 'with --provider: every attribute', group: INPUT },
  force: { flags: '--force', text: 'overwrite what is there', group: OUTPUT },
  stdout: { flags: '--stdout', text: 'print the files and write none', group: OUTPUT },
  format: {
    flags: '-f, --format <format>',
    text: 'the format of the answer',
    group: OUTPUT,
    parse: once(formatOf(FORMATS)),
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
    text: 'a further report of the same run, into a file; without =file, what is printed instead; repeatable',
    group: OUTPUT,
    parse: repeated(destinationOf(FORMATS)),
    env: 'REPORT',
  },
  quiet: { flags: '-q, --quiet', text: 'print nothing but problems', group: OUTPUT },
  color: { flags: '--color', text: 'colour, whatever the terminal', group: OUTPUT, parse: COLOR.yes },
  noColor: { flags: '--no-color', text: 'no colour', group: OUTPUT, parse: COLOR.no },
} as const satisfies Record<string, Definition>;

export type OptionName = keyof typeof DEFINITIONS;

export const OPTION_NAMES = Object.keys(DEFINITIONS) as OptionName[];

/** What a command says of its options beyond what they mean everywhere. */
export interface OptionTexts {
  /** The formats of its answers, and the one that it has where none is asked for. */
  formats: readonly Format[];
  usual: Format;
  /** Instead of the usual text of an option. */
  texts?: Partial<Record<OptionName, string>>;
}

/** An option as a command has it. */
export function definitionOf(name: OptionName, { formats, usual, texts = {} }: OptionTexts): Definition {
  const definition: Definition = DEFINITIONS[name];
  const said = texts[name];
  if (said !== undefined) return { ...definition, text: said };
  if (name === 'report') return { ...definition, parse: repeated(destinationOf(formats)) };
  if (name !== 'format') return definition;
  return {
    ...definition,
    text: `${formats.join(', ')} (default: ${usual})`,
    parse: once(formatOf(formats)),
  };
}

/** An option as the user types it, and the variable that stands in for it, if one does. */
export function spellingOf(name: OptionName): { flag: string; variable?: string } {
  const { flags, env }: Definition = DEFINITIONS[name];
  const flag = /--[a-z-]+/.exec(flags)?.[0] ?? flags;
  return env === undefined ? { flag } : { flag, variable: `MIMO_CHECK_${env}` };
}

/** An option in all its spellings, for those who offer them. */
export function describeOption(name: OptionName): { spellings: string[]; takesValue: boolean } {
  const { flags }: Definition = DEFINITIONS[name];
  return {
    spellings: flags.match(/(?<![\w-])--?[a-z][a-z-]*/g) ?? [],
    takesValue: flags.includes('<'),
  };
}

/** Options that every command has. */
export const COMMON: readonly OptionName[] = ['format', 'output', 'report', 'quiet', 'color', 'noColor'];

/** Adds options to a command; they mean the same everywhere. */
export function addOptions(command: Command, names: readonly OptionName[], texts: OptionTexts): Command {
  for (const name of names) {
    const { flags, text: help, group, parse } = definitionOf(name, texts);
    const option = new Option(flags, help).helpGroup(group);
    if (parse !== undefined) option.argParser(parse as (value: string, previous: unknown) => unknown);
    command.addOption(option);
  }
  return command;
}
