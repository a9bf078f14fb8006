import { describe, expect, test } from 'vitest';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import type { Claim } from '../../src/evidence/dataset.js';
import { pathsOf } from '../../src/query/attribute-paths.js';
import { readStatements, statementsOn } from '../../src/query/claim-values.js';
import { priceAt, readCost } from '../../src/query/cost.js';
import type { Reading } from '../../src/query/field.js';
import { openLeads } from '../../src/query/reported-differences.js';
import { AS_OF } from '../kit/shipped.js';

const claim = (attribute: AttributeId, value: unknown, more: Partial<Claim> = {}): Claim => ({
  attribute,
  subject: 'acme',
  ...(value === undefined ? { notFound: { looked_in: 'their pages' } } : { value }),
  scope: 'offering',
  grade: 'reviewed',
  sources: ['card'],
  location: { file: 'acme.yaml', line: 1, column: 1 },
  ...more,
});
const training = (used: string | undefined, more: Partial<Claim> = {}): Claim =>
  claim('training-use', used === undefined ? undefined : { used }, more);

const ACME = {
  id: 'acme',
  variants: {
    enterprise: { title: 'Enterprise', dimension: 'plan' },
    starter: { title: 'Starter', dimension: 'plan' },
    eu: { title: 'EU', dimension: 'region', default: true },
    us: { title: 'US', dimension: 'region' },
  },
};
const read = (claims: Claim[], variants: Record<string, string[]> = {}): Reading => {
  const [path] = pathsOf('training-use');
  if (path === undefined) throw new Error('no path');
  return readStatements(statementsOn(claims, 'training-use', ACME, { asOf: AS_OF, variants }), path);
};

describe('the statements that count', () => {
  test.each<[string, Claim[], Partial<Reading>]>([
    ['a reviewed statement', [training('never')], { values: ['never'], complete: true, hasLead: false }],
    [
      'two statements that agree',
      [training('never'), training('never')],
      { values: ['never'], complete: true },
    ],
    ['two statements that differ', [training('never'), training('always')], { values: ['never', 'always'] }],
    ['none', [], { values: [], complete: false, why: 'missing', hasLead: false }],
    ['a search', [training(undefined)], { values: [], why: 'not-found' }],
    [
      'a search reported by others',
      [training(undefined, { grade: 'reported' })],
      { values: [], why: 'reported-only', hasLead: false },
    ],
    [
      'a lead',
      [training('never', { grade: 'reported' })],
      { values: [], why: 'reported-only', hasLead: true },
    ],
    [
      'a lead beside a search',
      [training(undefined), training('never', { grade: 'reported' })],
      { values: [], why: 'not-found', hasLead: true },
    ],
    [
      'a statement for other customers',
      [training('never', { onlyFor: ['enterprise'] })],
      { values: [], why: 'conditional' },
    ],
    [
      'a statement that has ended',
      [training('never', { until: '2026-11-22' })],
      { values: [], why: 'stale' },
    ],
    ['a statement that ends today', [training('never', { until: AS_OF })], { values: ['never'] }],
    [
      'a statement from tomorrow',
      [training('never', { seen: '2026-11-24' })],
      { values: [], why: 'missing' },
    ],
    ['a statement from today', [training('never', { seen: AS_OF })], { values: ['never'] }],
    [
      'a statement on another attribute',
      [claim('retention', { periods: [] })],
      { values: [], why: 'missing' },
    ],
  ])('%s', (_, claims, expected) => {
    expect(read(claims)).toMatchObject(expected);
  });

  test.each<[string, string[], string[], Partial<Reading>]>([
    ['chosen', ['enterprise'], ['enterprise'], { values: ['never'] }],
    ['that nobody chose', ['enterprise'], [], { values: [], why: 'conditional' }],
    ['excluded by another plan', ['enterprise'], ['starter'], { values: [], why: 'missing' }],
    ['that is the default', ['eu'], [], { values: ['never'] }],
    ['that is no longer the default', ['eu'], ['us'], { values: [], why: 'missing' }],
    ['other than the default', ['us'], [], { values: [], why: 'missing' }],
    [
      'chosen, and the default of another dimension',
      ['enterprise', 'eu'],
      ['enterprise'],
      { values: ['never'] },
    ],
    ['and another that nobody chose', ['enterprise', 'eu'], [], { values: [], why: 'conditional' }],
    ['and another that is excluded', ['enterprise', 'us'], ['enterprise'], { values: [], why: 'missing' }],
  ])('for a variant %s', (_, onlyFor, chosen, expected) => {
    expect(read([training('never', { onlyFor })], { acme: chosen })).toMatchObject(expected);
  });

  test('a variant chosen for another provider does not count', () => {
    const claims = [training('never', { onlyFor: ['enterprise'] })];
    expect(read(claims, { other: ['enterprise'] })).toMatchObject({ values: [], why: 'conditional' });
  });

  test('a lead about other customers does not count', () => {
    const lead = training('never', { grade: 'reported', onlyFor: ['us'] });
    expect(read([lead])).toMatchObject({ why: 'missing', hasLead: false });
  });
});

const TIERED = {
  usd: '1',
  tiers: [
    { above: 256_000, usd: '2' },
    { above: 500_000, usd: '3' },
  ],
};

describe('the price of a request', () => {
  test.each([
    [1, '1'],
    [256_000, '1'],
    [256_001, '2'],
    [500_000, '2'],
    [500_001, '3'],
  ])('for %i input tokens is the price of their tier', (tokens, usd) => {
    expect(priceAt(TIERED, tokens)).toBe(usd);
    expect(priceAt({ ...TIERED, tiers: [...TIERED.tiers].reverse() }, tokens)).toBe(usd);
  });

  const prices = (input: Claim[], output: Claim[]): Parameters<typeof readCost>[0] => {
    const of = (claims: Claim[], id: AttributeId): ReturnType<typeof statementsOn> =>
      statementsOn(claims, id, ACME, { asOf: AS_OF, variants: {} });
    return { input: of(input, 'input-price'), output: of(output, 'output-price') };
  };
  const input = (value: unknown, more?: Partial<Claim>): Claim => claim('input-price', value, more);
  const output = (value: unknown, more?: Partial<Claim>): Claim => claim('output-price', value, more);

  test.each<[string, Claim[], Claim[], number, number, Partial<Reading>]>([
    ['exact', [input({ usd: '0.090' })], [output({ usd: '0.290' })], 1, 1, { values: ['0.00000038'] }],
    ['no floats', [input({ usd: '0.1' })], [output({ usd: '0.2' })], 1e6, 1e6, { values: ['0.3'] }],
    ['a tier for all of it', [input(TIERED)], [output(TIERED)], 300_000, 1_000_000, { values: ['2.6'] }],
    ['nothing asked of the output', [input({ usd: '1' })], [], 1000, 0, { values: ['0.001'] }],
    ['no output price', [input({ usd: '1' })], [], 1000, 1, { values: [], why: 'missing' }],
    [
      'prices that differ',
      [input({ usd: '1' }), input({ usd: '2' })],
      [],
      1000,
      0,
      { values: [], why: 'conflicting' },
    ],
    ['the same price twice', [input({ usd: '1' }), input({ usd: '1' })], [], 1e6, 0, { values: ['1'] }],
    ['the price of another host', [input({ usd: '1', host: 'Hub' })], [], 1e6, 0, { why: 'other-route' }],
    [
      'a lead',
      [input({ usd: '1' }, { grade: 'reported' })],
      [],
      1e6,
      0,
      { why: 'reported-only', hasLead: true },
    ],
    ['nothing at all', [], [], 0, 0, { values: ['0'] }],
  ])('%s', (_, ins, outs, inputTokens, outputTokens, expected) => {
    expect(readCost(prices(ins, outs), { input: inputTokens, output: outputTokens })).toMatchObject(expected);
  });
});

describe('a lead', () => {
  const open = (report: Partial<Claim>, own: Partial<Claim>): number => {
    const claims = [training('never', { grade: 'reported', ...report }), training('always', own)];
    return openLeads(statementsOn(claims, 'training-use', ACME, { asOf: AS_OF, variants: {} })).length;
  };
  test.each<[string, Partial<Claim>, Partial<Claim>, number]>([
    ['is settled by a newer statement', { seen: '2026-05' }, { seen: '2026-06-01' }, 0],
    ['is open if the statement is older', { seen: '2026-05' }, { seen: '2026-05-31' }, 1],
    [
      'is dated by the last day it was seen',
      { recorded: '2026-01', seen: '2026-05' },
      { seen: '2026-03-01' },
      1,
    ],
    ['is open if it has no date', {}, { seen: '2026-03-01' }, 1],
    ['about other customers does not count', { seen: '2026-05', onlyFor: ['us'] }, {}, 0],
  ])('%s', (_, report, own, count) => {
    expect(open(report, own)).toBe(count);
  });
});
