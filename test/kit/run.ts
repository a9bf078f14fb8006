import type { Io, Output } from '../../src/input/io.js';
import { main } from '../../src/cli/main.js';
import { AS_OF } from './shipped.js';

/** What a test says of the world around the program. */
export interface Surroundings {
  env?: Record<string, string>;
  /** Which streams are terminals. */
  tty?: { stdout?: boolean; stderr?: boolean };
  /** Of the terminals. */
  columns?: number;
  today?: string;
  stdin?: string;
  /** Standard input is a terminal. */
  isTyped?: boolean;
  /** A stream that fails with this error, like one whose disk is full. */
  broken?: { stdout?: Error; stderr?: Error };
}

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** What the program is told of the calendar. */
export const TODAY = AS_OF;

/** Runs the program in this process; its streams are texts. */
export async function run(argv: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const { env = {}, tty = {}, columns, today = TODAY, stdin = '', isTyped = false, broken = {} } = around;
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
    stdin: () => stdin,
    isTyped,
  };
  const code = await main(argv, io);
  return { code, ...written };
}

/** A report that a command printed as JSON. */
export async function json(argv: readonly string[], around: Surroundings = {}): Promise<unknown> {
  const { code, stdout, stderr } = await run([...argv, '--format', 'json'], around);
  if (code === 2 || stderr !== '') throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
