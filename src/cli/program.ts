import {
  type AddHelpTextContext,
  Command as Parser,
  CommanderError,
  InvalidArgumentError,
  Option,
} from 'commander';
import { inputError, rephrase } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { COMMANDS, COMMAND_NAMES, loadCommand } from './command-table.js';
import { optionsOf, optionTextsOf, type Arguments, type Command } from './command.js';
import {
  exitCodes,
  LAYOUT,
  leadOf,
  programLead,
  programMore,
  shortenArguments,
  topicLine,
  topicPage,
  usageHint,
} from './help.js';
import { withCommandHint } from './hints.js';
import type { Io } from '../input/io.js';
import { refusalOf } from '../settings/option-parsers.js';
import { definitionOf } from '../settings/options.js';
import { topicNames, version } from '../input/builtin.js';
import type { Line } from './read-line.js';
import type { Values } from '../settings/setting-table.js';
import { loadDataset } from '../evidence/load-dataset.js';
import { resolveSubject } from '../evidence/subject.js';
import { terminalOf, wantsColor } from './streams.js';

/** Refuses an unknown word next to --help: without that, the mistake would go unnoticed. */
function refuseUnknownWord(words: readonly string[]): void {
  const [name = '', ...more] = words.filter((word) => !['-h', '--help'].includes(word));
  if (name === '' || name === 'help' || [name, ...more].some((word) => word.startsWith('-'))) return;
  rephrase(withCommandHint([name], COMMAND_NAMES), () => resolveSubject(loadDataset(), name));
}

/** A help text fitted to the width of its stream. */
const fittedText =
  (io: Io, text: (width: number) => string) =>
  ({ error }: AddHelpTextContext): string =>
    text(terminalOf(error ? io.stderr : io.stdout, io.env).width);

/** The streams of a run, where commander's output goes, and what answers a line. */
interface ProgramRun {
  io: Io;
  output: CommanderOutput;
  answer: (line: Line) => Promise<void>;
}

/** Adds options to a command. An option means the same everywhere. */
function addOptions(parser: Parser, command: Command): Parser {
  const texts = optionTextsOf(command);
  for (const name of optionsOf(command)) {
    const { flags, text, group, parse } = definitionOf(name, texts);
    const option = new Option(flags, text).helpGroup(group);
    if (parse !== undefined)
      option.argParser((value: string, previous: unknown) => {
        try {
          return parse(value, previous as never);
        } catch (error) {
          const refusal = refusalOf(error);
          throw refusal === undefined ? error : new InvalidArgumentError(refusal);
        }
      });
    parser.addOption(option);
  }
  return parser;
}

/** The line that commander has parsed. */
const parsedLine = (program: Parser, command: Command, parser: Parser): Line => ({
  command,
  args: parser.processedArgs as Arguments,
  given: parser.opts<Partial<Values>>(),
  bare: command.name === 'check' && program.args[0] !== 'check',
});

/**
 * Adds a command's options, help and code. They are loaded only for the command that is run or asked about.
 */
async function completeCommand(program: Parser, parser: Parser, line: ProgramRun): Promise<void> {
  const { io, output } = line;
  const command = await loadCommand(parser.name());
  if (command === undefined) return;
  addOptions(parser, command)
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
    .action(() => line.answer(parsedLine(program, command, parser)));
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
 * Builds the command line for commander. Nothing in it exits: what is parsed goes to `answer`, commander's output to
 * `output`.
 */
export function buildProgram(io: Io, output: CommanderOutput, answer: ProgramRun['answer']): Parser {
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
  const line = { io, output, answer };
  for (const { name, arguments: operands, summary } of COMMANDS)
    program.command(`${name} ${operands}`, { isDefault: name === 'check' }).summary(summary);
  program.hook('preSubcommand', (_program, parser) => completeCommand(program, parser, line));
  addHelp(program, line);
  return program;
}

/** The help page as it is printed beside an error. */
export const usageText = (io: Io): string =>
  buildProgram(io, { out: '', err: '' }, () => Promise.resolve()).helpInformation({ error: true });

/**
 * Parses a line with commander. Returns the exit code if commander has answered it, with help or a message; undefined
 * if `answer` has.
 */
export async function runProgram(program: Parser, argv: readonly string[]): Promise<number | undefined> {
  try {
    await program.parseAsync(argv, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help counts as an answer; any other error of commander's is a usage error.
    return error.exitCode === 0 ? 0 : 2;
  }
}
