import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratch, write } from '../kit/files.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();

const sources = `{
  old: { title: Old terms, kind: terms, recorded: 2026-01-10, seen: 2026-02-01 },
  new: { title: New terms, kind: terms, recorded: 2026-11-01, url: 'https://alpha.example/terms' },
  bare: { title: Bare page, kind: documentation },
  idle: { title: Nobody uses it, kind: policy, recorded: 2026-11-01 },
  survey: { title: Survey, kind: survey }
}`;
const of = (source: string, more = '') =>
  claimText(
    `value: { used: never, covers: [prompts, outputs] }${more}`,
    `scope: offering, grade: reviewed, sources: [${source}]`,
  );
const lead = claimText(
  'value: { used: never }',
  'scope: offering, grade: reported, origin: policy, reported_by: [survey]',
);

beforeAll(() => {
  const training = [of('old'), of('new', ', until: 2026-12-24'), of('bare'), lead];
  const claims = `{ training-use: [${training.join(', ')}], endpoints: [${claimText('not_found: { looked_in: all }', 'scope: offering, grade: reviewed, sources: [old]')}] }`;
  write(folder, {
    'alpha.yaml': providerText({ sources, claims, models: modelText('alpha/one') }),
    'beta.yaml': providerText({ id: 'beta', models: modelText('beta/one') }),
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const DATA = ['--data', at('alpha.yaml'), '--data', at('beta.yaml')];
const rows = async (...argv: string[]) =>
  ((await json(['evidence', ...argv, ...DATA])) as { rows: Record<string, unknown>[] }).rows;

describe('evidence', () => {
  test('lists each source of a reviewed claim, with its date and the day from which it is too old', async () => {
    expect(await rows('alpha', '--columns', 'id,dated,age,statements,stale-on,ends-on')).toEqual([
      { id: 'old', dated: '2026-02-01', age: 295, statements: 2, 'stale-on': '2027-02-02', 'ends-on': null },
      {
        ...{ id: 'new', dated: '2026-11-01', age: 22, statements: 1 },
        ...{ 'stale-on': '2027-11-02', 'ends-on': '2026-12-24' },
      },
      { id: 'bare', dated: 'undated', age: null, statements: 1, 'stale-on': null, 'ends-on': null },
    ]);
  });

  test('a day to come dates no source and has no age, and a source is as old as its reading', async () => {
    const texts = `{
      slip: { title: Slip, kind: terms, read_on: 2099-01-01 },
      kept: { title: Kept, kind: terms, recorded: 2020-01-01, seen: 2099-01-01 },
      past: { title: Past, kind: terms, read_on: 2019-01-01 },
      fresh: { title: Fresh, kind: terms, read_on: 2026-11-20 }
    }`;
    const claims = `{ training-use: [${[of('slip'), of('kept'), of('past, fresh', ', seen: 2026-11-20')].join(', ')}] }`;
    write(folder, { 'gamma.yaml': providerText({ id: 'gamma', sources: texts, claims }) });
    const columns = ['--columns', 'id,dated,age,stale-on', '--data', at('gamma.yaml')];
    expect(await rows('gamma', ...columns)).toEqual([
      { id: 'slip', dated: 'undated', age: null, 'stale-on': null },
      { id: 'kept', dated: '2020-01-01', age: 2518, 'stale-on': '2021-01-01' },
      { id: 'past', dated: '2019-01-01', age: 2883, 'stale-on': '2020-01-02' },
      { id: 'fresh', dated: '2026-11-20', age: 3, 'stale-on': '2020-01-02' },
    ]);
  });

  test('takes the age limit from the policy: stale-on is the first day on which check no longer counts the source', async () => {
    const [old] = await rows('alpha', '--policy', 'gdpr', '--columns', 'stale-on');
    expect(old).toEqual({ 'stale-on': '2026-08-01' });
    for (const [day, outcome] of [
      ['2026-07-31', 'pass'],
      ['2026-08-01', 'unknown'],
    ]) {
      const options = ['alpha', '--policy', 'gdpr', '--rule', 'no-training', '--as-of', day ?? '', ...DATA];
      const { findings } = (await json(options)) as { findings: { outcome: string }[] };
      expect(findings.map((finding) => finding.outcome)).toEqual([outcome]);
    }
  });

  test.each([
    ['31', ['new']],
    ['30', []],
    ['70', ['new']],
    ['71', ['old', 'new']],
  ])('--within %s lists the sources that become too old or end by then: %j', async (days, ids) => {
    const due = await rows('alpha', '--within', days, '--columns', 'id');
    expect(due.map(({ id }) => id)).toEqual(ids);
  });

  test('says which statements are already too old, and which are undated', async () => {
    const { stdout } = await run(['evidence', 'alpha', '--policy', 'gdpr', '--within', '5', ...DATA]);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('1 source has statements that are too old for this policy already.');
    expect(text).toContain('Shown is what becomes too old, or ends, by 2026-11-28.');
    const whole = await run(['evidence', 'alpha', ...DATA]);
    expect(whole.stdout).toContain('1 source is undated: most rules count nothing of it.');
  });

  test('takes any spelling of a provider or model, and refuses one that is not on file', async () => {
    const named = await rows('alpha/one', '--columns', 'provider');
    expect(new Set(named.map(({ provider }) => provider))).toEqual(new Set(['alpha']));
    expect((await run(['evidence', 'alpa', ...DATA])).code).toBe(2);
    expect((await run(['evidence', '--within', '0', ...DATA])).code).toBe(2);
  });

  test('filters and sorts like every list', async () => {
    const found = await rows('alpha', '--where', 'stale-on<2027-06-01', '--sort', '-age', '--columns', 'id');
    expect(found).toEqual([{ id: 'old' }]);
  });
});

test('check without a subject exits 2 and lists the providers on file', async () => {
  const { code, stdout, stderr } = await run(['check', '--no-project']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('no provider or model given');
  expect(stderr).toMatch(/On file: .*xiaomi/);
});
