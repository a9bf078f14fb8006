import { CommanderError, InvalidArgumentError } from 'commander';
import { formatProblem, InputError } from '../input/problem.js';
import { systemProblemOf } from '../input/read-file.js';
import { forTerminal } from '../format/escape.js';
import { buildProgram, type CommanderOutput } from './program.js';
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

/** The text of an error for standard error; undefined if commander has already printed it. */
function wordsFor(error: unknown): string | undefined {
  if (error instanceof InputError) return problemText(error);
  if (error instanceof InvalidArgumentError) return `mimo-check: ${error.message}\n`;
  if (error instanceof CommanderError) return undefined;
  const systemProblem = systemProblemOf(error);
  if (systemProblem !== undefined) return problemText(new InputError([systemProblem]));
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `mimo-check: this is a bug in mimo-check. ${ISSUES}\n${text}\n`;
}

/** Many tools have `--json`. */
const expandAlias = (argument: string): string => (argument === '--json' ? '--format=json' : argument);

async function parse(
  argv: readonly string[],
  io: Io,
  output: CommanderOutput,
  build: typeof buildProgram,
): Promise<number> {
  // Without an answer there is no verdict.
  let code = 2;
  try {
    const program = build(io, output, (exitCode) => (code = exitCode));
    await program.parseAsync(argv.map(expandAlias), { from: 'user' });
    return code;
  } catch (error) {
    output.err += wordsFor(error) ?? '';
    // Help and version count as answers; any other error of commander's is a usage error.
    return error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
}

/**
 * Runs the command line. Returns the exit code: 0 if the policy holds or the question is answered, 1 if it
 * does not hold or something is invalid, 2 if there is no answer. Never throws and never exits.
 */
export async function main(
  argv: readonly string[],
  io: Io,
  build: typeof buildProgram = buildProgram,
): Promise<number> {
  const output: CommanderOutput = { out: '', err: '' };
  const code = await parse(argv, io, output, build);
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
