import { expect, test } from 'vitest';
import {
  type Collective,
  type Identity,
  isCollective,
  isNamedParty,
  saysNothing,
} from '../../src/evidence/party.js';

test.each<[string | Identity, boolean]>([
  [{}, false],
  [{ kind: 'provider' }, false],
  [{ kind: 'you' }, true],
  [{ legal_form: 'GmbH' }, true],
  [{ kind: 'other', register: 'HRB 1' }, true],
  [{ legal_form: 'not stated' }, false],
  [{ legal_form: 'unknown', register: '-' }, false],
  [{ legal_form: 'n/a', register: 'HRB 1' }, true],
  [{ name: 'Alpha', legal_form: 'GmbH' }, true],
  [{ name: 'to be determined', legal_form: 'GmbH' }, false],
  [{ name: '-', register: 'HRB 1' }, false],
  [{ kind: 'you', name: '-' }, true],
  ['Alpha GmbH', false],
  ['you', false],
  ['every-sub-processor', false],
])('%j is a named party: %s', (party, named) => expect(isNamedParty(party)).toBe(named));

test.each<[string, Collective[], boolean]>([
  ['you', ['you'], true],
  ['group-members', ['you'], false],
  ['group-members', ['you', 'group-members'], true],
  ['Alpha GmbH', ['you', 'group-members'], false],
])('%s is named, with the collectives %j: %s', (party, collectives, named) =>
  expect(isNamedParty(party, collectives)).toBe(named),
);

test.each([
  ['you', true],
  ['every-sub-processor', true],
  ['everyone', false],
  [{ name: 'you' }, false],
])('%j is a collective: %s', (party, collective) => expect(isCollective(party)).toBe(collective));

test.each([
  ...['', ' ', '-', '–', '?', '...', 'not stated', 'Not  Stated', '(not stated)', 'not-stated', 'Unknown.'],
  ...['n/a', 'N/A', 'n / a', 'n.a.', 'na', 'none', 'TBD', 'to be confirmed', undefined],
])('%j says nothing', (text) => expect(saysNothing(text)).toBe(true));

// Some legal forms look like these: an American bank is a national association (N.A.).
test.each(['GmbH', 'N.A.', 'NA', 'N.V.', 'S/A', 'AS', '株式会社', 'HRB 1', 'unknown liability company'])(
  '%j says something',
  (text) => expect(saysNothing(text)).toBe(false),
);
