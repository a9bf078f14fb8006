import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Where the cursor is in a line that is typed; without one, at its end. */
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

/** A shell on a terminal of its own, which knows how to complete. */
export interface Session {
  type: (text: string) => void;
  /** Waits until something is shown. */
  shows: (pattern: RegExp) => Promise<string>;
  /** Types a line and Tab, at its end or at the cursor in it, and waits until the program has been asked and the shell has taken its answer. */
  complete: (line: string) => Promise<void>;
  end: () => void;
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((settle) => setTimeout(settle, milliseconds));

/** Where a shell starts: the folder with the program, and the file to which that appends when it has answered. */
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
      ...{ TERM: 'dumb', COLUMNS: '200', LANG: 'C.UTF-8' },
    },
  });
  let seen = '';
  terminal.stdout.on('data', (piece: Buffer) => (seen += piece.toString('utf8')));
  const type = (text: string): void => void terminal.stdin.write(text);
  const until = async (isSo: () => boolean): Promise<void> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) if (isSo()) return;
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

/** zsh marks a blank that it may take back. */
const COLOURS = /\u001b\[[\d;]*m/g;

/** What a line is after Tab, as the shell understands it: it becomes an argument of echo. Shows where the cursor is. */
export async function completed({ type, shows, complete }: Session, line: string): Promise<string> {
  await complete(line);
  type(`${line.includes(CURSOR) ? CURSOR : ''}${HOME}echo "<${END}>"\r`);
  const shown = await shows(/\n<[^\n]*>[^]*READY> /);
  return /\n<([^\n]*)>/.exec(shown)?.[1]?.replace(COLOURS, '') ?? '';
}
