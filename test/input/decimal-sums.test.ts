import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDecimals, compareDecimals, multiplyDecimals, roundDecimal } from '../../src/input/decimal.js';

describe('decimals', () => {
  test.each([
    ['0.1', '0.2', '0.3'],
    ['0.090', '0.01', '0.1'],
    ['0', '0.00', '0'],
    ['999999999999999999999.9', '0.1', '1000000000000000000000'],
  ])('%s + %s = %s', (a, b, sum) => {
    expect(addDecimals(a, b)).toBe(sum);
  });

  test.each([
    ['0.1', '3', '0.3'],
    ['1.10', '1.10', '1.21'],
    ['0.290', '0.000001', '0.00000029'],
    ['2.00', '500000', '1000000'],
    ['0', '123.456', '0'],
  ])('%s × %s = %s', (a, b, product) => {
    expect(multiplyDecimals(a, b)).toBe(product);
  });

  test.each([
    ['0.1234565', 6, '0.123457'],
    ['0.1234564', 6, '0.123456'],
    ['0.5', 0, '1'],
    ['9.999', 2, '10'],
    ['2.50', 6, '2.5'],
    ['0.0000001', 6, '0'],
  ])('%s rounded to %i places is %s', (decimal, places, rounded) => {
    expect(roundDecimal(decimal, places)).toBe(rounded);
  });
});

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.stringMatching(/^\d{0,12}$/))
  .map(([whole, fraction]) => (fraction === '' ? String(whole) : `${String(whole)}.${fraction}`));
const RUNS = { numRuns: 1000 };
const SHORTEST = /^(0|[1-9]\d*)(\.\d*[1-9])?$/;

test('sums and products are exact and in their shortest form', () => {
  const units = (text: string): bigint => {
    const [whole = '', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(24, '0'));
  };
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(units(addDecimals(a, b))).toBe(units(a) + units(b));
      expect(units(multiplyDecimals(a, b)) * 10n ** 24n).toBe(units(a) * units(b));
      expect(addDecimals(a, b)).toMatch(SHORTEST);
      expect(multiplyDecimals(a, b)).toMatch(SHORTEST);
    }),
    RUNS,
  );
});

test('addition and multiplication commute, associate and distribute', () => {
  fc.assert(
    fc.property(decimal, decimal, decimal, (a, b, c) => {
      expect(addDecimals(a, b)).toBe(addDecimals(b, a));
      expect(multiplyDecimals(a, b)).toBe(multiplyDecimals(b, a));
      expect(addDecimals(addDecimals(a, b), c)).toBe(addDecimals(a, addDecimals(b, c)));
      expect(multiplyDecimals(a, addDecimals(b, c))).toBe(
        addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c)),
      );
    }),
    RUNS,
  );
});

test('a rounded decimal is at most half a unit away', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 8 }), (a, places) => {
      const half = places === 0 ? '0.5' : `0.${'0'.repeat(places)}5`;
      const rounded = roundDecimal(a, places);
      expect(compareDecimals(rounded, addDecimals(a, half))).not.toBe(1);
      expect(compareDecimals(addDecimals(rounded, half), a)).not.toBe(-1);
    }),
    RUNS,
  );
});
