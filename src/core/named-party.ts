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

/**
 * Whether a party is named as a legal entity: by its legal form or its entry in a register. You know who you are. A
 * name alone may be a brand, and free text names nobody; a collective does where the caller says so.
 */
export const isNamedParty = (party: string | Identity, collectives: readonly Collective[] = []): boolean =>
  typeof party === 'string'
    ? isCollective(party) && collectives.includes(party)
    : party.kind === 'you' || party.legal_form !== undefined || party.register !== undefined;
