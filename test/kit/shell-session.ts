import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Marks the cursor in a typed line; without it the cursor is at the end. */
export const CURSOR = '^';
const BACK = '\u0002';
const HOME = '\u0001';
const END = '\u0005';

export const SHELLS = {
  bash: {
    start: 'bash --norc --noprofile -i',
    load: `PS1='READY> '; bind 'set enable-bracketed-paste off'; eval "$(mimo-check completion bash)"`,
  },
  zsh: {
    start: 'zsh -f -i',
    load: `PS1='READY> '; autoload -U compinit && compinit -u -D; source <(mimo-check completion zsh)`,
  },
  fish: {
    start: 'fish --no-config --private -i',
    load: `function fish_prompt; echo 'READY> '; end; mimo-check completion fish | source`,
  },
};

/** A shell with completion, on its own terminal. */
export interface Session {
  type: (text: string) => void;
  /** Waits until the output matches. */
  shows: (pattern: RegExp) => Promise<string>;
  /**
   * Types a line and Tab, at the cursor or at the end, and waits until the program has answered and the shell
   * has used the answer.
   */
  complete: (line: string) => Promise<void>;
  end: () => void;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((settle) => setTimeout(settle, milliseconds));

/**
 * Where a shell starts: its home, the folder with the program, and a file (`ANSWERED`) to which the program appends
 * after each answer.
 */
export interface ShellPlace {
  home: string;
  path: string;
  answered: string;
}

/** Starts a shell that has loaded the completion of the program in its path. */
export async function startShell(
  shell: keyof typeof SHELLS,
  { home, path, answered }: ShellPlace,
): Promise<Session> {
  const { start, load } = SHELLS[shell];
  const answers = (): number => (existsSync(answered) ? readFileSync(answered, 'utf8').length : 0);
  const terminal = spawn('script', ['-qfec', start, '/dev/null'], {
    env: {
      ...{ PATH: `${path}:${process.env['PATH'] ?? ''}`, HOME: home },
      ...{ TERM: 'dumb', COLUMNS: '200', LANG: 'C.UTF-8', ANSWERED: answered },
    },
  });
  let seen = '';
  terminal.stdout.on('data', (piece: Buffer) => (seen += piece.toString('utf8')));
  const type = (text: string): void => void terminal.stdin.write(text);
  const until = async (isReady: () => boolean): Promise<void> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) if (isReady()) return;
    throw new Error(`${shell} showed ${JSON.stringify(seen)}`);
  };
  const shows = async (pattern: RegExp): Promise<string> => {
    await until(() => pattern.test(seen));
    return seen;
  };
  const complete = async (line: string): Promise<void> => {
    const [left = '', right = ''] = line.split(CURSOR);
    seen = '';
    const before = answers();
    type(`${left}${right}${BACK.repeat(right.length)}\t`);
    await until(() => answers() > before);
    await pause(300);
  };
  await shows(/[#$%>] /);
  type(`${load}\n`);
  await shows(/READY> [^\n]*$/);
  return { type, shows, complete, end: () => void terminal.kill('SIGKILL') };
}

/** zsh colours a blank that it may remove. */
const COLOURS = /\u001b\[[\d;]*m/g;

/** The line after Tab, as the shell reads it as an argument of echo, with the cursor marked. */
export async function completed({ type, shows, complete }: Session, line: string): Promise<string> {
  await complete(line);
  type(`${line.includes(CURSOR) ? CURSOR : ''}${HOME}echo "<${END}>"\r`);
  const shown = await shows(/\n<[^\n]*>[^]*READY> /);
  return /\n<([^\n]*)>/.exec(shown)?.[1]?.replace(COLOURS, '') ?? '';
}
