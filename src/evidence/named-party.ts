import { COLLECTIVE_PARTIES } from './party-shape.js';

/** A word that means a party, or a closed circle of parties, without a name. */
export type Collective = (typeof COLLECTIVE_PARTIES)[number];

export const isCollective = (party: unknown): party is Collective =>
  COLLECTIVE_PARTIES.some((word) => word === party);

/** What a statement holds of the identity of a party. Companies that lists name state no kind. */
export interface Identity {
  kind?: unknown;
  legal_form?: unknown;
  register?: unknown;
}

/** Words that stand where a legal form or a register entry is not known. */
const NO_ANSWERS = new Set([
  ...['not stated', 'unstated', 'not specified', 'unspecified', 'not given', 'not disclosed', 'undisclosed'],
  ...['not known', 'unknown', 'not available', 'unavailable', 'not applicable', 'not found', 'n/a'],
  ...['none', 'nil', 'null', 'missing', 'pending', 'tbd', 'tba', 'tbc'],
  ...['to be determined', 'to be confirmed'],
]);

/** In capitals these are the form of an American bank: a national association. */
const NO_ANSWERS_IN_SMALL_LETTERS = new Set(['n.a.', 'n.a', 'na']);

/** Whether a text says nothing of a legal form or of a register: it is absent, a sign, or a word for "not known". */
export function saysNothing(text: unknown): boolean {
  if (typeof text !== 'string') return text === undefined;
  const plain = text.normalize('NFKC').trim();
  if (!/[\p{L}\p{N}]/u.test(plain) || NO_ANSWERS_IN_SMALL_LETTERS.has(plain)) return true;
  const words = plain.toLowerCase().replace(/[^\p{L}\p{N}/]+/gu, ' ');
  return NO_ANSWERS.has(words.replace(/ ?\/ ?/g, '/').trim());
}

/**
 * Whether a party is named as a legal entity: by its legal form or its entry in a register. You know who you are. A
 * name alone may be a brand, and free text names nobody; a collective does where the caller says so.
 */
export const isNamedParty = (party: string | Identity, collectives: readonly Collective[] = []): boolean =>
  typeof party === 'string'
    ? isCollective(party) && collectives.includes(party)
    : party.kind === 'you' || !saysNothing(party.legal_form) || !saysNothing(party.register);
