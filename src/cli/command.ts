import { isDay } from '../input/calendar.js';
import { present } from '../input/plain-data.js';
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

/** A command on the help page. */
export interface CommandWords {
  name: string;
  /** As commander writes them, like `<subject>` or `[subject...]`. */
  arguments: string;
  summary: string;
}

/** A command: how arguments and settings become a request, and a request becomes a report. Prints nothing. */
export interface CommandDefinition<N extends OptionName, R> {
  /** Lines that can be typed as they are. Days in them count from today. */
  examples: readonly string[] | ((today: string) => readonly string[]);
  options: readonly N[];
  /** The kinds of its reports; the default is the command's own name. */
  kinds?: readonly Report['kind'][];
  /** The first argument names files to read. */
  readsFiles?: true;
  /** The command does not use the project file. */
  withoutProject?: true;
  /** Its answers are texts for another program: they have no format, and go to standard output. */
  bare?: true;
  /** The default format; if absent, a table. */
  format?: Format;
  /** The default format on a terminal, if it is another. */
  formatOnTerminal?: Format;
  /** Texts that replace the common ones of its options. */
  texts?: OptionTexts['texts'];
  /** Makes the request, as plain data. */
  request: (args: Arguments, settings: Settings<N>, io: Io) => R | Promise<R>;
  /** Answers a request. */
  answer: (request: R, io: Io) => CommandAnswer | Promise<CommandAnswer>;
}

/** The code of a command, with general types. */
export interface CommandCode extends Omit<CommandDefinition<OptionName, unknown>, 'request' | 'answer'> {
  run: (args: Arguments, settings: AllSettings, io: Io) => Promise<CommandAnswer>;
}

/** A command as the program runs it. */
export type Command = CommandWords & CommandCode;

/** Defines a command; `request` gets the settings of the options listed. */
export function defineCommand<const N extends OptionName, R>(
  definition: CommandDefinition<N, R>,
): CommandCode {
  const { request, answer, ...rest } = definition;
  return { ...rest, run: async (args, settings, io) => answer(await request(args, settings, io), io) };
}

/** Options of every command. */
export const COMMON_OPTIONS: readonly OptionName[] = [
  'format',
  'output',
  'report',
  'quiet',
  'color',
  'noColor',
];

/** All options of a command. If it reads evidence or a policy, it uses the project file. */
export function optionsOf({ options, withoutProject, bare }: Command): OptionName[] {
  const takesProject = withoutProject !== true && (options.includes('policy') || options.includes('data'));
  return [
    ...options,
    ...(takesProject ? (['project', 'noProject'] as const) : []),
    ...(bare === true ? [] : COMMON_OPTIONS),
  ];
}

/** The formats of a command. A schema is always JSON. */
export function formatsIn({
  name,
  kinds = [name as Report['kind']],
}: Pick<Command, 'name' | 'kinds'>): Format[] {
  if (name === 'schema') return ['json'];
  const found = kinds.flatMap(formatsOf);
  return FORMATS.filter((format) => found.includes(format));
}

/** What a command says about its options. */
export const optionTextsOf = (command: Command): OptionTexts => ({
  formats: formatsIn(command),
  usual: [
    command.format ?? 'table',
    ...(command.formatOnTerminal === undefined ? [] : [`on a terminal ${command.formatOnTerminal}`]),
  ].join(', '),
  ...present({ texts: command.texts }),
});

/** Options of every list command. */
export const LIST_OPTIONS = ['where', 'sort', 'limit', 'columns'] as const satisfies readonly OptionName[];

/** The selection that the settings make. */
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

/** A repeatable argument as a list. */
export const listOfArguments = (argument: string | string[] | undefined): string[] =>
  Array.isArray(argument) ? argument : argument === undefined ? [] : [argument];

/** A required argument. */
export const requiredArgument = (argument: string | string[] | undefined): string =>
  listOfArguments(argument)[0] ?? '';

const INPUT_NAMES = ['data', 'policy', 'waivers', 'attestations'] as const;

/**
 * Who set each value, by its path in the request: lines of the project file, unless an option or a variable
 * overrides them.
 */
function originsIn(settings: Settings): Record<string, Origin> {
  const { projectFile } = settings;
  const origins = projectFile === undefined ? {} : originsOf(projectFile);
  const others = INPUT_NAMES.flatMap((key) => {
    const origin = settings[key]?.origin;
    return origin === undefined || origin.from === 'project' ? [] : [[key, origin] as const];
  });
  const isReplaced = (path: string): boolean => others.some(([key]) => path.startsWith(`${key}[`));
  const remaining = Object.entries(origins).filter(([path]) => !isReplaced(path));
  return { ...Object.fromEntries(remaining), ...Object.fromEntries(others) };
}

/** A run without --as-of uses today: a clock that is not set must not decide what is too old. */
function refuseWrongClock({ value, origin }: AllSettings['asOf']): void {
  if (origin.from === 'built-in' && !isDay(value))
    throw inputError(`the clock of this machine says ${value}`, {
      hint: 'Set it right, or name the day to judge by, like --as-of 2026-11-23.',
    });
}

/**
 * Makes a request from settings. If the project names no subjects, providers added by an option become the
 * subjects.
 */
export function requestOf(subjects: readonly string[], settings: Settings<'rule' | 'failOn'>): Request {
  const { asOf, rule, failOn, projectFile } = settings;
  refuseWrongClock(asOf);
  // Whoever names a rule wants to know whether it is shown, so a standing threshold does not apply.
  const isStanding = rule !== undefined && failOn?.origin.from !== 'flag';
  const hasOwnData = settings.data?.origin.from === 'project';
  return {
    subjects,
    asOf: asOf.value,
    ...valuesOf(settings, isStanding ? INPUT_NAMES : [...INPUT_NAMES, 'failOn']),
    ...(rule === undefined ? {} : { rules: rule.value }),
    ...(projectFile === undefined ? {} : { project: projectPart(projectFile, hasOwnData) }),
    origins: originsIn(settings),
  };
}
