import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareReading, operatorsFor } from '../../src/query/compare.js';
import type { FieldType, Reading, Scalar } from '../../src/query/field.js';
import type { Operator } from '../../src/query/filter.js';

const TEXT: FieldType = { kind: 'text' };
const ID: FieldType = { kind: 'id' };
const DECIMAL: FieldType = { kind: 'decimal' };
const INTEGER: FieldType = { kind: 'integer' };
const COUNTRY: FieldType = { kind: 'country' };
const DAY: FieldType = { kind: 'day' };
const SEVERITY: FieldType = { kind: 'choice', of: ['note', 'warning', 'error'], ordered: true };

const whole = (...values: Scalar[]): Reading => ({ values, complete: true });
const open = (...values: Scalar[]): Reading => ({ values, complete: false });

describe('known values are compared by their type', () => {
  test.each<[Reading, Operator, Scalar, FieldType, string]>([
    [whole('text'), '=', 'text', TEXT, 'yes'],
    [whole('text'), '=', 'Text', TEXT, 'no'],
    [whole('Text'), '~', 'EX', TEXT, 'yes'],
    [whole('Xiaomi/MiMo'), '=', 'xiaomi/mimo', ID, 'yes'],
    [whole('0.10'), '=', '0.1', DECIMAL, 'yes'],
    [whole('0.10'), '<', '0.1', DECIMAL, 'no'],
    [whole('0.10'), '<=', '0.1', DECIMAL, 'yes'],
    [whole('9.5'), '<', '10', DECIMAL, 'yes'],
    [whole(262144), '>=', 200000, INTEGER, 'yes'],
    [whole(262144), '=', 262000, INTEGER, 'no'],
    [whole('2026-06-30'), '<', '2026-11-23', DAY, 'yes'],
    [whole('2026-06-30'), '~', '2026-06', DAY, 'yes'],
    [whole('error'), '>=', 'warning', SEVERITY, 'yes'],
    [whole('note'), '>=', 'warning', SEVERITY, 'no'],
    // Also by the name of the country, since nobody knows every code.
    [whole('CN'), '~', 'chin', COUNTRY, 'yes'],
  ])('%j %s %j', (reading, operator, literal, type, answer) => {
    expect(compareReading(reading, operator, literal, type)).toBe(answer);
  });
});

describe('with several values, one is enough for = and ~, none may match for !=, and all must match for an order', () => {
  test.each<[Reading, Operator, Scalar, FieldType, string]>([
    [whole('CN', 'IN'), '=', 'CN', COUNTRY, 'yes'],
    [whole('CN', 'IN'), '=', 'DE', COUNTRY, 'no'],
    [whole('CN', 'IN'), '!=', 'CN', COUNTRY, 'no'],
    [whole('CN', 'IN'), '!=', 'DE', COUNTRY, 'yes'],
    [whole(14, 30), '<=', 30, INTEGER, 'yes'],
    [whole(14, 90), '<=', 30, INTEGER, 'no'],
    [whole(), '=', 'CN', COUNTRY, 'no'],
    [whole(), '!=', 'CN', COUNTRY, 'yes'],
    [whole(), '<', 30, INTEGER, 'no'],
  ])('%j %s %j', (reading, operator, literal, type, answer) => {
    expect(compareReading(reading, operator, literal, type)).toBe(answer);
  });
});

describe('a value in an incomplete list can count against, never for', () => {
  test.each<[Reading, Operator, Scalar, FieldType, string]>([
    [open(), '=', 'CN', COUNTRY, 'unknown'],
    [open(), '!=', 'CN', COUNTRY, 'unknown'],
    [open(), '<', 30, INTEGER, 'unknown'],
    [open(), '~', 'x', TEXT, 'unknown'],
    [open('IN'), '=', 'IN', COUNTRY, 'yes'],
    [open('IN'), '=', 'CN', COUNTRY, 'unknown'],
    [open('IN'), '!=', 'CN', COUNTRY, 'unknown'],
    [open('IN'), '!=', 'IN', COUNTRY, 'no'],
    [open(14), '<=', 30, INTEGER, 'unknown'],
    [open(90), '<=', 30, INTEGER, 'no'],
  ])('%j %s %j', (reading, operator, literal, type, answer) => {
    expect(compareReading(reading, operator, literal, type)).toBe(answer);
  });
});

const reading = fc.record({ values: fc.array(fc.integer({ min: 0, max: 5 })), complete: fc.boolean() });
const operator = fc.constantFrom(...operatorsFor(INTEGER));
const literal = fc.integer({ min: 0, max: 5 });
const RUNS = { numRuns: 2000 };

test('a comparison with an unknown value is never true', () => {
  fc.assert(
    fc.property(operator, literal, (one, value) => {
      expect(compareReading(open(), one, value, INTEGER)).toBe('unknown');
    }),
    RUNS,
  );
});

test('learning that a list is complete never changes a known answer', () => {
  fc.assert(
    fc.property(reading, operator, literal, ({ values }, one, value) => {
      const before = compareReading({ values, complete: false }, one, value, INTEGER);
      const after = compareReading({ values, complete: true }, one, value, INTEGER);
      expect(after).not.toBe('unknown');
      if (before !== 'unknown') expect(after).toBe(before);
    }),
    RUNS,
  );
});

test('learning another value never creates a match of !=, <, <=, > or >=', () => {
  fc.assert(
    fc.property(
      reading,
      fc.constantFrom('!=', '<', '<=', '>', '>='),
      literal,
      literal,
      (known, one, value, more) => {
        const before = compareReading(known, one, value, INTEGER);
        const after = compareReading({ ...known, values: [...known.values, more] }, one, value, INTEGER);
        if (known.values.length > 0 && before !== 'yes') expect(after).not.toBe('yes');
      },
    ),
    RUNS,
  );
});

test('the order of the values does not matter', () => {
  fc.assert(
    fc.property(reading, operator, literal, (known, one, value) => {
      const turned = { ...known, values: [...known.values].reverse() };
      expect(compareReading(turned, one, value, INTEGER)).toBe(compareReading(known, one, value, INTEGER));
    }),
    RUNS,
  );
});
