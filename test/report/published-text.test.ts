import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/verdict/finding.js';
import { publishedNote } from '../../src/report/published-text.js';
import type { QuestionsReport } from '../../src/report/questions-report.js';
import { provider, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
beforeAll(() => write(folder, { 'alpha.yaml': provider('alpha') }));
afterAll(() => rmSync(folder, { recursive: true }));

const NOTE =
  'What is shown rests on published text of 2026-11-01. If your own contract differs, record it with mimo-check attest.';
const timesIn = (text: string, words: string): number => text.replace(/\s+/g, ' ').split(words).length - 1;

describe('a finding that rests on published text gets one note', () => {
  test.each<[string, string[], number]>([
    ['on the page of a check', ['alpha'], 1],
    ['when a rule is explained', ['explain', 'contracting-entity-named', 'alpha'], 1],
    ['not when nothing is on file', ['explain', 'no-training', 'alpha'], 0],
  ])('%s', async (_, argv, times) => {
    const { stdout } = await run([...argv, '--data', at('alpha.yaml')], { env: { COLUMNS: '200' } });
    expect(timesIn(stdout, NOTE)).toBe(times);
  });

  test.each<[string, string[], RegExp | undefined]>([
    ['in a letter that quotes it', ['--policy', 'default'], undefined],
    [
      'in a letter on what is too old',
      ['--policy', 'default', '--as-of', '2028-01-01'],
      /as of the day given beside it\. Where/,
    ],
  ])('%s', async (_, more, quoted) => {
    const argv = ['questions', 'alpha', '--data', at('alpha.yaml'), ...more];
    const { closing } = (await json(argv)) as QuestionsReport;
    const quotes = closing.filter((line) => line.startsWith('What we quote'));
    expect(quotes).toEqual(quoted === undefined ? [] : [expect.stringMatching(quoted)]);
  });
});

describe('a note', () => {
  type Claim = Finding['claims'][number] & { recorded?: string };
  const claim = (more: Partial<Claim> = {}): Claim =>
    ({
      ...{ part: 'proof', answer: 'pass', grade: 'reviewed', scope: 'offering', value: true, sources: ['s'] },
      ...more,
    }) as Claim;
  const noteOn = (claims: Claim[], kind = 'terms', outcome = 'pass') =>
    publishedNote([{ outcome, provider: 'p', claims } as unknown as Finding], {
      p: { sources: { s: { title: 'S', kind: kind as 'terms' } } },
    });

  test.each<[string, Claim[], string, string | undefined]>([
    ['terms', [claim({ seen: '2026-11-01' })], 'terms', '2026-11-01'],
    ['a policy', [claim({ seen: '2026-11' })], 'policy', '2026-11'],
    [
      'the last change of the text',
      [claim({ recorded: '2026-02-03', seen: '2026-11-01' })],
      'terms',
      '2026-02-03',
    ],
    [
      'several days',
      [claim({ seen: '2026-11-01' }), claim({ seen: '2026-01-02' }), claim({ seen: '2026-05-05' })],
      'terms',
      '2026-01-02 to 2026-11-01',
    ],
    [
      'the same day twice',
      [claim({ seen: '2026-11-01' }), claim({ seen: '2026-11-01' })],
      'terms',
      '2026-11-01',
    ],
    ['no date', [claim()], 'terms', undefined],
    ['another kind of source', [claim({ seen: '2026-11-01' })], 'price-list', undefined],
    ['the whole company', [claim({ seen: '2026-11-01', scope: 'group' })], 'terms', undefined],
    ['a report', [claim({ seen: '2026-11-01', grade: 'reported' })], 'terms', undefined],
    [
      'your own document',
      [claim({ seen: '2026-11-01', attestation: {} as NonNullable<Claim['attestation']> })],
      'terms',
      undefined,
    ],
  ])('on %s', (_, claims, kind, days) => {
    expect(noteOn(claims, kind)).toBe(days === undefined ? undefined : NOTE.replace('2026-11-01', days));
    const open = noteOn(claims, kind, 'unknown');
    expect(open).toBe(
      days === undefined ? undefined : NOTE.replace('shown', 'on file').replace('2026-11-01', days),
    );
  });

  test('not where what is shown rests on something else', () => {
    const seen = { seen: '2026-11-01' };
    const own = (more: object) => claim({ attestation: more as NonNullable<Claim['attestation']> });
    expect(noteOn([own({}), claim({ ...seen, answer: 'fail' })])).toBeUndefined();
    expect(noteOn([own({ prevailsOver: 'clause 1' }), claim(seen)])).toBeUndefined();
    // Without that, both are heard together.
    expect(noteOn([own({}), claim(seen)])).toBe(NOTE);
    expect(noteOn([own({}), claim({ ...seen, answer: 'not-applicable' })])).toBe(NOTE);
  });

  test('for a gap with a weak statement, and not for an ended one', () => {
    const weak = [claim({ seen: '2026-11-01', part: 'weak' })];
    expect(noteOn(weak)).toBeUndefined();
    expect(noteOn(weak, 'terms', 'unknown')).toBe(NOTE.replace('shown', 'on file'));
    expect(noteOn([claim({ seen: '2026-11-01', part: 'ended' })], 'terms', 'unknown')).toBeUndefined();
  });
});
