import { isRegion } from '../evidence/place.js';
import type { World } from '../evidence/world.js';
import type { NamedPlace, PlaceUse } from '../evidence/named-places.js';
import { bearingOf } from './allowed-countries.js';
import { placeStanding } from './place-standing.js';
import { sentenceOn } from './place-words.js';
import { type Answer, fail, pass, undecided } from './rule.js';
import { weigh } from './weigh.js';

/** Complete lists of places, and what they are about. */
interface Complete {
  /** The uses of a place that belongs on the lists. */
  uses: readonly PlaceUse[];
  lists: readonly (readonly NamedPlace[])[];
  /** What the lists are of, like "places of inference". */
  what: string;
}

/** Whether a complete list of places contains another place: by itself, or by the region that it is in. */
function isListed(place: NamedPlace, listed: readonly NamedPlace[], world: World): boolean {
  if (listed.some((one) => one.place === place.place)) return true;
  return (
    placeStanding(place, world) === 'eea' && listed.some((one) => one.place === 'eea' || one.place === 'eu')
  );
}

/** A place with such a use that a complete list does not contain shows that the list is not complete. */
export const listedOnly = (
  places: readonly NamedPlace[],
  { uses, lists, what }: Complete,
  world: World,
): Answer =>
  weigh(
    ...places.map((place) => {
      if (bearingOf(place, uses) !== 'yes') return pass();
      if (lists.every((listed) => isListed(place, listed, world))) return pass();
      return isRegion(place.place)
        ? undecided(`${sentenceOn(place)}, which may be more than the list of ${what} contains.`)
        : fail(`${sentenceOn(place)}, which the list of ${what} does not contain.`);
    }),
  );
