import type { Adequacy, World } from '../evidence/world.js';
import { daysBetween } from '../input/calendar.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, type PlaceAttribute, placesIn } from '../evidence/named-places.js';
import { saysNothing } from '../evidence/party.js';
import { isRegion, placePhrase } from '../evidence/place.js';
import { contractsInEea, severalCountries } from './parties.js';
import { partyAt, sameParty } from './same-party.js';
import { reliedTools } from './tools.js';
import { distinct } from '../input/plain-data.js';
import { enumerate } from '../input/words.js';
import { type Answer, fail, type Opposer, opposing, pass, undecided, weigh, weighAgainst } from './rule.js';

/** The ways in which a look-up of a certified or qualifying entity can be invalid, to end a sentence. */
export const LOOK_UP_FLAWS = [
  'after the as-of date',
  'before the adequacy decision was in force',
  'more than 365 days before the as-of date',
] as const;
export type LookUpFlaw = (typeof LOOK_UP_FLAWS)[number];

/** Certifications run for a year, so an older look-up does not show a current one. */
const YEAR = 365;

/** Says what is wrong with looking up a recipient under a decision on that day; undefined if nothing is. */
export function lookUpFlaw(day: string, decision: Adequacy, { asOf }: World): LookUpFlaw | undefined {
  if (day > asOf) return 'after the as-of date';
  if (day < decision.in_force_from) return 'before the adequacy decision was in force';
  return daysBetween(day, asOf) > YEAR ? 'more than 365 days before the as-of date' : undefined;
}

/** Places for people, without duplicates. */
export const labelsOf = (places: readonly NamedPlace[]): string[] => [
  ...new Set(places.map(({ place }) => placePhrase(place))),
];

/**
 * The standing of a place under transfer law. `eea`: inside. `adequate`: covered by an adequacy decision.
 * `uncertified`: the decision covers certified recipients only, and none is named. A flaw of the look-up.
 * `third`: no decision. `region`: several countries, not all inside the EEA.
 */
export type PlaceStatus = 'eea' | 'adequate' | 'uncertified' | LookUpFlaw | 'third' | 'region';

/** The parts of a named place that decide its standing. */
type PlaceFacts = Pick<NamedPlace, 'place' | 'covered' | 'party' | 'legal_form' | 'register'>;

/** The certified entity at a place, if named. If a party is named there, only its own certification counts. */
function certifiedAt(place: PlaceFacts): NamedPlace['covered'] {
  const { covered } = place;
  const party = partyAt(place);
  if (saysNothing(covered?.name)) return undefined;
  if (covered === undefined || party === undefined) return covered;
  return sameParty(party, covered.name) ? covered : undefined;
}

/** The standing of a place under transfer law, for all checks and opposing checks. */
export function placeStatus(named: PlaceFacts, world: World): PlaceStatus {
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

/** Drops from a value what does not apply today or is only for customers outside the EEA. */
function valueForEea<A extends PlaceAttribute>(value: AttributeValue<A>, attribute: A, world: World): object {
  if (attribute === 'contracting-entity' && 'entities' in value)
    return { ...value, entities: value.entities.filter((entity) => contractsInEea(entity, world)) };
  return 'tools' in value ? { ...value, tools: reliedTools(value, world) } : value;
}

/** The places that a value names for content, or for unspecified data, of customers in the EEA. */
export const contentPlaces = <A extends PlaceAttribute>(
  attribute: A,
  value: AttributeValue<A>,
  world: World,
): NamedPlace[] =>
  withoutRepeatedSeats(
    placesIn(attribute, valueForEea(value, attribute, world) as AttributeValue<A>).filter(concernsContent),
  );

/** Whether it is certain that a party has this place. */
const isCertain = ({ doubtful }: NamedPlace): boolean => doubtful !== true;

/** Drops the seat of a party that also handles data in that country. */
const withoutRepeatedSeats = (places: readonly NamedPlace[]): NamedPlace[] =>
  places.filter(
    (seat) =>
      seat.as !== 'seat' ||
      !places.some(
        (one) =>
          one.as === 'location' &&
          one.place === seat.place &&
          one.party === seat.party &&
          (isCertain(one) || !isCertain(seat)),
      ),
  );

/** Tasks or uses, as they follow "for". */
function usesText(uses: readonly string[]): string {
  const named = [...new Set(uses)].filter((use) => use !== 'other');
  return enumerate(uses.includes('other') ? [...named, 'other tasks'] : named);
}

/**
 * Puts into words what a statement says about a place, without a full stop. No sentence begins with a name: within
 * a line its first letter is lowered.
 */
export function placeSentence({ attribute, place, uses, party, as }: NamedPlace): string {
  const where = placePhrase(place);
  const purpose = uses === undefined ? '' : ` for ${usesText(uses)}`;
  if (as === 'seat')
    return `${party === undefined ? 'A party' : `The company ${party}`} is established in ${where}`;
  if (as === 'tool')
    return `A transfer tool names ${where}${party === undefined ? '' : ` for the importer ${party}`}`;
  if (attribute === 'inference-locations') return `Inference runs in ${where}`;
  if (attribute === 'access-locations')
    return `Data can be accessed from ${where}${party === undefined ? '' : ` by ${party}`}`;
  return party === undefined
    ? `Data are handled in ${where}${purpose}`
    : `Data are handled by ${party} in ${where}${purpose}`;
}

/** Judges the content places named by a statement on another attribute. */
export type JudgePlaces<O, G> = (
  places: readonly NamedPlace[],
  options: O,
  world: World,
  green: readonly G[],
) => Answer;

/** The places that proof may excuse by, since they are judged and certain. */
export const excusingPlaces = <A extends PlaceAttribute>(
  attribute: A,
  value: AttributeValue<A>,
  world: World,
): NamedPlace[] => contentPlaces(attribute, value, world).filter(isCertain);

/** Judges places; where it is open which of several places holds, they leave the question open. */
export function judgeStatedPlaces(
  places: readonly NamedPlace[],
  judge: (places: readonly NamedPlace[]) => Answer,
): Answer {
  const doubtful = places.filter((place) => !isCertain(place));
  const parties = distinct(doubtful.map(({ party }) => party)).filter((party) => party !== undefined);
  return weigh(
    judge(places.filter(isCertain)),
    doubtful.length > 0 && judge(doubtful).kind !== 'pass' && undecided(severalCountries(enumerate(parties))),
  );
}

/** Makes an opposing check for each attribute that puts the same question to its places. */
export const placeOpposers = <G, O = unknown>(
  attributes: readonly PlaceAttribute[],
  ask: JudgePlaces<O, G>,
): Opposer<O, G>[] =>
  attributes.map((attribute) =>
    opposing<PlaceAttribute, G, O>(attribute, (value, options, world, green) =>
      weighAgainst(
        judgeStatedPlaces(contentPlaces(attribute, value, world), (places) =>
          ask(places, options, world, green),
        ),
      ),
    ),
  );

/** Where data is handled, and who handles it. */
export const PLACES_AND_PARTIES = [
  'data-locations',
  'inference-locations',
  'access-locations',
  'sub-processors',
  'contracting-entity',
] as const satisfies readonly PlaceAttribute[];

/** Objections to a promise that content stays in the EEA. */
export const insideTheEea = (places: readonly NamedPlace[], world: World): Answer =>
  weigh(
    ...places.map((place) => {
      const status = placeStatus(place, world);
      if (status === 'eea') return pass();
      return status === 'region'
        ? undecided(`${placeSentence(place)}, which may lie outside the EEA.`)
        : fail(`${placeSentence(place)}, outside the EEA.`);
    }),
  );
