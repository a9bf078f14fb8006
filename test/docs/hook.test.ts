import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askingProgram, type AskingProgram } from '../kit/asking.js';
import { buildPackage } from '../kit/built.js';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';

const { folder, at } = scratch();
const [, hook = ''] =
  /```sh\n(#!\/bin\/sh\n# \.git\/hooks\/pre-commit\n[^]*?)```/.exec(
    readFileSync('data/help/formats.md', 'utf8'),
  ) ?? [];
const ID = 'xiaomi/mimo-v2-pro';
const REFUSED = (...ids: string[]): string => `Not committed: the policy fails for ${ids.join(' ')}\n`;

const pathWith = (place: string): string => `${at(place)}:${process.env['PATH'] ?? ''}`;
/** For the tests that start the program itself; the others ask what has loaded it. */
const ITSELF = { PATH: pathWith('itself') };
let program: AskingProgram;

/** Runs git in the repository of a test; `out` has both streams. */
function git(
  args: readonly string[],
  env: Record<string, string> = {},
): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: at('work'),
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{ PATH: pathWith('asking'), MIMO_CHECK_AS_OF: '2026-11-23' },
      ...{
        GIT_AUTHOR_NAME: 'x',
        GIT_AUTHOR_EMAIL: 'x@x',
        GIT_COMMITTER_NAME: 'x',
        GIT_COMMITTER_EMAIL: 'x@x',
      },
      ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      ...env,
    },
  });
  return { code: status, out: stdout + stderr };
}

/** Stages the files and commits them. */
function commit(files: Record<string, string | Uint8Array>, env: Record<string, string> = {}) {
  write(at('work'), files);
  git(['add', '-A']);
  return git(['commit', '-qm', 'Use a model'], env);
}

beforeAll(async () => {
  const made = buildPackage(folder);
  mkdirSync(at('itself'));
  symlinkSync(join(made, 'bin/mimo-check.js'), at('itself/mimo-check'));
  program = await askingProgram(at('asking'), made);
}, 120_000);
afterAll(() => {
  program.end();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  rmSync(at('work'), { recursive: true, force: true });
  mkdirSync(at('work'));
  git(['init', '-q']);
  write(at('work'), { '.git/hooks/pre-commit': hook });
  chmodSync(at('work/.git/hooks/pre-commit'), 0o755);
});

describe('the pre-commit hook in the help topic on formats', () => {
  needs('git');

  test('accepts a commit without an id, the first one and later ones', () => {
    expect(commit({ 'a.txt': 'nothing\n' })).toEqual({ code: 0, out: '' });
    expect(commit({ 'b.txt': 'nothing\n' })).toEqual({ code: 0, out: '' });
  });

  test('accepts a commit if the policy does not gate', () => {
    expect(commit({ 'a.txt': `${ID}\n` }, { MIMO_CHECK_FAIL_ON: 'never', ...ITSELF })).toEqual({
      code: 0,
      out: '',
    });
  });

  test.each<[string, string[][], Record<string, string>]>([
    [
      'when git colours its diff',
      [
        ['color.ui', 'always'],
        ['color.diff', 'always'],
      ],
      {},
    ],
    ['with an external diff', [['diff.external', 'true']], {}],
    [
      'without prefixes and with other diff settings',
      [
        ['diff.noprefix', 'true'],
        ['diff.renames', 'copies'],
        ['diff.algorithm', 'patience'],
      ],
      {},
    ],
    [
      'with a word diff',
      [
        ['diff.wordRegex', '.'],
        ['diff.context', '0'],
        ['core.quotePath', 'false'],
      ],
      {},
    ],
    ['when a file is marked binary', [], { '.gitattributes': '* binary\n' }],
    ['when a file has no diff', [], { '.gitattributes': '* -diff\n' }],
    [
      'with textconv',
      [
        ['diff.evil.textconv', 'true'],
        ['diff.evil.command', 'true'],
      ],
      { '.gitattributes': '* diff=evil\n' },
    ],
    [
      'with aliases',
      [
        ['alias.diff-index', '!true'],
        ['alias.cat-file', '!true'],
      ],
      {},
    ],
  ])('finds an id %s', (_what, config, files) => {
    expect(commit({ 'app.py': 'MODEL = ""\n', ...files }).code).toBe(0);
    for (const [key = '', value = ''] of config) git(['config', key, value]);
    expect(commit({ 'app.py': `MODEL = "${ID}"\n` })).toEqual({ code: 1, out: REFUSED(ID) });
  });

  test.each<[string, Record<string, string | Uint8Array>]>([
    ['with NUL bytes', { 'app.bin': `\0\0${ID}\0` }],
    ['in UTF-16', { 'app.txt': Buffer.from(`\uFEFF${ID}\n`, 'utf16le') }],
    ['without a line end', { 'app.txt': ID }],
    ['that is not UTF-8', { 'app.txt': Buffer.concat([Buffer.from([0xff, 0xc3]), Buffer.from(ID)]) }],
    ['with an odd name', { '-a\n"b\\c': ID }],
    ['in capitals', { 'app.txt': ID.toUpperCase() }],
    ['that is renamed', { 'other.txt': ID }],
  ])('finds an id in a file %s', (_what, files) => {
    expect(commit(files)).toEqual({ code: 1, out: REFUSED(ID) });
  });

  test.each([
    ['through another host', `openrouter/${ID}:free`, `openrouter/${ID}:free`],
    ['through another host, in prose', `We use openrouter/${ID}:free.`, `openrouter/${ID}:free`],
    ['with a suffix', `"${ID}:free"`, `${ID}:free`],
    ['at the end of a sentence', `We use ${ID}: good.`, ID],
  ])('reads the complete id: %s', (_what, text, id) => {
    const { code, out } = commit({ 'app.txt': `${text}\n` });
    expect([code, out]).toEqual([1, expect.stringContaining(REFUSED(id))]);
  });

  test('reports each id once, and all of them', () => {
    const { code, out } = commit(
      { a: `${ID} xiaomi/mimo-v2-flash\n`, b: `${ID}\nxiaomi/mimo-v2-omni` },
      ITSELF,
    );
    expect([code, out]).toEqual([1, REFUSED('xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni', ID)]);
  });

  test('checks what is staged, not what is in the working tree', () => {
    write(at('work'), { 'app.txt': ID });
    git(['add', '-A']);
    write(at('work'), { 'app.txt': 'nothing' });
    expect(git(['commit', '-qm', 'x'])).toEqual({ code: 1, out: REFUSED(ID) });
    git(['reset', '-q']);
    git(['rm', '-q', '--cached', '-r', '--ignore-unmatch', '.']);
    expect(commit({ 'app.txt': 'nothing' }).code).toBe(0);
    write(at('work'), { 'app.txt': ID });
    expect(git(['commit', '-qam', 'x'])).toEqual({ code: 1, out: REFUSED(ID) });
  });

  test('accepts a commit that removes a file with an id', () => {
    expect(commit({ 'app.txt': ID, other: '' }, { MIMO_CHECK_FAIL_ON: 'never' }).code).toBe(0);
    rmSync(at('work/app.txt'));
    expect(commit({})).toEqual({ code: 0, out: '' });
  });
});
