import { CommanderError, InvalidArgumentError } from 'commander';
import { formatProblem, InputError } from '../core/problem.js';
import { forTerminal } from '../report/escape.js';
import { exitCode, type Report } from '../report/reports.js';
import { buildProgram, type Said } from './program.js';
import type { Io } from './io.js';

const ISSUES = 'Please report it with the command that you ran: see CONTRIBUTING.md.';

/** Problems as lines for standard error; every piece of foreign text is made safe. */
const problemText = (error: InputError): string =>
  error.problems
    .map((problem) => `mimo-check: ${formatProblem(problem).split('\n').map(forTerminal).join('\n')}\n`)
    .join('');

const lines = (text: string): string => text.split('\n').map(forTerminal).join('\n');

/** What went wrong, for standard error; undefined where commander has said it all. */
function wordsFor(error: unknown): string | undefined {
  if (error instanceof InputError) return problemText(error);
  if (error instanceof InvalidArgumentError) return `mimo-check: ${forTerminal(error.message)}\n`;
  if (error instanceof CommanderError) return undefined;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `mimo-check: this is a bug in mimo-check. ${ISSUES}\n${lines(text)}\n`;
}

async function parse(argv: readonly string[], io: Io, said: Said): Promise<number> {
  let answer: Report | undefined;
  try {
    const program = buildProgram(io, said, (given) => (answer = given));
    await program.parseAsync([...argv], { from: 'user' });
    return answer === undefined ? 2 : exitCode(answer);
  } catch (error) {
    said.err += wordsFor(error) ?? '';
    // Help and version are answers; whatever else commander refuses is a usage error.
    return error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
}

/**
 * Runs the command line. Returns the exit code: 0 the policy holds or the question is answered, 1 it does not hold or
 * something is invalid, 2 no answer could be reached. It never throws and never exits.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const said: Said = { out: '', err: '' };
  const code = await parse(argv, io, said);
  try {
    if (said.err !== '') await io.stderr.write(lines(said.err));
    if (said.out !== '') await io.stdout.write(said.out);
    return code;
  } catch {
    return 2;
  }
}
