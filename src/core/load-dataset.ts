import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { builtinPath } from './builtin.js';
import { CERTIFICATES_SHAPE } from './certificate-shape.js';
import type { AdequacyFile, CertificatesFile, Dataset, LawFile, Provider, ProviderFile } from './dataset.js';
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

/** Ids that a subject cannot have, because the command line would take them for something else. */
export const RESERVED = [
  'attest',
  'attributes',
  'check',
  'compare',
  'completion',
  'config',
  'explain',
  'gaps',
  'help',
  'init',
  'models',
  'policies',
  'providers',
  'query',
  'questions',
  'rules',
  'schema',
  'show',
  'validate',
  'verify',
  'waive',
];

function crossCheck(all: readonly ReadProvider[]): Problem[] {
  const problems = all.flatMap((one) => one.problems);
  const places = new Map<string, string>();
  const ids = new Set(all.map(({ provider }) => provider.id));
  for (const { provider } of all) {
    const earlier = places.get(provider.id);
    if (earlier !== undefined)
      problems.push({ ...provider.location, message: `provider ${provider.id} is also in ${earlier}` });
    places.set(provider.id, provider.location.file);
    const spellings = [provider, ...provider.models.flatMap((model) => [model, ...model.aliases])].map(
      ({ id }) => id,
    );
    for (const id of spellings.filter((spelling) => RESERVED.includes(spelling.toLowerCase())))
      problems.push({ ...provider.location, message: `${id} is the name of a command and cannot be an id` });
    for (const id of spellings.slice(1).filter((spelling) => ids.has(spelling.toLowerCase())))
      problems.push({
        ...provider.location,
        message: `${id} is the id of a provider and cannot name a model`,
      });
  }
  return problems;
}

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
  const certificates = loadBuiltin('data/certificates.yaml', CERTIFICATES_SHAPE).value as CertificatesFile;
  const own = loadProviders(paths);
  const ids = new Set(own.map(({ provider }) => provider.id));
  const builtin = collect(builtinFiles(), (name) => read(loadBuiltin(name, PROVIDER_SHAPE)));
  const kept = builtin.filter(({ provider }) => !ids.has(provider.id));
  const all = [...kept, ...own].sort((a, b) => (a.provider.id < b.provider.id ? -1 : 1));
  const problems = crossCheck(all);
  if (problems.length > 0) throw new InputError(problems);
  const digests = {
    providers: digestOf(all.map(({ content }) => content)),
    law: digestOf(law),
    adequacy: digestOf(adequacy),
    certificates: digestOf(certificates),
  };
  return {
    providers: all.map(({ provider }) => provider),
    law,
    adequacy,
    certificates,
    digest: digestOf(digests),
    digests,
    added: own.map(({ provider }) => provider.id).sort(),
    replaced: builtin.map(({ provider }) => provider.id).filter((id) => ids.has(id)),
  };
}

function loadProviders(paths: readonly string[]): ReadProvider[] {
  const files = paths.flatMap(yamlFilesOf);
  const own = collect(files, (path) => read(loadFile(path, PROVIDER_SHAPE, displayPath(path))));
  const problems = crossCheck(own);
  if (problems.length > 0) throw new InputError(problems);
  return own;
}

/** Loads provider files alone, as `validate` does; throws an InputError with the problems of all of them. */
export const loadProviderFiles = (paths: readonly string[]): Provider[] =>
  loadProviders(paths).map(({ provider }) => provider);
