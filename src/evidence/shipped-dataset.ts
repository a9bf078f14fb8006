import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { builtinPath, isBundled } from '../input/builtin.js';
import { yamlFilesOf } from '../input/read-folder.js';
import { once } from '../input/remembered.js';
import type { Dataset, Provider } from './dataset.js';

/** What ships, as it was read and checked when the package was built. */
export interface ShippedDataset extends Pick<
  Dataset,
  'law' | 'adequacy' | 'certificates' | 'digest' | 'digests'
> {
  /** SHA-256 of the files that it was made of. */
  madeOf: string;
  /** By id, as their files have them: makers are not named yet. */
  providers: Provider[];
}

/** The canonical JSON of each provider file, by the id of the provider. */
export type ShippedTexts = Readonly<Record<string, string>>;

/** The provider files that ship, as reports name them. */
export const builtinFiles = (): string[] =>
  yamlFilesOf(builtinPath('data/providers')).map((path) =>
    relative(builtinPath('.'), path).split(sep).join('/'),
  );

export const LAW_FILES = ['data/law.yaml', 'data/adequacy.yaml', 'data/certificates.yaml'] as const;

/** SHA-256 of the names and bytes of all the files that a dataset is made of. */
export function digestOfShipped(): string {
  const hash = createHash('sha256');
  for (const name of [...LAW_FILES, ...builtinFiles()]) {
    const bytes = readFileSync(builtinPath(name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

const readBuilt = (name: string): unknown => JSON.parse(readFileSync(builtinPath(name), 'utf8'));

const built = once(() => readBuilt('dist/dataset.json') as ShippedDataset);

/** The dataset that ships, unless a file of it has changed since the build: then it is read anew. */
export function shippedDataset(): ShippedDataset | undefined {
  if (!isBundled()) return undefined;
  try {
    return built().madeOf === digestOfShipped() ? built() : undefined;
  } catch {
    // A file that cannot be read is reported by whoever reads it anew.
    return undefined;
  }
}

/** The texts of which the digest is made where some providers are the user's. */
export const shippedTexts = once(() => readBuilt('dist/texts.json') as ShippedTexts);
