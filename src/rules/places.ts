import type { Adequacy, World } from '../evidence/world.js';
import { daysBetween } from '../input/calendar.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, type PlaceAttribute, placesIn } from '../evidence/named-places.js';
import { isRegion, placePhrase } from '../evidence/place.js';
import { contractsInEea, sameParty } from './parties.js';
import { reliedTools } from './tools.js';
import { enumerate } from '../input/words.js';
import { type Answer, fail, type Opposer, opposing, pass, undecided, weigh, weighAgainst } from './rule.js';

/** What can be wrong with the day on which a certified or qualifying entity was looked up, as it ends a sentence. */
export const LOOK_UP_FLAWS = [
  'after the as-of date',
  'before the adequacy decision was in force',
  'more than 365 days before the as-of date',
] as const;
export type LookUpFlaw = (typeof LOOK_UP_FLAWS)[number];

/** A certification runs a year at a time: an older look-up says nothing of the one that runs now. */
const YEAR = 365;

/** What is wrong with a look-up made on that day for a recipient under that decision; undefined: nothing. */
export function lookUpFlaw(day: string, decision: Adequacy, { asOf }: World): LookUpFlaw | undefined {
  if (day > asOf) return 'after the as-of date';
  if (day < decision.in_force_from) return 'before the adequacy decision was in force';
  return daysBetween(day, asOf) > YEAR ? 'more than 365 days before the as-of date' : undefined;
}

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
type PlaceFacts = Pick<NamedPlace, 'place' | 'covered' | 'party' | 'legal_form'>;

/** The certified entity of a place; where a party is named there, only its own certification counts. */
function certifiedAt({ covered, party, legal_form }: PlaceFacts): NamedPlace['covered'] {
  if (covered === undefined || party === undefined) return covered;
  return sameParty({ name: party, legal_form }, covered.name) ? covered : undefined;
}

/** What a place is to transfer law. Every check and every opposing check asks this one function. */
export function placeStanding(named: PlaceFacts, world: World): PlaceStanding {
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
function valueForEea<A extends PlaceAttribute>(value: AttributeValue<A>, attribute: A, world: World): object {
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
  withoutRepeatedSeats(
    placesIn(attribute, valueForEea(value, attribute, world) as AttributeValue<A>).filter(concernsContent),
  );

/** Without the seats of parties that also handle data in the same country: that says it all. */
const withoutRepeatedSeats = (places: readonly NamedPlace[]): NamedPlace[] =>
  places.filter(
    (seat) =>
      seat.as !== 'seat' ||
      !places.some(
        ({ as, place, party }) => as === 'location' && place === seat.place && party === seat.party,
      ),
  );

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

/** What is asked of the places for content that a statement on another attribute names. */
export type JudgePlaces<O, G> = (
  places: readonly NamedPlace[],
  options: O,
  world: World,
  green: readonly G[],
) => Answer;

/** One opposing check for each attribute: the same question to the places that it names. */
export const placeOpposers = <G, O = unknown>(
  attributes: readonly PlaceAttribute[],
  ask: JudgePlaces<O, G>,
): Opposer<O, G>[] =>
  attributes.map((attribute) =>
    opposing<PlaceAttribute, G, O>(attribute, (value, options, world, green) =>
      weighAgainst(ask(contentPlaces(attribute, value, world), options, world, green)),
    ),
  );

/** Where data are handled, and who handles them. */
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
