import type { Io, Output } from '../../src/input/io.js';
import { main } from '../../src/cli/main.js';
import { AS_OF } from './shipped.js';

/** The environment that a test gives the program. */
export interface RunOptions {
  env?: Record<string, string>;
  /** Which streams are terminals. */
  tty?: { stdout?: boolean; stderr?: boolean };
  /** Width of the terminals. */
  columns?: number;
  today?: string;
  stdin?: string;
  /** Standard input is a terminal. */
  isTyped?: boolean;
  /** A stream that fails with this error, like one whose disk is full. */
  broken?: { stdout?: Error; stderr?: Error };
}

export interface RunResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** The date that the program is given. */
export const TODAY = AS_OF;

/** Standard input that arrives in these pieces. */
export async function* piecesOf(pieces: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces)
    yield await Promise.resolve(typeof piece === 'string' ? Buffer.from(piece) : piece);
}

/** Runs the program, or the built one, in this process and returns its output as texts. */
export async function run(
  argv: readonly string[],
  runOptions: RunOptions = {},
  program: typeof main = main,
): Promise<RunResult> {
  const { env = {}, tty = {}, columns, today = TODAY, stdin = '', isTyped = false, broken = {} } = runOptions;
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): Output => ({
    write: (text) => {
      const failure = broken[name];
      if (failure !== undefined) return Promise.reject(failure);
      written[name] += text;
      return Promise.resolve();
    },
    isTTY: tty[name] === true,
    ...(tty[name] === true && columns !== undefined ? { columns } : {}),
  });
  const io: Io = {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env,
    today,
    stdin: () => piecesOf([stdin]),
    isTyped,
  };
  const code = await program(argv, io);
  return { code, ...written };
}

/** Runs a command with --format json and returns the parsed report. */
export async function json(argv: readonly string[], runOptions: RunOptions = {}): Promise<unknown> {
  const { code, stdout, stderr } = await run([...argv, '--format', 'json'], runOptions);
  if (code === 2 || stderr !== '') throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
