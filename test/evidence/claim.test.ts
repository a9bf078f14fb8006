import { expect, test } from 'vitest';
import { tooOldOn } from '../../src/evidence/claim.js';
import type { Claim } from '../../src/evidence/dataset.js';

const of = (days: Partial<Claim>): Claim => ({ sources: [], ...days }) as unknown as Claim;

test.each<[string, Partial<Claim>, number, string | undefined]>([
  ['the day after the last that is accepted', { seen: '2026-01-01' }, 30, '2026-02-01'],
  ['a month counts from its first day', { seen: '2026-01' }, 30, '2026-02-01'],
  [
    'the older of statement and reading',
    { seen: '2026-01-02', read: { first: '2026-01-01', last: '2026-01-01' } },
    0,
    '2026-01-02',
  ],
  ['nothing of what is undated', {}, 30, undefined],
  ['the last day that can be judged by', { seen: '2100-01-01' }, 363, '2100-12-31'],
  ['nothing where that day never comes', { seen: '2100-01-01' }, 364, undefined],
  ['nothing under a limit beyond the calendar', { seen: '2024-02-29' }, 36_500, undefined],
])('too old on: %s', (_, days, limit, day) => {
  expect(tooOldOn(of(days), limit)).toBe(day);
});
