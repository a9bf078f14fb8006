import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from './memoize.js';

const here = once(() => dirname(fileURLToPath(import.meta.url)));

/** Whether the built program is running, which has the data files compiled in. */
export const isBundled = (): boolean => basename(here()) === 'dist';

/** The folder of the package: the nearest parent folder that contains the data. */
const packageFolder = once(() => {
  let folder = here();
  while (!existsSync(join(folder, 'data', 'law.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the data folder of mimo-check is missing');
    folder = parent;
  }
  return folder;
});

/** The path of a file that ships with the package, like `data/law.yaml`. */
export const builtinPath = (name: string): string => join(packageFolder(), ...name.split('/'));

/** Texts by name, of folders that the package has as one file; see `PACKED_FOLDERS`. */
const packedTexts = once(
  () => JSON.parse(readFileSync(builtinPath('dist/texts.json'), 'utf8')) as Readonly<Record<string, string>>,
);

/** Folders of texts. Where one is there, as in a checkout, it is read, so that a change shows. */
export const PACKED_FOLDERS = ['data/gate', 'data/help'] as const;
type PackedFolder = (typeof PACKED_FOLDERS)[number];

const hasFolder = (folder: PackedFolder): boolean => existsSync(builtinPath(folder));

/** The names of the texts in such a folder. */
export const builtinNames = (folder: PackedFolder): string[] =>
  hasFolder(folder)
    ? readdirSync(builtinPath(folder)).sort()
    : Object.keys(packedTexts()).flatMap((name) => (dirname(name) === folder ? [basename(name)] : []));

/** The names of the help topics. */
export const topicNames = (): string[] =>
  builtinNames('data/help')
    .filter((name) => name.endsWith('.md'))
    .map((name) => basename(name, '.md'));

/** A text in such a folder. */
export function builtinText(folder: PackedFolder, name: string): string {
  const path = `${folder}/${name}`;
  const text = hasFolder(folder) ? readFileSync(builtinPath(path), 'utf8') : packedTexts()[path];
  if (text === undefined) throw new Error(`${path} of mimo-check is missing`);
  return text;
}

export const version = once(
  () => (JSON.parse(readFileSync(builtinPath('package.json'), 'utf8')) as { version: string }).version,
);
