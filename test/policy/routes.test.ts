import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.js';
import { findingsOn, fixturePath, FIXTURES, gists, withFiles } from './on-file.js';
import { claimText, modelText, providerText } from '../core/provider-text.js';

const ELSEWHERE = '?: other-route';

/** Rules about the model itself, wherever it runs; every other is about the service. */
const OF_THE_MODEL = [
  'training-summary-public',
  'downstream-documentation',
  'eu-representative',
  'context-minimum',
];

describe('a model of the card that is reached through another host', () => {
  const id = 'xiaomi/mimo-v2-pro:free';
  const found = findingsOn({ subjects: [id], policy: 'default' });

  test('is asked every rule once, under the name that it was given by', () => {
    const asked = RULES.filter((rule) => rule.asks === undefined);
    expect(found.map(({ rule, subject }) => [rule, subject])).toEqual(asked.map((rule) => [rule.id, id]));
  });

  test.each(found.filter(({ rule }) => !OF_THE_MODEL.includes(rule)))(
    '$rule: the file says nothing of that route',
    (finding) => {
      expect(finding).toMatchObject({
        ...{ outcome: 'unknown', indication: 'none', reasons: ['other-route'], claims: [], shows: [] },
        message:
          "This id is served through OpenRouter. The evidence on file is about Xiaomi's own API and says nothing about that route.",
      });
      expect(finding.level).toBe(finding.severity);
    },
  );

  test.each([
    ['training-summary-public', '?: missing'],
    ['downstream-documentation', '?: missing'],
    ['eu-representative', '?: missing'],
  ])('%s, of the model itself: %s', (rule, gist) => {
    expect(gists(found)[`${rule} of ${id}`]).toBe(gist);
  });
});

describe('a host that is on file as a provider', () => {
  const shared = 'muster/lumen-1:shared';
  const ask = (...subjects: string[]) => findingsOn({ subjects, policy: 'default', data: [FIXTURES] });

  test('answers for itself, and not for what only the maker knows', () => {
    const found = ask(shared);
    const own = ask('hub-gateway').filter(({ subject }) => subject === 'hub-gateway');
    expect(found.filter(({ subject }) => subject === 'hub-gateway')).toEqual(own);
    expect(own).toHaveLength(19);
    expect(gists(found.filter(({ subject }) => subject === shared))).toEqual({
      [`training-summary-public of ${shared}`]: 'pass',
      [`downstream-documentation of ${shared}`]: 'not-applicable',
      [`eu-representative of ${shared}`]: 'not-applicable',
      [`ai-act-statement of ${shared}`]: ELSEWHERE,
      [`model-available of ${shared}`]: ELSEWHERE,
      [`price-stated of ${shared}`]: ELSEWHERE,
    });
    expect(found.find(({ rule }) => rule === 'price-stated')?.message).toBe(
      "This id is served through Hub Gateway. The evidence on file is about Muster KI's own API and says nothing about that route.",
    );
  });

  test('is asked once, whoever is named beside', () => {
    const together = ask(shared, 'hub-gateway', 'muster-eu');
    expect(new Set(together.map(({ id }) => id)).size).toBe(together.length);
    expect(together).toEqual(expect.arrayContaining(ask(shared)));
    expect(together).toEqual(expect.arrayContaining(ask('muster-eu')));
  });

  test('knows more about an id that it lists itself than an alias does', () => {
    const price = claimText("value: { usd: '9' }", 'scope: model, grade: reviewed, sources: [terms]');
    const claims = `claims: { input-price: [${price}], output-price: [${price}] }`;
    const files = {
      'alpha.yaml': providerText({
        routes: '{ beta: { name: Beta } }',
        models: modelText('one', 'claims: {}, aliases: [{ id: beta/one, via: beta }]'),
      }),
      'beta.yaml': providerText({ id: 'beta', models: modelText('beta/one', claims) }),
    };
    withFiles(files, (folder) => {
      const found = findingsOn({ subjects: ['beta/one'], policy: 'default', data: [folder] });
      expect(new Set(found.map(({ provider }) => provider))).toEqual(new Set(['beta']));
      expect(gists(found)['price-stated of beta/one']).toBe('pass');
    });
  });
});

test('a host that is not on file answers nothing', () => {
  const found = findingsOn({
    subjects: ['side-door/atlas-2'],
    policy: 'gdpr',
    data: [fixturePath('acme-us')],
  });
  const about = found.filter(({ rule }) => !OF_THE_MODEL.includes(rule));
  expect(new Set(Object.values(gists(about)))).toEqual(new Set([ELSEWHERE]));
});

describe('a model that two providers offer', () => {
  const training = (used: string) =>
    claimText(
      `value: { used: ${used}, covers: [prompts, outputs] }, seen: 2026-11-01`,
      'scope: model, grade: reviewed, sources: [terms]',
    );
  const file = (id: string, used: string) =>
    providerText({ id, models: modelText('shared', `claims: { training-use: [${training(used)}] }`) });
  const files = { 'alpha.yaml': file('alpha', 'always'), 'beta.yaml': file('beta', 'never') };
  const ask = (...subjects: string[]) =>
    withFiles(files, (folder) =>
      findingsOn({ subjects, policy: 'default', data: [folder] }).filter(
        ({ rule }) => rule === 'no-training',
      ),
    );

  test('has findings at each of them, none of which hides another', () => {
    const found = ask('alpha', 'beta');
    expect(gists(found)).toMatchObject({
      'no-training of alpha/shared': 'fail',
      'no-training of beta/shared': 'pass',
    });
    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
    expect(gists(ask('beta', 'alpha'))).toEqual(gists(found));
  });

  test('nor are they hidden by a model of the name that one of them has then', () => {
    const own = { ...files, 'gamma.yaml': file('gamma', 'never').replaceAll('shared', 'alpha/shared') };
    const found = withFiles(own, (folder) =>
      findingsOn({ subjects: ['alpha', 'beta', 'gamma'], policy: 'default', data: [folder] }),
    );
    expect(gists(found)).toMatchObject({
      'no-training of alpha/shared': 'fail',
      'no-training of beta/shared': 'pass',
      'no-training of gamma/alpha/shared': 'pass',
    });
  });

  test('can be asked about at one of them, or at both', () => {
    expect(gists(ask('beta/shared'))).toEqual({
      'no-training': '?: missing',
      'no-training of beta/shared': 'pass',
    });
    expect(ask('beta/shared', 'alpha/shared')).toHaveLength(4);
  });
});
