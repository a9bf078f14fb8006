import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check-report.js';
import { FILES, scratch, write } from '../kit/files.js';
import { providerText } from '../kit/provider-text.js';
import { json, run } from '../kit/run.js';
import { RULES } from '../../src/rules/index.js';
import { theOffering } from '../../src/verdict/words/letter/letter-en.js';

const { folder, at } = scratch();
beforeAll(() =>
  write(folder, {
    ...FILES,
    'soft.yaml': 'id: soft\nextends: [./fails.yaml]\nunknown: note\n',
    'plain.yaml': FILES['holds.yaml']
      ?.replace('id: holds', 'id: plain')
      .replace('title: Policy holds', 'use: model'),
  } as Record<string, string>),
);
afterAll(() => rmSync(folder, { recursive: true }));

const own = (policy: string): string[] => [
  'alpha',
  '--data',
  at('alpha.yaml'),
  '--policy',
  at(`${policy}.yaml`),
];
const ASKS = 'what the policy asks before personal data of people in the EEA may be sent';

describe('the headline of a pass', () => {
  test.each<[string, string[], string]>([
    [
      'says that every blocking requirement is shown',
      own('holds'),
      `Of ${ASKS}, the evidence on file shows every requirement that can block.`,
    ],
    [
      'counts the gaps that do not block',
      own('warns'),
      `Of ${ASKS}, the evidence on file shows every requirement that can block. 1 of 2 requirements are gaps that do not block.`,
    ],
    [
      'says that nothing is shown if the policy lets that pass',
      own('soft'),
      `Nothing blocks, because this policy lets through what is not shown: 1 of 2 requirements are not shown. The evidence on file does not show ${ASKS}.`,
    ],
    [
      'names the rules that were not asked',
      [...own('holds'), '--rule', 'contracting-entity-named'],
      'The evidence on file shows what was asked. The other 25 rules of policy holds were not asked.',
    ],
    [
      'leaves out personal data if the policy asks nothing about them',
      own('plain'),
      'Of what the policy asks for building on the model, the evidence on file shows every requirement that can block.',
    ],
    [
      'leaves out personal data for a trial',
      ['xiaomi', '--policy', 'lenient'],
      'Nothing blocks, because this policy lets through what is not shown: 18 of 18 requirements are not shown. The evidence on file does not show what the policy asks for a trial without personal data.',
    ],
  ])('%s', async (_, argv, headline) => {
    const report = (await json(argv)) as CheckReport;
    expect(report.verdict).toBe('pass');
    expect(report.headline).toBe(headline);
  });

  test.each([
    ['lenient', /^Invented or public texts without personal data;/],
    ['ai-act', /^You build on the model/],
    ['gdpr', /^Ordinary personal data of people in the EEA;/],
  ])('policy %s states its assumed use', async (policy, assumes) => {
    for (const argv of [
      ['check', 'xiaomi'],
      ['explain', 'model-available', 'xiaomi'],
      ['compare', 'xiaomi', 'mimo-v2-pro'],
    ])
      expect(((await json([...argv, '--policy', policy])) as CheckReport).assumes).toMatch(assumes);
  });
});

test('for a route, the headline, the notice and the page name the host and the provider behind it', async () => {
  const route = ['openrouter/xiaomi/mimo-v2-pro'];
  const { headline, notice } = (await json(route)) as CheckReport;
  expect(headline).toContain('A gap is not a finding about OpenRouter or Xiaomi.');
  expect(notice[0]).toContain('whether the law is met by OpenRouter or Xiaomi.');
  expect(notice[1]).toBe('Not affiliated with or endorsed by OpenRouter or Xiaomi.');
  expect((await run(route)).stdout).toContain('Not affiliated with OpenRouter or Xiaomi.');
});

test.each([
  ['Acme API', 'the Acme API'],
  ['the Acme API', 'the Acme API'],
  ['The  Acme API', 'the Acme API'],
  ['Theta API', 'the Theta API'],
])('an offering called %s has exactly one article', (offering, expected) => {
  expect(theOffering(offering)).toBe(expected);
});

describe('an undated review', () => {
  const text = (names: string, it: string) =>
    `${names} undated, so ${it} can prove only prices, context windows and model availability.`;
  /** The rules to which the sentence refers. */
  const provable = ['price-stated', 'context-minimum', 'model-available'];

  test('is said to prove no more than it does', async () => {
    write(folder, {
      'all.yaml': 'id: all\nextends: [gdpr]\nrules: { context-minimum: { severity: note, tokens: 1000 } }\n',
    });
    const passed = new Set<string>();
    for (const policy of ['default', 'gdpr', 'eu-only', 'ai-act', at('all.yaml')]) {
      const { overrules, findings } = (await json(['xiaomi', '--policy', policy])) as CheckReport;
      expect(overrules).toContain(text('The review of Xiaomi is', 'it'));
      for (const { rule, outcome } of findings) if (outcome === 'pass') passed.add(rule);
    }
    expect([...passed].sort()).toEqual(['context-minimum', 'price-stated']);
    expect(RULES.flatMap(({ id, undated }) => (undated === 'accepted' ? [id] : [])).sort()).toEqual(
      provable.sort(),
    );
  });

  test('is named for each of several providers, and not beside a dated one', async () => {
    const claims =
      '{ training-use: [{ value: { used: never }, scope: offering, grade: reviewed, sources: [terms] }] }';
    for (const id of ['delta', 'gamma'])
      write(folder, { [`${id}.yaml`]: providerText({ id, claims }).replace('name: Alpha', `name: ${id}`) });
    const argv = ['delta', 'gamma', '--data', at('delta.yaml'), '--data', at('gamma.yaml')];
    expect(((await json(argv)) as CheckReport).overrules).toEqual([
      text('The reviews of delta and gamma are', 'they'),
    ]);
    expect(((await json([...argv, 'anthropic'])) as CheckReport).overrules).toEqual([]);
  });
});
