import { describe, expect, test } from 'vitest';
import { classify, type ClaimUse } from '../../src/evidence/classify.js';
import type { Claim } from '../../src/evidence/dataset.js';

const ON = '2026-11-23';
const CUSTOMERS = {
  variants: {
    free: { title: 'the plan Free', dimension: 'plan', default: true },
    team: { title: 'the plan Team', dimension: 'plan' },
    eu: { title: 'the region EU', dimension: 'region' },
  },
  chosen: ['team'],
};
const VALUE: Claim = {
  ...{ attribute: 'training-use', subject: 'acme', value: { used: 'never' }, scope: 'offering' },
  ...{ grade: 'reviewed', sources: ['terms'], location: { file: 'acme.yaml', line: 1, column: 1 } },
};
const SEARCH = { value: undefined, notFound: { looked_in: 'the terms' } };

describe('what a claim can be used for', () => {
  test.each<[string, Partial<Claim>, ClaimUse, boolean]>([
    ['a reviewed value', {}, 'value', false],
    ['a reported value', { grade: 'reported' }, 'lead', false],
    ['a search', SEARCH, 'search', false],
    ['a reported search', { ...SEARCH, grade: 'reported' }, 'reported-search', false],
    ['a value for the chosen plan', { onlyFor: ['team'] }, 'value', false],
    ['a value for another plan', { onlyFor: ['free'] }, 'out', false],
    ['a value for a region that nobody chose', { onlyFor: ['team', 'eu'] }, 'value', true],
    ['a report for another plan', { onlyFor: ['free'], grade: 'reported' }, 'out', false],
    ['a search for another plan', { ...SEARCH, onlyFor: ['free'] }, 'out', false],
    ['a value that ends today', { until: ON }, 'value', false],
    ['a value that has ended', { until: '2026-11-22' }, 'ended', false],
    ['a value that has ended, for another plan', { until: '2026-11-22', onlyFor: ['free'] }, 'out', false],
    ['a value seen today', { seen: ON }, 'value', false],
    ['a value seen tomorrow', { seen: '2026-11-24' }, 'not-yet', false],
    ['a value seen tomorrow, for another plan', { seen: '2026-11-24', onlyFor: ['free'] }, 'not-yet', false],
  ])('%s', (_, change, use, conditional) => {
    expect(classify({ ...VALUE, ...change }, ON, CUSTOMERS)).toEqual({ use, conditional });
  });
});
