import { type Identity, isCollective, isLegalEntity, isNameless } from '../evidence/party.js';
import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { type Answer, fail, type Objection, undecided } from './rule.js';
import { enumerate } from '../input/words.js';
import { isRegion } from '../evidence/place.js';
import { type NamedParty, sameParty } from './same-party.js';
import {
  contradictsPlaces,
  contradictsSeat,
  processingPlacesOf,
  type Seated,
  seatOf,
} from '../evidence/named-places.js';

/** Members of the EEA that are not in the Union. */
const OUTSIDE_UNION = ['IS', 'LI', 'NO'];

export const isInUnion = (country: string, eea: readonly string[]): boolean =>
  eea.includes(country) && !OUTSIDE_UNION.includes(country);

/** Which customers an entity contracts with. */
interface ContractingParty {
  name: string;
  for?: readonly string[];
}

/** The EEA countries in a place. Customers elsewhere do not matter here. */
function eeaCountriesIn(place: string, { eea }: World): readonly string[] {
  switch (place) {
    case 'eu':
      return eea.filter((country) => isInUnion(country, eea));
    case 'eea':
    case 'europe':
    case 'worldwide':
    case 'global-network':
      return eea;
    default:
      return eea.filter((country) => country === place);
  }
}

/** The EEA countries whose customers an entity contracts with; all of them if not stated. */
export const customersOf = ({ for: places = ['eea'] }: ContractingParty, world: World): string[] => [
  ...new Set(places.flatMap((place) => eeaCountriesIn(place, world))),
];

/** Whether an entity contracts with customers in the EEA, or does not say. */
export const contractsInEea = (entity: ContractingParty, world: World): boolean =>
  customersOf(entity, world).length > 0;

/** Whether two entities could have the same customer. */
export const overlap = (one: ContractingParty, other: ContractingParty, world: World): boolean =>
  customersOf(one, world).some((country) => customersOf(other, world).includes(country));

/** Whether the countries include the whole Union, since nobody has said where in it the customer is. */
export const coversUnion = (countries: ReadonlySet<string>, world: World): boolean =>
  eeaCountriesIn('eu', world).every((country) => countries.has(country));

export type SubProcessors = AttributeValue<'sub-processors'>;

/** A party, or free text, as another statement in the file names it. */
export type Mentioned = NonNullable<AttributeValue<'transfer-tools'>['tools'][number]['importer']>;

/** The customer, the provider and the contracting entity are not third parties. */
const isThird = ({ kind }: Exclude<Mentioned, string>): boolean => kind !== 'you' && kind !== 'provider';

/** Only proof excuses a party from a list. An entity for customers elsewhere is a third party to you. */
const isContracting = (party: NamedParty, world: World): boolean =>
  world.onFile.contracting.some(({ entities }) =>
    entities.some((entity) => contractsInEea(entity, world) && sameParty(entity, party)),
  );

const isPartyListed = (party: NamedParty, lists: readonly SubProcessors[]): boolean =>
  lists.every(({ entities = [] }) => entities.some((entity) => sameParty(entity, party)));

const distinctNames = (names: readonly string[]): string => enumerate([...new Set(names)]);

/**
 * Objects to lists of sub-processors that lack a third party mentioned elsewhere; it must be on every list.
 * `role` describes the mention, like "party to a transfer tool".
 */
export function unlistedParty(
  mentioned: readonly (Mentioned | undefined)[],
  role: string,
  lists: readonly SubProcessors[],
  world: World,
): Objection {
  const parties = mentioned.filter((party) => party !== undefined && party !== 'you');
  const missing = (party: NamedParty): boolean =>
    !isContracting(party, world) && !isPartyListed(party, lists);
  const third = parties.flatMap((party) => (typeof party === 'object' && isThird(party) ? [party] : []));
  const unlisted = third.filter(missing).map(({ name }) => name);
  if (unlisted.length > 0)
    return fail(`Not among the sub-processors, but named elsewhere as ${role} (${distinctNames(unlisted)}).`);
  const texts = parties.filter((party) => typeof party === 'string');
  const free = texts.filter((text) => !isCollective(text) && missing({ name: text }));
  if (free.length > 0)
    return undecided(
      `Named elsewhere as ${role} in free text (${distinctNames(free)}), which cannot be compared with the sub-processors.`,
    );
  // A collective such as "every sub-processor" names no one that a list lacks, unless the list is empty.
  const listsNobody = () => lists.some(({ entities = [] }) => entities.length === 0);
  return texts.some(isCollective) && listsNobody()
    ? undecided(`A group of companies is named elsewhere as ${role}, while no sub-processors are named.`)
    : undefined;
}

type SeatedEntity = Seated & Identity & { name: string };

/** An open answer that names the entities for which something is open. */
const openForEntities = <E extends SeatedEntity>(
  entities: readonly E[],
  isOpen: (entity: E) => boolean,
  message: (names: string) => string,
  lacking?: string,
): Answer | false => {
  const open = [...new Set(entities.filter(isOpen).map(({ name }) => name))];
  const [first = '', ...more] = open;
  if (open.length === 0) return false;
  const names = more.length > 2 ? `${first} and ${more.length} others` : enumerate(open);
  return undecided(
    message(enumerate(open)),
    lacking === undefined ? undefined : `no ${lacking} for ${names}`,
  );
};

/** What a contradiction between the old key and the others leaves open. */
export const severalCountries = (names: string): string =>
  `The statement gives different countries for ${names}: the key country means every place of an entity.`;

/** What must be stated to identify entities and where they are established. */
export const unnamedIn = (entities: readonly SeatedEntity[]): (Answer | false)[] => [
  openForEntities(
    entities,
    (entity) => !isLegalEntity(entity),
    (names) =>
      `The statement gives no legal form or register entry for ${names}; a brand is not a legal entity.`,
    'legal form or register entry',
  ),
  entities.some(isNameless) && undecided('An entity is listed without a name.'),
  openForEntities(
    entities,
    (entity) => seatOf(entity) === undefined,
    (names) => `The statement gives no country of establishment for ${names}.`,
    'country of establishment',
  ),
  openForEntities(entities, contradictsSeat, severalCountries),
];

interface Processing extends SeatedEntity {
  task?: string;
  tasks?: readonly string[];
}

/** `other` names a task only if it is described. */
const isTaskOpen = ({ task, tasks }: Processing): boolean =>
  tasks === undefined ? task === undefined : task === undefined && tasks.every((one) => one === 'other');

/** What must be stated on where sub-processors handle data, and for which tasks. */
export const unplacedIn = (entities: readonly Processing[]): (Answer | false)[] => [
  openForEntities(entities, contradictsPlaces, severalCountries),
  openForEntities(
    entities,
    (entity) => seatOf(entity) !== undefined && processingPlacesOf(entity) === undefined,
    (names) => `The statement does not say where ${names} handle data.`,
  ),
  openForEntities(
    entities,
    (entity) => processingPlacesOf(entity)?.some(isRegion) === true,
    (names) => `The statement gives a region and no country for ${names}.`,
  ),
  openForEntities(entities, isTaskOpen, (names) => `The statement gives no task for ${names}.`),
  openForEntities(
    entities,
    ({ task, tasks }) => tasks === undefined && task !== undefined,
    (names) => `The task of ${names} is stated in free text only, which cannot be compared.`,
  ),
];
