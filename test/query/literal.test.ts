import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/input/problem.js';
import type { FieldType } from '../../src/query/field.js';
import { literalOf, parseFilter, readNumber } from '../../src/query/filter.js';

const CHOICE: FieldType = { kind: 'choice', of: ['text', 'multimodal'] };
const read = (text: string, type: FieldType): unknown => literalOf(parseFilter(text), type);

describe('a value is parsed by the type of its field', () => {
  test.each<[string, FieldType, unknown]>([
    ['a=200K', { kind: 'integer' }, 200_000],
    ['a=1m', { kind: 'integer' }, 1_000_000],
    ['a=1.5M', { kind: 'integer' }, 1_500_000],
    ['a=0.5k', { kind: 'integer' }, 500],
    ['a=30', { kind: 'integer' }, 30],
    ['a=0.090', { kind: 'decimal' }, '0.09'],
    ['a=0.1K', { kind: 'decimal' }, '100'],
    ['a=TEXT', CHOICE, 'text'],
    ['a=de', { kind: 'country' }, 'DE'],
    ['a=yes', { kind: 'boolean' }, true],
    ['a=False', { kind: 'boolean' }, false],
    ['a=2026-02-28', { kind: 'day' }, '2026-02-28'],
    ['a~mod', CHOICE, 'mod'],
    ['a=Any Thing', { kind: 'text' }, 'Any Thing'],
  ])('%s', (text, type, value) => {
    expect(read(text, type)).toBe(value);
  });

  test.each<[string, FieldType, RegExp]>([
    ['a=12abc', { kind: 'integer' }, /"12abc" is not a whole number/],
    ['a=1.5', { kind: 'integer' }, /is not a whole number/],
    ['a=1e3', { kind: 'integer' }, /is not a whole number/],
    ['a=-1', { kind: 'integer' }, /is not a whole number/],
    ['a=0x10', { kind: 'integer' }, /is not a whole number/],
    ['a=9007199254740993', { kind: 'integer' }, /is not a whole number/],
    ['a=$0.5', { kind: 'decimal' }, /is not a decimal number/],
    ['a=.5', { kind: 'decimal' }, /is not a decimal number/],
    ['a=txt', CHOICE, /is not one of text, multimodal\n {2}Did you mean text\?/],
    ['a=China', { kind: 'country' }, /Write the code: China \(CN\)/],
    ['a=UK', { kind: 'country' }, /is not a country code/],
    ['a=2026-02-30', { kind: 'day' }, /is not a day/],
    ['a=2026-02', { kind: 'day' }, /is not a day/],
    ['a=1', { kind: 'boolean' }, /is not true or false/],
  ])('%s is refused', (text, type, message) => {
    expect(() => read(text, type)).toThrow(InputError);
    expect(() => read(text, type)).toThrow(message);
  });
});

test('a number keeps every digit', () => {
  expect(readNumber('0.000000000000000000001M')).toBe('0.000000000000001');
  expect(readNumber('123456789012345678901234567890.5K')).toBe('123456789012345678901234567890500');
});
