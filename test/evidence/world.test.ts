import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { worldOf } from '../../src/evidence/world.js';

const { adequacy, certificates } = loadDataset();

describe('an adequacy decision is in force from its first day to its last', () => {
  test.each([
    ['GB', '2021-06-27', false],
    ['GB', '2021-06-28', true],
    ['GB', '2031-12-27', true],
    ['GB', '2031-12-28', false],
    ['US', '2023-07-09', false],
    ['US', '2023-07-10', true],
    ['BR', '2026-01-25', false],
    ['BR', '2026-01-26', true],
    ['CH', '2026-11-23', true],
    ['CN', '2026-11-23', false],
    ['IN', '2026-11-23', false],
    ['RU', '2026-11-23', false],
    ['SG', '2026-11-23', false],
    ['HK', '2026-11-23', false],
    ['GI', '2026-11-23', false],
    ['DE', '2026-11-23', false],
  ])('%s on %s: %s', (country, asOf, inForce) => {
    expect(country in worldOf(adequacy, certificates, asOf).adequacy).toBe(inForce);
  });

  test.each([
    ['US', true],
    ['CA', true],
    ['CH', false],
    ['JP', false],
  ])('in %s it covers only named entities: %s', (country, entity) => {
    expect(worldOf(adequacy, certificates, '2026-11-23').adequacy[country]?.entity).toBe(entity);
  });
});

test('the world on a day has 30 EEA countries and 16 adequacy decisions', () => {
  const { asOf, eea, adequacy: decisions } = worldOf(adequacy, certificates, '2026-11-23');
  expect(asOf).toBe('2026-11-23');
  expect(eea).toHaveLength(30);
  expect(eea).toEqual(expect.arrayContaining(['DE', 'IS', 'LI', 'NO']));
  for (const outside of ['CH', 'GB', 'US', 'CN']) expect(eea).not.toContain(outside);
  expect(Object.keys(decisions)).toHaveLength(16);
});

test('a decision without a scope gets an empty one', () => {
  const decision = { country: 'CH', name: 'Switzerland', decision: '1', in_force_from: '2000-01-01' };
  expect(worldOf({ ...adequacy, decisions: [decision] }, certificates, '2026-11-23').adequacy).toEqual({
    CH: { scope: '', entity: false, in_force_from: '2000-01-01' },
  });
});

test('an edition of a standard is known from its first day on, and stays known', () => {
  const on = (asOf: string) => worldOf(adequacy, certificates, asOf).editions['iso-27001'] ?? [];
  const known = (asOf: string) => on(asOf).map(({ edition }) => edition);
  expect(known('2022-10-24')).toEqual(['2013', '2017']);
  expect(known('2022-10-25')).toEqual(['2013', '2017', '2022']);
  expect(on('2026-11-23')).toEqual([
    { edition: '2013', until: '2025-10-31' },
    { edition: '2017', until: '2025-10-31' },
    { edition: '2022' },
  ]);
});
