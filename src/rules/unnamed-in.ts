import { isRegion } from '../evidence/place-text.js';
import { isNamedParty, type Identity } from '../evidence/named-party.js';
import { contradictsPlaces, contradictsSeat, placesOf, seatOf, type Seated } from '../evidence/seat.js';
import { undecided, type Answer } from './rule.js';
import { enumerate } from '../input/phrases.js';

type Entity = Seated & Identity & { name: string };

/** An open question about those of some entities that leave it open. */
const openFor = <E extends Entity>(
  entities: readonly E[],
  isOpen: (entity: E) => boolean,
  message: (names: string) => string,
): Answer | false => {
  const open = entities.filter(isOpen).map(({ name }) => name);
  return open.length > 0 && undecided(message(enumerate([...new Set(open)])));
};

const severalCountries = (names: string): string =>
  `For ${names} different countries are stated: the key country means every place of an entity.`;

/** What it takes to know which entities some names mean, and where these are established. */
export const unnamedIn = (entities: readonly Entity[]): (Answer | false)[] => [
  openFor(
    entities,
    (entity) => !isNamedParty(entity),
    (names) =>
      `For ${names} neither a legal form nor a register entry is stated: a brand is no legal entity.`,
  ),
  openFor(
    entities,
    (entity) => seatOf(entity) === undefined,
    (names) => `For ${names} no country is stated.`,
  ),
  openFor(entities, contradictsSeat, severalCountries),
];

interface Processing extends Entity {
  task?: string;
  tasks?: readonly string[];
}

/** `other` names a task only together with the words for it. */
const isTaskOpen = ({ task, tasks }: Processing): boolean =>
  tasks === undefined ? task === undefined : task === undefined && tasks.every((one) => one === 'other');

/** What it takes to know where sub-processors handle data, and for what. */
export const unplacedIn = (entities: readonly Processing[]): (Answer | false)[] => [
  openFor(entities, contradictsPlaces, severalCountries),
  openFor(
    entities,
    (entity) => seatOf(entity) !== undefined && placesOf(entity) === undefined,
    (names) => `For ${names} it is not stated where data is handled.`,
  ),
  openFor(
    entities,
    (entity) => placesOf(entity)?.some(isRegion) === true,
    (names) => `For ${names} a region and no country is stated.`,
  ),
  openFor(entities, isTaskOpen, (names) => `For ${names} no task is stated.`),
  openFor(
    entities,
    ({ task, tasks }) => tasks === undefined && task !== undefined,
    (names) => `The task of ${names} is stated in free text only, which cannot be compared.`,
  ),
];
