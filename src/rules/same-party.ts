import { saysNothing } from '../evidence/party.js';

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
const spellingsOf = ({ name, legal_form = '' }: NamedParty): string[] => [
  plainName(name),
  plainName(`${name} ${legal_form}`),
];

/** The name that a party bears if its legal form is written once. */
function fullName({ name, legal_form = '' }: NamedParty): string {
  const [plain, form] = [plainName(name), plainName(legal_form)];
  return legal_form === '' || plain.endsWith(form) ? plain : plain + form;
}

/** A legal form that says nothing tells no two parties apart. */
const asParty = (party: string | NamedParty): NamedParty => {
  if (typeof party === 'string') return { name: party };
  return saysNothing(party.legal_form) ? { name: party.name } : party;
};

/** Whether two names are of the same party. Two parties that state their legal forms differ if these do. */
export function sameParty(party: string | NamedParty, another: string | NamedParty): boolean {
  const [one, other] = [asParty(party), asParty(another)];
  if (one.legal_form !== undefined && other.legal_form !== undefined)
    return fullName(one) === fullName(other);
  return spellingsOf(one).some((spelling) => spellingsOf(other).includes(spelling));
}
