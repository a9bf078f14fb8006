import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check-report.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json } from '../kit/run.js';
import { theOffering } from '../../src/verdict/words/sentences.js';

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
const API = 'sending personal data to the API of alpha';

describe('what a verdict says that is shown', () => {
  test.each<[string, string[], string]>([
    ['all', own('holds'), `the requirements of policy holds for ${API} are shown where they count.`],
    [
      'all but what lies below the threshold',
      own('warns'),
      `the requirements of policy warns for ${API} are shown where they count; 1 of 2 findings are gaps below the threshold.`,
    ],
    [
      'nothing, where the policy lets what is not shown pass',
      own('soft'),
      `no gap counts enough to make policy soft fail for ${API}. That shows little: 1 of 2 findings are gaps.`,
    ],
    [
      'the same of some rules',
      [...own('soft'), '--rule', 'no-training'],
      'no gap in what was asked counts enough to make it fail. That says nothing of the other 25 rules of policy soft.',
    ],
    [
      'nothing about personal data, where the policy asks nothing about them',
      own('plain'),
      'the requirements of policy plain for building on the API of alpha are shown where they count.',
    ],
    [
      'nothing about personal data, in a trial',
      ['xiaomi', '--policy', 'lenient'],
      'no gap counts enough to make policy lenient fail for trying the MiMo API without personal data. That shows little: 18 of 18 findings are gaps.',
    ],
  ])('%s', async (_, argv, headline) => {
    const report = (await json(argv)) as CheckReport;
    expect(report.verdict).toBe('pass');
    expect(report.headline).toBe(`On the evidence on file, ${headline}`);
  });

  test.each([
    ['lenient', /^Invented or public texts without personal data;/],
    ['ai-act', /^You build on the model/],
    ['gdpr', /^Ordinary personal data of people in the EEA;/],
  ])('policy %s assumes the use that it is for', async (policy, assumes) => {
    for (const argv of [
      ['check', 'xiaomi'],
      ['explain', 'model-available', 'xiaomi'],
      ['compare', 'xiaomi', 'mimo-v2-pro'],
    ])
      expect(((await json([...argv, '--policy', policy])) as CheckReport).assumes).toMatch(assumes);
  });
});

test.each([
  ['Acme API', 'the Acme API'],
  ['the Acme API', 'the Acme API'],
  ['The  Acme API', 'the Acme API'],
  ['Theta API', 'the Theta API'],
])('an offering named %s has one article', (offering, wanted) => {
  expect(theOffering(offering)).toBe(wanted);
});
