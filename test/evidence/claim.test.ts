import { expect, test } from 'vitest';
import { knownOn, tooOldOn } from '../../src/evidence/claim.js';
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
  [
    'of several readings the earliest counts, whenever the text was seen',
    { seen: '2026-06-01', read: { first: '2019-01-01', last: '2026-06-01' } },
    30,
    '2019-02-01',
  ],
  ['never, if it is undated', {}, 30, undefined],
  ['the last day of the calendar', { seen: '2100-01-01' }, 363, '2100-12-31'],
  ['never, if that day is beyond the calendar', { seen: '2100-01-01' }, 364, undefined],
  ['never, if the age limit reaches beyond the calendar', { seen: '2024-02-29' }, 36_500, undefined],
])('the first day on which a claim is too old: %s', (_, days, limit, day) => {
  expect(tooOldOn(of(days), limit)).toBe(day);
});

const LATER = { first: '2026-12-01', last: '2026-12-02' };
test.each<[string, Partial<Claim>, Partial<Claim>]>([
  ['all days up to then', { recorded: '2026-01-01', seen: '2026-11-23' }, {}],
  ['a month that has begun', { recorded: '2026-01-01', seen: '2026-11' }, {}],
  ['not when it is seen later', { recorded: '2026-01-01', seen: '2026-11-24' }, { seen: undefined as never }],
  ['not when it is read later', { read: LATER }, { read: undefined as never }],
  [
    'not when its texts are seen later',
    { recorded: '2026-01-01', agesFrom: '2026-12-01' },
    { agesFrom: undefined as never },
  ],
  ['a first reading before', { read: { ...LATER, first: '2026-11-01' } }, {}],
  ['all days of what begins later', { seen: '2026-12-01' }, {}],
  [
    'all days of an attestation',
    { seen: '2026-01-01', agesFrom: '2026-12-01', attestation: {} as never },
    {},
  ],
])('on a day it is known of a claim: %s', (_, days, change) => {
  expect(knownOn(of(days), '2026-11-23')).toEqual(of({ ...days, ...change }));
});
