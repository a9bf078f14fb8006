import { type Identity, isCollective, isNamedParty, saysNothing } from '../evidence/party.js';
import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { type Answer, fail, type Objection, undecided } from './rule.js';
import { enumerate } from '../input/words.js';
import { isRegion } from '../evidence/place.js';
import {
  contradictsPlaces,
  contradictsSeat,
  processingPlacesOf,
  type Seated,
  seatOf,
} from '../evidence/named-places.js';

/** A party as far as its name goes. */
export interface NamedParty {
  name: string;
  legal_form?: string | undefined;
}

/** A name without case, spaces and punctuation; a name of nothing else stays as it is. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return plain === '' ? name : plain;
}

/** The spellings of a party: with and without the legal form, which many names hold already. */
const partySpellings = ({ name, legal_form = '' }: NamedParty): string[] => [
  plainName(name),
  plainName(`${name} ${legal_form}`),
];

/** The name that a party bears if its legal form is written once. */
function fullName({ name, legal_form = '' }: NamedParty): string {
  const [plain, form] = [plainName(name), plainName(legal_form)];
  return legal_form === '' || plain.endsWith(form) ? plain : plain + form;
}

/** A legal form that says nothing distinguishes no two parties. */
const asParty = (party: string | NamedParty): NamedParty => {
  if (typeof party === 'string') return { name: party };
  return saysNothing(party.legal_form) ? { name: party.name } : party;
};

/** Whether two names are of the same party. Two parties that state their legal forms differ if these do. */
export function sameParty(party: string | NamedParty, another: string | NamedParty): boolean {
  const [one, other] = [asParty(party), asParty(another)];
  if (one.legal_form !== undefined && other.legal_form !== undefined)
    return fullName(one) === fullName(other);
  return partySpellings(one).some((spelling) => partySpellings(other).includes(spelling));
}

/** Members of the EEA that are not members of the Union. */
const OUTSIDE_UNION = ['IS', 'LI', 'NO'];

/** Whether a country is a member of the Union. */
export const isInUnion = (country: string, eea: readonly string[]): boolean =>
  eea.includes(country) && !OUTSIDE_UNION.includes(country);

/** What is said of the customers that an entity contracts with. */
interface ContractingParty {
  name: string;
  for?: readonly string[];
}

/** The countries of the EEA that a place holds: of customers elsewhere nothing is asked. */
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

/** The countries of the EEA whose customers an entity contracts with; all of them where that is not stated. */
export const customersOf = ({ for: places = ['eea'] }: ContractingParty, world: World): string[] => [
  ...new Set(places.flatMap((place) => eeaCountriesIn(place, world))),
];

/** Whether an entity contracts with customers in the EEA, or with customers that are not named. */
export const contractsInEea = (entity: ContractingParty, world: World): boolean =>
  customersOf(entity, world).length > 0;

/** Whether one customer may be meant by both. */
export const overlap = (one: ContractingParty, other: ContractingParty, world: World): boolean =>
  customersOf(one, world).some((country) => customersOf(other, world).includes(country));

/** Whether the countries hold the whole of the Union: where in it the customer is, nobody has said. */
export const coversUnion = (countries: ReadonlySet<string>, world: World): boolean =>
  eeaCountriesIn('eu', world).every((country) => countries.has(country));

export type SubProcessors = AttributeValue<'sub-processors'>;

/** A party, or free text, as a statement elsewhere in the file names it. */
export type Mentioned = NonNullable<AttributeValue<'transfer-tools'>['tools'][number]['importer']>;

/** The customer, the provider and the entity that customers contract with are no third parties. */
const isThird = ({ kind }: Exclude<Mentioned, string>): boolean => kind !== 'you' && kind !== 'provider';

/** What excuses a party from a list rests on proof; an entity for customers elsewhere is a third party to you. */
const isContracting = (party: NamedParty, world: World): boolean =>
  world.onFile.contracting.some(({ entities }) =>
    entities.some((entity) => contractsInEea(entity, world) && sameParty(entity, party)),
  );

const isPartyListed = (party: NamedParty, lists: readonly SubProcessors[]): boolean =>
  lists.every(({ entities = [] }) => entities.some((entity) => sameParty(entity, party)));

const distinctNames = (names: readonly string[]): string => enumerate([...new Set(names)]);

/**
 * What parties that a statement mentions say against a list of sub-processors: a third party must be on every list.
 * `role` says what they are named as, like "party to a transfer tool".
 */
export function unlistedParty(
  mentioned: readonly (Mentioned | undefined)[],
  role: string,
  lists: readonly SubProcessors[],
  world: World,
): Objection {
  const parties = mentioned.filter((party) => party !== undefined && party !== 'you');
  const missing = (party: NamedParty): boolean =>
    !isPartyListed(party, lists) && !isContracting(party, world);
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
  // "Every sub-processor" and "the members of the group" name nobody that a list lacks, unless it lists nobody.
  const listsNobody = lists.some(({ entities = [] }) => entities.length === 0);
  return texts.some(isCollective) && listsNobody
    ? undecided(`A group of companies is named elsewhere as ${role}, while no sub-processors are named.`)
    : undefined;
}

type SeatedEntity = Seated & Identity & { name: string };

/** An open question about those of some entities that leave it open. */
const openForEntities = <E extends SeatedEntity>(
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
export const unnamedIn = (entities: readonly SeatedEntity[]): (Answer | false)[] => [
  openForEntities(
    entities,
    (entity) => !isNamedParty(entity),
    (names) =>
      `For ${names} neither a legal form nor a register entry is stated: a brand is no legal entity.`,
  ),
  openForEntities(
    entities,
    (entity) => seatOf(entity) === undefined,
    (names) => `For ${names} no country is stated.`,
  ),
  openForEntities(entities, contradictsSeat, severalCountries),
];

interface Processing extends SeatedEntity {
  task?: string;
  tasks?: readonly string[];
}

/** `other` names a task only together with the words for it. */
const isTaskOpen = ({ task, tasks }: Processing): boolean =>
  tasks === undefined ? task === undefined : task === undefined && tasks.every((one) => one === 'other');

/** What it takes to know where sub-processors handle data, and for what. */
export const unplacedIn = (entities: readonly Processing[]): (Answer | false)[] => [
  openForEntities(entities, contradictsPlaces, severalCountries),
  openForEntities(
    entities,
    (entity) => seatOf(entity) !== undefined && processingPlacesOf(entity) === undefined,
    (names) => `For ${names} it is not stated where data is handled.`,
  ),
  openForEntities(
    entities,
    (entity) => processingPlacesOf(entity)?.some(isRegion) === true,
    (names) => `For ${names} a region and no country is stated.`,
  ),
  openForEntities(entities, isTaskOpen, (names) => `For ${names} no task is stated.`),
  openForEntities(
    entities,
    ({ task, tasks }) => tasks === undefined && task !== undefined,
    (names) => `The task of ${names} is stated in free text only, which cannot be compared.`,
  ),
];
