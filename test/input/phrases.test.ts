import { expect, test } from 'vitest';
import { counted, enumerate } from '../../src/input/words.js';

test.each([
  [[], '', ''],
  [['a'], 'a', 'a'],
  [['a', 'b'], 'a and b', 'a or b'],
  [['a', 'b', 'c'], 'a, b and c', 'a, b or c'],
])('%j is listed as "%s" and "%s"', (words, all, one) => {
  expect(enumerate(words)).toBe(all);
  expect(enumerate(words, 'or')).toBe(one);
});

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [14, '14 days'],
])('%i is counted as %s', (count, words) => {
  expect(counted(count, 'day')).toBe(words);
});
