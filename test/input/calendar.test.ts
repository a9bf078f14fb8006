import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, daysBetween, firstDay, isDay, isMonth, lastDay } from '../../src/input/calendar.js';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDay', () => {
  test.each(['1990-01-01', '2100-12-31', '2024-02-29', '2000-02-29', '2026-11-30'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '1989-12-31',
    '2101-01-01',
    '2026-02-30',
    '2025-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-11',
    '20260101',
    '２０２６-01-01',
    '',
  ])('%j is not a day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('agrees with the calendar of the runtime for every date', () => {
    for (let year = 1990; year <= 2100; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let date = 1; date <= 31; date += 1) {
          const text = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-');
          const real = new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(text);
          if (isDay(text) !== real) expect.fail(text);
        }
      }
    }
  });
});

test.each([
  ['2026-11', true],
  ['1990-01', true],
  ['2100-12', true],
  ['2101-01', false],
  ['1989-12', false],
  ['2026-13', false],
  ['2026-00', false],
  ['2026-1', false],
  ['2026-11-23', false],
  ['2026-11\n', false],
  ['', false],
])('isMonth(%j) is %s', (text, expected) => {
  expect(isMonth(text)).toBe(expected);
});

test.each([
  ['2026-11-23', '2026-11-23', 0],
  ['2026-11-23', '2026-11-24', 1],
  ['2026-03-01', '2026-02-28', -1],
  ['2024-02-28', '2024-03-01', 2],
  ['2026-03-28', '2026-03-30', 2],
  ['2025-11-23', '2026-11-23', 365],
  ['1990-01-01', '2100-12-31', 40_541],
])('daysBetween(%s, %s) is %i', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
  expect(addDays(from, days)).toBe(to);
});

test.each([
  ['2026-11', '2026-11-01', '2026-11-30'],
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
  ['2026-11-23', '2026-11-23', '2026-11-23'],
])('%s is from %s to %s', (text, first, last) => {
  expect([firstDay(text), lastDay(text)]).toEqual([first, last]);
});

test.each([
  ['an invalid start', () => daysBetween('2026-02-30', '2026-03-01')],
  ['an invalid end', () => daysBetween('2026-03-01', '2026-11')],
  ['a sum after 2100', () => addDays('2100-12-31', 1)],
  ['a sum before 1990', () => addDays('1990-01-01', -1)],
  ['a sum beyond the calendar of the runtime', () => addDays('2026-01-01', 1e12)],
  ['half a day', () => addDays('2026-01-01', 0.5)],
  ['NaN days', () => addDays('2026-01-01', NaN)],
  ['the first day of a year', () => firstDay('2026')],
  ['the last day of an invalid day', () => lastDay('2026-02-30')],
])('throws a RangeError instead of returning NaN: %s', (_, step) => {
  expect(step).toThrow(RangeError);
});

it('adds and subtracts consistently', () => {
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(addDays(from, daysBetween(from, to))).toBe(to);
      expect(daysBetween(from, to)).toBe(0 - daysBetween(to, from));
      expect(Math.sign(daysBetween(from, to))).toBe(from < to ? 1 : from > to ? -1 : 0);
    }),
    { numRuns: 1_000 },
  );
});
