import { expect, test } from 'vitest';
import { counted, enumerate } from '../../src/input/words.js';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (words, sentence) => {
  expect(enumerate(words)).toBe(sentence);
});

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [14, '14 days'],
])('%i is counted as %s', (count, words) => {
  expect(counted(count, 'day')).toBe(words);
});
