import { expect, test } from 'vitest';
import { isCollective, isNamedParty, type Collective, type Identity } from '../../src/core/named-party.js';

test.each<[string | Identity, boolean]>([
  [{}, false],
  [{ kind: 'provider' }, false],
  [{ kind: 'you' }, true],
  [{ legal_form: 'GmbH' }, true],
  [{ kind: 'other', register: 'HRB 1' }, true],
  ['Alpha GmbH', false],
  ['you', false],
  ['every-sub-processor', false],
])('%j is named: %s', (party, named) => expect(isNamedParty(party)).toBe(named));

test.each<[string, Collective[], boolean]>([
  ['you', ['you'], true],
  ['group-members', ['you'], false],
  ['group-members', ['you', 'group-members'], true],
  ['Alpha GmbH', ['you', 'group-members'], false],
])('%s is named beside %j: %s', (party, collectives, named) =>
  expect(isNamedParty(party, collectives)).toBe(named),
);

test.each([
  ['you', true],
  ['every-sub-processor', true],
  ['everyone', false],
  [{ name: 'you' }, false],
])('%j is a collective: %s', (party, collective) => expect(isCollective(party)).toBe(collective));
