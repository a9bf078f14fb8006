import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, type PlaceAttribute, placesIn } from '../evidence/named-places.js';
import { isRegion, placePhrase } from '../evidence/place.js';
import { contractsInEea } from './customers.js';
import { reliedTools } from './tool-kinds.js';
import { lookUpFlaw, type LookUpFlaw } from './look-up.js';
import { sameParty } from './same-party.js';

/** Some places for people, each once. */
export const labelsOf = (places: readonly NamedPlace[]): string[] => [
  ...new Set(places.map(({ place }) => placePhrase(place))),
];

/**
 * What a place is to transfer law. `eea`: inside; `adequate`: covered by an adequacy decision; `uncertified`: the
 * decision covers certified recipients only, and none is named; a flaw of the look-up; `third`: no decision; `region`:
 * more than one country, not all of them inside.
 */
export type PlaceStanding = 'eea' | 'adequate' | 'uncertified' | LookUpFlaw | 'third' | 'region';

/** What of a named place decides on its standing. */
type Standing = Pick<NamedPlace, 'place' | 'covered' | 'party' | 'legal_form'>;

/** The certified entity of a place; where a party is named there, only its own certification counts. */
function certifiedAt({ covered, party, legal_form }: Standing): NamedPlace['covered'] {
  if (covered === undefined || party === undefined) return covered;
  return sameParty({ name: party, legal_form }, covered.name) ? covered : undefined;
}

/** What a place is to transfer law. Every check and every opposing check asks this one function. */
export function placeStanding(named: Standing, world: World): PlaceStanding {
  const { place } = named;
  if (isRegion(place)) return place === 'eea' || place === 'eu' ? 'eea' : 'region';
  if (world.eea.includes(place)) return 'eea';
  const decision = world.adequacy[place];
  if (decision === undefined) return 'third';
  if (!decision.entity) return 'adequate';
  const covered = certifiedAt(named);
  return covered === undefined
    ? 'uncertified'
    : (lookUpFlaw(covered.looked_up, decision, world) ?? 'adequate');
}

/** What a value says of today, and of customers in the EEA: an entity for customers elsewhere says nothing of these. */
function concerned<A extends PlaceAttribute>(value: AttributeValue<A>, attribute: A, world: World): object {
  if (attribute === 'contracting-entity' && 'entities' in value)
    return { ...value, entities: value.entities.filter((entity) => contractsInEea(entity, world)) };
  return 'tools' in value ? { ...value, tools: reliedTools(value, world) } : value;
}

/** The places that a value names for content, or for data that it does not name, of customers in the EEA. */
export const contentPlaces = <A extends PlaceAttribute>(
  attribute: A,
  value: AttributeValue<A>,
  world: World,
): NamedPlace[] =>
  distinct(
    placesIn(attribute, concerned(value, attribute, world) as AttributeValue<A>).filter(concernsContent),
  );

/** Without the seats of parties that also handle data in the same country: that says it all. */
const distinct = (places: readonly NamedPlace[]): NamedPlace[] =>
  places.filter(
    (seat) =>
      seat.as !== 'seat' ||
      !places.some(
        ({ as, place, party }) => as === 'location' && place === seat.place && party === seat.party,
      ),
  );
