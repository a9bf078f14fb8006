import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAsked, notAskedNotes, nothingToCompare } from '../../src/verdict/targets.js';
import { contextMinimum } from '../../src/rules/context-minimum.js';
import { priceStated } from '../../src/rules/price-stated.js';
import { json, run } from '../kit/run.js';
import { scratch, write } from '../kit/files.js';

const WHY = 'its option tokens is not set';

describe('an entry', () => {
  test.each([
    ['without the option that it compares with', contextMinimum, {}, WHY],
    ['with that option', contextMinimum, { tokens: 1 }, undefined],
    ['that asks something without a limit', priceStated, {}, undefined],
  ])('%s', (_, rule, options, why) => {
    const entry = { id: 'one', severity: 'note' as const, rule, options };
    expect(nothingToCompare(entry)).toBe(why);
    expect(isAsked(entry)).toBe(why === undefined);
    expect(isAsked({ ...entry, severity: 'off' })).toBe(false);
    expect(notAskedNotes([entry])).toEqual(why === undefined ? [] : [`one is not asked: ${why}`]);
    expect(notAskedNotes([{ ...entry, severity: 'off' }])).toEqual([]);
  });
});

describe('a context window that nothing is compared with', () => {
  const { folder, at } = scratch();
  const alone = (options: string): string =>
    `id: alone\nfail_on: error\nunknown: same\naccept_scopes: [model]\naccept_grades: [reviewed]\naccept_attestations: []\nattestation_digest: any\nmax_age_days: 365\nothers: off\nrules:\n  context-minimum: { severity: error${options} }\n`;
  beforeAll(() => write(folder, { 'alone.yaml': alone(''), 'limit.yaml': alone(', tokens: 1000') }));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each<[string, string[], string]>([
    ['is named', ['check', 'xiaomi', '--rule', 'context-minimum'], WHY],
    [
      'is named beside another',
      ['check', 'xiaomi', '--rule', 'no-training', '--rule', 'context-minimum'],
      WHY,
    ],
    ['is all that a policy asks', ['check', 'xiaomi', '--policy', at('alone.yaml')], 'nothing was checked'],
    ['is filtered by', ['models', '--where', 'context-minimum=pass'], WHY],
  ])('is no answer where it %s', async (_, argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('  at ');
  });

  test('is an answer as soon as a number is set', async () => {
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
  ])('%s says that it is not asked, and why', async (_, argv) => {
    const { code, stdout } = await run(argv, { env: { COLUMNS: '200' } });
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`context-minimum is not asked: ${WHY}`);
  });

  test('a list of the rules can tell those that are asked', async () => {
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

  test('a check counts it among the rules that there are, and not among those asked', async () => {
    expect(await json(['xiaomi'])).toMatchObject({ summary: { rulesAsked: 25, rulesKnown: 26 } });
  });
});
