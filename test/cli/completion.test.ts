import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitLine } from '../../src/cli/completion/scripts.js';
import { COMMAND_NAMES } from '../../src/cli/command-table.js';
import { RULES } from '../../src/rules/index.js';
import { buildPackage } from '../kit/built.js';
import { needs } from '../kit/needs.js';
import { FILES, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';
import { completed, pause, SHELLS, startShell, type Session } from '../kit/shell-session.js';

const { folder, at } = scratch();
beforeAll(() => write(folder, FILES));
afterAll(() => rmSync(folder, { recursive: true }));

/** The completions for these words; the last word is still being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(['completion', 'words', '--', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout === '' ? [] : stdout.trimEnd().split('\n');
}

describe('the completions offered', () => {
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
    // These have no order.
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
  ])('%j: %j', async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  test('include every command and every provider when nothing has been typed yet', async () => {
    expect(await offered('')).toEqual(expect.arrayContaining([...COMMAND_NAMES, 'help', 'xiaomi']));
  });

  test('include every rule, and every option of a command that is not on the line yet', async () => {
    expect(await offered('explain', '')).toEqual(RULES.map(({ id }) => id));
    const options = await offered('check', '--policy', 'gdpr', '-');
    expect(options).toEqual(expect.arrayContaining(['--rule', '--fail-on', '--data', '--format', '--help']));
    expect(options).not.toContain('--policy');
    expect(options).not.toContain('--where');
  });

  test('include what the files on the line add, and are empty when the files cannot be read', async () => {
    expect(await offered('check', '--data', at('alpha.yaml'), 'alpha')).toEqual([
      'alpha',
      'alpha/one',
      'alpha/two',
      'alpha/shared',
    ]);
    expect(await offered('check', '--data', at('nowhere.yaml'), 'xi')).toEqual([]);
  });

  test('ignore the report settings in the environment', async () => {
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
  ])('%j exits 2', async (argv, message) => {
    expect(await run(['completion', ...argv])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(message) as string,
    });
  });
});

describe('a line is split as a shell splits it, and is never run', () => {
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

  test('a line of any length is split within two seconds', () => {
    const before = Date.now();
    splitLine(`${'\\'.repeat(100_000)}${"'".repeat(99_999)}${' a'.repeat(50_000)}`);
    expect(Date.now() - before).toBeLessThan(2000);
  });
});

/**
 * bash completes the text to the left of the cursor and keeps the rest. zsh completes the whole word or, with
 * the matching option, words that begin and end like it, or the text to the left of the cursor. fish
 * completes the whole word.
 */
const IN_A_WORD: { shell: string; options: string; line: string; expected: string }[] = [
  ...[
    ['mimo-check expl^ain', 'mimo-check explain ^ain'],
    ['mimo-check explain no-t^zzz', 'mimo-check explain no-training ^zzz'],
  ].map(([line = '', expected = '']) => ({ shell: 'bash', options: '', line, expected })),
  ...[
    ['', 'mimo-check expl^ain', 'mimo-check explain ^'],
    ['', 'mimo-check expl^zzz', 'mimo-check expl^zzz'],
    ['setopt complete_in_word', 'mimo-check explain no-t^ning', 'mimo-check explain no-training ^'],
    ['setopt complete_in_word', 'mimo-check expl^zzz', 'mimo-check expl^zzz'],
    [
      "zstyle ':completion:*' completer _complete _prefix",
      'mimo-check explain no-t^zzz',
      'mimo-check explain no-training^zzz',
    ],
  ].map(([options = '', line = '', expected = '']) => ({ shell: 'zsh', options, line, expected })),
  ...[
    ['mimo-check expl^ai', 'mimo-check explain ^'],
    ['mimo-check explain no-t^rain', 'mimo-check explain no-training ^'],
    ['mimo-check expl^zzz', 'mimo-check expl^zzz'],
  ].map(([line = '', expected = '']) => ({ shell: 'fish', options: '', line, expected })),
];

describe('in a shell', () => {
  const path = at('path');
  beforeAll(() => {
    const made = buildPackage(at('built'));
    const bin = join(made, 'bin/mimo-check.js');
    write(path, { 'mimo-check': `#!/bin/sh\n${bin} "$@"\ncode=$?\nprintf x >>"$ANSWERED"\nexit $code\n` });
    chmodSync(join(path, 'mimo-check'), 0o755);
  });

  // Most of the time passes in waiting for a shell, so the three are asked side by side.
  describe.concurrent.each(Object.keys(SHELLS) as (keyof typeof SHELLS)[])('%s', (shell) => {
    needs(shell, 'script');
    const answered = at(`answered-${shell}`);
    const oneByOne = { concurrent: false };
    let session: Session | undefined;
    const inSession = async (): Promise<Session> =>
      (session ??= await startShell(shell, { home: folder, path, answered }));
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
    ])('completes %s', oneByOne, async (line, expected) => {
      // zsh removes the blank as soon as the cursor moves.
      expect(await completed(await inSession(), line)).toBe(shell === 'zsh' ? expected.trimEnd() : expected);
    });

    test.each(IN_A_WORD.filter((one) => one.shell === shell))(
      'completes $line, with the cursor at ^, as its native completions do ($options)',
      oneByOne,
      async ({ options, line, expected }) => {
        const at = await inSession();
        if (options !== '') at.type(`${options}\r`);
        expect(await completed(at, line)).toBe(expected);
      },
    );

    test('the shell accepts its script without a message', oneByOne, () => {
      const script = spawnSync(join(path, 'mimo-check'), ['completion', shell], {
        encoding: 'utf8',
        env: { ...process.env, ANSWERED: answered },
      }).stdout;
      write(folder, { [`script.${shell}`]: script });
      const { status, stderr } = spawnSync(shell, ['-n', at(`script.${shell}`)], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    });

    test('pressing Tab runs nothing that has been typed', oneByOne, async () => {
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
