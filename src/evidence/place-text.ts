import { countryLabel } from '../input/countries.js';
import { type Region, REGIONS } from './place-shape.js';

const REGION_WORDS: Readonly<Record<Region, string>> = {
  eea: 'the EEA',
  eu: 'the EU',
  europe: 'Europe',
  'north-america': 'North America',
  'asia-pacific': 'Asia-Pacific',
  worldwide: 'worldwide',
  'global-network': 'a global network',
};

/** Whether a word names a region of the closed list, and so no country. */
export const isRegion = (place: unknown): place is Region => (REGIONS as readonly unknown[]).includes(place);

/** A place for people: "Germany (DE)", or a region in words, like "the EEA". */
export const placeLabel = (place: string): string =>
  isRegion(place) ? REGION_WORDS[place] : countryLabel(place);
