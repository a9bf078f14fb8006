import { basename, relative, sep } from 'node:path';
import { builtinPath } from '../input/builtin.js';
import { ADEQUACY_SHAPE, CERTIFICATES_SHAPE, LAW_SHAPE } from './law.js';
import { crossCheck } from './cross-check.js';
import type { Dataset, Model, Provider, ProviderFile } from './dataset.js';
import { digestOf, digestOfKept } from '../input/digest.js';
import { loadBuiltin, type Loaded, loadFile } from '../input/load-file.js';
import { collect, type Problem, throwAll } from '../input/problem.js';
import { remembered } from '../input/remembered.js';
import { PROVIDER_SHAPE } from './provider-shape.js';
import type { Reader } from '../input/read-file.js';
import { yamlFilesOf } from '../input/read-folder.js';
import { readProvider } from './read-provider.js';

interface ReadProvider {
  provider: Provider;
  content: ProviderFile;
  problems: Problem[];
}

/** Read once for each file that was loaded: one that ships is the same in every run of a process. */
const readFile = remembered(({ value, document }: Loaded<ProviderFile>): ReadProvider => {
  const { provider, problems } = readProvider({ value, document });
  const stem = basename(document.file).replace(/\.ya?ml$/, '');
  if (stem !== provider.id)
    problems.push({
      ...document.at(['id']),
      path: 'id',
      message: `the file is named ${basename(document.file)}, so its id must be ${stem}, not ${provider.id}`,
    });
  return { provider, content: value, problems };
});

/** What is wrong with provider files, each by itself and together. */
const providerProblems = (all: readonly ReadProvider[]): Problem[] => [
  ...all.flatMap((one) => one.problems),
  ...crossCheck(all.map(({ provider }) => provider)),
];

const builtinFiles = (): string[] =>
  yamlFilesOf(builtinPath('data/providers')).map((path) =>
    relative(builtinPath('.'), path).split(sep).join('/'),
  );

/**
 * Loads everything that is known: what ships with the package, and the provider files or folders that the user adds.
 * A user's file replaces the built-in one of the same id. Throws an InputError with the problems of all files.
 */
export function loadDataset(paths: readonly string[] = [], read?: Reader): Dataset {
  const law = loadBuiltin('data/law.yaml', LAW_SHAPE).value;
  const adequacy = loadBuiltin('data/adequacy.yaml', ADEQUACY_SHAPE).value;
  const certificates = loadBuiltin('data/certificates.yaml', CERTIFICATES_SHAPE).value;
  const own = loadProviders(paths, read);
  const ids = new Set(own.map(({ provider }) => provider.id));
  const builtin = collect(builtinFiles(), (name) => readFile(loadBuiltin(name, PROVIDER_SHAPE)));
  const kept = builtin.filter(({ provider }) => !ids.has(provider.id));
  const all = [...kept, ...own].sort((a, b) => (a.provider.id < b.provider.id ? -1 : 1));
  throwAll(providerProblems(all));
  const digests = {
    providers: digestOfKept(all.map(({ content }) => content)),
    law: digestOf(law),
    adequacy: digestOf(adequacy),
    certificates: digestOf(certificates),
  };
  return {
    providers: withMakers(all.map(({ provider }) => provider)),
    law,
    adequacy,
    certificates,
    digest: digestOf(digests),
    digests,
    added: own.map(({ provider }) => provider.id).sort(),
    replaced: builtin.map(({ provider }) => provider.id).filter((id) => ids.has(id)),
  };
}

/** The providers with the makers of their models by name where a file names them by id. */
function withMakers(providers: readonly Provider[]): Provider[] {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  const named = (model: Model): Model => {
    const maker = byId.get(model.madeBy?.name ?? '');
    return maker === undefined ? model : { ...model, madeBy: { name: maker.name, id: maker.id } };
  };
  return providers.map((provider) => ({ ...provider, models: provider.models.map(named) }));
}

function loadProviders(paths: readonly string[], read?: Reader): ReadProvider[] {
  const files = paths.flatMap(yamlFilesOf);
  const own = collect(files, (path) => readFile(loadFile(path, PROVIDER_SHAPE, { read })));
  throwAll(providerProblems(own));
  return own;
}

/** Loads provider files alone, as `validate` does; throws an InputError with the problems of all of them. */
export const loadProviderFiles = (paths: readonly string[], read?: Reader): Provider[] =>
  loadProviders(paths, read).map(({ provider }) => provider);
