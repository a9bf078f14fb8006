import { COLLECTIVE_PARTIES, type PARTY } from './party-shape.js';
import type { ValueOf } from '../input/shape.js';

type Party = ValueOf<typeof PARTY>;

const KIND_WORDS: Readonly<Record<Exclude<Party['kind'], 'you'>, string>> = {
  provider: 'the provider',
  affiliate: 'affiliate',
  'sub-processor': 'sub-processor',
  other: 'another party',
};

const COLLECTIVE_WORDS: Readonly<Record<Exclude<(typeof COLLECTIVE_PARTIES)[number], 'you'>, string>> = {
  'every-sub-processor': 'every sub-processor on the list',
  'group-members': 'the members of the group',
};

/** Parties that have no name of their own, in words; any other text as it is. `you`: what the reader calls the customer. */
export function collectiveText(party: string, you = 'you'): string {
  const one = COLLECTIVE_PARTIES.find((word) => word === party);
  if (one === undefined) return party;
  return one === 'you' ? you : COLLECTIVE_WORDS[one];
}

/** A party for people: "Alpha Inc. (sub-processor)". A legal form that the name lacks goes with it. */
export function partyText({ name, kind, legal_form: form, register }: Party, you = 'you'): string {
  const full =
    form === undefined || name.toLowerCase().endsWith(form.toLowerCase()) ? name : `${name} ${form}`;
  const about = [kind === 'you' ? you : KIND_WORDS[kind], ...(register === undefined ? [] : [register])];
  return `${full} (${about.join(', ')})`;
}
