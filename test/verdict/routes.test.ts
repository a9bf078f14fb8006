import { describe, expect, test } from 'vitest';
import { RULES, ruleOf } from '../../src/rules/index.js';
import type { Model } from '../../src/evidence/dataset.js';
import { hasOwnClaims } from '../../src/verdict/targets.js';
import type { Rule } from '../../src/rules/rule.js';
import { findingsOn, fixturePath, FIXTURES, outcomeOf, outcomes, withFiles } from '../kit/on-file.js';
import { AS_OF } from '../kit/shipped.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';

const ELSEWHERE = '?: other-route';

/** Rules about the model itself, wherever it runs; all others are about the service. */
const OF_THE_MODEL = [
  'training-summary-public',
  'downstream-documentation',
  'eu-representative',
  'context-minimum',
];

describe('a model of the card at another host', () => {
  const id = 'xiaomi/mimo-v2-pro:free';
  const found = findingsOn({ subjects: [id], policy: 'default' });

  test('has one finding for each rule, under the id that was given', () => {
    const applicableRules = RULES.filter((rule) => rule.requiredOption === undefined);
    expect(found.map(({ rule, subject }) => [rule, subject])).toEqual(
      applicableRules.map((rule) => [rule.id, id]),
    );
  });

  test.each(found.filter(({ rule }) => !OF_THE_MODEL.includes(rule)))(
    '$rule is unknown, since the file says nothing about that route',
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
  ])('%s, which is about the model itself, is %s', (rule, outcome) => {
    expect(outcomes(found)[`${rule} of ${id}`]).toBe(outcome);
  });
});

describe('a host that is on file as a provider', () => {
  const shared = 'muster/lumen-1:shared';
  const ask = (...subjects: string[]) => findingsOn({ subjects, policy: 'default', data: [FIXTURES] });

  test('answers for itself, and the maker for its model and its own service', () => {
    const found = ask(shared);
    const own = ask('hub-gateway').filter(({ subject }) => subject === 'hub-gateway');
    expect(found.filter(({ subject }) => subject === 'hub-gateway')).toEqual(own);
    expect(own).toHaveLength(19);
    const route = found.filter(({ subject }) => subject === shared);
    const ofModels = route.filter(({ rule }) => ruleOf(rule)?.subject === 'model');
    expect(outcomes(ofModels)).toEqual({
      [`training-summary-public of ${shared}`]: 'pass',
      [`downstream-documentation of ${shared}`]: 'not-applicable',
      [`eu-representative of ${shared}`]: 'not-applicable',
      [`ai-act-statement of ${shared}`]: ELSEWHERE,
      [`model-available of ${shared}`]: ELSEWHERE,
      [`price-stated of ${shared}`]: ELSEWHERE,
    });
    expect(route).toEqual(ofModels);
    // The host passes requests on, so the maker answers for its own service too.
    const maker = ask('muster-eu').filter(({ subject }) => subject === 'muster-eu');
    expect(found.filter(({ subject }) => subject === 'muster-eu')).toEqual(maker);
    expect(found).toHaveLength(own.length + maker.length + route.length);
    expect(found.find(({ rule }) => rule === 'price-stated')?.message).toBe(
      "This id is served through Hub Gateway. The evidence on file is about Muster KI's own API and says nothing about that route.",
    );
  });

  test('gives each finding once, even with host and maker named too', () => {
    const together = ask(shared, 'hub-gateway', 'muster-eu');
    expect(new Set(together.map(({ id }) => id)).size).toBe(together.length);
    expect(together).toEqual(expect.arrayContaining(ask(shared)));
    expect(together).toEqual(expect.arrayContaining(ask('muster-eu')));
  });

  test('answers for an id that it lists itself, even if an alias names it', () => {
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
      expect(outcomes(found)['price-stated of beta/one']).toBe('pass');
    });
  });
});

/** A claim on training use, for or against `no-training`. */
const training = (used: string, scope: string): string =>
  claimText(
    `value: { used: ${used}, covers: [prompts, outputs, files, feedback] }, seen: 2026-11-01`,
    `scope: ${scope}, grade: reviewed, sources: [terms]`,
  );

interface RouteCase {
  upstream: string;
  host?: string;
  maker?: string;
  own?: string;
  listed?: boolean;
}

/** The findings on a model of alpha through beta, with the claims of either on training use. */
function findingsThrough({ upstream, host = 'never', maker = 'never', own, listed = false }: RouteCase) {
  const claims = own === undefined ? '{}' : `{ training-use: [${training(own, 'model')}] }`;
  const via = upstream === 'bare' ? 'beta' : `{ host: beta, upstream: ${upstream} }`;
  const files = {
    'alpha.yaml': providerText({
      routes: '{ beta: { name: Beta } }',
      claims: `{ training-use: [${training(maker, 'offering')}] }`,
      models: modelText('one', `claims: ${claims}, aliases: [{ id: beta/one, via: ${via} }]`),
    }),
    'beta.yaml': providerText({
      id: 'beta',
      claims: `{ training-use: [${training(host, 'offering')}] }`,
      models: listed ? modelText('beta/one') : '[]',
    }),
  };
  return withFiles(files, (folder) => findingsOn({ subjects: ['beta/one'], policy: 'gdpr', data: [folder] }));
}

describe('the providers asked along a route are', () => {
  test.each<[string, RouteCase, Record<string, string>]>([
    ['both, if requests are passed on', { upstream: 'maker' }, { alpha: 'pass', beta: 'pass' }],
    [
      'the maker, who does not meet it',
      { upstream: 'maker', maker: 'always' },
      { alpha: 'fail', beta: 'pass' },
    ],
    [
      'the host, who does not meet it',
      { upstream: 'maker', host: 'always' },
      { alpha: 'pass', beta: 'fail' },
    ],
    [
      'the model behind, if it has its own claim',
      { upstream: 'maker', own: 'always' },
      { alpha: 'pass', beta: 'pass', one: 'fail' },
    ],
    ['only the host, if it runs the model', { upstream: 'host', maker: 'always' }, { beta: 'pass' }],
    [
      'the host and the route, if that is not known',
      { upstream: 'unknown' },
      { beta: 'pass', 'beta/one': ELSEWHERE },
    ],
    ['the same, if the alias does not say', { upstream: 'bare' }, { beta: 'pass', 'beta/one': ELSEWHERE }],
    [
      'both, if the host lists the model itself',
      { upstream: 'maker', maker: 'always', listed: true },
      { alpha: 'fail', beta: 'pass' },
    ],
    [
      'only the host, if it lists and runs the model',
      { upstream: 'host', maker: 'always', listed: true },
      { beta: 'pass' },
    ],
  ])('%s', (_, routeCase, expected) => {
    const found = findingsThrough(routeCase).filter(({ rule }) => rule === 'no-training');
    expect(Object.fromEntries(found.map((finding) => [finding.subject, outcomeOf(finding)]))).toEqual(
      expected,
    );
  });

  test.each(['maker', 'host', 'unknown'])(
    "with upstream %s, the maker's claim on its service does not count for the host",
    (upstream) => {
      const files = {
        'alpha.yaml': providerText({
          routes: '{ beta: { name: Beta } }',
          models: modelText(
            'one',
            `claims: { input-price: [${claimText("value: { usd: '1' }, seen: 2026-11-01", 'grade: reviewed, sources: [terms]')}], output-price: [${claimText("value: { usd: '1' }, seen: 2026-11-01", 'grade: reviewed, sources: [terms]')}] }, aliases: [{ id: beta/one, via: { host: beta, upstream: ${upstream} } }]`,
          ),
        }),
        'beta.yaml': providerText({ id: 'beta' }),
      };
      const ask = (subject: string) =>
        withFiles(files, (folder) =>
          findingsOn({ subjects: [subject], policy: 'default', data: [folder] }),
        ).filter(({ rule }) => rule === 'price-stated');
      expect(outcomes(ask('one'))).toEqual({ 'price-stated of one': 'pass' });
      expect(outcomes(ask('beta/one'))).toEqual({ 'price-stated of beta/one': ELSEWHERE });
    },
  );

  test.each(['maker', 'host'])(
    'a host that is not on file answers nothing, even with upstream %s',
    (upstream) => {
      const files = {
        'alpha.yaml': providerText({
          claims: `{ training-use: [${training('never', 'offering')}] }`,
          models: modelText(
            'one',
            `claims: {}, aliases: [{ id: uno, via: { host: side-door, upstream: ${upstream} } }]`,
          ),
        }),
      };
      const found = withFiles(files, (folder) =>
        findingsOn({ subjects: ['uno'], policy: 'gdpr', data: [folder] }),
      ).filter(({ rule }) => ruleOf(rule)?.subject === 'provider');
      expect(new Set(Object.values(outcomes(found)))).toEqual(new Set([ELSEWHERE]));
    },
  );

  test('a model has its own finding if it has a claim on an opposing attribute', () => {
    const rule = { ...(ruleOf('no-training') as Rule), reads: [], opposedBy: ['abuse-monitoring'] as const };
    const model = (attribute: string) =>
      ({ claims: [{ attribute, seen: '2026-01-01' }] }) as unknown as Model;
    expect(hasOwnClaims({ model: model('abuse-monitoring') }, rule, AS_OF)).toBe(true);
    expect(hasOwnClaims({ model: model('training-use') }, rule, AS_OF)).toBe(false);
    expect(hasOwnClaims({}, rule, AS_OF)).toBe(false);
  });
});

interface Listed {
  kind?: string;
  made?: string;
  /** What the host, its model and the maker say about training use. */
  host?: string;
  own?: string;
  maker?: string;
  /** The `via` of the maker's alias. */
  alias?: string;
  id?: string;
}

/** The findings of no-training on a model that the host beta lists, and on beta itself. */
function listedBy({ kind = 'gateway', made = '', host = 'never', own, maker = 'never', alias, id }: Listed) {
  const claims = own === undefined ? '{}' : `{ training-use: [${training(own, 'model')}] }`;
  const aliases = alias === undefined ? '' : `, aliases: [{ id: beta/one, via: ${alias} }]`;
  const named = id ?? 'beta/one';
  const files = {
    'alpha.yaml': providerText({
      routes: '{ beta: { name: Beta } }',
      claims: `{ training-use: [${training(maker, 'offering')}] }`,
      models: modelText('one', `claims: { training-use: [${training(maker, 'model')}] }${aliases}`),
    }),
    'beta.yaml': providerText({
      id: 'beta',
      claims: `{ training-use: [${training(host, 'offering')}] }`,
      models: modelText(named, `claims: ${claims}${made}`),
    })
      .replace('kind: first-party', `kind: ${kind}`)
      .replace('name: Alpha', 'name: Beta'),
  };
  return withFiles(files, (folder) => {
    const findingsFor = (subject: string) =>
      findingsOn({ subjects: [subject], policy: 'gdpr', data: [folder] }).filter(
        ({ rule }) => rule === 'no-training',
      );
    return { model: findingsFor(named === 'one' ? 'beta/one' : named), host: findingsFor('beta') };
  });
}

const BY_ALPHA = ', made_by: alpha';

describe('the providers behind a model that a host lists', () => {
  test.each<[string, Listed, Record<string, string>]>([
    ['a gateway that does not say', { made: BY_ALPHA }, { beta: 'pass', 'beta/one': ELSEWHERE }],
    [
      'a gateway that does not know',
      { made: `${BY_ALPHA}, upstream: unknown` },
      { beta: 'pass', 'beta/one': ELSEWHERE },
    ],
    ['a gateway that runs it', { made: `${BY_ALPHA}, upstream: host`, maker: 'always' }, { beta: 'pass' }],
    [
      'a gateway that passes on',
      { made: `${BY_ALPHA}, upstream: maker`, maker: 'always' },
      { alpha: 'fail', one: 'fail', beta: 'pass' },
    ],
    [
      'a gateway that passes on, under the id of the maker',
      { made: `${BY_ALPHA}, upstream: maker`, id: 'one' },
      { alpha: 'pass', 'alpha/one': 'pass', beta: 'pass' },
    ],
    [
      'a gateway that passes on a model that its maker does not list',
      { made: `${BY_ALPHA}, upstream: maker`, maker: 'always', id: 'beta/two' },
      { alpha: 'fail', beta: 'pass', 'beta/two': '?: missing' },
    ],
    [
      'a gateway that passes on a model that its maker lists in another case',
      { made: `${BY_ALPHA}, upstream: maker`, maker: 'always', id: 'beta/ONE' },
      { alpha: 'fail', one: 'fail', beta: 'pass' },
    ],
    [
      'a gateway that lists in another case what its maker passes on to it',
      { alias: '{ host: beta, upstream: maker }', maker: 'always', id: 'beta/One' },
      { alpha: 'fail', one: 'fail', beta: 'pass' },
    ],
    ['a maker that is not on file', { made: ', made_by: Zeta' }, { beta: 'pass', 'beta/one': ELSEWHERE }],
    [
      'a maker that is not on file and receives the requests',
      { made: ', made_by: Zeta, upstream: maker' },
      { beta: 'pass', 'beta/one': ELSEWHERE },
    ],
    [
      'a gateway that fails itself',
      { made: BY_ALPHA, host: 'always' },
      { beta: 'fail', 'beta/one': ELSEWHERE },
    ],
    [
      'a model with its own claim, which stays',
      { made: BY_ALPHA, own: 'always' },
      { beta: 'pass', 'beta/one': 'fail', 'beta/one@upstream': ELSEWHERE },
    ],
    [
      'a maker whose alias says that it receives the requests',
      { made: BY_ALPHA, alias: '{ host: beta, upstream: maker }', maker: 'always' },
      { alpha: 'fail', one: 'fail', beta: 'pass' },
    ],
    [
      'a gateway that does not know, whatever the maker says',
      { made: ', made_by: Zeta, upstream: unknown', alias: '{ host: beta, upstream: maker }' },
      { alpha: 'pass', one: 'pass', beta: 'pass', 'beta/one': ELSEWHERE },
    ],
    ['a maker that does not say either', { alias: 'beta' }, { beta: 'pass', 'beta/one': ELSEWHERE }],
    ['a gateway that does not name the maker', {}, { beta: 'pass', 'beta/one': ELSEWHERE }],
    ['a model of the gateway itself', { made: ', upstream: host' }, { beta: 'pass' }],
    ['a model of another host itself', { kind: 'cloud' }, { beta: 'pass' }],
    ['a cloud', { kind: 'cloud', made: BY_ALPHA, maker: 'always' }, { beta: 'pass' }],
    ['a first party', { kind: 'first-party', made: BY_ALPHA, maker: 'always' }, { beta: 'pass' }],
    [
      'a cloud that does not know',
      { kind: 'cloud', made: `${BY_ALPHA}, upstream: unknown` },
      { beta: 'pass', 'beta/one': ELSEWHERE },
    ],
    [
      'a cloud that passes on',
      { kind: 'cloud', made: `${BY_ALPHA}, upstream: maker`, maker: 'always' },
      { alpha: 'fail', one: 'fail', beta: 'pass' },
    ],
  ])('%s', (_, listed, expected) => {
    const { model, host } = listedBy(listed);
    const outcomesOf = (found: typeof model) =>
      Object.fromEntries(found.map((finding) => [finding.subject, outcomeOf(finding)]));
    expect(outcomesOf(model)).toEqual(expected);
    // A check of the host includes the models that it lists.
    expect(outcomesOf(host)).toEqual(expected);
    expect(new Set(host.map(({ id }) => id)).size).toBe(host.length);
  });

  test.each([
    [
      BY_ALPHA,
      "This id is served through Beta. The evidence on file is about Alpha's own API and says nothing about that route.",
    ],
    [
      ', made_by: Zeta',
      "This id is served through Beta and whoever runs the model of Zeta. The evidence on file is about Beta's own API and says nothing about that route.",
    ],
    [
      '',
      "This id is served through Beta and whoever runs the model. The evidence on file is about Beta's own API and says nothing about that route.",
    ],
  ])('with "%s", the message says what is not known', (made, message) => {
    const hidden = listedBy({ made }).model.find(({ subject }) => subject === 'beta/one');
    expect(hidden?.message).toBe(message);
  });
});

describe('an id of a family with nothing on file', () => {
  const found = findingsOn({ subjects: ['MiMo-V3-Max'], policy: 'default' });

  test('has one finding for each rule, and nothing is shown', () => {
    expect(found.map(({ rule, subject }) => [rule, subject])).toEqual(
      RULES.filter((rule) => rule.requiredOption === undefined).map(({ id }) => [id, 'xiaomi/mimo-v3-max']),
    );
    for (const finding of found)
      expect(finding).toMatchObject({
        ...{ outcome: 'unknown', indication: 'none', reasons: ['missing'], claims: [], shows: [] },
        ...{ provider: 'xiaomi', level: finding.severity },
        message:
          "This looks like an id of Xiaomi's MiMo family; it is not on file, so nothing is known about it.",
      });
  });

  test('has its own findings beside those of models on file', () => {
    const all = findingsOn({ subjects: ['mimo-v3', 'mimo-v2-pro', 'xiaomi'], policy: 'default' });
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});

test('a host that is not on file, with no upstream, answers nothing', () => {
  const found = findingsOn({
    subjects: ['side-door/atlas-2'],
    policy: 'gdpr',
    data: [fixturePath('acme-us')],
  });
  const about = found.filter(({ rule }) => !OF_THE_MODEL.includes(rule));
  expect(new Set(Object.values(outcomes(about)))).toEqual(new Set([ELSEWHERE]));
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

  test('has findings at each of them, and none hides another', () => {
    const found = ask('alpha', 'beta');
    expect(outcomes(found)).toMatchObject({
      'no-training of alpha/shared': 'fail',
      'no-training of beta/shared': 'pass',
    });
    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
    expect(outcomes(ask('beta', 'alpha'))).toEqual(outcomes(found));
  });

  test('is not hidden by a model of a third provider with the same qualified id', () => {
    const gamma = file('gamma', 'never')
      .replace('name: Alpha', 'name: Gamma')
      .replace('id: shared', 'id: alpha/shared, made_by: alpha');
    const own = { ...files, 'gamma.yaml': gamma };
    const found = withFiles(own, (folder) =>
      findingsOn({ subjects: ['alpha', 'beta', 'gamma'], policy: 'default', data: [folder] }),
    );
    expect(outcomes(found)).toMatchObject({
      'no-training of alpha/shared': 'fail',
      'no-training of beta/shared': 'pass',
      'no-training of gamma/alpha/shared': 'pass',
    });
  });

  test('can be checked at one of them, or at both', () => {
    expect(outcomes(ask('beta/shared'))).toEqual({
      'no-training': '?: missing',
      'no-training of beta/shared': 'pass',
    });
    expect(ask('beta/shared', 'alpha/shared')).toHaveLength(4);
  });
});
