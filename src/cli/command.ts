import type { Report } from '../report/reports.js';
import type { Io } from './io.js';
import type { Flags, OptionName } from './options.js';
import type { Request } from './request.js';

/** A command: its words, and how arguments and options become a report. It prints nothing. */
export interface CommandText {
  name: string;
  /** As commander writes them, like `<subject>` or `[subject...]`. */
  arguments: string;
  summary: string;
  options: readonly OptionName[];
  answer: (args: readonly (string | string[] | undefined)[], flags: Flags, io: Io) => Report;
}

/** Options of every command that evaluates. */
export const EVIDENCE: readonly OptionName[] = ['policy', 'data', 'asOf'];

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
  ...(flags.failOn === undefined ? {} : { failOn: flags.failOn }),
});
