import { beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../src/format/index.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { bearerOf } from '../../src/report/described-rule.js';
import { judgedReports } from '../kit/judged-reports.js';
import { json } from '../kit/run.js';

const PLAIN = { width: 80, color: false, unicode: true };

/** The visible text, without tags and with single blanks. */
const seenIn = (html: string): string =>
  html
    .replace(/<(style|title)>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#58;/g, ':')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

/** The text between two headings, or from one to the end. */
const between = (text: string, from: string, to = ''): string => {
  const rest = text.slice(text.indexOf(from) + from.length);
  return to === '' ? rest : rest.slice(0, rest.indexOf(to));
};

let mixed: CheckReport;
let page = '';
beforeAll(async () => {
  ({ mixed } = await judgedReports());
  page = seenIn(await render(mixed, 'html', PLAIN));
});

test('the page has its parts in reading order', () => {
  const parts = [
    ...['as of', mixed.headline, 'Assumed use', 'Route', 'Read this first', 'What is on file'],
    ...[
      'Requirements and subjects',
      'Findings, by whose duty',
      'Unverified leads',
      'Waivers and attestations',
    ],
    ...[
      'Sources',
      'Age of the evidence',
      'Law and adequacy used',
      'Digests',
      'What was not checked',
      'Notice This report',
    ],
    'Signatures',
  ];
  const places = parts.map((text) => page.indexOf(text));
  expect(parts.filter((_, index) => (places[index] ?? -1) < 0)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('the page contains everything that the report says of waivers, attestations, overruling facts and the notice', () => {
  const texts = [
    ...mixed.overrules,
    ...mixed.notice,
    ...mixed.policy.notCovered,
    ...mixed.waivers.flatMap(({ text, owner, reason }) => [text, owner, reason]),
    ...mixed.attestations.map(({ title }) => title),
    ...Object.values(mixed.proof.digests),
  ];
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => !page.includes(seenIn(text).trim()))).toEqual([]);
});

describe('the boxes show', () => {
  const boxesOf = async (argv: readonly string[]): Promise<string> =>
    between(
      seenIn(await render((await json(argv)) as CheckReport, 'html', PLAIN)),
      'What is on file',
      'Requirements and subjects',
    );
  test.each([
    ['a statement, with its scope, grade and date', ['check', 'xiaomi'], 'company-wide · reviewed · undated'],
    ['that nothing is on file', ['check', 'xiaomi'], 'Role ? no proof on file not researched'],
    [
      'that a rule was not asked',
      ['check', 'xiaomi', '--rule', 'dpa-terms'],
      'Role – not asked in this report',
    ],
    [
      'that another host serves the model',
      ['check', 'openrouter/xiaomi/mimo-v2-pro'],
      'Role ? no proof on file another host; nothing on file about it',
    ],
  ])('%s', async (_, argv, text) => {
    expect(await boxesOf(argv)).toContain(text);
  });
});

test.each([
  ['Your duty', 'Duty of the vendor', 'you'],
  ['Duty of the vendor', 'Duty of both you and the vendor', 'vendor'],
  ['Duty of both you and the vendor', 'Own policy', 'both'],
  ['Own policy', 'Unverified leads', undefined],
])('under "%s" are the rules with that duty', (from, to, bearer) => {
  const text = between(between(page, 'Findings, by whose duty'), from, to);
  const own = Object.values(mixed.rules).filter((rule) => bearerOf(rule) === bearer);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(({ title }) => !text.includes(seenIn(title))).map(({ id }) => id)).toEqual([]);
});

test('the page says which countries outside the EEA have an adequacy decision, and which do not', async () => {
  const report = (await json(['check', 'xiaomi'])) as CheckReport;
  expect(report.adequacy?.decisions.map(({ country }) => country)).toEqual(['US']);
  expect(report.adequacy?.none).toEqual(['CN', 'IN', 'RU', 'SG']);
  expect(seenIn(await render(report, 'html', PLAIN))).toContain(
    'No decision is in force on China (CN), India (IN), Russia (RU), Singapore (SG).',
  );
});
