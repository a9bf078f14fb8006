import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals } from '../../src/input/decimal.js';

describe('compareDecimals', () => {
  test.each([
    ['0', '0', 0],
    ['0', '0.000', 0],
    ['1', '1.00', 0],
    ['0.090', '0.09', 0],
    ['0.09', '0.1', -1],
    ['0.10', '0.9', -1],
    ['2', '10', -1],
    ['9.99', '10', -1],
    ['10.5', '9', 1],
    ['1.05', '1.5', -1],
    ['0.1', '0.10000000000000000001', -1],
    ['12345678901234567890', '12345678901234567891', -1],
    ['100', '99.999', 1],
  ] as const)('of %s and %s is %i', (a, b, order) => {
    expect(compareDecimals(a, b)).toBe(order);
    expect(compareDecimals(b, a)).toBe(order === 0 ? 0 : -order);
  });

  test('agrees with whole numbers of the smallest unit', () => {
    const scaled = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 6 })).map(([whole, places]) => {
      const digits = String(whole).padStart(places + 1, '0');
      const point = digits.length - places;
      return {
        text: places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`,
        units: BigInt(whole) * 10n ** BigInt(6 - places),
      };
    });
    fc.assert(
      fc.property(scaled, scaled, (a, b) => {
        const expected = a.units === b.units ? 0 : a.units < b.units ? -1 : 1;
        expect(compareDecimals(a.text, b.text)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
