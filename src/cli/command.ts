import { present } from '../input/present.js';
import type { Selection } from '../query/select.js';
import { FORMATS, formatsOf, type Format } from '../format/index.js';
import type { Answer, Report } from '../report/reports.js';
import type { Io } from '../input/io.js';
import { COMMON, type Flags, type OptionName, type OptionTexts } from '../settings/options.js';
import type { Project } from '../settings/project.js';
import type { Request } from '../run/request.js';

/** A command: its words, and how arguments and options become a report. It prints nothing. */
export interface CommandText {
  name: string;
  /** As commander writes them, like `<subject>` or `[subject...]`. */
  arguments: string;
  summary: string;
  /** Lines that can be typed as they are; absent: see `examplesOf`. */
  examples?: readonly string[];
  options: readonly OptionName[];
  /** The first argument names files, which the command reads. */
  readsFiles?: true;
  /** The command does not heed the project file. */
  withoutProject?: true;
  /** Its answers are texts for another program: they know no format, and go to standard output. */
  bare?: true;
  /** The format of its answers where none is asked for; absent: a table. */
  format?: Format;
  /** What an option says of itself here, where that is not the usual. */
  texts?: OptionTexts['texts'];
  answer: (
    args: readonly (string | string[] | undefined)[],
    flags: Flags,
    io: Io,
  ) => Answer | Promise<Answer>;
}

/** All options of a command; one that reads evidence or policy heeds the project file. */
export function optionsOf({ options, withoutProject, bare }: CommandText): OptionName[] {
  const heeds = withoutProject !== true && (options.includes('policy') || options.includes('data'));
  return [
    ...options,
    ...(heeds ? (['project', 'noProject'] as const) : []),
    ...(bare === true ? [] : COMMON),
  ];
}

/** What a command answers with, where that is not a kind of report that bears its name. */
const KINDS: Readonly<Record<string, readonly Report['kind'][]>> = {
  gaps: ['gaps', 'listing'],
  providers: ['listing'],
  models: ['listing'],
  rules: ['listing'],
  attributes: ['listing'],
  policies: ['listing', 'policy'],
  waive: ['record'],
  attest: ['record'],
};

/** The formats that a command has. A schema is JSON, and nothing else. */
export function formatsIn(name: string): Format[] {
  if (name === 'schema') return ['json'];
  const found = (KINDS[name] ?? [name as Report['kind']]).flatMap(formatsOf);
  return FORMATS.filter((format) => found.includes(format));
}

/** What a command says of its options. */
export const textsOf = ({ name, format = 'table', texts }: CommandText): OptionTexts => ({
  ...{ formats: formatsIn(name), usual: format },
  ...(texts === undefined ? {} : { texts }),
});

/** Options of every command that lists. */
export const LIST: readonly OptionName[] = ['where', 'sort', 'limit', 'columns'];

/** What a list is asked for. */
export const selectionOf = ({ where, sort, limit, columns }: Flags): Selection =>
  present({ where, sort, limit, columns });

/** Options of every command that evaluates. */
export const EVIDENCE: readonly OptionName[] = [
  'policy',
  'data',
  'waivers',
  'noWaivers',
  'attestations',
  'asOf',
];

/** An argument that may be given any number of times. */
export const many = (argument: string | string[] | undefined): string[] =>
  Array.isArray(argument) ? argument : argument === undefined ? [] : [argument];

/** An argument that must be given. */
export const one = (argument: string | string[] | undefined): string => many(argument)[0] ?? '';

/** What the options ask of a command. */
export const requestOf = (subjects: readonly string[], flags: Flags, io: Io): Request => ({
  subjects,
  asOf: flags.asOf ?? io.today,
  ...(flags.data === undefined ? {} : { data: flags.data }),
  ...(flags.policy === undefined ? {} : { policy: flags.policy }),
  ...(flags.waivers === undefined ? {} : { waivers: flags.waivers }),
  ...(flags.attestations === undefined ? {} : { attestations: flags.attestations }),
  ...(flags.failOn === undefined ? {} : { failOn: flags.failOn }),
  ...(flags.rule === undefined ? {} : { rules: flags.rule }),
  ...(flags.inForce === undefined ? {} : { project: projectOf(flags.inForce, flags) }),
});

/** Data that an option adds stand for subjects where the project names none, those of the project do not. */
function projectOf(project: Project, { sources }: Flags): NonNullable<Request['project']> {
  const subjects = project.subjects ?? (sources?.get('data')?.from === 'project' ? 'all' : undefined);
  return { subjects, variants: project.variants ?? {}, at: project.at };
}
