import type { Terminal } from '../format/terminal.js';
import type { Io, Output } from '../input/io.js';

const isNonEmpty = (value: string | undefined): boolean => value !== undefined && value !== '';

/**
 * In order: `--color` and `--no-color`, NO_COLOR, FORCE_COLOR, TERM=dumb, whether the stream is a terminal.
 */
export function wantsColor(choice: boolean | undefined, stream: Output, env: Io['env']): boolean {
  if (choice !== undefined) return choice;
  if (isNonEmpty(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (isNonEmpty(forced)) return forced !== '0' && forced !== 'false';
  return env['TERM'] !== 'dumb' && stream.isTTY;
}

/** Whether the locale supports more than ASCII; assumed if none is set. */
function hasUnicode(env: Io['env']): boolean {
  if (env['TERM'] === 'dumb') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isNonEmpty);
  return locale === undefined || /utf-?8/i.test(locale);
}

const DEFAULT_WIDTH = 80;

function terminalWidth(stream: Output, env: Io['env']): number {
  if (stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const columns = env['COLUMNS'];
  return columns !== undefined && /^[1-9]\d{0,3}$/.test(columns) ? Number(columns) : DEFAULT_WIDTH;
}

/** What a stream can show. */
export const terminalOf = (stream: Output, env: Io['env'], color?: boolean): Terminal => ({
  width: terminalWidth(stream, env),
  color: wantsColor(color, stream, env),
  unicode: hasUnicode(env),
});

/**
 * Wraps a stream of the process. A reader that has gone away (EPIPE) is not an error: the verdict still
 * counts.
 */
function outputOf(stream: NodeJS.WriteStream): Output {
  // Each write's callback gets the failure. Without a listener, it would also end the process.
  stream.on('error', () => undefined);
  let closed = false;
  return {
    write: (text) =>
      new Promise((settle, reject) => {
        stream.write(text, (error) => {
          const isGone = error != null && 'code' in error && error.code === 'EPIPE';
          closed ||= isGone;
          if (error == null || isGone) settle();
          else reject(error);
        });
      }),
    isClosed: () => closed,
    isTTY: stream.isTTY,
    ...(stream.isTTY ? { columns: stream.columns } : {}),
  };
}

/** The streams, environment and clock of this process. */
export const processIo = (): Io => ({
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  env: process.env,
  today: new Date().toISOString().slice(0, 10),
  // Loaded when it is needed: with it comes all of Node's network code.
  get isTyped() {
    return process.getBuiltinModule('node:tty').isatty(0);
  },
  stdin: () => process.stdin,
});
