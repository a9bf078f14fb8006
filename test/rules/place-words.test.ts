import { expect, test } from 'vitest';
import type { NamedPlace } from '../../src/evidence/named-places.js';
import { placeSentence } from '../../src/rules/places.js';

test.each<[sentence: string, place: Partial<NamedPlace>]>([
  ['A party is established in Germany (DE)', { as: 'seat' }],
  ['The company Alpha GmbH is established in Germany (DE)', { as: 'seat', party: 'Alpha GmbH' }],
  ['A transfer tool names Germany (DE)', { as: 'tool' }],
  ['A transfer tool names Germany (DE) for the importer Alpha GmbH', { as: 'tool', party: 'Alpha GmbH' }],
])('a place is described as: %s', (sentence, place) => {
  expect(placeSentence({ attribute: 'sub-processors', place: 'DE', as: 'location', ...place })).toBe(
    sentence,
  );
});
