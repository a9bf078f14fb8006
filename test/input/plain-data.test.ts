import { expect, test } from 'vitest';
import { present, without } from '../../src/input/plain-data.js';

test('present keeps every key with a value other than undefined', () => {
  expect(Object.keys(present({ a: undefined, b: null, c: 0, d: '', e: false }))).toEqual([
    'b',
    'c',
    'd',
    'e',
  ]);
});

test('without returns a copy that lacks the given keys', () => {
  const whole = { a: 1, b: 2, c: 3 };
  expect(without(whole, 'a', 'c')).toEqual({ b: 2 });
  expect(without(whole)).not.toBe(whole);
  expect(whole).toEqual({ a: 1, b: 2, c: 3 });
});
