import { readdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDataset, loadProviderFiles } from '../../src/evidence/load-dataset.js';
import { PROVIDER_SHAPE } from '../../src/evidence/provider-shape.js';
import { digestOf } from '../../src/input/digest.js';
import { loadFile } from '../../src/input/load-file.js';
import { FIXTURES, fixturePath, withFiles } from '../kit/on-file.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';
import { problemsOf } from '../kit/problems-of.js';

/** The problems found when files of one folder are loaded. */
const refusals = (files: Record<string, string>, names?: readonly string[]): string[] =>
  withFiles(files, (folder) => {
    const paths = names === undefined ? [folder] : names.map((name) => join(folder, name));
    return problemsOf(() => loadDataset(paths)).map((line) => line.replaceAll(`${folder}/`, ''));
  });

const alias = (id: string): string => `claims: {}, aliases: [{ id: ${id} }]`;

const INVENTED = ['acme-us', 'hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'];

/** The shipped providers, from the names of their files. */
const SHIPPED = readdirSync('data/providers')
  .map((file) => basename(file, '.yaml'))
  .toSorted();

describe('provider files are refused', () => {
  test.each([
    [
      'named differently from their id',
      { 'beta.yaml': providerText() },
      ['beta.yaml:1:1: id: the file is named beta.yaml, so its id must be beta, not alpha'],
    ],
    [
      'with an id used in two files',
      { 'alpha.yaml': providerText(), 'alpha.yml': providerText() },
      ['alpha.yml:1:1: provider alpha is also in alpha.yaml'],
    ],
    [
      'with the name of a command for a provider',
      { 'check.yaml': providerText({ id: 'check' }) },
      ['check.yaml:1:1: check is the name of a command and cannot be an id'],
    ],
    [
      'with the name of a command for a model',
      { 'alpha.yaml': providerText({ models: modelText('Help') }) },
      ['alpha.yaml:1:1: Help is the name of a command and cannot be an id'],
    ],
    [
      'with the name of a command for an alias',
      { 'alpha.yaml': providerText({ models: modelText('one', alias('models')) }) },
      ['alpha.yaml:1:1: models is the name of a command and cannot be an id'],
    ],
    [
      'with the id of a provider for a model',
      { 'alpha.yaml': providerText({ models: modelText('Alpha') }) },
      ['alpha.yaml:1:1: Alpha is the id of a provider and cannot name a model'],
    ],
    [
      'with the id of another provider for an alias',
      {
        'alpha.yaml': providerText({ models: modelText('one', alias('beta')) }),
        'beta.yaml': providerText({ id: 'beta' }),
      },
      ['alpha.yaml:1:1: beta is the id of a provider and cannot name a model'],
    ],
    [
      'with the id of a shipped provider for an alias',
      { 'alpha.yaml': providerText({ models: modelText('one', alias('xiaomi')) }) },
      ['alpha.yaml:1:1: xiaomi is the id of a provider and cannot name a model'],
    ],
    [
      'with an alias that begins with a route and has no via',
      { 'alpha.yaml': providerText({ models: modelText('one', alias('Side-Door/one')) }) },
      [
        'alpha.yaml:10:12: alias Side-Door/one of one begins with side-door, which is another host, and does not say via\n  Write via: { host: side-door, upstream: maker }, or host or unknown in the place of maker.',
      ],
    ],
    [
      'with an alias that begins with another provider and has no via',
      {
        'alpha.yaml': providerText({ routes: '{}', models: modelText('one', alias('beta/one')) }),
        'beta.yaml': providerText({ id: 'beta' }),
      },
      [
        'alpha.yaml:10:12: alias beta/one of one begins with beta, which is another host, and does not say via\n  Write via: { host: beta, upstream: maker }, or host or unknown in the place of maker and declare beta under routes.',
      ],
    ],
    [
      'with a family that is not a valid pattern',
      { 'alpha.yaml': `${providerText()}families: [{ like: 'one-…-x', name: One }]\n` },
      [expect.stringMatching(/^alpha\.yaml:11:\d+: families\[0\]\.like: … is allowed at the end only\n/)],
    ],
    [
      'with a family that matches the id of a provider',
      { 'alpha.yaml': `${providerText()}families: [{ like: alph…, name: One }]\n` },
      [
        'alpha.yaml:1:1: families[0].like: alph… also matches alpha, which is the id of a provider\n  Make it narrower.',
      ],
    ],
    [
      'from an empty folder',
      { '.gitkeep': '' },
      [expect.stringMatching(/: the folder holds no YAML file\n/)],
    ],
    [
      'with problems in several files at once',
      {
        'alpha.yaml': providerText({ claims: '{ training-use: [] }' }),
        'beta.yaml': providerText({ id: 'beta', variants: '{ Large: { title: T, dimension: plan } }' }),
        'gamma.yaml': 'id: gamma\n',
      },
      [
        expect.stringMatching(/^alpha\.yaml:9:11: claims\.training-use: must have at least 1 entry$/),
        expect.stringMatching(/^beta\.yaml:7:13: variants\.Large: the key must be an id/),
        ...['claims', 'kind', 'models', 'name', 'offering', 'sources'].map((): unknown =>
          expect.stringMatching(/^gamma\.yaml:1:1: \w+: is missing$/),
        ),
      ],
    ],
    [
      'with problems of content in several files at once',
      {
        'alpha.yaml': providerText({ claims: `{ training-use: [${claimText('says: Hm.')}] }` }),
        'beta.yaml': providerText({ id: 'gamma' }),
      },
      [
        'alpha.yaml:9:26: claims.training-use[0]: a claim needs either a value or not_found',
        'beta.yaml:1:1: id: the file is named beta.yaml, so its id must be beta, not gamma',
      ],
    ],
  ] as const)('%s', (_what, files, expected) => {
    expect(refusals(files)).toEqual(expected);
  });

  test.each([
    ['nowhere.yaml', 'nowhere.yaml: no such file'],
    ['nowhere', 'nowhere: no such file'],
    ['alpha.yaml/beta.yaml', 'alpha.yaml/beta.yaml: a part of the path is not a folder'],
    ['nul\0.yaml', 'nul\0.yaml: the name holds a NUL character'],
  ])('that do not exist: %j', (name, problem) => {
    expect(refusals({ 'alpha.yaml': providerText() }, [name])).toEqual([problem]);
  });

  test('that are links in a circle', () => {
    withFiles({}, (folder) => {
      const path = join(folder, 'alpha.yaml');
      symlinkSync(path, path);
      expect(problemsOf(() => loadDataset([path]))).toEqual([`${path}: too many symbolic links lead to it`]);
    });
  });

  test('that are given twice', () => {
    expect(refusals({ 'alpha.yaml': providerText() }, ['alpha.yaml', 'alpha.yaml'])).toEqual([
      'alpha.yaml:1:1: provider alpha is also in alpha.yaml',
    ]);
  });

  test('by loadProviderFiles too', () => {
    withFiles({ 'beta.yaml': providerText() }, (folder) => {
      expect(problemsOf(() => loadProviderFiles([folder]))).toHaveLength(1);
    });
    expect(loadProviderFiles([FIXTURES]).map(({ id }) => id)).toEqual(INVENTED);
  });
});

describe('a dataset', () => {
  test('contains the shipped providers only', () => {
    const { providers, added, replaced, digest, digests } = loadDataset();
    expect(providers.map(({ id }) => id)).toEqual(SHIPPED);
    expect(SHIPPED).toContain('xiaomi');
    expect([added, replaced]).toEqual([[], []]);
    for (const one of [digest, ...Object.values(digests)]) expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is the same whatever the order of its files', () => {
    const paths = INVENTED.toReversed().map(fixturePath);
    const dataset = loadDataset(paths);
    expect(loadDataset(paths.toReversed())).toEqual(dataset);
    expect(loadDataset([FIXTURES]).digest).toBe(dataset.digest);
    expect(dataset.providers.map(({ id }) => id)).toEqual([...SHIPPED, ...INVENTED].toSorted());
    expect(dataset.added).toEqual(INVENTED);
  });

  test('has a digest of the digests of its files, in the order of their ids', () => {
    const { providers, digests } = loadDataset([FIXTURES]);
    const files = providers.map(({ id }) =>
      INVENTED.includes(id) ? fixturePath(id) : `data/providers/${id}.yaml`,
    );
    const digestsOfFiles = files.map((file) => digestOf(loadFile(file, PROVIDER_SHAPE).value));
    expect(digests.providers).toBe(digestOf(digestsOfFiles));
  });

  test("uses the user's file instead of the shipped one, and records that", () => {
    withFiles({ 'xiaomi.yaml': providerText({ id: 'xiaomi' }) }, (folder) => {
      const { providers, added, replaced } = loadDataset([folder]);
      expect(providers.map(({ id }) => id)).toEqual(SHIPPED);
      expect(providers.find(({ id }) => id === 'xiaomi')?.name).toBe('Alpha');
      expect([added, replaced]).toEqual([['xiaomi'], ['xiaomi']]);
    });
  });

  test('changes its digest when the content of its files changes, not when the formatting does', () => {
    const digestWith = (text: string) =>
      withFiles({ 'alpha.yaml': text }, (folder) => loadDataset([folder]).digests.providers);
    const text = providerText();
    expect(digestWith(`# a comment\n${text}`)).toBe(digestWith(text));
    expect(digestWith(text.replace('name: Alpha', 'name: "Alpha"'))).toBe(digestWith(text));
    expect(digestWith(text.replace('name: Alpha', 'name: Alphb'))).not.toBe(digestWith(text));
  });
});

describe('an alias without via', () => {
  /**
   * The host with which an alias of acme begins; `acme-us` and `beta` are also on file, `gate` is a route.
   */
  const hostOf = (id: string, weights = ''): string | undefined => {
    const models = modelText('one', `claims: {}, aliases: [{ id: '${id}'${weights} }]`);
    const files = {
      'acme.yaml': providerText({ id: 'acme', routes: '{ gate: { name: Gate } }', models }),
      'acme-us.yaml': providerText({ id: 'acme-us' }),
      'beta.yaml': providerText({ id: 'beta' }),
    };
    return withFiles(files, (folder) => {
      const [problem = ''] = problemsOf(() => loadDataset([folder]));
      return /begins with (\S+), which is another host/.exec(problem)?.[1];
    });
  };

  test.each([
    ...[
      'gate/one',
      'gate:one',
      'gate.one',
      'gate-one',
      'gate@one',
      'gate_one',
      'gate',
      'GATE',
      'Gate:One',
    ].map((id) => [id, 'gate']),
    ...['beta:one', 'BETA.one', 'beta-one'].map((id) => [id, 'beta']),
    ['xiaomi:one', 'xiaomi'],
    // The longest matching id counts.
    ...['acme-us/one', 'acme-us:one', 'ACME-US-one'].map((id) => [id, 'acme-us']),
  ])('%s begins with %s', (id, host) => {
    expect(hostOf(id)).toBe(host);
  });

  test.each([
    'acme/one',
    'acme:one',
    'acme-one',
    'acme-usa',
    'ACME.one',
    'gates/one',
    'gate2:one',
    'one:gate',
  ])('%s does not begin with another host', (id) => {
    expect(hostOf(id)).toBeUndefined();
  });

  test('may begin with a host if it names weights', () => {
    expect(hostOf('gate/one')).toBe('gate');
    expect(hostOf('gate/one', ', weights: true')).toBeUndefined();
  });
});
