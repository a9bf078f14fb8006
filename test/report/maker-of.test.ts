import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { describeProvider, hopText, makerOf, type SubjectText } from '../../src/report/described-subject.js';
import { modelText, providerText } from '../kit/provider-text.js';
import { withFiles } from '../kit/on-file.js';

const subject = (more: Partial<SubjectText>): SubjectText => ({
  ...{ id: 'one', kind: 'model', name: 'One', provider: 'alpha' },
  ...more,
});

describe('the route to a subject in words', () => {
  test.each<[Partial<SubjectText>, string]>([
    [{}, ''],
    [
      { via: 'Beta', upstream: 'maker' },
      'served by Beta; model made by Alpha; Beta passes requests on to Alpha',
    ],
    [{ via: 'Beta', upstream: 'host' }, 'served by Beta; model made by Alpha; Beta runs the model itself'],
    [
      { via: 'Beta', upstream: 'unknown' },
      'served by Beta; model made by Alpha; nothing on file says whether Beta passes requests on to Alpha',
    ],
    [
      { via: 'Beta', upstream: 'maker', madeBy: { name: 'Muster' } },
      'served by Beta; model made by Muster; Beta passes requests on to Alpha',
    ],
    [{ madeBy: { name: 'Muster' } }, 'served by Alpha; model made by Muster'],
    [
      { behind: [{ provider: 'gamma', name: 'Gamma', model: 'one' }] },
      'served by Alpha; model made by Gamma; Alpha passes requests on to Gamma',
    ],
    [
      { kind: 'unlisted', family: 'One' },
      "looks like an id of Alpha's One family; it is not on file, so nothing is known about it",
    ],
  ])('%j', (more, expected) => {
    expect(hopText(subject(more), { name: 'Alpha' })).toBe(expected);
  });
});

describe('the bearer of a duty', () => {
  const models = (maker: string) => modelText('one', `claims: {}, made_by: ${maker}`);
  const providers = (maker: string) =>
    withFiles({ 'alpha.yaml': providerText({ models: models(maker) }) }, (folder) =>
      Object.fromEntries(loadDataset([folder]).providers.map((one) => [one.id, describeProvider(one)])),
    );
  const basis = (law: string, dutyOf: 'vendor' | 'you', relation: 'requires' | 'own-policy') => ({
    basis: [
      {
        ...{ law, short: law, article: '1', relation, dutyOf, asks: '', url: '' },
        ...{ inForceFrom: '2025-08-02', inForce: true },
      },
    ],
  });
  const duty = basis('AI-Act', 'vendor', 'requires');

  test.each([
    ['Muster KI', { name: 'Muster KI' }],
    ['xiaomi', { name: 'Xiaomi', id: 'xiaomi' }],
  ])('is the maker, %s', (maker, expected) => {
    expect(makerOf({ subject: 'one', provider: 'alpha' }, duty, providers(maker))).toEqual(expected);
    expect(makerOf({ subject: 'alpha/one', provider: 'alpha' }, duty, providers(maker))).toEqual(expected);
  });

  test.each([
    ['another law', 'one', basis('GDPR', 'vendor', 'requires')],
    ['a duty of yours', 'one', basis('AI-Act', 'you', 'requires')],
    ['a rule without law', 'one', basis('AI-Act', 'vendor', 'own-policy')],
    ['a question about the provider', 'alpha', duty],
  ])('is not set for %s', (_, id, rule) => {
    expect(makerOf({ subject: id, provider: 'alpha' }, rule, providers('Muster'))).toBeUndefined();
  });

  test('is the provider behind a route', () => {
    const route = subject({ id: 'hub/one', kind: 'route', via: 'Hub' });
    const finding = { subject: 'hub/one', provider: 'alpha' };
    expect(makerOf(finding, duty, providers('Muster'), [route])).toEqual({ name: 'Alpha', id: 'alpha' });
    const made = { ...route, madeBy: { name: 'Muster' } };
    expect(makerOf(finding, duty, providers('Muster'), [made])).toEqual({ name: 'Muster' });
  });
});
