import { expect, test } from 'vitest';
import { tooOldOn } from '../../src/evidence/claim.js';
import type { Claim } from '../../src/evidence/dataset.js';

const of = (days: Partial<Claim>): Claim => ({ sources: [], ...days }) as unknown as Claim;

test.each<[string, Partial<Claim>, number, string | undefined]>([
  ['the day after the last accepted one', { seen: '2026-01-01' }, 30, '2026-02-01'],
  ['a month is counted from its first day', { seen: '2026-01' }, 30, '2026-02-01'],
  [
    'the earlier of statement and reading counts',
    { seen: '2026-01-02', read: { first: '2026-01-01', last: '2026-01-01' } },
    0,
    '2026-01-02',
  ],
  ['never, if it is undated', {}, 30, undefined],
  ['the last day of the calendar', { seen: '2100-01-01' }, 363, '2100-12-31'],
  ['never, if that day is beyond the calendar', { seen: '2100-01-01' }, 364, undefined],
  ['never, if the age limit reaches beyond the calendar', { seen: '2024-02-29' }, 36_500, undefined],
])('the first day on which a claim is too old: %s', (_, days, limit, day) => {
  expect(tooOldOn(of(days), limit)).toBe(day);
});
