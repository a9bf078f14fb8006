import { Command } from 'commander';
import { inputError } from '../core/problem.js';
import { suggest } from '../core/suggest.js';
import { render } from '../report/index.js';
import type { Report } from '../report/reports.js';
import { CHECK } from './commands/check.js';
import { EXPLAIN } from './commands/explain.js';
import { GAPS } from './commands/gaps.js';
import { SHOW } from './commands/show.js';
import { VALIDATE } from './commands/validate.js';
import type { CommandText } from './command.js';
import { EXIT_CODES, LEAD, MORE } from './help.js';
import type { Io } from './io.js';
import {
  addOptions,
  COMMON,
  withEnvironment,
  type Destination,
  type Flags,
  type OptionName,
} from './options.js';
import { terminalOf, wantsColor } from './terminal-of.js';
import { version } from './version.js';
import { writeReport } from './write-file.js';

/** Where the reports of a run go; at most one to standard output. */
function destinationsOf(flags: Flags): Destination[] {
  const further = flags.report ?? [];
  const main: Destination = {
    format: flags.format ?? 'table',
    ...(flags.output === undefined || flags.output === '-' ? {} : { file: flags.output }),
  };
  const wanted =
    further.length > 0 && flags.format === undefined && flags.output === undefined
      ? further
      : [main, ...further];
  if (wanted.filter(({ file }) => file === undefined).length > 1)
    throw inputError('more than one report would go to standard output', {
      hint: 'Give the others a file: --report json=report.json.',
    });
  const files = wanted.flatMap(({ file }) => file ?? []);
  if (new Set(files).size < files.length) throw inputError('two reports would go to the same file');
  return wanted;
}

/** Renders and writes the reports of a run. Files first: a verdict whose report was not written is no verdict. */
async function deliver(report: Report, flags: Flags, io: Io): Promise<void> {
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const plain = { width: 120, color: false, unicode: true };
  const destinations = destinationsOf(flags);
  for (const { format, file } of destinations)
    if (file !== undefined) writeReport(file, render(report, format, plain), inputsOf(flags));
  const shown = destinations.find(({ file }) => file === undefined);
  if (shown !== undefined && flags.quiet !== true)
    await io.stdout.write(render(report, shown.format, terminal));
}

const inputsOf = (flags: Flags): string[] => [
  ...(flags.data ?? []),
  ...(flags.policy === undefined ? [] : [flags.policy]),
];

/** Every command, in the order of the help page. */
const COMMANDS: readonly CommandText[] = [CHECK, GAPS, SHOW, EXPLAIN, VALIDATE];

export const COMMAND_NAMES = COMMANDS.map(({ name }) => name);

/** A bare word that is no command is a subject; one that is close to a command gets a hint. */
function withCommandHint<T>(subjects: readonly string[], step: () => T): T {
  try {
    return step();
  } catch (error) {
    const [first] = subjects;
    if (!(error instanceof Error) || error.name !== 'InputError' || first === undefined) throw error;
    const near = COMMAND_NAMES.includes(first)
      ? `Did you mean the command ${first}? It comes before its options.`
      : suggest(first, COMMAND_NAMES);
    const unknown = error.message.startsWith(`unknown provider or model ${JSON.stringify(first)}`);
    if (near === undefined || !unknown) throw error;
    throw inputError(`unknown provider, model or command ${JSON.stringify(first)}`, { hint: near });
  }
}

function addCommand(program: Command, text: CommandText, io: Io, done: (report: Report) => void): void {
  const names: OptionName[] = [...text.options, ...COMMON];
  const command = program.command(`${text.name} ${text.arguments}`, { isDefault: text.name === 'check' });
  addOptions(command, names)
    .summary(text.summary)
    .description(`${capital(text.summary)}.`);
  command.addHelpText('after', EXIT_CODES);
  command.action(async (...given: unknown[]) => {
    const args = given.slice(0, -2) as (string | string[] | undefined)[];
    const flags = withEnvironment(command.opts<Flags>(), names, io.env);
    const bare = text.name === 'check' && program.args[0] !== 'check';
    const [subjects] = args;
    if (bare && Array.isArray(subjects) && subjects.length === 0 && flags.data === undefined) {
      await io.stderr.write(`${program.helpInformation({ error: true }).trimEnd()}\n`);
      throw inputError('no subject is named', {
        hint: 'Try mimo-check xiaomi, or mimo-check check for all that is on file.',
      });
    }
    const report = withCommandHint(bare && Array.isArray(subjects) ? subjects : [], () =>
      text.answer(args, flags, io),
    );
    await deliver(report, flags, io);
    done(report);
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What commander itself says, kept until it can be written in order. */
export interface Said {
  out: string;
  err: string;
}

/** The command line as commander sees it. Nothing in it exits or writes: reports go to `done`, its own texts to `said`. */
export function buildProgram(io: Io, said: Said, done: (report: Report) => void): Command {
  const program = new Command('mimo-check')
    .usage('<subject...> [options]\n       mimo-check <command> [options]')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .addHelpText('before', LEAD)
    .addHelpText('after', `${MORE}\n${EXIT_CODES}`)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => (said.out += text),
      writeErr: (text) => (said.err += text),
      outputError: (text, write) => write(text.replace(/^error: /, 'mimo-check: ')),
      getOutHasColors: () => wantsColor(undefined, io.stdout, io.env),
      getErrHasColors: () => wantsColor(undefined, io.stderr, io.env),
      getOutHelpWidth: () => terminalOf(io.stdout, io.env).width,
      getErrHelpWidth: () => terminalOf(io.stderr, io.env).width,
    });
  for (const text of COMMANDS) addCommand(program, text, io, done);
  return program;
}
