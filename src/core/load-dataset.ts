import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtinPath } from './builtin.js';
import { crossCheck } from './cross-check.js';
import type { AdequacyFile, Dataset, LawFile, Model, Provider, ProviderFile } from './dataset.js';
import { digestOf } from './digest.js';
import { ADEQUACY_SHAPE, LAW_SHAPE } from './law-shape.js';
import { displayPath, loadBuiltin, loadFile, type Loaded } from './load-file.js';
import { InputError, inputError, type Problem } from './problem.js';
import { PROVIDER_SHAPE } from './provider-shape.js';
import { readProvider } from './read-provider.js';

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** The YAML files that a path of the user's names: itself, or those directly inside the folder, in order. */
export function yamlFilesOf(path: string): string[] {
  if (!isFolder(path)) return [path];
  const names = readdirSync(path).sort();
  const [odd] = names.filter((name) => !isYaml(name) && isYaml(name.toLowerCase()));
  if (odd !== undefined)
    throw inputError('would be passed over: its name does not end in .yaml or .yml', {
      file: displayPath(join(path, odd)),
      hint: 'Write the ending in small letters.',
    });
  const files = names.filter(isYaml);
  if (files.length === 0)
    throw inputError('the folder holds no YAML file', {
      file: displayPath(path),
      hint: 'Provider files end in .yaml and lie directly in the folder.',
    });
  return files.map((name) => join(path, name));
}

/** Whatever is wrong with a path is told where it is read. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

interface ReadProvider {
  provider: Provider;
  content: ProviderFile;
  problems: Problem[];
}

function read(loaded: Loaded<unknown>): ReadProvider {
  const { value, document } = loaded as Loaded<ProviderFile>;
  const { provider, problems } = readProvider({ value, document });
  const stem = basename(document.file).replace(/\.ya?ml$/, '');
  if (stem !== provider.id)
    problems.push({
      ...document.at(['id']),
      path: 'id',
      message: `the file is named ${basename(document.file)}, so its id must be ${stem}, not ${provider.id}`,
    });
  return { provider, content: value, problems };
}

/** Runs each step; throws the problems of all of them together, so that none hides another. */
export function collect<A, B>(items: readonly A[], step: (item: A) => B): B[] {
  const problems: Problem[] = [];
  const results: B[] = [];
  for (const item of items)
    try {
      results.push(step(item));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  if (problems.length > 0) throw new InputError(problems);
  return results;
}

/** What is wrong with provider files, each by itself and together. */
const problemsOf = (all: readonly ReadProvider[]): Problem[] => [
  ...all.flatMap((one) => one.problems),
  ...crossCheck(all.map(({ provider }) => provider)),
];

const builtinFiles = (): string[] =>
  readdirSync(builtinPath('data/providers'))
    .filter(isYaml)
    .sort()
    .map((name) => `data/providers/${name}`);

/**
 * Loads everything that is known: what ships with the package, and the provider files or folders that the user adds.
 * A user's file replaces the built-in one of the same id. Throws an InputError with the problems of all files.
 */
export function loadDataset(paths: readonly string[] = []): Dataset {
  const law = loadBuiltin('data/law.yaml', LAW_SHAPE).value as LawFile;
  const adequacy = loadBuiltin('data/adequacy.yaml', ADEQUACY_SHAPE).value as AdequacyFile;
  const own = loadProviders(paths);
  const ids = new Set(own.map(({ provider }) => provider.id));
  const builtin = collect(builtinFiles(), (name) => read(loadBuiltin(name, PROVIDER_SHAPE)));
  const kept = builtin.filter(({ provider }) => !ids.has(provider.id));
  const all = [...kept, ...own].sort((a, b) => (a.provider.id < b.provider.id ? -1 : 1));
  const problems = problemsOf(all);
  if (problems.length > 0) throw new InputError(problems);
  const digests = {
    providers: digestOf(all.map(({ content }) => content)),
    law: digestOf(law),
    adequacy: digestOf(adequacy),
  };
  return {
    providers: withMakers(all.map(({ provider }) => provider)),
    law,
    adequacy,
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

function loadProviders(paths: readonly string[]): ReadProvider[] {
  const files = paths.flatMap(yamlFilesOf);
  const own = collect(files, (path) => read(loadFile(path, PROVIDER_SHAPE, displayPath(path))));
  const problems = problemsOf(own);
  if (problems.length > 0) throw new InputError(problems);
  return own;
}

/** Loads provider files alone, as `validate` does; throws an InputError with the problems of all of them. */
export const loadProviderFiles = (paths: readonly string[]): Provider[] =>
  loadProviders(paths).map(({ provider }) => provider);
