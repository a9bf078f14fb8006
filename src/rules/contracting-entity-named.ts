import type { World } from '../evidence/world.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { seatOf } from '../evidence/named-places.js';
import { contractsInEea, coversUnion, customersOf, overlap, unnamedIn } from './parties.js';
import { sameParty } from './same-party.js';
import { type Answer, basis, defineRule, on, opposing, silent, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';

type ContractingValue = AttributeValue<'contracting-entity'>;
type ListedEntity = ContractingValue['entities'][number];

const relevantOf = ({ entities }: ContractingValue, world: World): ListedEntity[] =>
  entities.filter((entity) => contractsInEea(entity, world));

/** Companies of a group often share a name and differ by country. */
function areSame(one: ListedEntity, other: ListedEntity): boolean {
  const [seat, otherSeat] = [seatOf(one), seatOf(other)];
  return sameParty(one, other) && (seat === undefined || otherSeat === undefined || seat === otherSeat);
}

/** The entities that share customers with a different entity. */
const conflictingEntities = (
  entities: readonly ListedEntity[],
  others: readonly ListedEntity[],
  world: World,
): ListedEntity[] =>
  entities.filter((one) => others.some((other) => !areSame(one, other) && overlap(one, other, world)));

const entityNames = (entities: readonly ListedEntity[]): string =>
  enumerate([...new Set(entities.map(({ name }) => name))]);

function judge(value: ContractingValue, _options: unknown, world: World): Answer {
  const relevant = relevantOf(value, world);
  if (relevant.length === 0) return silent('It names the entity for customers outside the EEA only.');
  const covered = new Set(relevant.flatMap((entity) => customersOf(entity, world)));
  const conflicting = conflictingEntities(relevant, relevant, world);
  return weigh(
    conflicting.length > 0 &&
      undecided(`For the same customers different entities are named (${entityNames(conflicting)}).`),
    ...unnamedIn(relevant),
    !coversUnion(covered, world) && silent('It names the entity for customers in a part of the EEA only.'),
  );
}

/** With a second entity for the same customers, it is open which of them they contract with. */
const byOtherEntity = opposing(
  'contracting-entity',
  (value, _options, world, green: readonly ContractingValue[]) => {
    const known = green.flatMap((one) => relevantOf(one, world));
    const conflicting = conflictingEntities(relevantOf(value, world), known, world);
    return conflicting.length === 0
      ? undefined
      : undecided(`For the same customers another entity is named (${entityNames(conflicting)}).`);
  },
);

export const contractingEntityNamed = defineRule({
  id: 'contracting-entity-named',
  title: 'The entity that customers contract with is named, with its country',
  why: 'A contract needs a party. A brand is not a party, and where the entity sits decides on transfers and on the law that applies.',
  basis: [...basis('GDPR', ['28(3)'], 'needed-for', 'you'), ...basis('GDPR', ['4(8)'], 'defines', 'both')],
  fix: 'Get the name, register entry and country of the entity that contracts with customers in the EEA, and the clause that says so.',
  question:
    'Which legal entity contracts with customers in the EEA for this API, in which country, and under which law?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on('contracting-entity', judge, {
    opposedBy: [byOtherEntity],
    informs: ['entities.processes_in', 'entities.role'],
  }),
});
