import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAsked, notAskedNotes, nothingToCompare } from '../../src/verdict/targets.js';
import { contextMinimum } from '../../src/rules/context-minimum.js';
import { priceStated } from '../../src/rules/price-stated.js';
import { json, run } from '../kit/run.js';
import { scratch, write } from '../kit/files.js';

const WHY = 'its option tokens is not set';

describe('an entry of a policy', () => {
  test.each([
    ['is not asked without the option that it compares with', contextMinimum, {}, WHY],
    ['is asked with that option', contextMinimum, { tokens: 1 }, undefined],
    ['is asked if its limits are optional', priceStated, {}, undefined],
  ])('%s', (_, rule, options, why) => {
    const entry = { id: 'one', severity: 'note' as const, rule, options };
    expect(nothingToCompare(entry)).toBe(why);
    expect(isAsked(entry)).toBe(why === undefined);
    expect(isAsked({ ...entry, severity: 'off' })).toBe(false);
    expect(notAskedNotes([entry])).toEqual(why === undefined ? [] : [`one is not asked: ${why}`]);
    expect(notAskedNotes([{ ...entry, severity: 'off' }])).toEqual([]);
  });
});

describe('context-minimum without a number of tokens', () => {
  const { folder, at } = scratch();
  const alone = (options: string): string =>
    `id: alone\nfail_on: error\nunknown: same\naccept_scopes: [model]\naccept_grades: [reviewed]\naccept_attestations: []\nattestation_digest: any\nmax_age_days: 365\nothers: off\nrules:\n  context-minimum: { severity: error${options} }\n`;
  beforeAll(() => write(folder, { 'alone.yaml': alone(''), 'limit.yaml': alone(', tokens: 1000') }));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each<[string, string[], string]>([
    ['is given with --rule', ['check', 'xiaomi', '--rule', 'context-minimum'], WHY],
    [
      'is given with --rule beside another rule',
      ['check', 'xiaomi', '--rule', 'no-training', '--rule', 'context-minimum'],
      WHY,
    ],
    [
      'is the only rule of the policy',
      ['check', 'xiaomi', '--policy', at('alone.yaml')],
      'nothing was checked',
    ],
    ['is used in a filter', ['models', '--where', 'context-minimum=pass'], WHY],
  ])('exits 2 if it %s', async (_, argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('  at ');
  });

  test('is asked once a number is set', async () => {
    const argv = ['xiaomi', '--policy', at('limit.yaml')];
    expect(await json([...argv, '--rule', 'context-minimum'])).toMatchObject({
      verdict: 'pass',
      summary: { rulesAsked: 1, outcomes: { pass: 3 } },
    });
  });

  test.each<[string, string[]]>([
    ['rules', ['rules']],
    ['explain', ['explain', 'context-minimum', 'xiaomi']],
    ['policies show', ['policies', 'show', 'default']],
  ])('is marked as not asked on the page of %s, with the reason', async (_, argv) => {
    const { code, stdout } = await run(argv, { env: { COLUMNS: '200' } });
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`context-minimum is not asked: ${WHY}`);
  });

  test('can be filtered in the list of rules', async () => {
    const { stdout } = await run([
      'rules',
      '--where',
      'asked=false',
      '--columns',
      'id,severity',
      '--format',
      'csv',
    ]);
    expect(stdout.trim().split(/\r?\n/)).toEqual(['id,severity', 'context-minimum,note']);
  });

  test('counts as known but not as asked in a check', async () => {
    expect(await json(['xiaomi'])).toMatchObject({ summary: { rulesAsked: 25, rulesKnown: 26 } });
  });
});
