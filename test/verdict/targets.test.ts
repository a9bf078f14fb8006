import { describe, expect, test } from 'vitest';
import type { Behind } from '../../src/evidence/behind.js';
import type { Claim, Model, Provider } from '../../src/evidence/dataset.js';
import type { Subject } from '../../src/evidence/subject.js';
import { fail, on, opposing, pass, type Rule } from '../../src/rules/rule.js';
import {
  behindTargets,
  claimsOn,
  hasOwnClaims,
  isAsked,
  notAskedNotes,
  nothingToCompare,
  targetsOf,
} from '../../src/verdict/targets.js';
import { AS_OF, claimOn, providerOf, ruleWith } from '../kit/claims.js';

const use = (more: Partial<Claim> = {}): Claim => claimOn('training-use', { used: 'never' }, more);

describe('the claims on an attribute of a target', () => {
  const ofProvider = use();
  const ofModel = use({ scope: 'model' });
  const other = claimOn('retention', { periods: [] });
  const provider = providerOf([
    { claim: ofProvider, filedUnder: 'provider' },
    { claim: other, filedUnder: 'provider' },
    { claim: ofModel, filedUnder: 'model' },
    { claim: use({ says: 'of its sibling' }), filedUnder: 'sibling' },
  ]);
  const [model] = provider.models;

  test('are those of the provider', () => {
    expect(claimsOn({ id: 'alpha', provider }, 'training-use')).toEqual([ofProvider]);
    expect(claimsOn({ id: 'alpha', provider }, 'retention')).toEqual([other]);
    expect(claimsOn({ id: 'alpha', provider }, 'deletion')).toEqual([]);
  });

  test("of a model are its own and its provider's", () => {
    expect(claimsOn({ id: 'alpha/one', provider, ...(model && { model }) }, 'training-use')).toEqual([
      ofModel,
      ofProvider,
    ]);
  });

  test('of a model at another host are only its own', () => {
    const target = { id: 'alpha/one', provider, ...(model && { model }), via: 'Beta' };
    expect(claimsOn(target, 'training-use')).toEqual([ofModel]);
  });

  test('have one lead as if it were confirmed, for all customers, and the others as they are', () => {
    const [lead, second] = ['first', 'second'].map((says) =>
      use({ grade: 'reported', onlyFor: ['basic'], says }),
    );
    if (lead === undefined || second === undefined) throw new Error('no lead');
    const leads = [second, lead].map((one) => ({ claim: one, filedUnder: 'provider' as const }));
    const target = { id: 'alpha', provider: providerOf(leads) };
    const { onlyFor, ...rest } = lead;
    expect(onlyFor).toEqual(['basic']);
    expect(claimsOn({ ...target, confirmed: lead }, 'training-use')).toStrictEqual([
      { ...rest, grade: 'reviewed' },
      second,
    ]);
    expect(claimsOn(target, 'training-use')).toEqual([lead, second]);
  });

  test.each<[what: string, first: Claim, second: Claim]>([
    ['the narrower scope first', use({ scope: 'model', seen: '2026-11-02' }), use({ seen: '2026-11-01' })],
    [
      'what was reviewed before what is reported',
      use({ grade: 'reviewed', seen: '2026-11-02' }),
      use({ grade: 'reported', seen: '2026-11-01' }),
    ],
    [
      'the edition without a name first',
      use({ seen: '2026-11-02' }),
      use({ edition: '1', seen: '2026-11-01' }),
    ],
    [
      'editions by name',
      use({ edition: 'A', seen: '2026-11-02' }),
      use({ edition: 'B', seen: '2026-11-01' }),
    ],
    ['the older first', use({ seen: '2026-10-01' }), use({ agesFrom: '2026-11-01' })],
    ['the undated first', use({ seen: undefined as never }), use({ seen: '2026-11-01' })],
    ['by what they say', use({ says: 'A' }), use({ says: 'B' })],
  ])('are in an order that does not depend on the file: %s', (_what, first, second) => {
    const order = (...claims: Claim[]): Claim[] =>
      claimsOn({ id: 'alpha', provider: { ...provider, claims } }, 'training-use');
    expect(order(first, second)).toEqual([first, second]);
    expect(order(second, first)).toEqual([first, second]);
  });

  test('keep their order in the file if they say the same', () => {
    const at = (line: number): Claim => use({ location: { file: 'alpha.yaml', line, column: 1 } });
    const claims = [at(9), at(7), at(8)];
    expect(claimsOn({ id: 'alpha', provider: { ...provider, claims } }, 'training-use')).toEqual(claims);
  });
});

const CHECK = on('training-use', () => pass(), { opposedBy: [opposing('retention', () => fail('No.'))] });
const MODEL_RULE: Rule = { ...ruleWith(CHECK), about: 'model' };
const SERVICE_RULE: Rule = ruleWith(CHECK);
const PROVIDER_RULE: Rule = { ...ruleWith(CHECK), subject: 'provider' };

const modelOf = (id: string, ...claims: Claim[]): Model => ({
  ...{ id, name: id, provider: 'alpha', aliases: [], claims },
  location: { file: 'alpha.yaml', line: 1, column: 1 },
});

describe('a model has claims of its own for a rule', () => {
  test.each<[what: string, has: boolean, model: Model | undefined]>([
    ['if it has one on what the rule reads', true, modelOf('one', use())],
    ['if it has one on what can oppose the rule', true, modelOf('one', claimOn('retention', {}))],
    ['not if it has them on other things only', false, modelOf('one', claimOn('deletion', {}))],
    ['not if they come later', false, modelOf('one', use({ seen: '2026-11-24' }))],
    ['not if there is none', false, modelOf('one')],
    ['not if there is no model', false, undefined],
  ])('%s', (_what, has, model) => {
    expect(hasOwnClaims(model === undefined ? {} : { model }, SERVICE_RULE, AS_OF)).toBe(has);
  });
});

const ALPHA: Provider = {
  ...providerOf([{ claim: use(), filedUnder: 'provider' }]),
  models: [modelOf('own', use()), modelOf('bare')],
};
const [OWN = modelOf('own'), BARE = modelOf('bare')] = ALPHA.models;
const BETA: Provider = { ...providerOf([]), id: 'beta', name: 'Beta', models: [] };
const idOf = ({ id }: Model): string => `alpha/${id}`;

/** Each target by its id, with the host that it is reached through. */
const outlineOf = (targets: ReturnType<typeof targetsOf>): string[] =>
  targets.map(({ id, provider, model, via }) =>
    [
      id,
      `of ${provider.id}`,
      ...(model === undefined ? [] : [`as ${model.id}`]),
      ...(via === undefined ? [] : [`via ${via}`]),
    ].join(' '),
  );

const outlineFor = (subject: Subject, rule: Rule): string[] =>
  outlineOf(targetsOf(subject, rule, AS_OF, idOf));

describe('the targets of a subject that is a provider or a model', () => {
  const provider: Subject = { kind: 'provider', id: 'alpha', provider: ALPHA };
  const model = (one: Model): Subject => ({ kind: 'model', id: one.id, provider: ALPHA, model: one });

  test('are the provider and its models with claims of their own, for a rule about providers', () => {
    expect(outlineFor(provider, PROVIDER_RULE)).toEqual(['alpha of alpha', 'alpha/own of alpha as own']);
    expect(outlineFor(model(OWN), PROVIDER_RULE)).toEqual(['alpha of alpha', 'alpha/own of alpha as own']);
    expect(outlineFor(model(BARE), PROVIDER_RULE)).toEqual(['alpha of alpha']);
  });

  test.each([MODEL_RULE, SERVICE_RULE])('are all of its models, for a rule about models', (rule) => {
    expect(outlineFor(provider, rule)).toEqual(['alpha/own of alpha as own', 'alpha/bare of alpha as bare']);
    expect(outlineFor(model(BARE), rule)).toEqual(['alpha/bare of alpha as bare']);
  });

  test('include who is behind a host', () => {
    const listed = modelOf('listed');
    const behind: Behind[] = [{ listed, upstream: 'maker', name: 'Alpha', provider: ALPHA, model: BARE }];
    const host: Subject = { kind: 'provider', id: 'beta', provider: BETA, behind };
    expect(outlineFor(host, PROVIDER_RULE)).toEqual(['beta of beta', 'alpha of alpha']);
    const one: Subject = { kind: 'model', id: 'listed', provider: BETA, model: listed, behind };
    expect(outlineFor(one, PROVIDER_RULE)).toEqual(['beta of beta', 'alpha of alpha']);
  });
});

describe('the targets of a route', () => {
  const route = (more: Partial<Subject & { kind: 'route' }> = {}): Subject => ({
    ...{ kind: 'route', id: 'beta/own', provider: ALPHA, model: OWN, host: 'Beta', upstream: 'unknown' },
    ...more,
  });
  const ROUTE = 'beta/own of alpha as own via Beta';

  test('are the route alone, if the host is not on file', () => {
    expect(outlineFor(route(), PROVIDER_RULE)).toEqual([ROUTE]);
    expect(outlineFor(route({ upstream: 'maker' }), PROVIDER_RULE)).toEqual([ROUTE]);
  });

  test('are the route alone, for a rule about models', () => {
    expect(outlineFor(route({ hostProvider: BETA, upstream: 'maker' }), MODEL_RULE)).toEqual([ROUTE]);
    expect(outlineFor(route({ hostProvider: BETA, upstream: 'host' }), SERVICE_RULE)).toEqual([ROUTE]);
  });

  test.each<[Behind['upstream'] | 'host', string[]]>([
    ['host', []],
    ['unknown', [ROUTE]],
    ['maker', ['alpha of alpha', 'alpha/own of alpha as own']],
  ])('are the host and, if the model is run by the %s, %j', (upstream, more) => {
    const subject = route({ hostProvider: BETA, upstream });
    expect(outlineFor(subject, PROVIDER_RULE)).toEqual(['beta of beta', ...more]);
  });
});

describe('the targets behind what a host lists', () => {
  const context = (rule: Rule) => ({ rule, asOf: AS_OF, idOf });
  const behind = (rule: Rule, more: Partial<Behind>, listed = modelOf('listed')): string[] =>
    outlineOf(behindTargets([{ listed, upstream: 'maker', name: 'Alpha', ...more }], BETA, context(rule)));
  const ON_FILE: Partial<Behind> = { provider: ALPHA, model: OWN };

  test('are the maker that gets the requests and its model', () => {
    expect(behind(PROVIDER_RULE, ON_FILE)).toEqual(['alpha of alpha', 'alpha/own of alpha as own']);
  });

  test('have ids of their own, with the host, where you have attested anything of the maker', () => {
    const attestation = { kind: 'contract' } as Claim['attestation'] & object;
    const attested = { ...ALPHA, claims: [...ALPHA.claims, use({ attestation })] };
    const found = behindTargets(
      [{ listed: modelOf('listed'), upstream: 'maker', provider: attested, model: OWN }],
      BETA,
      context(PROVIDER_RULE),
    );
    expect(found.map(({ id, through }) => [id, through])).toEqual([
      ['alpha@beta', 'Beta'],
      ['alpha/own@beta', 'Beta'],
    ]);
    const subject: Subject = {
      ...{ kind: 'route', id: 'beta/own', host: 'Beta', upstream: 'maker', model: OWN },
      ...{ provider: attested, hostProvider: BETA },
    };
    const along = targetsOf(subject, PROVIDER_RULE, AS_OF, idOf);
    expect(along.map(({ id }) => id)).toEqual(['beta', 'alpha@beta', 'alpha/own@beta']);
  });

  test('are the maker and the model as it is listed, if the maker does not list it', () => {
    expect(behind(PROVIDER_RULE, { provider: ALPHA })).toEqual(['alpha of alpha', 'alpha/listed of alpha']);
    expect(behind(MODEL_RULE, { provider: ALPHA })).toEqual([]);
  });

  test('are the model of that maker, for a rule about the model itself', () => {
    expect(behind(MODEL_RULE, ON_FILE)).toEqual(['alpha/own of alpha as own']);
  });

  test('are none, for a rule about the service of a model: the service is that of the host', () => {
    expect(behind(SERVICE_RULE, ON_FILE)).toEqual([]);
  });

  test('say that nothing is known, if the maker may get the requests or is not on file', () => {
    const unknownUpstream = { ...ON_FILE, upstream: 'unknown' as const };
    expect(behind(PROVIDER_RULE, unknownUpstream)).toEqual(['alpha/listed of alpha as listed via Beta']);
    expect(behind(PROVIDER_RULE, {})).toEqual([
      'alpha/listed of beta as listed via Beta and whoever runs the model of Alpha',
    ]);
    expect(behind(MODEL_RULE, unknownUpstream)).toEqual([]);
  });

  test('have another id than the model, if that has a finding of its own', () => {
    expect(behind(PROVIDER_RULE, {}, modelOf('listed', use()))).toEqual([
      'alpha/listed@upstream of beta as listed via Beta and whoever runs the model of Alpha',
    ]);
  });
});

describe('an id that is not on file', () => {
  const subject: Subject = { kind: 'unlisted', id: 'alpha/new', provider: ALPHA, family: 'Lumen' };
  const targets = () => targetsOf(subject, PROVIDER_RULE, AS_OF, idOf);

  test('is a target of its own, without the claims and models of its provider', () => {
    const provider = { ...ALPHA, claims: [], models: [] };
    const unlisted =
      "This looks like an id of Alpha's Lumen family; it is not on file, so nothing is known about it.";
    expect(targets()).toEqual([{ id: 'alpha/new', provider, unlisted }]);
  });
});

describe('an entry of a policy', () => {
  const limit: Rule = { ...ruleWith(CHECK), requiredOption: 'tokens' };
  test.each<[what: string, rule: Rule, options: Record<string, unknown>, why: string | undefined]>([
    ['is not asked without the option that it compares with', limit, {}, 'its option tokens is not set'],
    ['is asked with that option', limit, { tokens: 1 }, undefined],
    ['is asked if it compares with no option', SERVICE_RULE, {}, undefined],
  ])('%s', (_what, rule, options, why) => {
    const entry = { id: 'one', severity: 'note' as const, rule, options };
    expect(nothingToCompare(entry)).toBe(why);
    expect(isAsked(entry)).toBe(why === undefined);
    expect(notAskedNotes([entry])).toEqual(why === undefined ? [] : [`one is not asked: ${why}`]);
  });

  test('that is off is not asked, and has no note on that', () => {
    for (const options of [{}, { tokens: 1 }]) {
      const entry = { id: 'one', severity: 'off' as const, rule: limit, options };
      expect(isAsked(entry)).toBe(false);
      expect(notAskedNotes([entry])).toEqual([]);
    }
  });
});
