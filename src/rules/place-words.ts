import type { NamedPlace } from '../evidence/named-places.js';
import { placePhrase } from './place-standing.js';
import { enumerate } from '../input/phrases.js';

/** What a statement says of a place, as a sentence without its end. */
export function sentenceOn({ attribute, place, uses, party, as }: NamedPlace): string {
  const where = placePhrase(place);
  const purpose = uses === undefined ? '' : ` for ${enumerate([...new Set(uses)])}`;
  if (as === 'seat') return `${party ?? 'A party'} is established in ${where}`;
  if (as === 'tool')
    return `A transfer tool names ${where}${party === undefined ? '' : ` for the importer ${party}`}`;
  if (attribute === 'inference-locations') return `Inference runs in ${where}`;
  if (attribute === 'access-locations')
    return `Data can be accessed from ${where}${party === undefined ? '' : ` by ${party}`}`;
  return party === undefined
    ? `Data are handled in ${where}${purpose}`
    : `${party} handles data in ${where}${purpose}`;
}
