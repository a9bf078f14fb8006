import { choice, either, exactlyOne, list, object, optional, text } from '../input/shape.js';
import { countryLabel } from '../input/countries.js';
import { REGION_WORDS } from './words/evidence-words-en.js';

/** Names of regions that sources use. Only `eea` and `eu` are inside the EEA for certain. */
export const REGIONS = [
  'eea',
  'eu',
  'europe',
  'north-america',
  'asia-pacific',
  'worldwide',
  'global-network',
] as const;
export type Region = (typeof REGIONS)[number];

export const country = text('ISO 3166-1 alpha-2', 'country');

/** A country or a region, in one word. */
export const place = either([country, choice(REGIONS)], 'a country, or a region where the source names none');

/** The kinds of data that a statement about a place, a tool or an assessment can be limited to. */
export const DATA_KINDS = ['content', 'metadata', 'account'] as const;
export const data = optional(
  list(choice(DATA_KINDS), 'the kinds of data that this is about; absent: not stated', 1),
);

/** The entity that an adequacy decision for certified recipients covers, and when it was looked up. */
export const coveredEntity = optional(
  object(
    {
      name: text('the legal entity that receives the data'),
      looked_up: text('the day on which its certification was looked up', 'day'),
    },
    'where an adequacy decision holds for certified recipients only: the certified entity',
  ),
);

const PLACE_FIELDS = {
  country: optional(country),
  region: optional(choice(REGIONS, 'where the source names no country')),
  data,
  covered_entity: coveredEntity,
};

/** A place with more fields: exactly one of `country` and `region`. */
export const location = <F extends Parameters<typeof object>[0]>(fields: F) =>
  exactlyOne(object({ ...PLACE_FIELDS, ...fields }), ['country', 'region']);

/** Whether a word is one of the known regions. */
export const isRegion = (place: unknown): place is Region => (REGIONS as readonly unknown[]).includes(place);

/** Formats a place: "Germany (DE)", or a region like "the EEA". */
export const placeLabel = (place: string): string =>
  isRegion(place) ? REGION_WORDS[place][0] : countryLabel(place);

/** Formats a place after a preposition: "Germany (DE)", "the region “Europe”". */
export const placePhrase = (place: string): string =>
  isRegion(place) ? REGION_WORDS[place][1] : countryLabel(place);
