import type { NamedPlace } from '../evidence/named-places.js';
import { saysNothing } from '../evidence/party.js';
import { isAscii } from '../input/words.js';

/** A party's name, legal form and register entry. */
export interface NamedParty {
  name: string;
  legal_form?: string | undefined;
  register?: string | undefined;
}

/** The party at a place, if one is named. */
export const partyAt = ({
  party,
  legal_form,
  register,
}: Pick<NamedPlace, 'party' | 'legal_form' | 'register'>): NamedParty | undefined =>
  party === undefined ? undefined : { name: party, legal_form, register };

/** The words of a name, without case and punctuation. */
function nameWords(name: string): string[] {
  const folded = name.normalize('NFKC').toLowerCase();
  return folded.split(isAscii(folded) ? /[^a-z0-9]+/ : /[^\p{L}\p{M}\p{N}]+/u);
}

/** A name without case, spaces and punctuation. */
export const plainName = (name: string): string => nameWords(name).join('');

/** A party's name with and without its legal form, which many names include already. */
const partySpellings = ({ name, legal_form = '' }: NamedParty): string[] => [
  plainName(name),
  plainName(`${name} ${legal_form}`),
];

/** The name with its legal form once, which is whole words at its end: "Visa" does not end with the form "SA". */
function fullName({ name, legal_form = '' }: NamedParty): string {
  const words = nameWords(name);
  const form = plainName(legal_form);
  const hasForm = words.some((_, index) => words.slice(index).join('') === form);
  return words.join('') + (hasForm ? '' : form);
}

/** A legal form or register entry that says nothing does not tell two parties apart. */
const asParty = (party: string | NamedParty): NamedParty => {
  if (typeof party === 'string') return { name: party };
  const { name, legal_form, register } = party;
  return {
    name,
    ...(saysNothing(legal_form) ? {} : { legal_form }),
    ...(saysNothing(register) ? {} : { register }),
  };
};

/** A register entry as words and whole numbers: "HRB 1234" is not a part of "HRB 12345". */
const entryWords = (register: string): string => {
  const words = register
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{N}+|[\p{L}\p{M}]+/gu);
  return ` ${[...words].map(([word]) => word).join(' ')} `;
};

/** Whether both state a register entry, and neither is a longer form of the other. */
function haveOtherEntries(one: NamedParty, other: NamedParty): boolean {
  if (one.register === undefined || other.register === undefined) return false;
  const [entry, otherEntry] = [entryWords(one.register), entryWords(other.register)];
  return !entry.includes(otherEntry) && !otherEntry.includes(entry);
}

/**
 * Whether two names mean the same party. If both state a legal form, these must agree; else, if both state a
 * register entry, these must. A text that says nothing names nobody.
 */
export function sameParty(party: string | NamedParty, another: string | NamedParty): boolean {
  const [one, other] = [asParty(party), asParty(another)];
  if (saysNothing(one.name) || saysNothing(other.name)) return false;
  if (one.legal_form !== undefined && other.legal_form !== undefined)
    return fullName(one) === fullName(other);
  if (haveOtherEntries(one, other)) return false;
  return partySpellings(one).some((spelling) => partySpellings(other).includes(spelling));
}
