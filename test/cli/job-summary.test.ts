import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FILES, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const ASKED = ['alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')];
const SUMMARY = at('summary.md');
const env = { GITHUB_STEP_SUMMARY: SUMMARY };
const HEAD = '## ✓ mimo-check: PASS: policy holds';
const read = (file: string): string => readFileSync(file, 'utf8');

beforeAll(() => write(folder, FILES));
beforeEach(() => {
  rmSync(SUMMARY, { force: true });
  mkdirSync(at('empty'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the summary of a GitHub job', () => {
  test('is appended to the file that GitHub names, in addition to what the run prints', async () => {
    const { code, stdout, stderr } = await run([...ASKED, '--report', 'github-summary'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^PASS /m);
    expect(stdout).not.toContain('## ');
    expect(read(SUMMARY).startsWith(HEAD)).toBe(true);
  });

  test('works together with annotations and files, and follows what the file already holds', async () => {
    writeFileSync(SUMMARY, 'before');
    const reports = ['--report', 'github-summary', '--report', 'github', '--report', `json=${at('r.json')}`];
    expect((await run([...ASKED, ...reports], { env })).stdout).toMatch(/^::notice /);
    await run([...ASKED, '--report', 'github-summary'], { env });
    const [before, ...summaries] = read(SUMMARY).split(HEAD);
    expect(before).toBe('before\n\n');
    expect(summaries).toHaveLength(2);
    expect(summaries[0]?.trimEnd()).toBe(summaries[1]?.trimEnd());
    expect(read(SUMMARY)).toMatch(/[^\n]\n$/);
  });

  test('is appended when --report names that same file', async () => {
    writeFileSync(SUMMARY, 'before');
    await run([...ASKED, '--report', `github-summary=${SUMMARY}`], { env });
    expect(read(SUMMARY)).toMatch(/^before\n\n## /);
  });

  test('two names for the same file count as one target', async () => {
    write(folder, { 'one.txt': '' });
    symlinkSync(at('one.txt'), at('two.txt'));
    const reports = ['--report', `json=${at('one.txt')}`, '--report', `csv=${at('two.txt')}`];
    expect(await run([...ASKED, ...reports])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('two reports would go to the same file') as string,
    });
  });

  test.skipIf(!existsSync('/proc'))('a folder that cannot be created is an error', async () => {
    const { code, stderr } = await run([...ASKED, '--report', 'json=/proc/nothing/of/that/name.json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('could not be written')]);
  });

  test('is also appended for a stream', async () => {
    const runOptions = { env, stdin: 'alpha\n' };
    const argv = ['check', '-', ...ASKED.slice(1), '--format', 'ndjson', '--report', 'github-summary'];
    const { code, stdout } = await run(argv, runOptions);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\{"kind":"header"/);
    expect(read(SUMMARY).startsWith(HEAD)).toBe(true);
  });

  test.each<[string, string[], Record<string, string>]>([
    ['no file is given', ['--report', 'github-summary'], {}],
    ['the variable is empty', ['--report', 'github-summary'], { GITHUB_STEP_SUMMARY: '' }],
    ['it is the format of the run', ['--format', 'github-summary'], env],
  ])('is printed to stdout when %s', async (_, argv, variables) => {
    expect((await run([...ASKED, ...argv], { env: variables })).stdout.startsWith(HEAD)).toBe(true);
    expect(() => read(SUMMARY)).toThrow('ENOENT');
  });

  test('replaces the content of any other file given to --report', async () => {
    writeFileSync(at('own.md'), 'before');
    await run([...ASKED, '--report', `github-summary=${at('own.md')}`], { env });
    expect(read(at('own.md')).startsWith(HEAD)).toBe(true);
  });

  test.each([
    ['an input of the run', at('alpha.yaml'), 'is an input of this run and is not overwritten'],
    [
      'an input under another path',
      at('empty/../alpha.yaml'),
      'is an input of this run and is not overwritten',
    ],
    ['a folder', at('empty'), 'is not a file that a report could be written to'],
    ['a file in a missing folder', at('nowhere/summary.md'), 'the report could not be written (ENOENT)'],
  ])('is refused when the target is %s', async (_, file, message) => {
    const before = read(at('alpha.yaml'));
    const argv = [...ASKED, '--report', 'github-summary'];
    const { code, stdout, stderr } = await run(argv, { env: { GITHUB_STEP_SUMMARY: file } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(read(at('alpha.yaml'))).toBe(before);
  });

  test('is refused when another report goes to the same file', async () => {
    const argv = [...ASKED, '--report', 'github-summary', '--report', `json=${SUMMARY}`];
    const { code, stderr } = await run(argv, { env });
    expect(code).toBe(2);
    expect(stderr).toContain('two reports would go to the same file');
  });
});
