import { basename, relative, sep } from 'node:path';
import { builtinPath } from '../input/builtin.js';
import { ADEQUACY_SHAPE, CERTIFICATES_SHAPE, LAW_SHAPE } from './law.js';
import { crossCheck } from './cross-check.js';
import type { Dataset, Model, Provider, ProviderFile } from './dataset.js';
import { digestOf } from '../input/digest.js';
import { loadBuiltin, type Loaded, loadFile } from '../input/load-file.js';
import { without } from '../input/plain-data.js';
import { collect, type Problem, throwAll } from '../input/problem.js';
import { once, memoize } from '../input/memoize.js';
import { PROVIDER_SHAPE } from './provider-shape.js';
import type { Reader } from '../input/read-file.js';
import { yamlFilesOf } from '../input/read-folder.js';
import { readShippedText, type ShippedDataset } from './shipped-dataset.js';
import { builtFrom, digestOfShipped } from '../input/built-files.js';
import { readProvider } from './read-provider.js';

interface ReadProvider {
  provider: Provider;
  /** The digest of what the file says. */
  digest: () => string;
  problems: readonly Problem[];
}

/** Cached, since a file that ships is the same in every run of a process. */
const readFile = memoize(({ value, document }: Loaded<ProviderFile>): ReadProvider => {
  const { provider, problems } = readProvider({ value, document });
  const stem = basename(document.file).replace(/\.ya?ml$/, '');
  if (stem !== provider.id)
    problems.push({
      ...document.at(['id']),
      path: 'id',
      message: `the file is named ${basename(document.file)}, so its id must be ${stem}, not ${provider.id}`,
    });
  return { provider, digest: once(() => digestOf(value)), problems };
});

/** Finds problems in provider files, each by itself and together. */
const providerProblems = (all: readonly ReadProvider[]): Problem[] => [
  ...all.flatMap((one) => one.problems),
  ...crossCheck(all.map(({ provider }) => provider)),
];

const builtinFiles = (): string[] =>
  yamlFilesOf(builtinPath('data/providers')).map((path) =>
    relative(builtinPath('.'), path).split(sep).join('/'),
  );

const shippedFiles = (): string[] => [
  ...['data/law.yaml', 'data/adequacy.yaml', 'data/certificates.yaml'],
  ...builtinFiles(),
];

/** The compiled data, unless a file has changed since the build: then the files are read again. */
const shippedDataset = builtFrom('dataset.jsonl', shippedFiles, readShippedText);

const NO_PROBLEMS: readonly Problem[] = [];

/** The digest of all provider files: the digest of the list of their digests, sorted by id. */
const digestOfAll = (all: readonly ReadProvider[]): string => digestOf(all.map(({ digest }) => digest()));

/** Reads and checks all the data that ships from its files. */
function readShipped(): {
  rest: Omit<ShippedDataset, 'sourceDigest' | 'providers'>;
  builtin: ReadProvider[];
} {
  const law = loadBuiltin('data/law.yaml', LAW_SHAPE).value;
  const adequacy = loadBuiltin('data/adequacy.yaml', ADEQUACY_SHAPE).value;
  const certificates = loadBuiltin('data/certificates.yaml', CERTIFICATES_SHAPE).value;
  const builtin = collect(builtinFiles(), (name) => readFile(loadBuiltin(name, PROVIDER_SHAPE)));
  const digests = {
    providers: digestOfAll(builtin),
    law: digestOf(law),
    adequacy: digestOf(adequacy),
    certificates: digestOf(certificates),
  };
  return { rest: { law, adequacy, certificates, digests, digest: digestOf(digests) }, builtin };
}

/** Compiles the data that ships, for the build. Throws an `InputError` with every problem. */
export function compileShipped(): ShippedDataset {
  const { rest, builtin } = readShipped();
  throwAll(providerProblems(builtin));
  const providers = builtin.map(({ provider, digest }) => ({ provider, digest: digest() }));
  return { sourceDigest: digestOfShipped(shippedFiles()), providers, ...rest };
}

interface LoadedShipped extends ReturnType<typeof readShipped> {
  /** The build has compared them with each other. */
  checked: boolean;
}

function loadShipped(): LoadedShipped {
  const shipped = shippedDataset();
  if (shipped === undefined) return { ...readShipped(), checked: false };
  const rest = without(shipped, 'sourceDigest', 'providers');
  const builtin = shipped.providers.map(({ provider, digest }) => ({
    provider,
    digest: () => digest,
    problems: NO_PROBLEMS,
  }));
  return { rest, builtin, checked: true };
}

/**
 * Loads everything: the data that ships, and the user's provider files or folders. A user's file replaces the
 * built-in one of the same id. Throws an `InputError` with the problems of all files.
 */
export function loadDataset(paths: readonly string[] = [], read?: Reader): Dataset {
  const { rest, builtin, checked } = loadShipped();
  const own = loadProviders(paths, read);
  const ids = new Set(own.map(({ provider }) => provider.id));
  const unreplaced = builtin.filter(({ provider }) => !ids.has(provider.id));
  const all = [...unreplaced, ...own].sort((a, b) => (a.provider.id < b.provider.id ? -1 : 1));
  if (!checked || own.length > 0) throwAll(providerProblems(all));
  const digests = own.length === 0 ? rest.digests : { ...rest.digests, providers: digestOfAll(all) };
  return {
    ...rest,
    providers: withMakers(all.map(({ provider }) => provider)),
    ...{ digests, digest: own.length === 0 ? rest.digest : digestOf(digests) },
    added: own.map(({ provider }) => provider.id).sort(),
    replaced: builtin.map(({ provider }) => provider.id).filter((id) => ids.has(id)),
  };
}

/** Fills in the names of makers that a file gives by id. */
function withMakers(providers: readonly Provider[]): Provider[] {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  const named = (model: Model): Model => {
    const maker = byId.get(model.madeBy?.name ?? '');
    return maker === undefined ? model : { ...model, madeBy: { name: maker.name, id: maker.id } };
  };
  return providers.map((provider) => {
    const models = provider.models.map(named);
    // A copy reads the claims, which a run may not need.
    return models.every((model, index) => model === provider.models[index])
      ? provider
      : { ...provider, models };
  });
}

function loadProviders(paths: readonly string[], read?: Reader): ReadProvider[] {
  if (paths.length === 0) return [];
  const files = paths.flatMap(yamlFilesOf);
  const own = collect(files, (path) => readFile(loadFile(path, PROVIDER_SHAPE, { read })));
  throwAll(providerProblems(own));
  return own;
}

/** Loads provider files only, for `validate`. Throws an `InputError` with the problems of all of them. */
export const loadProviderFiles = (paths: readonly string[], read?: Reader): Provider[] =>
  loadProviders(paths, read).map(({ provider }) => provider);
