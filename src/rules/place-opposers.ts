import type { World } from '../evidence/world.js';
import type { NamedPlace, PlaceAttribute } from '../evidence/named-places.js';
import { contentPlaces, placeStanding } from './place-standing.js';
import { sentenceOn } from './place-words.js';
import { type Answer, fail, type Opposer, opposing, pass, undecided } from './rule.js';
import { weigh } from './weigh.js';
import { weighAgainst } from './weigh-against.js';

/** What is asked of the places for content that a statement on another attribute names. */
export type AskPlaces<O, G> = (
  places: readonly NamedPlace[],
  options: O,
  world: World,
  green: readonly G[],
) => Answer;

/** One opposing check for each attribute: the same question to the places that it names. */
export const placeOpposers = <G, O = unknown>(
  attributes: readonly PlaceAttribute[],
  ask: AskPlaces<O, G>,
): Opposer<O, G>[] =>
  attributes.map((attribute) =>
    opposing<PlaceAttribute, G, O>(attribute, (value, options, world, green) =>
      weighAgainst(ask(contentPlaces(attribute, value, world), options, world, green)),
    ),
  );

/** Where data are handled, and by whom. */
export const PLACES_AND_PARTIES = [
  'data-locations',
  'inference-locations',
  'access-locations',
  'sub-processors',
  'contracting-entity',
] as const satisfies readonly PlaceAttribute[];

/** What speaks against a promise that content stays in the EEA. */
export const insideTheEea = (places: readonly NamedPlace[], world: World): Answer =>
  weigh(
    ...places.map((place) => {
      const standing = placeStanding(place, world);
      if (standing === 'eea') return pass();
      return standing === 'region'
        ? undecided(`${sentenceOn(place)}, which may lie outside the EEA.`)
        : fail(`${sentenceOn(place)}, outside the EEA.`);
    }),
  );
