import { expect, test } from 'vitest';
import { reportedSearch } from '../../src/verdict/words/outcome-words-en.js';

test.each([
  [undefined, 'Others report that they looked in the terms and found no answer'],
  ['No list of parties.', 'Others report that they looked in the terms and found no list of parties'],
  ['no list of parties', 'Others report that they looked in the terms and found no list of parties'],
  [
    'Norway is not named',
    'Others report that they looked in the terms and found no answer: Norway is not named',
  ],
])('a search reported by others with the words %j is worded as such', (says, text) => {
  const notFound = { looked_in: 'the terms' };
  expect(reportedSearch(says === undefined ? { notFound } : { notFound, says })).toBe(text);
});
