import type { PARTY } from '../core/party-shape.js';
import type { ValueOf } from '../core/shape.js';

/** Whether a party is named: the two sides of the contract always are, another one by its legal form or register. */
export const isNamedParty = (party: string | ValueOf<typeof PARTY>): boolean =>
  typeof party === 'object' &&
  (party.kind === 'you' ||
    party.kind === 'provider' ||
    party.legal_form !== undefined ||
    party.register !== undefined);
