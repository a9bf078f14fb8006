import { present } from '../input/plain-data.js';
import { formatProblem, InputError, rephraseLater } from '../input/problem.js';
import { systemProblemOf } from '../input/read-file.js';
import { forTerminal } from '../format/escape.js';
import { COMMAND_NAMES } from './command-table.js';
import { listOfArguments, optionsOf, optionTextsOf } from './command.js';
import { deliver } from './deliver.js';
import { refuseHyphen, withCommandHint } from './hints.js';
import type { CommandAnswer } from '../report/reports.js';
import { projectInForce } from '../run/request.js';
import { resolveSettings, refuseUnknownVariables, type AllSettings } from '../settings/settings.js';
import type { buildProgram, CommanderOutput } from './program.js';
import { type Line, readLine } from './read-line.js';
import type { Io } from '../input/io.js';
import { terminalOf } from './streams.js';
import { codeOf } from '../input/writing/write-target.js';

export { processIo } from './streams.js';

const ISSUES = 'Please report it with the command that you ran: see CONTRIBUTING.md.';

const problemText = (error: InputError): string =>
  error.problems.map((problem) => `mimo-check: ${formatProblem(problem)}\n`).join('');

/** Makes text safe for standard error. */
const lines = (text: string, unicode: boolean): string =>
  text
    .split('\n')
    .map((line) => forTerminal(line, unicode))
    .join('\n');

/** The text of an error for standard error. */
function wordsFor(error: unknown): string {
  if (error instanceof InputError) return problemText(error);
  const systemProblem = systemProblemOf(error);
  if (systemProblem !== undefined) return problemText(new InputError([systemProblem]));
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `mimo-check: this is a bug in mimo-check. ${ISSUES}\n${text}\n`;
}

/** Many tools have `--json`. */
const expandAlias = (argument: string): string => (argument === '--json' ? '--format=json' : argument);

/** Adds the project file in use to a report. */
function withProject(answer: CommandAnswer, { projectFile, policy }: AllSettings): CommandAnswer {
  if (projectFile === undefined || !('dataset' in answer)) return answer;
  return { ...answer, project: projectInForce(projectFile.file, policy?.origin) };
}

/**
 * Answers a line; returns the exit code of the answer. `usage` is printed where a line without a command names nothing
 * to check.
 */
async function answerLine(
  { command, args, given, bare }: Line,
  io: Io,
  usage: () => Promise<string>,
): Promise<0 | 1> {
  if (command.bare !== true) refuseUnknownVariables(io.env);
  refuseHyphen(command, args.flatMap(listOfArguments));
  const settings = resolveSettings(given, optionsOf(command), optionTextsOf(command), io);
  const subjects = listOfArguments(args[0]);
  if (bare && subjects.length === 0) {
    const { hasSubjects, noSubject } = await import('./commands/check.js');
    if (!hasSubjects(settings)) {
      await io.stderr.write(`${(await usage()).trimEnd()}\n`);
      throw noSubject(settings);
    }
  }
  const answer = await rephraseLater(withCommandHint(bare ? subjects : [], COMMAND_NAMES), () =>
    command.run(args, settings, io),
  );
  const files = command.readsFiles === true ? subjects : [];
  const isPage = io.stdout.isTTY && settings.output === undefined;
  const usual = (isPage ? command.formatOnTerminal : undefined) ?? command.format;
  return deliver(withProject(answer, settings), { settings, files, io, ...present({ usual }) });
}

/** Reads and answers a line; returns the exit code. What commander prints goes to `output`. */
async function answerArgv(
  argv: readonly string[],
  io: Io,
  output: CommanderOutput,
  build?: typeof buildProgram,
): Promise<number> {
  // Without an answer there is no verdict.
  let code = 2;
  const usage = async (): Promise<string> => (await import('./program.js')).usageText(io);
  const answer = async (line: Line): Promise<void> => {
    code = await answerLine(line, io, usage);
  };
  try {
    const line = build === undefined ? await readLine(argv) : undefined;
    if (line !== undefined) {
      await answer(line);
      return code;
    }
    const program = await import('./program.js');
    const parser = (build ?? program.buildProgram)(io, output, answer);
    return (await program.runProgram(parser, argv)) ?? code;
  } catch (error) {
    output.err += wordsFor(error);
    return 2;
  }
}

/**
 * Runs the command line. Returns the exit code: 0 if the policy holds or the question is answered, 1 if it
 * does not hold or something is invalid, 2 if there is no answer. Never throws and never exits.
 */
export async function main(argv: readonly string[], io: Io, build?: typeof buildProgram): Promise<number> {
  const output: CommanderOutput = { out: '', err: '' };
  const code = await answerArgv(argv.map(expandAlias), io, output, build);
  try {
    if (output.err !== '') await io.stderr.write(lines(output.err, terminalOf(io.stderr, io.env).unicode));
    if (output.out !== '') await io.stdout.write(output.out);
    return code;
  } catch (error) {
    // If standard error itself has failed, there is nobody left to tell.
    const text = `mimo-check: the text could not be written (${codeOf(error)})\n`;
    await io.stderr.write(text).catch(() => undefined);
    return 2;
  }
}
