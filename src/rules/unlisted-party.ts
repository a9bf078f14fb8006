import type { World } from '../evidence/adequacy.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { isCollective } from '../evidence/named-party.js';
import { contractsInEea } from './customers.js';
import { fail, undecided, type Objection } from './rule.js';
import { sameParty, type NamedParty } from './same-party.js';
import { enumerate } from '../input/phrases.js';

type SubProcessors = AttributeValue<'sub-processors'>;

/** A party, or free text, as a statement elsewhere in the file names it. */
export type Mentioned = NonNullable<AttributeValue<'transfer-tools'>['tools'][number]['importer']>;

/** The customer, the provider and the entity that customers contract with are no third parties. */
const isThird = ({ kind }: Exclude<Mentioned, string>): boolean => kind !== 'you' && kind !== 'provider';

/** What excuses a party from a list rests on proof; an entity for customers elsewhere is a third party to you. */
const isContracting = (party: NamedParty, world: World): boolean =>
  world.onFile.contracting.some(({ entities }) =>
    entities.some((entity) => contractsInEea(entity, world) && sameParty(entity, party)),
  );

const isListed = (party: NamedParty, lists: readonly SubProcessors[]): boolean =>
  lists.every(({ entities = [] }) => entities.some((entity) => sameParty(entity, party)));

const each = (names: readonly string[]): string => enumerate([...new Set(names)]);

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
  const missing = (party: NamedParty): boolean => !isListed(party, lists) && !isContracting(party, world);
  const third = parties.flatMap((party) => (typeof party === 'object' && isThird(party) ? [party] : []));
  const unlisted = third.filter(missing).map(({ name }) => name);
  if (unlisted.length > 0)
    return fail(`Not among the sub-processors, but named elsewhere as ${role} (${each(unlisted)}).`);
  const texts = parties.filter((party) => typeof party === 'string');
  const free = texts.filter((text) => !isCollective(text) && missing({ name: text }));
  if (free.length > 0)
    return undecided(
      `Named elsewhere as ${role} in free text (${each(free)}), which cannot be compared with the sub-processors.`,
    );
  // "Every sub-processor" and "the members of the group" name nobody that a list lacks, unless it lists nobody.
  const listsNobody = lists.some(({ entities = [] }) => entities.length === 0);
  return texts.some(isCollective) && listsNobody
    ? undecided(`A group of companies is named elsewhere as ${role}, while no sub-processors are named.`)
    : undefined;
}
