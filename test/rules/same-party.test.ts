import { expect, test } from 'vitest';
import { type NamedParty, sameParty } from '../../src/rules/same-party.js';

const party = (name: string, legal_form?: string): NamedParty =>
  legal_form === undefined ? { name } : { name, legal_form };

test.each<[NamedParty, NamedParty, boolean]>([
  [party('Alpha GmbH'), party('alpha gmbh'), true],
  [party('Alpha, Inc.'), party('Alpha Inc'), true],
  [party('ALPHA-B.V.'), party('Alpha BV'), true],
  [party('Ａlpha'), party('Alpha'), true],
  [party('Alpha'), party('Beta'), false],
  [party('Alpha'), party('Alpha GmbH'), false],
  [party('Alpha', 'GmbH'), party('Alpha GmbH'), true],
  [party('Alpha', 'GmbH'), party('Alpha GmbH', 'GmbH'), true],
  [party('Alpha', 'GmbH'), party('Alpha'), true],
  [party('Alpha', 'GmbH'), party('Alpha', 'Inc.'), false],
  [party('Alpha', 'GmbH'), party('Alpha', 'Gmbh'), true],
  [party('Alpha', 'not stated'), party('Alpha', 'GmbH'), true],
  [party('Alpha', 'unknown'), party('Beta', 'unknown'), false],
  [party('---'), party('...'), false],
  [party('unknown', 'GmbH'), party('unknown', 'GmbH'), false],
  [party('-'), party('-'), false],
])('%j and %j are the same party: %s', (one, other, same) => {
  expect(sameParty(one, other)).toBe(same);
  expect(sameParty(other, one)).toBe(same);
});

/** Where no legal form tells them apart, register entries do. */
test.each<[NamedParty, NamedParty, boolean]>([
  [
    { name: 'Beta', register: 'HRB 1 Berlin' },
    { name: 'Beta', legal_form: 'Inc.', register: 'Delaware 777' },
    false,
  ],
  [{ name: 'Beta', register: 'HRB 1' }, { name: 'Beta', register: 'HRB 2' }, false],
  [{ name: 'Beta', register: 'HRB 1 Berlin' }, { name: 'Beta', register: 'hrb 1' }, true],
  [{ name: 'Beta', register: 'HRB 1' }, { name: 'Beta', register: 'unknown' }, true],
  [{ name: 'Beta', register: 'HRB 1' }, { name: 'Beta', legal_form: 'GmbH' }, true],
  [
    { name: 'Beta', legal_form: 'GmbH', register: 'HRB 1' },
    { name: 'Beta GmbH', legal_form: 'GmbH', register: 'LEI 5299' },
    true,
  ],
])('%j and %j are the same party: %s', (one, other, same) => {
  expect(sameParty(one, other)).toBe(same);
  expect(sameParty(other, one)).toBe(same);
});

test('a plain text is compared with name and legal form', () => {
  expect(sameParty('alpha gmbh', { name: 'Alpha', legal_form: 'GmbH' })).toBe(true);
  expect(sameParty('Alpha', 'Alpha GmbH')).toBe(false);
});

test.each([
  ['Société Générale', 'SOCIÉTÉ GÉNÉRALE', true],
  ['株式会社アルファ', '株式会社 アルファ', true],
  ['Société Générale', 'Societe Generale', false],
  ['***', '***', false],
])('%s and %s: %s', (one, other, same) => {
  expect(sameParty(one, other)).toBe(same);
});
