import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOn, outcomes, withFiles } from '../kit/on-file.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';

const REVIEWED = 'scope: offering, grade: reviewed, sources: [terms]';
const placeText = (country: string, entity = ''): string =>
  `value: { locations: [{ country: ${country}, uses: [storage, inference]${entity} }], exhaustive: true }`;
const covered = (day: string): string => `, covered_entity: { name: Acme, looked_up: ${day} }`;
const COVERED = covered('2023-07-10');

/** The gist for one claim on data locations as of a day. */
function onDay(asOf: string, claim: string): string | undefined {
  const text = providerText({ claims: `{ data-locations: [${claim}] }` });
  return withFiles({ 'alpha.yaml': text }, (folder) => {
    const found = findingsOn({ subjects: ['alpha'], policy: 'default', asOf, data: [folder] });
    return outcomes(found)['data-in-allowed-countries'];
  });
}

describe('a country is allowed while an adequacy decision for it is in force', () => {
  test.each([
    ['GB', '', '2031-12-27', 'pass'],
    ['GB', '', '2031-12-28', 'fail'],
    ['BR', '', '2026-01-25', 'fail'],
    ['BR', '', '2026-01-26', 'pass'],
    ['US', COVERED, '2023-07-09', 'fail'],
    ['US', COVERED, '2023-07-10', 'pass'],
    ['US', '', '2023-07-10', '?: not-specific'],
    ['US', covered('2023-07-09'), '2023-07-10', '?: not-specific'],
    ['US', COVERED, '2024-07-09', 'pass'],
    ['US', COVERED, '2024-07-10', '?: not-specific'],
    ['CA', COVERED, '2023-07-09', '?: not-specific'],
    ['NO', '', '2026-11-23', 'pass'],
    ['CN', COVERED, '2026-11-23', 'fail'],
    ['HK', '', '2026-11-23', 'fail'],
  ])('%s%s on %s: %s', (country, entity, asOf, outcome) => {
    expect(onDay(asOf, claimText(`${placeText(`'${country}'`, entity)}, seen: ${asOf}`, REVIEWED))).toBe(
      outcome,
    );
  });
});

describe('a statement counts from the day it was seen', () => {
  test.each([
    ['seen: 2026-11-23', '2026-11-22', '?: missing'],
    ['seen: 2026-11-23', '2026-11-23', 'pass'],
    // A yes dated by month counts once the month is over, and its age counts from the first day.
    ['seen: 2026-10', '2026-09-30', '?: missing'],
    ['seen: 2026-10', '2026-10-30', '? for: undated'],
    ['seen: 2026-10', '2026-10-31', 'pass'],
    ['seen: 2026-10', '2027-10-01', 'pass'],
    ['seen: 2026-10', '2027-10-02', '? for: stale'],
    ['seen: 2024-02', '2024-02-28', '? for: undated'],
    ['seen: 2024-02', '2024-02-29', 'pass'],
    ['seen: 2026-11-23', '2027-11-23', 'pass'],
    ['seen: 2026-11-23', '2027-11-24', '? for: stale'],
    ['seen: 2026-11-01, until: 2026-11-23', '2026-11-23', 'pass'],
    ['seen: 2026-11-01, until: 2026-11-23', '2026-11-24', '?: stale'],
    ['says: Undated.', '2026-11-23', '? for: undated'],
  ])('%s on %s: %s', (dates, asOf, outcome) => {
    expect(onDay(asOf, claimText(`${placeText('DE')}, ${dates}`, REVIEWED))).toBe(outcome);
  });
});

describe('a statement without a date takes the dates of its sources', () => {
  const OLD = 'old: { title: Old, kind: terms, recorded: 2026-01-10, seen: 2026-02-01 }';
  const NEW = 'new: { title: New, kind: terms, recorded: 2026-06-01 }';
  const BARE = 'bare: { title: Bare, kind: terms }';
  const sources = `{ ${OLD}, ${NEW}, ${BARE} }`;
  test.each([
    ['[old]', '', '2026-01-09', '?: missing'],
    ['[old]', '', '2026-01-10', 'pass'],
    ['[old]', '', '2027-02-01', 'pass'],
    ['[old]', '', '2027-02-02', '? for: stale'],
    ['[new]', '', '2027-06-01', 'pass'],
    ['[new]', '', '2027-06-02', '? for: stale'],
    // With two sources it counts from the later one, and is as old as the older one.
    ['[old, new]', '', '2026-05-31', '?: missing'],
    ['[old, new]', '', '2026-06-01', 'pass'],
    ['[old, new]', '', '2027-02-02', '? for: stale'],
    ['[old, bare]', '', '2026-02-01', '? for: undated'],
    ['[bare]', '', '2026-02-01', '? for: undated'],
    // A date of the statement itself replaces both.
    ['[old]', 'seen: 2026-11-01, ', '2026-10-31', '?: missing'],
    ['[old]', 'seen: 2026-11-01, ', '2027-11-01', 'pass'],
  ])('sources %s, %son %s: %s', (texts, own, asOf, outcome) => {
    const claim = claimText(
      `${own}${placeText('DE')}`,
      `scope: offering, grade: reviewed, sources: ${texts}`,
    );
    const text = providerText({ sources, claims: `{ data-locations: [${claim}] }` });
    withFiles({ 'alpha.yaml': text }, (folder) => {
      const found = findingsOn({ subjects: ['alpha'], policy: 'default', asOf, data: [folder] });
      expect(outcomes(found)['data-in-allowed-countries']).toBe(outcome);
    });
  });
});

const MODEL_CLAIM = 'scope: model, grade: reviewed, sources: [terms]';

describe.each([
  ['a context window', 'context-minimum', { context: 'tokens: 1000' }, '{ tokens: 1000 }'],
  ['a price', 'price-stated', { 'input-price': "usd: '1.00'", 'output-price': "usd: '2.00'" }, '{}'],
] as const)('%s may be undated, but not stale', (_, rule, values, options) => {
  test.each([
    ['says: Undated.', 'pass', ['undated']],
    ['seen: 2025-11-23', 'pass', []],
    ['seen: 2025-11-22', '? for: stale', []],
    ['seen: 2026-11-24', '?: missing', []],
  ])('%s: %s, %j', (dates, outcome, caveats) => {
    const claims = Object.entries(values).map(
      ([attribute, value]) => `${attribute}: [${claimText(`value: { ${value} }, ${dates}`, MODEL_CLAIM)}]`,
    );
    const files = {
      'alpha.yaml': providerText({ models: modelText('alpha/one', `claims: { ${claims.join(', ')} }`) }),
      'long.yml': `id: long\nextends: [default]\nrules: { ${rule}: ${options} }\n`,
    };
    withFiles(files, (folder) => {
      const [data, policy] = [[join(folder, 'alpha.yaml')], join(folder, 'long.yml')];
      const found = findingsOn({ subjects: ['alpha'], policy, data });
      const [finding] = found.filter((one) => one.rule === rule);
      expect(outcomes(found)[`${rule} of alpha/one`]).toBe(outcome);
      expect(finding?.caveats).toEqual(caveats);
    });
  });
});
