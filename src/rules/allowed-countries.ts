import type { World } from '../evidence/world.js';
import type { AttributeId } from '../evidence/attributes/attributes.js';
import type { NamedPlace, PlaceUse } from '../evidence/named-places.js';
import { choice, either, list, text } from '../input/shape.js';
import {
  labelsOf,
  LOOK_UP_FLAWS,
  type LookUpFlaw,
  placeOpposers,
  placeStatus,
  placeSentence,
} from './places.js';
import { isRegion, placePhrase } from '../evidence/place.js';
import { type Answer, fail, type Opposer, opposing, pass, silent, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';

/** The option that lists the countries a policy allows. */
export const allowedCountries = list(
  either([choice(['eea', 'adequate']), text('ISO 3166-1 alpha-2', 'country')]),
  'eea, adequate (an adequacy decision is in force), or country codes',
  1,
);

/** If unset, any country will do, but places must be stated. */
type Allow = readonly string[] | undefined;

type AllowedStatus = 'allowed' | 'outside' | 'region' | 'uncertified' | LookUpFlaw;

/**
 * A decision for certified or qualifying recipients covers only a recipient that is named and was looked up.
 */
function allowedStatus(named: NamedPlace, allow: Allow, world: World): AllowedStatus {
  const { place } = named;
  const status = placeStatus(named, world);
  if (status === 'region') return 'region';
  if (allow === undefined || allow.includes(place)) return 'allowed';
  if (status === 'eea' && allow.includes('eea')) return 'allowed';
  if (status === 'eea') return isRegion(place) ? 'region' : 'outside';
  if (status === 'third' || !allow.includes('adequate')) return 'outside';
  return status === 'adequate' ? 'allowed' : status;
}

/** The places outside all allowed countries. */
export const placesOutside = (places: readonly NamedPlace[], allow: Allow, world: World): NamedPlace[] =>
  places.filter((place) => allowedStatus(place, allow, world) === 'outside');

/** The countries outside by code, which readers of such lists know. */
const outsideBrief = (outside: readonly NamedPlace[]): string =>
  `lists ${[...new Set(outside.map(({ place }) => place))].join(', ')}`;

/** Names the countries outside, and which of them have no adequacy decision. */
function outsideMessage(outside: readonly NamedPlace[], world: World): string {
  const all = labelsOf(outside);
  const without = labelsOf(outside.filter((place) => placeStatus(place, world) === 'third'));
  const places = without.length < all.length ? enumerate(without) : all.length === 1 ? 'it' : 'them';
  const reason = without.length === 0 ? '' : ` – no adequacy decision for ${places}`;
  return `Outside the allowed countries: ${all.join(', ')}${reason}.`;
}

/** Checks that all places are known and, if a policy names countries, that they are allowed. */
export function withinAllowed(places: readonly NamedPlace[], allow: Allow, world: World): Answer {
  const placesWith = (status: AllowedStatus) =>
    places.filter((place) => allowedStatus(place, allow, world) === status);
  const [outside, regions, uncertified] = [
    placesWith('outside'),
    labelsOf(placesWith('region')),
    labelsOf(placesWith('uncertified')),
  ];
  return weigh(
    outside.length > 0 && fail(outsideMessage(outside, world), outsideBrief(outside)),
    regions.length > 0 &&
      undecided(`The statement does not say which countries are meant by ${enumerate(regions)}.`),
    uncertified.length > 0 &&
      undecided(
        `The adequacy decision for ${enumerate(uncertified)} covers certified or qualifying entities only; no such entity is named.`,
      ),
    ...LOOK_UP_FLAWS.map((flaw) => {
      const flawed = labelsOf(placesWith(flaw));
      return flawed.length > 0 && undecided(`For ${enumerate(flawed)}, the entity was looked up ${flaw}.`);
    }),
  );
}

/** Checks a list of places for content: it is complete, and its places are allowed. */
export function judgePlaceList(
  places: readonly NamedPlace[],
  { exhaustive }: { exhaustive?: boolean },
  allow: Allow,
  world: World,
): Answer {
  if (places.length === 0) return silent('The places are stated for other data than content.');
  return weigh(
    withinAllowed(places, allow, world),
    exhaustive !== true && silent('The list is not said to be complete.'),
  );
}

/** The promise of a rule on allowed countries, which statements on other attributes can contradict. */
export interface AllowedPromise {
  allow: Allow;
  /** The uses of a place that the promise covers. */
  uses: readonly PlaceUse[];
  /** The attribute whose places are covered even without a stated use. */
  always?: AttributeId;
  /** What is unknown about a place without a stated use, to follow "whether". */
  openQuestion: string;
}

/**
 * Whether a promise covers a place, by its uses; open if none is stated, or only an unnamed one. Billing is
 * about account data unless the statement names content.
 */
function relevanceOf(
  { uses: stated, as, data }: NamedPlace,
  about: readonly PlaceUse[],
): 'yes' | 'open' | 'no' {
  if (stated === undefined) return 'open';
  const uses = stated.filter((use) => use !== 'billing' || data?.includes('content') === true);
  const isAbout = uses.some((use) => about.includes(use));
  if (isAbout) return as === 'seat' ? 'open' : 'yes';
  return uses.includes('other') ? 'open' : 'no';
}

/** Drops the seat of a party if the statement also says where that party handles data. */
const withoutRedundantSeats = (places: readonly NamedPlace[]): NamedPlace[] =>
  places.filter(
    ({ as, party }) =>
      as !== 'seat' || !places.some((place) => place.as === 'location' && place.party === party),
  );

/** Objections from places in other statements to the promise that all places are allowed. */
export function opposeAllowed(
  places: readonly NamedPlace[],
  { allow, uses, always, openQuestion }: AllowedPromise,
  world: World,
): Answer {
  if (allow === undefined) return pass();
  const set = `the allowed countries (${allow.join(', ')})`;
  return weigh(
    ...withoutRedundantSeats(places).map((place) => {
      const isAlways = place.uses === undefined && place.attribute === always;
      const relevance = isAlways ? 'yes' : relevanceOf(place, uses);
      const status = allowedStatus(place, allow, world);
      const sentence = placeSentence(place);
      if (status === 'allowed' || relevance === 'no') return pass();
      if (status === 'region') return undecided(`${sentence}, which may lie outside ${set}.`);
      if (status === 'uncertified')
        return undecided(
          `${sentence}; the adequacy decision for ${placePhrase(place.place)} covers certified or qualifying entities only, and no such entity is named.`,
        );
      if (status !== 'outside') return undecided(`${sentence}; the entity was looked up ${status}.`);
      return relevance === 'yes'
        ? fail(`${sentence}, outside ${set}.`)
        : undecided(`${sentence}, outside ${set}; the statement does not say whether ${openQuestion}.`);
    }),
  );
}

/** Complete lists of places, and what they are about. */
interface CompleteLists {
  allow: Allow;
  /** The uses that put a place on these lists. */
  uses: readonly PlaceUse[];
  lists: readonly (readonly NamedPlace[])[];
  /** What is listed, like "places of inference". */
  label: string;
  /** What is unknown about a place without a stated use, to follow "whether". */
  openQuestion: string;
}

/** Whether a complete list contains a place or the region around it. */
function isPlaceListed(place: NamedPlace, listed: readonly NamedPlace[], world: World): boolean {
  if (listed.some((one) => one.place === place.place)) return true;
  return (
    placeStatus(place, world) === 'eea' && listed.some((one) => one.place === 'eea' || one.place === 'eu')
  );
}

/**
 * Objects to complete lists that lack a place with one of these uses, or a party's place without a stated use.
 * `allow`: with a set of countries, the latter is judged by the set.
 */
export const listedOnly = (
  places: readonly NamedPlace[],
  { allow, uses, lists, label, openQuestion }: CompleteLists,
  world: World,
): Answer =>
  weigh(
    ...withoutRedundantSeats(places).map((place) => {
      const relevance = relevanceOf(place, uses);
      const isOpen = relevance === 'open' && place.party !== undefined && allow === undefined;
      if (relevance !== 'yes' && !isOpen) return pass();
      if (lists.every((listed) => isPlaceListed(place, listed, world))) return pass();
      if (isRegion(place.place))
        return undecided(`${placeSentence(place)}, which may be more than the list of ${label} contains.`);
      const message = `${placeSentence(place)}, which the list of ${label} does not contain`;
      return relevance === 'yes'
        ? fail(`${message}.`)
        : undecided(`${message}; the statement does not say whether ${openQuestion}.`);
    }),
  );

/**
 * Where a contracting entity handles data, and where a transfer tool leads, content may go. Where the entity is
 * established says nothing of that, nor does a tool that rests on an adequacy decision if such recipients are allowed.
 */
function beyondSeats(places: readonly NamedPlace[], allow: Allow, world: World): NamedPlace[] {
  const isAllowed = ({ isAdequacy, place }: NamedPlace): boolean =>
    isAdequacy === true && allow?.includes('adequate') === true && world.adequacy[place] !== undefined;
  return places.filter((place) => place.as !== 'seat' && !isAllowed(place));
}

/** Objections to a promise on places from the parties and tools of transfers. */
export const opposedByTransfers = <G, O>(
  promiseOf: (options: O) => Pick<AllowedPromise, 'allow' | 'uses' | 'openQuestion'>,
): Opposer<O, G>[] =>
  placeOpposers<G, O>(['contracting-entity', 'transfer-tools'], (places, options, world) => {
    const promise = promiseOf(options);
    return opposeAllowed(beyondSeats(places, promise.allow, world), promise, world);
  });

/** If only places in the EEA are allowed, data that leave it are somewhere else. */
export const opposedByLeaving = <G, O extends { allow?: Allow }>(): Opposer<O, G> =>
  opposing('transfers', ({ leave_eea }, { allow }: O, { eea }) => {
    const isInside = allow?.every((place) => place === 'eea' || eea.includes(place)) === true;
    if (!isInside || leave_eea === 'no') return undefined;
    const word = leave_eea === 'yes' ? 'leave' : 'may leave';
    return undecided(`Personal data ${word} the EEA; the statement does not say whether content does.`);
  });
