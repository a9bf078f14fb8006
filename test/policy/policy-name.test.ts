import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const BASE =
  'fail_on: error\nunknown: same\naccept_scopes: [offering, model]\naccept_grades: [reviewed]\nmax_age_days: 365\n';
beforeAll(() =>
  write(folder, {
    'policy.yaml': 'id: ours\nextends: [lenient, ./base.yaml]\n',
    'base.yaml': 'id: base\nextends: [gdpr]\n',
    'alone.yaml': `id: alone\n${BASE}accept_attestations: []\nattestation_digest: checked\nothers: off\nrules:\n  no-training: { severity: error }\n`,
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const NAME = `ours (yours, extends lenient, ./base.yaml: ${at('policy.yaml')})`;
const OWN = ['--policy', at('policy.yaml')];
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const reportOf = async (...argv: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run([...argv, '--format', 'json'])).stdout) as Record<string, unknown>;

describe('a policy of the user', () => {
  test.each([
    ['check', ['xiaomi'], `FAIL policy ${NAME}: `],
    ['gaps', ['gaps', 'xiaomi'], `, policy ${NAME}`],
    ['a list of rules', ['rules'], `policy ${NAME}`],
    ['a list by outcomes', ['providers', '--where', 'no-training=unknown'], `policy ${NAME}`],
    ['explain', ['explain', 'no-training', 'xiaomi'], `Policy ${NAME}, as of`],
    ['compare', ['compare', 'xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-flash'], `under policy ${NAME}, as of`],
    ['policies show', ['policies', 'show'], `Policy ${NAME}: ours, as of`],
  ])("is marked as the user's on the page of %s", async (_what, argv, text) => {
    expect(flat((await run([...argv, ...OWN])).stdout)).toContain(text);
  });

  test.each([
    ['check', ['xiaomi']],
    ['gaps', ['gaps', 'xiaomi']],
    ['explain', ['explain', 'no-training', 'xiaomi']],
    ['compare', ['compare', 'xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-flash']],
    ['policies show', ['policies', 'show']],
  ])('has origin "yours" in the JSON of %s, and a built-in one "built-in"', async (_what, argv) => {
    expect((await reportOf(...argv, ...OWN))['policy']).toMatchObject({
      ...{ id: 'ours', origin: 'yours', file: at('policy.yaml') },
      extends: ['lenient', './base.yaml'],
    });
    expect((await reportOf(...argv, '--policy', 'eu-only'))['policy']).toMatchObject({
      ...{ id: 'eu-only', origin: 'built-in', file: 'data/policies/eu-only.yaml', extends: ['gdpr'] },
    });
  });

  test("is marked as the user's in the sentences of JSON and NDJSON", async () => {
    const { sentence, notice } = await reportOf('xiaomi', ...OWN);
    expect([sentence, notice]).toEqual([
      expect.stringContaining(`FAIL: policy ${NAME}`),
      expect.arrayContaining([expect.stringContaining(`the requirements of policy ${NAME}, as of`)]),
    ]);
    const lines = (await run(['xiaomi', ...OWN, '--format', 'ndjson'])).stdout;
    expect(lines).toContain(`"sentence":"FAIL: policy ${NAME}`);
    expect(lines).toContain('"origin":"yours"');
  });

  test('is named without "extends" if it extends nothing', async () => {
    const { stdout } = await run(['xiaomi', '--policy', at('alone.yaml')]);
    expect(flat(stdout)).toContain(`FAIL policy alone (yours: ${at('alone.yaml')})`);
  });

  test('can be verified from another folder', async () => {
    write(folder, {
      'report.json': (await run(['xiaomi', ...OWN, '--format', 'json'])).stdout,
      'moved/policy.yaml': 'id: ours\nextends: [lenient, ./base.yaml]\n',
      'moved/base.yaml': 'id: base\nextends: [gdpr]\n',
    });
    const report = await reportOf('verify', at('report.json'), '--policy', at('moved/policy.yaml'));
    expect(report).toMatchObject({ holds: true, differences: [] });
  });
});

describe('accept_grades without reviewed', () => {
  test.each([
    ['in general', 'accept_grades: [reported]\n', 'accept_grades'],
    [
      'for a rule',
      'rules:\n  no-training: { accept_grades: [reported] }\n',
      'rules.no-training.accept_grades',
    ],
    [
      'for an entry with its own id',
      'rules:\n  mine: { uses: no-training, severity: note, accept_grades: [reported] }\n',
      'rules.mine.accept_grades',
    ],
  ])('is an error %s', async (_where, text, path) => {
    write(folder, { 'grades.yaml': `id: grades\nextends: [default]\n${text}` });
    for (const argv of [['xiaomi', '--policy'], ['validate']]) {
      const { code, stdout, stderr } = await run([...argv, at('grades.yaml')]);
      expect(code).toBe(argv[0] === 'validate' ? 1 : 2);
      expect(flat(stdout + stderr)).toContain(`${path}: must name reviewed: reports alone carry no verdict`);
      expect(flat(stdout + stderr)).toContain('Write [reviewed, reported]');
    }
  });
});
