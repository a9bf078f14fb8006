import { country, coveredEntity, data, place } from './place.js';
import { choice, either, list, object, optional, text, type ValueOf } from '../input/shape.js';
import { isAscii } from '../input/words.js';
import { COLLECTIVE_WORDS, PARTY_WORDS } from './words/evidence-words-en.js';

/** A party counts as named only with one of these: a brand is not a legal entity. */
const IDENTITY = {
  legal_form: optional(text('as in its name, like GmbH, Inc. or B.V.')),
  register: optional(text('its entry in a register of companies')),
};

/** A legal entity that takes part in the processing. */
export const PARTY = object({
  name: text(),
  kind: choice(
    ['you', 'provider', 'affiliate', 'sub-processor', 'other'],
    'provider: the one that you contract with; affiliate: of its group',
  ),
  ...IDENTITY,
});

/** A party, or free text, which stays readable but names nobody. */
export const partyOrText = (doc?: string) => either([PARTY, text()], doc);

/** Groups of parties that need no name. */
export const COLLECTIVE_PARTIES = ['you', 'every-sub-processor', 'group-members'] as const;

/** The exporter or importer of a transfer tool. */
export const toolParty = (doc?: string) => either([choice(COLLECTIVE_PARTIES), PARTY, text()], doc);

export const TASKS = ['storage', 'backup', 'inference', 'support', 'billing', 'other'] as const;

const SEAT = {
  country: optional({ ...country, doc: 'old key: means established_in and processes_in' }),
  established_in: optional(country),
  processes_in: optional(list(place, 'where it handles the data', 1)),
};

/** A sub-processor, as in a list. */
export const SUB_PROCESSOR = object({
  name: text(),
  ...IDENTITY,
  ...SEAT,
  task: optional(text('old key, free text: what it does with the data')),
  tasks: optional(list(choice(TASKS), 'what it does with the data', 1)),
  data,
  covered_entity: coveredEntity,
});

/** An entity that customers contract with. */
export const CONTRACTING_ENTITY = object({
  name: text(),
  ...IDENTITY,
  ...SEAT,
  role: optional(text('as what')),
  for: optional(list(place, 'where the customers are that contract with it; absent: not stated', 1)),
});

/** A word for a party or a closed group of parties, without a name. */
export type Collective = (typeof COLLECTIVE_PARTIES)[number];

export const isCollective = (party: unknown): party is Collective =>
  COLLECTIVE_PARTIES.some((word) => word === party);

/** The identity of a party as stated. Companies in lists have no `kind`. */
export interface Identity {
  name?: unknown;
  kind?: unknown;
  legal_form?: unknown;
  register?: unknown;
}

/** What people write where they have no answer. */
const NO_ANSWERS = new Set([
  ...['not stated', 'unstated', 'not specified', 'unspecified', 'not given', 'not disclosed', 'undisclosed'],
  ...[
    'not named',
    'unnamed',
    'to be announced',
    'not known',
    'unknown',
    'not available',
    'unavailable',
    'not applicable',
    'not found',
    'n/a',
  ],
  ...['none', 'nil', 'null', 'missing', 'pending', 'tbd', 'tba', 'tbc'],
  ...['to be determined', 'to be confirmed'],
]);

/** In capitals, N.A. is the legal form of a US bank: a national association. */
const NO_ANSWERS_IN_SMALL_LETTERS = new Set(['n.a.', 'n.a', 'na']);

/**
 * Whether a text gives no answer, such as a name or a legal form: it is absent, punctuation, or a word for "not
 * known".
 */
export function saysNothing(text: unknown): boolean {
  if (typeof text !== 'string') return text === undefined;
  const plain = text.normalize('NFKC').trim();
  const other = isAscii(plain) ? /[^a-z0-9/]+/g : /[^\p{L}\p{N}/]+/gu;
  const words = plain.toLowerCase().replace(other, ' ');
  if (/^[ /]*$/.test(words) || NO_ANSWERS_IN_SMALL_LETTERS.has(plain)) return true;
  return NO_ANSWERS.has(words.replace(/ ?\/ ?/g, '/').trim());
}

/** Whether a party has a legal form or register entry. "You" needs neither. */
export const isLegalEntity = (party: Identity): boolean =>
  party.kind === 'you' || !saysNothing(party.legal_form) || !saysNothing(party.register);

/** Whether a text is written where a name is due, and is none. */
export const isNameless = ({ kind, name }: Identity): boolean =>
  kind !== 'you' && name !== undefined && saysNothing(name);

/**
 * Whether a party is identified as a legal entity, by a name and its legal form or register entry. A bare name
 * may be a brand, and free text names nobody; collectives count if the caller lists them.
 */
export const isNamedParty = (party: string | Identity, collectives: readonly Collective[] = []): boolean =>
  typeof party === 'string'
    ? isCollective(party) && collectives.includes(party)
    : isLegalEntity(party) && !isNameless(party);

type Party = ValueOf<typeof PARTY>;

/** Puts a collective into words; any other text stays as it is. */
export function collectiveText(party: string): string {
  const one = COLLECTIVE_PARTIES.find((word) => word === party);
  return one === undefined ? party : COLLECTIVE_WORDS[one];
}

/** Formats a party: "Alpha Inc. (sub-processor)". Adds the legal form if the name lacks it. */
export function partyText(
  { name, kind, legal_form: form, register }: Party,
  words: Readonly<Record<Party['kind'], string>> = PARTY_WORDS,
): string {
  const full =
    form === undefined || name.toLowerCase().endsWith(form.toLowerCase()) ? name : `${name} ${form}`;
  const about = [words[kind], ...(register === undefined ? [] : [register])];
  return `${full} (${about.join(', ')})`;
}
