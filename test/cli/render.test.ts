import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatsOf } from '../../src/format/index.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const FAILS = ['check', 'xiaomi', '--no-project'];
const NOT_GATED = [...FAILS, '--fail-on', 'never'];

beforeAll(async () => {
  for (const [name, argv] of Object.entries({ fails: FAILS, open: NOT_GATED }))
    await run([...argv, '--format', 'json', '--output', at(`${name}.json`)]);
  await run(['models', '--no-project', '--format', 'json', '--output', at('models.json')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = (name: string): string => readFileSync(at(name), 'utf8');
const report = (): CheckReport => JSON.parse(text('fails.json')) as CheckReport;
const kept = (name: string, content: unknown): string => {
  write(folder, { [name]: JSON.stringify(content) });
  return at(name);
};

describe('a saved report', () => {
  test.each(formatsOf('check'))(
    'renders as %s exactly as the run did, with its verdict as the exit code',
    async (format) => {
      const direct = await run([...FAILS, '--format', format]);
      expect(await run(['render', at('fails.json'), '--format', format])).toEqual(direct);
      expect(direct.code).toBe(1);
    },
  );

  test.each(formatsOf('listing'))('renders a list as %s exactly as the command did', async (format) => {
    const direct = await run(['models', '--no-project', '--format', format]);
    expect(await run(['render', at('models.json'), '--format', format])).toEqual(direct);
  });

  test('exits 0 if it was not gated, and can be read from standard input', async () => {
    expect((await run(['render', at('open.json')])).code).toBe(0);
    const piped = await run(['render', '-', '--format', 'csv'], { stdin: text('fails.json') });
    expect(piped).toEqual(await run([...FAILS, '--format', 'csv']));
  });

  test('is not overwritten by its own rendering', async () => {
    const { code, stderr } = await run([
      'render',
      at('fails.json'),
      '--format',
      'csv',
      '-o',
      at('fails.json'),
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is an input of this run')]);
  });
});

describe('render refuses a report that was changed', () => {
  test.each<[string, (given: CheckReport) => unknown, RegExp]>([
    [
      'a verdict',
      (given) => ({ ...given, verdict: 'pass' }),
      /its (verdict|sentence|totals) do(es)? not match its (findings|verdict)/,
    ],
    [
      'a threshold',
      (given) => ({ ...given, policy: { ...given.policy, failOn: 'never' } }),
      /its (verdict|sentence|totals) do(es)? not match its (findings|verdict)/,
    ],
    [
      'a missing finding',
      (given) => ({ ...given, findings: given.findings.slice(1) }),
      /its (verdict|sentence|totals) do(es)? not match its (findings|verdict)/,
    ],
    [
      'a count',
      (given) => ({ ...given, summary: { ...given.summary, gating: 0 } }),
      /its (verdict|sentence|totals) do(es)? not match its (findings|verdict)/,
    ],
    [
      'an outcome',
      (given) => ({ ...given, findings: given.findings.map((one) => ({ ...one, outcome: 'pass' })) }),
      /its (verdict|sentence|totals) do(es)? not match its (findings|verdict)/,
    ],
    [
      'a sentence',
      (given) => ({ ...given, sentence: given.sentence.replace('FAIL', 'PASS') }),
      /its (verdict|sentence|totals) do(es)? not match its (findings|verdict)/,
    ],
    [
      'a duplicate finding',
      (given) => ({ ...given, findings: [...given.findings, given.findings[0]] }),
      /it has a finding twice/,
    ],
    [
      'a rule called constructor',
      (given) => ({
        ...given,
        findings: given.findings.map((one, at) => (at === 0 ? { ...one, rule: 'constructor' } : one)),
      }),
      /a finding on a rule or a provider that it does not describe/,
    ],
    [
      'a verdict and its count, with the gaps removed',
      (given) => ({
        ...given,
        ...{ verdict: 'pass', sentence: given.sentence.replace('FAIL', 'PASS') },
        findings: given.findings.filter(({ outcome }) => outcome === 'pass'),
        summary: { ...given.summary, gating: 0 },
      }),
      /: its totals do not match its findings/,
    ],
    ['an unknown verdict', (given) => ({ ...given, verdict: 'green' }), /verdict/],
    ['an extra key', (given) => ({ ...given, note: 'x' }), /note/],
    [
      'another tool',
      (given) => ({ ...given, tool: { name: 'other', version: '1' } }),
      /is not a report of mimo-check/,
    ],
    ['an unknown kind', (given) => ({ ...given, kind: 'song' }), /cannot be rendered|can be rendered/],
  ])('%s', async (name, change, says) => {
    const { code, stdout, stderr } = await run([
      'render',
      kept(`${name}.json`, change(report())),
      '--format',
      'html',
    ]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(says)]);
  });
});
