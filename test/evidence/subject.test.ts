import { describe, expect, test } from 'vitest';
import type { Dataset, Model, Provider } from '../../src/evidence/dataset.js';
import {
  modelIdsOf,
  resolveSubject,
  resolveSubjects,
  subjectNames,
  type Subject,
} from '../../src/evidence/subject.js';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { problemsOf } from '../kit/problems-of.js';

const location = { file: 'made.yaml', line: 1, column: 1 };

function provider(
  id: string,
  models: readonly Partial<Model>[] = [],
  routes: Provider['routes'] = {},
  families: Provider['families'] = [],
): Provider {
  return {
    ...{
      id,
      name: id.toUpperCase(),
      kind: 'first-party',
      offering: 'API',
      sources: {},
      documents: {},
      collections: {},
    },
    ...{ variants: {}, routes, families, claims: [], location },
    models: models.map((model) => ({
      ...{ id: '', name: '', provider: id, aliases: [], claims: [], location },
      ...model,
    })),
  };
}

const EMPTY = loadDataset();
const on = (...providers: Provider[]): Dataset => ({ ...EMPTY, providers });

const FILE = on(
  provider(
    'alpha',
    [
      {
        id: 'alpha/one',
        aliases: [
          { id: 'one' },
          { id: 'one:free', via: 'hub' },
          { id: 'far/one', via: 'far' },
          { id: 'Alpha-AI/One', weights: true },
          { id: 'hub/one', via: 'hub' },
        ],
      },
      { id: 'two', aliases: [{ id: 'Two' }, { id: 'alpha-ai/one', via: 'far' }] },
    ],
    { far: { name: 'Far Away' }, hub: { name: 'Hub' } },
  ),
  provider('beta', [{ id: 'shared' }]),
  provider('gamma', [{ id: 'shared', aliases: [{ id: 'uno' }] }]),
  provider('hub', [{ id: 'hub/one' }]),
);

/** A short description of a subject. */
const wordsFor = (subject: Subject): string =>
  subject.kind === 'route'
    ? `${subject.provider.id} ${subject.model.id} as ${subject.id} via ${subject.host}${subject.hostProvider === undefined ? '' : ', on file'}${subject.upstream === 'unknown' ? '' : `, ${subject.upstream}`}`
    : `${subject.kind} ${subject.provider.id} ${subject.id}`;

describe('a name means', () => {
  test.each([
    ['alpha', 'provider alpha alpha'],
    ['ALPHA', 'provider alpha alpha'],
    ['alpha/one', 'model alpha alpha/one'],
    ['Alpha/One', 'model alpha alpha/one'],
    ['one', 'model alpha alpha/one'],
    ['ONE', 'model alpha alpha/one'],
    ['alpha/two', 'model alpha two'],
    ['two', 'model alpha two'],
    ['Two', 'model alpha two'],
    ['TWO', 'model alpha two'],
    ['one:free', 'alpha alpha/one as one:free via Hub, on file'],
    ['One:Free', 'alpha alpha/one as one:free via Hub, on file'],
    ['far/one', 'alpha alpha/one as far/one via Far Away'],
    ['hub/one', 'model hub hub/one'],
    ['alpha-ai/one', 'alpha two as alpha-ai/one via Far Away'],
    ['beta/shared', 'model beta beta/shared'],
    ['gamma/shared', 'model gamma gamma/shared'],
    ['uno', 'model gamma gamma/shared'],
  ])('%s: %s', (given, expected) => {
    expect(wordsFor(resolveSubject(FILE, given))).toBe(expected);
  });
});

describe('a name is refused', () => {
  test.each([
    [
      'shared',
      '"shared" could mean several things on file\n  Write one of: beta/shared (model of BETA), gamma/shared (model of GAMMA), uno (model of GAMMA).',
    ],
    [
      'SHARED',
      '"SHARED" could mean several things on file\n  Write one of: beta/shared (model of BETA), gamma/shared (model of GAMMA), uno (model of GAMMA).',
    ],
    [
      'ALPHA-AI/ONE',
      '"ALPHA-AI/ONE" could mean several things on file\n  Write one of: Alpha-AI/One (weights), alpha-ai/one (via Far Away).',
    ],
    [
      'Alpha-AI/One',
      'Alpha-AI/One names downloadable weights, not a service\n  There is no offering to check. Name the host that runs them for you, or the model id of an API.',
    ],
    ['alpa', 'unknown provider or model "alpa"\n  Did you mean alpha?'],
    // Another provider's own API is other terms, so it is not suggested for a host.
    [
      'delta/one',
      'unknown provider or model "delta/one"\n  "delta" is not on file. A host has its own terms: mimo-check init --provider delta starts a file for it.',
    ],
    ['gama/shared', 'unknown provider or model "gama/shared"\n  Did you mean gamma/shared?'],
    ['Gammas', 'unknown provider or model "Gammas"\n  Did you mean gamma?'],
    ['far/ones', 'unknown provider or model "far/ones"\n  Did you mean far/one?'],
    ['alpha/ones', 'unknown provider or model "alpha/ones"\n  Did you mean alpha/one?'],
    [
      'Alpha/nine-hundred',
      'unknown provider or model "Alpha/nine-hundred"\n  Models of ALPHA on file: alpha/one, two.',
    ],
    ['hub/ones', 'unknown provider or model "hub/ones"\n  Did you mean hub/one?'],
    // A model of another provider is not suggested.
    ['beta/one', 'unknown provider or model "beta/one"\n  Models of BETA on file: shared.'],
    ['', 'unknown provider or model ""\n  On file: alpha, beta, gamma, hub.'],
  ])('%s', (given, problem) => {
    expect(problemsOf(() => resolveSubject(FILE, given))).toEqual([problem]);
  });

  test('without a list if there is nothing to list', () => {
    const file = on(
      provider('alpha', [{ id: 'one', aliases: [{ id: 'gate/one', via: 'gate' }] }]),
      provider('gate'),
    );
    expect(problemsOf(() => resolveSubject(file, 'gate/nine-hundred'))).toEqual([
      'unknown provider or model "gate/nine-hundred"\n  No model of GATE is on file.',
    ]);
    // A route through it is suggested.
    expect(problemsOf(() => resolveSubject(file, 'gate/ones'))).toEqual([
      'unknown provider or model "gate/ones"\n  Did you mean gate/one?',
    ]);
  });

  test('with at most twenty names, however many are on file', () => {
    const many = on(...Array.from({ length: 30 }, (_, at) => provider(`provider-${at}`)));
    const [problem = ''] = problemsOf(() => resolveSubject(many, 'xiaomi'));
    expect(problem).toMatch(/On file: provider-0, .*, provider-19 and 10 more\.$/);
  });

  test.each(['beta/shared', 'uno', 'gamma/shared', 'one:free', 'far/one'])(
    'but the suggested spelling %s works',
    (given) => {
      expect(resolveSubject(FILE, given).provider.id).toMatch(/alpha|beta|gamma/);
    },
  );
});

describe('the same subject twice', () => {
  test.each([
    [['alpha', 'ALPHA'], '"alpha" and "ALPHA" are the same subject'],
    [['beta', 'one', 'alpha/one'], '"one" and "alpha/one" are the same subject'],
    [['far/one', 'beta', 'Far/One'], '"far/one" and "Far/One" are the same subject'],
  ])('%j is refused', (given, problem) => {
    expect(problemsOf(() => resolveSubjects(FILE, given))).toEqual([`${problem}\n  Name each subject once.`]);
  });

  test.each([
    [['alpha', 'alpha/one', 'one:free', 'far/one']],
    [['beta/shared', 'gamma/shared']],
    [['hub', 'hub/one']],
  ])('%j are different subjects', (given) => {
    expect(resolveSubjects(FILE, given)).toHaveLength(given.length);
  });
});

test('the names on file leave out those of weights', () => {
  expect(subjectNames(FILE)).toEqual([
    ...['alpha', 'alpha/one', 'one', 'one:free', 'far/one', 'two', 'alpha/two', 'Two', 'alpha-ai/one'],
    ...['beta', 'shared', 'beta/shared', 'gamma', 'shared', 'gamma/shared', 'uno', 'hub', 'hub/one'],
  ]);
});

test('a route whose host is not declared is shown by its id', () => {
  const nameless = on(provider('alpha', [{ id: 'one', aliases: [{ id: 'uno', via: 'nowhere' }] }]));
  expect(wordsFor(resolveSubject(nameless, 'uno'))).toBe('alpha one as uno via nowhere');
});

test('a model that several providers offer has a different id at each', () => {
  const idOf = modelIdsOf(FILE);
  expect(FILE.providers.flatMap(({ models }) => models).map(idOf)).toEqual([
    'alpha/one',
    'two',
    'beta/shared',
    'gamma/shared',
    'hub/one',
  ]);
  const sameModelTwice = on(
    provider('alpha', [{ id: 'alpha/one' }]),
    provider('resale', [{ id: 'alpha/one' }]),
  );
  expect(wordsFor(resolveSubject(sameModelTwice, 'alpha/alpha/one'))).toBe('model alpha alpha/alpha/one');
  expect(wordsFor(resolveSubject(sameModelTwice, 'resale/alpha/one'))).toBe('model resale resale/alpha/one');
});

test("no model has an id that is another model's qualified id", () => {
  const file = on(
    provider('alpha', [{ id: 'one' }, { id: 'alpha/one' }]),
    provider('beta', [{ id: 'one' }]),
    provider('gamma', [{ id: 'alpha/one' }, { id: 'beta/one' }]),
  );
  const ids = file.providers.flatMap(({ models }) => models).map(modelIdsOf(file));
  expect(ids).toEqual(['alpha/one', 'alpha/alpha/one', 'beta/one', 'gamma/alpha/one', 'gamma/beta/one']);
});

describe('the shipped data', () => {
  test.each([
    ['xiaomi', 'provider xiaomi xiaomi'],
    ['XIAOMI/MiMo-V2-Pro', 'model xiaomi xiaomi/mimo-v2-pro'],
    ['mimo-v2-flash', 'model xiaomi xiaomi/mimo-v2-flash'],
    ['xiaomi_mimo/mimo-v2-omni', 'model xiaomi xiaomi/mimo-v2-omni'],
    ['xiaomi/mimo-v2-pro:free', 'xiaomi xiaomi/mimo-v2-pro as xiaomi/mimo-v2-pro:free via OpenRouter'],
    [
      'openrouter/xiaomi/mimo-v2-flash',
      'xiaomi xiaomi/mimo-v2-flash as openrouter/xiaomi/mimo-v2-flash via OpenRouter',
    ],
    ['xiaomimimo/mimo-v2-flash', 'xiaomi xiaomi/mimo-v2-flash as xiaomimimo/mimo-v2-flash via Novita'],
    ['mimo-v2.5-pro', 'unlisted xiaomi xiaomi/mimo-v2.5-pro'],
  ])('%s: %s', (given, expected) => {
    expect(wordsFor(resolveSubject(EMPTY, given))).toBe(expected);
  });

  test.each([
    ['XiaomiMiMo/MiMo-V2-Flash', /^XiaomiMiMo\/MiMo-V2-Flash names downloadable weights, not a service/],
    ['xiaomimimo/MIMO-v2-flash', /could mean several things on file/],
    [
      'xiaomi/milo-v3',
      /^unknown provider or model "xiaomi\/milo-v3"\n.*Models of Xiaomi on file: xiaomi\/mimo-v2-flash/,
    ],
  ])('refuses %s', (given, problem) => {
    expect(problemsOf(() => resolveSubject(EMPTY, given))[0]).toMatch(problem);
  });
});

const NUMBERED = [{ like: 'one-v<number>…', name: 'One' }];

describe('an id of a family', () => {
  const file = on(
    provider(
      'alpha',
      [{ id: 'alpha/one-v1', aliases: [{ id: 'alpha/one-v1:free', via: 'far' }] }],
      {},
      NUMBERED,
    ),
    provider('beta', [{ id: 'one-v7' }]),
  );

  test.each([
    ['one-v2', 'unlisted alpha alpha/one-v2'],
    ['alpha/one-v2', 'unlisted alpha alpha/one-v2'],
    ['Alpha/One-V2.5-Pro', 'unlisted alpha alpha/one-v2.5-pro'],
    ['one-v12.0.1', 'unlisted alpha alpha/one-v12.0.1'],
    // An id on file keeps its own meaning.
    ['alpha/one-v1', 'model alpha alpha/one-v1'],
    ['ALPHA/ONE-V1', 'model alpha alpha/one-v1'],
    ['alpha/one-v1:free', 'alpha alpha/one-v1 as alpha/one-v1:free via far'],
    ['one-v7', 'model beta one-v7'],
    // The qualified spelling belongs to the route.
    ['one-v1:free', 'unlisted alpha one-v1:free'],
  ])('%s: %s', (given, expected) => {
    expect(wordsFor(resolveSubject(file, given))).toBe(expected);
  });

  test.each([
    'one-v',
    'one-vx',
    'one-v.5',
    'none-v2',
    'beta/one-v2',
    'alpha/beta/one-v2',
    'one-v2 x',
    'one-v2\n',
  ])('does not match %j', (given) => {
    expect(problemsOf(() => resolveSubject(file, given))[0]).toMatch(/^unknown provider or model/);
  });

  test('is the same subject in every spelling', () => {
    expect(problemsOf(() => resolveSubjects(file, ['one-v2', 'ALPHA/One-V2']))).toEqual([
      '"one-v2" and "ALPHA/One-V2" are the same subject\n  Name each subject once.',
    ]);
  });

  test('is found by the id that reports print', () => {
    for (const given of ['one-v2', 'one-v1:free', 'Alpha/one-v3']) {
      const { id } = resolveSubject(file, given);
      expect(resolveSubject(file, id).id).toBe(id);
    }
  });

  test.each([
    [
      'one-v2',
      /^"one-v2" could mean .*\n  Write one of: alpha\/one-v2 \(ALPHA's One family\), gamma\/one-v2 /,
    ],
    ['alpha/one-v2', undefined],
  ])('shared by two providers: %s', (given, problem) => {
    const both = on(provider('alpha', [], {}, NUMBERED), provider('gamma', [], {}, NUMBERED));
    if (problem === undefined) expect(resolveSubject(both, given).provider.id).toBe('alpha');
    else expect(problemsOf(() => resolveSubject(both, given))[0]).toMatch(problem);
  });
});

describe('a model that a host lists itself', () => {
  const passing = (upstream: 'maker' | 'host') =>
    on(
      provider('alpha', [{ id: 'one', aliases: [{ id: 'hub/one', via: 'hub', upstream }] }]),
      provider('hub', [{ id: 'hub/one', aliases: [{ id: 'uno' }] }]),
    );

  test.each(['hub/one', 'uno', 'hub/hub/one'])("has its maker's model behind it, as %s", (given) => {
    const subject = resolveSubject(passing('maker'), given === 'hub/hub/one' ? 'HUB/one' : given);
    expect(subject).toMatchObject({ kind: 'model', id: 'hub/one', behind: [{ provider: { id: 'alpha' } }] });
  });

  test('has no model behind it if the host runs it itself', () => {
    expect(resolveSubject(passing('host'), 'hub/one')).not.toHaveProperty('behind');
  });
});
