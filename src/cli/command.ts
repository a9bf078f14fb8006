import { isDay } from '../input/calendar.js';
import { present } from '../input/present.js';
import { inputError } from '../input/problem.js';
import type { Io } from '../input/io.js';
import type { Selection } from '../query/select.js';
import { FORMATS, formatsOf, type Format } from '../format/index.js';
import type { CommandAnswer, Report } from '../report/reports.js';
import { type OptionTexts } from '../settings/options.js';
import { originsOf, projectPart } from '../settings/project.js';
import type { Request, Origin } from '../run/request.js';
import { valuesOf, type AllSettings, type Settings } from '../settings/settings.js';
import type { OptionName } from '../settings/setting-table.js';

/** The arguments of a line, in the order of the usage. */
export type Arguments = readonly (string | string[] | undefined)[];

/** What the help page says of a command. */
export interface CommandWords {
  name: string;
  /** As commander writes them, like `<subject>` or `[subject...]`. */
  arguments: string;
  summary: string;
}

/** A command: how arguments and settings become a request and that a report. It prints nothing. */
export interface CommandDefinition<N extends OptionName, R> {
  /** Lines that can be typed as they are; their days count from today. */
  examples: readonly string[] | ((today: string) => readonly string[]);
  options: readonly N[];
  /** The kinds of its reports, where not the one that bears its name. */
  kinds?: readonly Report['kind'][];
  /** The first argument names files, which the command reads. */
  readsFiles?: true;
  /** The command does not use the project file. */
  withoutProject?: true;
  /** Its answers are texts for another program: they have no format, and go to standard output. */
  bare?: true;
  /** The format of its answers where none is asked for; absent: a table. */
  format?: Format;
  /** What an option says of itself here, where that is not the usual. */
  texts?: OptionTexts['texts'];
  /** What is asked, as plain data. */
  request: (args: Arguments, settings: Settings<N>, io: Io) => R | Promise<R>;
  /** What there is to say to a request. */
  answer: (request: R, io: Io) => CommandAnswer | Promise<CommandAnswer>;
}

/** A command's code, whatever it takes and whatever it asks. */
export interface CommandCode extends Omit<CommandDefinition<OptionName, unknown>, 'request' | 'answer'> {
  run: (args: Arguments, settings: AllSettings, io: Io) => Promise<CommandAnswer>;
}

/** A command as the program runs it. */
export type Command = CommandWords & CommandCode;

/** Defines a command; `request` gets the settings of the options that it names. */
export function defineCommand<const N extends OptionName, R>(
  definition: CommandDefinition<N, R>,
): CommandCode {
  const { request, answer, ...rest } = definition;
  return { ...rest, run: async (args, settings, io) => answer(await request(args, settings, io), io) };
}

/** Options that every command has. */
export const COMMON_OPTIONS: readonly OptionName[] = [
  'format',
  'output',
  'report',
  'quiet',
  'color',
  'noColor',
];

/** All options of a command; one that reads evidence or policy uses the project file. */
export function optionsOf({ options, withoutProject, bare }: Command): OptionName[] {
  const takesProject = withoutProject !== true && (options.includes('policy') || options.includes('data'));
  return [
    ...options,
    ...(takesProject ? (['project', 'noProject'] as const) : []),
    ...(bare === true ? [] : COMMON_OPTIONS),
  ];
}

/** The formats that a command has. A schema is JSON, and nothing else. */
export function formatsIn({
  name,
  kinds = [name as Report['kind']],
}: Pick<Command, 'name' | 'kinds'>): Format[] {
  if (name === 'schema') return ['json'];
  const found = kinds.flatMap(formatsOf);
  return FORMATS.filter((format) => found.includes(format));
}

/** What a command says of its options. */
export const optionTextsOf = (command: Command): OptionTexts => ({
  formats: formatsIn(command),
  usual: command.format ?? 'table',
  ...present({ texts: command.texts }),
});

/** Options of every command that lists. */
export const LIST_OPTIONS = ['where', 'sort', 'limit', 'columns'] as const satisfies readonly OptionName[];

/** What a list is asked for. */
export const selectionOf = (settings: Settings<(typeof LIST_OPTIONS)[number]>): Selection =>
  valuesOf(settings, LIST_OPTIONS);

/** Options of every command that evaluates. */
export const EVIDENCE_OPTIONS = [
  'policy',
  'data',
  'waivers',
  'noWaivers',
  'attestations',
  'asOf',
] as const satisfies readonly OptionName[];

/** An argument that may be given any number of times. */
export const listOfArguments = (argument: string | string[] | undefined): string[] =>
  Array.isArray(argument) ? argument : argument === undefined ? [] : [argument];

/** An argument that must be given. */
export const requiredArgument = (argument: string | string[] | undefined): string =>
  listOfArguments(argument)[0] ?? '';

const INPUT_NAMES = ['data', 'policy', 'waivers', 'attestations'] as const;

/** Who set what, by its path in the request: the lines of the project file, but for what something else sets. */
function originsIn(settings: Settings): Record<string, Origin> {
  const { inForce } = settings;
  const origins = inForce === undefined ? {} : originsOf(inForce);
  const others = INPUT_NAMES.flatMap((key) => {
    const origin = settings[key]?.origin;
    return origin === undefined || origin.from === 'project' ? [] : [[key, origin] as const];
  });
  const isReplaced = (path: string): boolean => others.some(([key]) => path.startsWith(`${key}[`));
  const kept = Object.entries(origins).filter(([path]) => !isReplaced(path));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(others) };
}

/** Without a day of its own a run judges by today: a clock that nobody has set must not decide what is too old. */
function refuseWrongClock({ value, origin }: AllSettings['asOf']): void {
  if (origin.from === 'built-in' && !isDay(value))
    throw inputError(`the clock of this machine says ${value}`, {
      hint: 'Set it right, or name the day to judge by, like --as-of 2026-11-23.',
    });
}

/** What the settings ask of a command. Data that an option adds are the subjects where the project names none. */
export function requestOf(subjects: readonly string[], settings: Settings<'rule'>): Request {
  const { asOf, rule, inForce } = settings;
  refuseWrongClock(asOf);
  const hasOwnData = settings.data?.origin.from === 'project';
  return {
    subjects,
    asOf: asOf.value,
    ...valuesOf(settings, [...INPUT_NAMES, 'failOn']),
    ...(rule === undefined ? {} : { rules: rule.value }),
    ...(inForce === undefined ? {} : { project: projectPart(inForce, hasOwnData) }),
    origins: originsIn(settings),
  };
}
