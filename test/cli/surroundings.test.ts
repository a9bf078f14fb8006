/** An error from the operating system is not a bug: one line, no stack trace, exit 2. */
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemProblemOf } from '../../src/input/read-file.js';
import { FILES, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';
import { skipNote } from '../kit/needs.js';

const { folder, at } = scratch();
const home = process.cwd();
const isRoot = process.getuid?.() === 0;

const COMMANDS = [
  ['xiaomi'],
  ['show', 'xiaomi'],
  ['validate'],
  ['config'],
  ['init', 'xiaomi'],
  ['xiaomi', '-o', 'r'],
];

async function refused(argv: readonly string[], why: RegExp): Promise<void> {
  const { code, stdout, stderr } = await run(argv);
  expect([argv, code, stdout]).toEqual([argv, 2, '']);
  expect(stderr).toMatch(/^mimo-check: .*\n$/);
  expect(stderr).toMatch(why);
}

beforeAll(() => {
  mkdirSync(at('.git'));
  write(folder, { ...FILES, 'shut/policy.yaml': '', 'data/shut/one.yaml': '' });
});
afterAll(() => {
  process.chdir(home);
  for (const name of ['shut', 'data/shut']) chmodSync(at(name), 0o755);
  rmSync(folder, { recursive: true });
});

describe('a working directory that has been removed', () => {
  beforeEach(() => {
    mkdirSync(at('gone'));
    process.chdir(at('gone'));
    rmSync(at('gone'), { recursive: true });
    return () => process.chdir(folder);
  });
  test('is reported in one line', async () => {
    for (const argv of COMMANDS) await refused(argv, /the working directory: is gone, or may not be read/);
  });
  test('does not affect help', async () => {
    for (const argv of [['--version'], ['--help'], ['help', 'gate']]) expect((await run(argv)).code).toBe(0);
  });
});

describe('without permission to read', () => {
  beforeEach(({ skip }) => {
    if (!isRoot) return skip(skipNote('the right to be another user'));
    chmodSync(folder, 0o755);
    for (const name of ['shut', 'data/shut']) chmodSync(at(name), 0o700);
    process.chdir(folder);
    process.seteuid?.(4713);
    return () => {
      process.seteuid?.(0);
    };
  });

  test.each([
    [
      'a policy',
      ['xiaomi', '-p', 'shut/policy.yaml'],
      /shut\/policy\.yaml: may not be read: permission denied/,
    ],
    ['data', ['xiaomi', '-d', 'shut'], /shut: may not be read: permission denied/],
    ['a folder below data', ['xiaomi', '-d', 'data'], /data\/shut: may not be read: permission denied/],
    [
      'a project',
      ['--project', 'shut/mimo-check.yaml'],
      /mimo-check\.yaml: may not be read: permission denied/,
    ],
    [
      'a place for a report',
      ['xiaomi', '-o', 'shut/out/r'],
      /shut\/out\/r: the report could not be written \(EACCES\)/,
    ],
    ['a report', ['verify', 'shut/report.json'], /report\.json: may not be read: permission denied/],
  ] as [string, string[], RegExp][])('%s is refused', (_, argv, why) => refused(argv, why));

  test('a working directory without read permission is reported in one line', async () => {
    process.seteuid?.(0);
    process.chdir('shut');
    process.seteuid?.(4713);
    for (const argv of COMMANDS) await refused(argv, /mimo-check\.yaml: may not be read: permission denied/);
  });
});

test('only an error with a system call counts as an error of the system', () => {
  expect(systemProblemOf(new TypeError('ours'))).toBeUndefined();
  const full = Object.assign(new Error('EMFILE: too many open files, open'), {
    code: 'EMFILE',
    syscall: 'open',
  });
  expect(systemProblemOf(full)).toEqual({ message: full.message });
});
