import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitLine } from '../../src/cli/completion/scripts.js';
import { COMMAND_NAMES } from '../../src/cli/program.js';
import { RULES } from '../../src/rules/index.js';
import { buildPackage } from '../kit/built.js';
import { needs } from '../kit/needs.js';
import { FILES, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
beforeAll(() => write(folder, FILES));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the words so far can be completed to: the last of them is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(['completion', 'words', '--', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout === '' ? [] : stdout.trimEnd().split('\n');
}

describe('what is offered', () => {
  test.each<[string[], string[]]>([
    [['expl'], ['explain']],
    [['xiaomi/mimo-v2-pro'], ['xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-pro:free']],
    [['XIAOMI/mimo-v2-pro:'], ['xiaomi/mimo-v2-pro:free']],
    [['check', 'xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-pro'], ['xiaomi/mimo-v2-pro:free']],
    [['--form'], ['--format']],
    [['gaps', '--li'], ['--limit']],
    [['models', '--rul'], []],
    [['check', '--format', 'n'], ['ndjson']],
    [['check', '-f', 'n'], ['ndjson']],
    [['check', '--format=n'], ['--format=ndjson']],
    [
      ['show', '--format', ''],
      ['table', 'json', 'yaml'],
    ],
    [['show', '--format', 'csv'], []],
    [['questions', '-f', 'm'], ['markdown']],
    [['xiaomi', '--report', 'n'], ['ndjson=']],
    [['show', '--report', 'c'], []],
    [['xiaomi', '--report', 'json='], [':files']],
    [['xiaomi', '--report', 'json=out/re'], [':files']],
    [['xiaomi', '--report=json=out/re'], [':files']],
    [
      ['check', '--fail-on', ''],
      ['note', 'warning', 'error', 'never'],
    ],
    [['check', '--policy', 'e'], ['eu-only']],
    [['check', '--policy', './'], [':files']],
    [['check', '--output', ''], [':files']],
    [['check', '--rule', 'no-'], ['no-training']],
    [['check', '--as-of', ''], []],
    [['models', '--where', 'modal'], ['modality=']],
    [
      ['models', '--where', 'modality='],
      ['text', 'multimodal', 'image', 'audio', 'video', 'embedding'].map((value) => `modality=${value}`),
    ],
    [['models', '--where', 'modality!=te'], ['modality!=text']],
    [['models', '--where', 'retention.periods.d'], ['retention.periods.days=']],
    [['gaps', '--where', 'severity=e'], ['severity=error']],
    ...['!=', '<', '<=', '>', '>=', '~'].map((operator): [string[], string[]] => [
      ['gaps', '--where', `severity${operator}`],
      ['note', 'warning', 'error'].map((value) => `severity${operator}${value}`),
    ]),
    [['models', '--where', 'modality~te'], ['modality~text']],
    // These know no order.
    [['models', '--where', 'modality>='], []],
    [['gaps', '--where', 'waived<'], []],
    [
      ['gaps', '--where', 'waived='],
      ['waived=true', 'waived=false'],
    ],
    [
      ['gaps', '--where', 'no-training='],
      ['pass', 'fail', 'unknown', 'not-applicable'].map((value) => `no-training=${value}`),
    ],
    [['models', '--sort', '-input-'], ['-input-price']],
    [['models', '--columns', 'id,contex'], ['id,context']],
    [['models', '--columns', 'id,model-av'], ['id,model-available']],
    [['rules', '--columns', 'id,id'], []],
    [['explain', 'no-t'], ['no-training']],
    [
      ['explain', 'no-training', 'xiaomi/mimo-v2-o'],
      ['xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-omni:free'],
    ],
    [['explain', '--rule', 'no-t'], ['no-training']],
    [['explain', '--rule', 'no-training', 'no-t'], []],
    [
      ['explain', '--rule=no-training', 'xiaomi/mimo-v2-o'],
      ['xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-omni:free'],
    ],
    [['policies', ''], ['show']],
    [['policies', 'show', 'g'], ['gdpr']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['schema', 'pol'], ['policy']],
    [['validate', ''], [':files']],
    [['questions', 'xiaom'], ['xiaomi']],
    [['show', 'xiaomi', ''], []],
    [['help', 'mod'], ['models']],
    [['nonsense', 'xia$('], []],
  ])('%j: %j', async (words, wanted) => {
    expect(await offered(...words)).toEqual(wanted);
  });

  test('every command and every provider, where nothing is typed yet', async () => {
    expect(await offered('')).toEqual(expect.arrayContaining([...COMMAND_NAMES, 'help', 'xiaomi']));
  });

  test('every rule, and every option of a command but those that are there', async () => {
    expect(await offered('explain', '')).toEqual(RULES.map(({ id }) => id));
    const options = await offered('check', '--policy', 'gdpr', '-');
    expect(options).toEqual(expect.arrayContaining(['--rule', '--fail-on', '--data', '--format', '--help']));
    expect(options).not.toContain('--policy');
    expect(options).not.toContain('--where');
  });

  test('what the files on the line add, and nothing where they cannot be read', async () => {
    expect(await offered('check', '--data', at('alpha.yaml'), 'alpha')).toEqual([
      'alpha',
      'alpha/one',
      'alpha/two',
      'alpha/shared',
    ]);
    expect(await offered('check', '--data', at('nowhere.yaml'), 'xi')).toEqual([]);
  });

  test('whatever the environment says about reports', async () => {
    const env = {
      MIMO_CHECK_FORMAT: 'json',
      MIMO_CHECK_OUTPUT: at('overwritten'),
      MIMO_CHECK_POLICY: 'nonsense',
      MIMO_CHECK_POLCY: 'a variable that is none',
    };
    expect(await run(['completion', 'words', '--', 'expl'], { env })).toMatchObject({
      code: 0,
      stdout: 'explain\n',
    });
  });

  test.each<[string[], string]>([
    [['basch'], 'Did you mean bash?'],
    [['bash', 'extra'], 'takes one shell, and nothing after it'],
    [['zsh', 'bash'], 'takes one shell, and nothing after it'],
    [[], 'like: mimo-check completion bash'],
  ])('%j is 2', async (argv, said) => {
    expect(await run(['completion', ...argv])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(said) as string,
    });
  });
});

describe('a line is split as a shell splits it, and never run', () => {
  test.each<[string, string[], boolean]>([
    ['', [''], false],
    ['mimo-check ', ['mimo-check', ''], false],
    ['mimo-check  xia', ['mimo-check', 'xia'], false],
    [`a 'b c' "d \\" e" f\\ g`, ['a', 'b c', 'd " e', 'f g'], true],
    [`a 'b c`, ['a', 'b c'], true],
    ['a $(touch x) b', ['a', '$(touch', 'x)', 'b'], false],
    ['a `x`', ['a', '`x`'], true],
    ['a --where=b\\=', ['a', '--where=b='], true],
  ])('%s', (line, words, isQuoted) => {
    expect(splitLine(line)).toEqual({ words, isQuoted });
  });

  test('in time, however long it is', () => {
    const before = Date.now();
    splitLine(`${'\\'.repeat(100_000)}${"'".repeat(99_999)}${' a'.repeat(50_000)}`);
    expect(Date.now() - before).toBeLessThan(2000);
  });
});

const SHELLS = {
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
interface Session {
  type: (text: string) => void;
  /** Waits until something is shown. */
  shows: (pattern: RegExp) => Promise<string>;
  /** Types a line and Tab, and waits until the program has been asked and the shell has taken its answer. */
  complete: (line: string) => Promise<void>;
  end: () => void;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((settle) => setTimeout(settle, milliseconds));

/** What the program in the path of a shell appends to when it has answered: then the shell completes. */
const ANSWERED = at('answered');
const answers = (): number => (existsSync(ANSWERED) ? readFileSync(ANSWERED, 'utf8').length : 0);

async function startShell(shell: keyof typeof SHELLS, path: string): Promise<Session> {
  const { start, load } = SHELLS[shell];
  const terminal = spawn('script', ['-qfec', start, '/dev/null'], {
    env: {
      ...{ PATH: `${path}:${process.env['PATH'] ?? ''}`, HOME: folder },
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
    seen = '';
    const before = answers();
    type(`${line}\t`);
    await until(() => answers() > before);
    await pause(300);
  };
  await shows(/[#$%>] /);
  type(`${load}\n`);
  await shows(/READY> [^\n]*$/);
  return { type, shows, complete, end: () => void terminal.kill('SIGKILL') };
}

const HOME = '\u0001';
const END = '\u0005';

/** What a line is after Tab, as the shell understands it: it becomes an argument of echo. */
async function completed({ type, shows, complete }: Session, line: string): Promise<string> {
  await complete(line);
  type(`${HOME}echo "<${END}>"\r`);
  const shown = await shows(/\n<[^\n]*>[^]*READY> /);
  return /\n<([^\n]*)>/.exec(shown)?.[1] ?? '';
}

describe('in a shell', () => {
  const path = at('path');
  beforeAll(() => {
    const made = buildPackage(at('built'));
    const bin = join(made, 'bin/mimo-check.js');
    write(path, { 'mimo-check': `#!/bin/sh\n${bin} "$@"\ncode=$?\nprintf x >>${ANSWERED}\nexit $code\n` });
    chmodSync(join(path, 'mimo-check'), 0o755);
  });

  describe.each(Object.keys(SHELLS) as (keyof typeof SHELLS)[])('%s', (shell) => {
    needs(shell, 'script');
    let session: Session | undefined;
    const inSession = async (): Promise<Session> => (session ??= await startShell(shell, path));
    afterAll(() => session?.end());

    test.each([
      ['mimo-check expl', 'mimo-check explain '],
      ['mimo-check xiaomi/mimo-v2-pro:f', 'mimo-check xiaomi/mimo-v2-pro:free '],
      ['mimo-check models --where modality=t', 'mimo-check models --where modality=text '],
      ['mimo-check models --where modalit', 'mimo-check models --where modality='],
      ['mimo-check check --rule no-tr', 'mimo-check check --rule no-training '],
      ['mimo-check xiaomi --policy eu', 'mimo-check xiaomi --policy eu-only '],
      ['mimo-check xiaomi --report ndj', 'mimo-check xiaomi --report ndjson='],
      [
        `mimo-check xiaomi --report json=${at('alph')}`,
        `mimo-check xiaomi --report json=${at('alpha.yaml')} `,
      ],
    ])('completes %s', async (line, wanted) => {
      // zsh takes the blank back as soon as the cursor moves.
      expect(await completed(await inSession(), line)).toBe(shell === 'zsh' ? wanted.trimEnd() : wanted);
    });

    test('takes its script without a word', () => {
      const script = spawnSync(join(path, 'mimo-check'), ['completion', shell], { encoding: 'utf8' }).stdout;
      write(folder, { [`script.${shell}`]: script });
      const { status, stderr } = spawnSync(shell, ['-n', at(`script.${shell}`)], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    });

    test('runs nothing of what is typed when Tab is pressed', async () => {
      const marker = at(`ran-by-${shell}`);
      const { type, shows } = await inSession();
      type(`mimo-check "$(touch ${marker})" (touch ${marker}) 'a>${marker}' expl\t`);
      await shows(/expl/);
      // Not every shell asks the program about such a line, so there is no answer to wait for.
      await pause(2000);
      expect(existsSync(marker)).toBe(false);
    });
  });
});
