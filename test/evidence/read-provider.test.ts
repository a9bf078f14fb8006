import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/input/problem.js';
import { PROVIDER_SHAPE } from '../../src/evidence/provider-shape.js';
import { readProvider } from '../../src/evidence/read-provider.js';
import { claimsOn } from '../../src/verdict/targets.js';
import { validateDocument } from '../../src/input/schema.js';
import { parseYaml } from '../../src/input/yaml.js';
import { claimText, modelText, providerText, type Parts } from '../kit/provider-text.js';

function read(parts: Parts) {
  const document = parseYaml(providerText(parts), 'alpha.yaml');
  return readProvider({ value: validateDocument(PROVIDER_SHAPE, document), document });
}

const problems = (parts: Parts): string[] => read(parts).problems.map(formatProblem);

const NEVER = 'value: { used: never }';
const SEARCH = 'not_found: { looked_in: the terms }';
const REVIEWED = 'scope: offering, grade: reviewed, sources: [terms]';
const REPORTED = 'scope: offering, grade: reported, origin: policy, reported_by: [survey]';
const WITHIN = 'claims.training-use[0]';

describe('the searcher of a search without result', () => {
  const defaults = "{ scope: offering, grade: reviewed, sources: [terms], searched_by: the terms' reader }";
  const searcher = (claim: string, own: Parts = { defaults }) =>
    read({ ...own, claims: `{ training-use: [${claim}] }` }).provider.claims[0]?.notFound?.by;

  test.each([
    ['is taken from the defaults of the file', `{ ${SEARCH} }`, "the terms' reader"],
    ['is taken from the claim', '{ not_found: { looked_in: the terms, by: a friend } }', 'a friend'],
    ['is not taken from the defaults for other sources', `{ ${SEARCH}, sources: [survey] }`, undefined],
    ['is not set for a value', `{ ${NEVER} }`, undefined],
  ])('%s', (_, claim, by) => {
    expect(searcher(claim)).toBe(by);
  });

  test('is not set if the file names nobody', () => {
    expect(searcher(`{ ${SEARCH}, ${REVIEWED} }`, {})).toBeUndefined();
  });
});

describe('a claim', () => {
  test.each([
    [NEVER, REVIEWED],
    [SEARCH, REVIEWED],
    [NEVER, REPORTED],
    [SEARCH, REPORTED],
    [NEVER, `${REVIEWED}, only_for: large`],
    [NEVER, `${REVIEWED}, seen: 2026-08, until: 2026-08-01`],
    [NEVER, `${REVIEWED}, seen: 2026-08-02, until: 2026-08-02`],
    [NEVER, REVIEWED.replace('offering', 'group')],
  ])('with %s, %s is valid', (key, rest) => {
    expect(problems({ claims: `{ training-use: [${claimText(key, rest)}] }` })).toEqual([]);
  });

  test.each([
    ['says: Hm.', REVIEWED, `${WITHIN}: a claim needs either a value or not_found`],
    [`${NEVER}, ${SEARCH}`, REVIEWED, `${WITHIN}: a claim needs either a value or not_found`],
    [NEVER, 'scope: offering, grade: reviewed', `${WITHIN}: a reviewed claim needs sources`],
    [
      NEVER,
      'scope: offering, grade: reported, origin: policy',
      `${WITHIN}: a reported claim needs reported_by`,
    ],
    [
      NEVER,
      'scope: offering, grade: reported, reported_by: [survey]',
      `${WITHIN}: a reported claim needs an origin`,
    ],
    [NEVER, `${REVIEWED}, origin: policy`, `${WITHIN}.origin: origin belongs to a reported claim`],
    [
      NEVER,
      `${REVIEWED}, reported_by: [survey]`,
      `${WITHIN}.reported_by: reported_by belongs to a reported claim`,
    ],
    [
      NEVER,
      `${REPORTED}, sources: [terms]`,
      `${WITHIN}.sources: a reported claim has no sources: say who reports it in reported_by`,
    ],
    [
      NEVER,
      REVIEWED.replace('terms', 'term'),
      `${WITHIN}.sources[0]: no source "term" is declared in this file\n  Did you mean terms?`,
    ],
    [
      NEVER,
      REPORTED.replace('survey', 'nobody'),
      `${WITHIN}.reported_by[0]: no source "nobody" is declared in this file\n  Declared: terms, survey.`,
    ],
    [
      NEVER,
      REPORTED.replace('policy', 'terms'),
      `${WITHIN}.origin: no document "terms" is declared in this file\n  Declared: policy.`,
    ],
    [
      NEVER,
      `${REVIEWED}, only_for: constructor`,
      `${WITHIN}.only_for: no variant "constructor" is declared in this file\n  Declared: large.`,
    ],
    [
      NEVER,
      `${REVIEWED}, seen: 2026-08, until: 2026-07-31`,
      `${WITHIN}.until: ended 2026-07-31, before it was seen (2026-08)`,
    ],
    [
      NEVER,
      `${REVIEWED}, seen: 2026-08-02, until: 2026-08-01`,
      `${WITHIN}.until: ended 2026-08-01, before it was seen (2026-08-02)`,
    ],
    [
      NEVER,
      REVIEWED.replace('offering', 'contract'),
      `${WITHIN}.scope: scope contract is for attestations: a provider file cannot know your contract`,
    ],
    [
      NEVER,
      REVIEWED.replace('offering', 'model'),
      `${WITHIN}.scope: a provider's claim has scope offering or group`,
    ],
  ])('with %s, %s is refused', (key, rest, problem) => {
    const [found, ...more] = problems({ claims: `{ training-use: [${claimText(key, rest)}] }` });
    expect(found?.replace(/^alpha\.yaml:9:\d+: /, '')).toBe(problem);
    expect(more).toEqual([]);
  });

  test.each([
    ['offering', "a model's claim has scope model"],
    ['group', "a model's claim has scope model"],
    ['contract', 'scope contract is for attestations: a provider file cannot know your contract'],
  ])('of a model cannot have scope %s', (scope, problem) => {
    const claim = claimText(NEVER, REVIEWED.replace('offering', scope));
    expect(problems({ models: modelText('one', `claims: { training-use: [${claim}] }`) })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^alpha\\.yaml:10:\\d+: models\\[0\\]\\.claims\\.training-use\\[0\\]\\.scope: ${problem}$`,
        ),
      ),
    ]);
  });

  test('with an undeclared variant gets a hint on where to declare it', () => {
    const claim = claimText(NEVER, `${REVIEWED}, only_for: large`);
    expect(problems({ variants: '{}', claims: `{ training-use: [${claim}] }` })).toEqual([
      expect.stringContaining('no variant "large" is declared in this file\n  Declare it under variants.'),
    ]);
  });
});

describe('a search without result', () => {
  const search = claimText(SEARCH);

  test('for an attribute of models is written once and applies to each model', () => {
    const models = `[${['one', 'two'].map((id) => `{ id: ${id}, name: M, claims: {} }`).join(', ')}]`;
    const { provider, problems: found } = read({ claims: `{ lifecycle: [${search}] }`, models });
    expect(found).toEqual([]);
    const searched = provider.models.map((model) =>
      claimsOn({ id: model.id, provider, model }, 'lifecycle').map(({ notFound }) => notFound),
    );
    expect(searched).toEqual([[{ looked_in: 'the terms' }], [{ looked_in: 'the terms' }]]);
  });

  test('is allowed for an attribute that only customers attest', () => {
    expect(problems({ claims: `{ transfer-assessment: [${search}] }` })).toEqual([]);
    const own = claimText(SEARCH, REVIEWED.replace('offering', 'model'));
    expect(problems({ models: modelText('one', `claims: { transfer-assessment: [${own}] }`) })).toEqual([]);
  });

  test.each([
    ['lifecycle', '{ status: offered }'],
    ['transfer-assessment', '{ countries: [US], concluded_on: 2026-01-01, result: essentially-equivalent }'],
  ])('is the only claim allowed for %s there: a value is refused', (attribute, value) => {
    const claims = `{ ${attribute}: [${claimText(`value: ${value}`)}] }`;
    expect(() => read({ claims })).toThrow(`claims.${attribute}[0].value: is not a known key`);
  });
});

describe('a model', () => {
  test.each([
    ['{ id: uno, via: side-door }, { id: weights/one, weights: true }, { id: eins }', []],
    ['{ id: one }', ['models[0].aliases[0].id: one is already a spelling of one']],
    ['{ id: uno }, { id: uno }', ['models[0].aliases[1].id: uno is already a spelling of one']],
    [
      '{ id: uno, via: side-dor }',
      ['models[0].aliases[0].via: no route "side-dor" is declared in this file\n  Did you mean side-door?'],
    ],
    [
      '{ id: uno, via: side-door, weights: true }',
      ['models[0].aliases[0]: an alias is either a route (via) or weights, not both'],
    ],
    ['{ id: uno, via: side-door, weights: false }', []],
    ['{ id: uno, via: { host: side-door, upstream: maker } }', []],
    [
      '{ id: uno, via: { host: side-dor, upstream: host } }',
      [
        'models[0].aliases[0].via.host: no route "side-dor" is declared in this file\n  Did you mean side-door?',
      ],
    ],
    [
      '{ id: uno, via: { host: side-door, upstream: host }, weights: true }',
      ['models[0].aliases[0]: an alias is either a route (via) or weights, not both'],
    ],
  ])('with the aliases %s has the expected problems', (aliases, expected) => {
    const found = problems({ models: modelText('one', `claims: {}, aliases: [${aliases}]`) });
    expect(found.map((line) => line.replace(/^alpha\.yaml:10:\d+: /, ''))).toEqual(expected);
  });

  test('may not use the id of another model as an alias', () => {
    const models =
      '[{ id: one, name: M, claims: {} }, { id: two, name: N, claims: {}, aliases: [{ id: one }] }]';
    expect(problems({ models })).toEqual([
      'alpha.yaml:10:88: models[1].aliases[0].id: one is already a spelling of one',
    ]);
  });
});

describe('a provider that has been read', () => {
  const claims = `{ training-use: [${claimText(NEVER)}, ${claimText(SEARCH, `${REPORTED}, seen: 2026-08, says: Hm.`)}] }`;

  test('has the keys of its file and no others', () => {
    const { provider, problems: found } = read({ claims });
    const [reviewed, reported] = provider.claims;
    expect(found).toEqual([]);
    expect(reviewed).toEqual({
      ...{ attribute: 'training-use', subject: 'alpha', scope: 'offering', grade: 'reviewed' },
      ...{ sources: ['terms'], value: { used: 'never' }, location: expect.anything() as unknown },
    });
    expect(reported).toEqual({
      ...{ attribute: 'training-use', subject: 'alpha', scope: 'offering', grade: 'reported' },
      ...{ sources: ['survey'], origin: 'policy', notFound: { looked_in: 'the terms' } },
      ...{ says: 'Hm.', seen: '2026-08', location: expect.anything() as unknown },
    });
    expect('homepage' in provider).toBe(false);
    expect(provider.location).toEqual({ file: 'alpha.yaml', line: 1, column: 1 });
  });

  test('has every optional key that the file has', () => {
    const all =
      'edition: A, only_for: large, until: 2026-12-01, vendor_reply: { date: 2026-10-01, text: No., url: "https://a.example/" }';
    const models = modelText(
      'one',
      `claims: { training-use: [${claimText(NEVER, `${all}, scope: model, grade: reviewed, sources: [terms]`)}] }`,
    );
    const [model] = read({ models }).provider.models;
    expect(model).toMatchObject({ id: 'one', name: 'M', provider: 'alpha', aliases: [] });
    expect(model?.claims[0]).toMatchObject({
      ...{ subject: 'one', edition: 'A', onlyFor: ['large'], until: '2026-12-01' },
      vendorReply: { date: '2026-10-01', text: 'No.', url: 'https://a.example/' },
    });
  });

  test('has empty mappings for optional parts that the file leaves out', () => {
    const document = parseYaml(
      'id: bare\nname: Bare\nkind: gateway\noffering: X\nhomepage: https://bare.example/\nsources: {}\nclaims: {}\nmodels: []\n',
      'bare.yaml',
    );
    const { provider } = readProvider({
      value: validateDocument(PROVIDER_SHAPE, document),
      document,
    });
    expect(provider).toMatchObject({
      documents: {},
      variants: {},
      routes: {},
      homepage: 'https://bare.example/',
    });
  });
});

test('of very many problems the first twenty are shown, with a count of the rest', () => {
  const claim = claimText(NEVER, `${REVIEWED}, only_for: nobody`);
  const found = problems({ claims: `{ training-use: [${Array<string>(1_000).fill(claim).join(', ')}] }` });
  expect(found).toHaveLength(21);
  expect(found[19]).toMatch(/claims\.training-use\[19\]\.only_for: no variant "nobody" is declared/);
  expect(found[20]).toBe('alpha.yaml: … and 980 more');
});

describe('the maker of a model', () => {
  test.each([
    ['Muster', []],
    [
      'alpha',
      ['models[0].made_by: is the provider itself\n  Leave it out: it is for models that someone else made.'],
    ],
    [
      'ALPHA',
      ['models[0].made_by: is the provider itself\n  Leave it out: it is for models that someone else made.'],
    ],
  ])('%s is accepted or refused as expected', (maker, expected) => {
    const found = problems({ models: modelText('one', `claims: {}, made_by: ${maker}`) });
    expect(found.map((line) => line.replace(/^alpha\.yaml:10:\d+: /, ''))).toEqual(expected);
  });
});

test.each([
  ['seen: 2026-10-31', 'seen'],
  ['recorded: 2026-10', 'recorded'],
  ['seen: 2026-10-31, until: 2026-11-01', 'seen'],
  ['seen: 2026-11-01', undefined],
  ['seen: 2026-11', undefined],
  ['recorded: 2026-01-01, seen: 2026-11-02', undefined],
  ['seen: 2026-10-01, until: 2026-10-31', undefined],
  ['says: Undated.', undefined],
])('a claim on a text that changed on 2026-11-01, with %s: wrong is %s', (days, key) => {
  const sources = '{ terms: { title: Terms, kind: terms, recorded: 2026-11-01 } }';
  const found = problems({
    sources,
    claims: `{ training-use: [${claimText(`${NEVER}, ${days}`, REVIEWED)}] }`,
  });
  const text = 'before the text of terms last changed (2026-11-01)';
  expect(found).toEqual(
    key === undefined
      ? []
      : [expect.stringContaining(`${key} ${/2026-[\d-]+/.exec(days)?.[0] ?? ''}, ${text}`)],
  );
});
