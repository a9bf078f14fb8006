import { inputError, type Problem, rephrase, rephraseLater } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { CommanderError, Command as Parser, type AddHelpTextContext } from 'commander';
import { COMMANDS, COMMAND_NAMES, loadCommand } from './command-table.js';
import { listOfArguments, optionsOf, optionTextsOf, type Arguments, type Command } from './command.js';
import { deliver } from './deliver.js';
import {
  exitCodes,
  LAYOUT,
  leadOf,
  programLead,
  programMore,
  topicLine,
  topicNames,
  topicPage,
} from './help.js';
import { commandHint, otherKindHint, refuseHyphen, shortenArguments, usageHint } from './hints.js';
import type { Io } from '../input/io.js';
import { addOptions } from '../settings/options.js';
import { version } from '../input/builtin.js';
import type { Values } from '../settings/setting-table.js';
import { refuseUnknownVariables, resolveSettings, type AllSettings } from '../settings/settings.js';
import type { CommandAnswer } from '../report/reports.js';
import { projectInForce } from '../run/request.js';
import { loadDataset } from '../evidence/load-dataset.js';
import { resolveSubject } from '../evidence/subject.js';
import { terminalOf, wantsColor } from './streams.js';

/**
 * A bare word that is no command is taken as a subject; if it resembles a command, the problem gets a hint.
 */
const withCommandHint =
  (subjects: readonly string[]) =>
  (problems: readonly Problem[]): readonly Problem[] => {
    const { about, file } = problems[0] ?? {};
    // A subject in a file is not a mistyped command.
    if (about?.kind !== 'subject' || file !== undefined) return problems;
    const known = otherKindHint(about.name, subjects.length > 0);
    if (known !== undefined)
      return [{ message: `${quoted(about.name)} is no provider and no model`, hint: known }];
    const hint = subjects.includes(about.name) ? commandHint(about.name, subjects, COMMAND_NAMES) : undefined;
    if (hint === undefined) return problems;
    return [{ message: `unknown provider, model or command ${quoted(about.name)}`, hint }];
  };

/** Refuses an unknown word next to --help: without that, the mistake would go unnoticed. */
function refuseUnknownWord(words: readonly string[]): void {
  const [name = '', ...more] = words.filter((word) => !['-h', '--help'].includes(word));
  if (name === '' || name === 'help' || [name, ...more].some((word) => word.startsWith('-'))) return;
  rephrase(withCommandHint([name]), () => resolveSubject(loadDataset(), name));
}

/** Adds the project file in use to a report. */
function withProject(answer: CommandAnswer, { inForce, policy }: AllSettings): CommandAnswer {
  if (inForce === undefined || !('dataset' in answer)) return answer;
  return { ...answer, project: projectInForce(inForce.file, policy?.origin) };
}

/** A help text fitted to the width of its stream. */
const fittedText =
  (io: Io, text: (width: number) => string) =>
  ({ error }: AddHelpTextContext): string =>
    text(terminalOf(error ? io.stderr : io.stdout, io.env).width);

/** The streams of a run, and where commander's output goes. */
interface ProgramRun {
  io: Io;
  output: CommanderOutput;
  done: (code: 0 | 1) => void;
}

/** Answers a parsed line: its arguments, and commander's options. */
async function answerLine(
  program: Parser,
  command: Command,
  parsed: Parser,
  line: ProgramRun,
): Promise<void> {
  const { io } = line;
  const args = parsed.processedArgs as Arguments;
  if (command.bare !== true) refuseUnknownVariables(io.env);
  refuseHyphen(command, args.flatMap(listOfArguments));
  const given = parsed.opts<Partial<Values>>();
  const settings = resolveSettings(given, optionsOf(command), optionTextsOf(command), io);
  const bare = command.name === 'check' && program.args[0] !== 'check';
  const subjects = listOfArguments(args[0]);
  if (bare && subjects.length === 0) {
    const { hasSubjects, noSubject } = await import('./commands/check.js');
    if (!hasSubjects(settings)) {
      await io.stderr.write(`${program.helpInformation({ error: true }).trimEnd()}\n`);
      throw noSubject(settings);
    }
  }
  const answer = await rephraseLater(withCommandHint(bare ? subjects : []), () =>
    command.run(args, settings, io),
  );
  const files = command.readsFiles === true ? subjects : [];
  const usual = command.format === undefined ? {} : { usual: command.format };
  line.done(await deliver(withProject(answer, settings), { settings, files, io, ...usual }));
}

/**
 * Adds a command's options, help and code. They are loaded only for the command that is run or asked about.
 */
async function completeCommand(program: Parser, parser: Parser, line: ProgramRun): Promise<void> {
  const { io, output } = line;
  const command = await loadCommand(parser.name());
  if (command === undefined) return;
  addOptions(parser, optionsOf(command), optionTextsOf(command))
    .addHelpText(
      'before',
      fittedText(io, (width) => leadOf(command, io.today, width)),
    )
    .addHelpText(
      'after',
      fittedText(io, (width) => exitCodes(width, command.name)),
    )
    .exitOverride((error) => {
      const hint = usageHint(error, command, { operands: parser.args, today: io.today });
      if (hint !== undefined) output.err += `  ${hint}\n`;
      throw error;
    })
    .action(() => answerLine(program, command, parser, line));
}

/** Prints a topic or a command's help. A name that is both gives the topic, which mentions the command. */
async function helpPage(program: Parser, name: string, line: ProgramRun): Promise<void> {
  const { io, output } = line;
  const command = program.commands.find((one) => one.name() === name);
  const topics = topicNames();
  if (topics.includes(name))
    output.out += await topicPage(name, command !== undefined, terminalOf(io.stdout, io.env));
  else if (command !== undefined) {
    await completeCommand(program, command, line);
    command.outputHelp();
  } else
    throw inputError(`unknown command or topic ${quoted(name)}`, {
      hint:
        suggest(name, [...COMMAND_NAMES, ...topics]) ??
        `Topics: ${topics.join(', ')}. Commands: ${COMMAND_NAMES.join(', ')}.`,
    });
}

/**
 * `help`, `help <command>` and `help <topic>`. Replaces commander's own, whose exit code depends on
 * `process.exitCode`.
 */
function addHelp(program: Parser, line: ProgramRun): void {
  program
    .command('help [command|topic]')
    .summary('print help on a command or a topic')
    .addHelpText('after', fittedText(line.io, topicLine))
    .action(async (name: string | undefined) => {
      if (name === undefined) program.outputHelp();
      else await helpPage(program, name, line);
      throw new CommanderError(0, 'commander.helpDisplayed', '');
    });
}

/** Commander's own output, kept until it can be written in order. */
export interface CommanderOutput {
  out: string;
  err: string;
}

/**
 * Builds the command line for commander. Nothing in it exits: exit codes go to `done`, commander's output to
 * `output`.
 */
export function buildProgram(io: Io, output: CommanderOutput, done: (code: 0 | 1) => void): Parser {
  const program = new Parser('mimo-check')
    .usage('<subject...> [options]\n       mimo-check <command> [options]')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('before', fittedText(io, programLead))
    .addHelpText('after', fittedText(io, programMore))
    .configureHelp(LAYOUT)
    .exitOverride((error) => {
      if (error.code === 'commander.helpDisplayed')
        try {
          refuseUnknownWord(program.args);
        } catch (refusal) {
          output.out = '';
          throw refusal;
        }
      throw error;
    })
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => (output.out += text),
      writeErr: (text) => (output.err += text),
      outputError: (text, write) => write(shortenArguments(text.replace(/^error: /, 'mimo-check: '))),
      getOutHasColors: () => wantsColor(undefined, io.stdout, io.env),
      getErrHasColors: () => wantsColor(undefined, io.stderr, io.env),
      getOutHelpWidth: () => terminalOf(io.stdout, io.env).width,
      getErrHelpWidth: () => terminalOf(io.stderr, io.env).width,
    });
  const line = { io, output, done };
  for (const { name, arguments: operands, summary } of COMMANDS)
    program.command(`${name} ${operands}`, { isDefault: name === 'check' }).summary(summary);
  program.hook('preSubcommand', (_program, parser) => completeCommand(program, parser, line));
  addHelp(program, line);
  return program;
}
