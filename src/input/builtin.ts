import { existsSync, readFileSync } from 'node:fs';
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

export const version = once(
  () => (JSON.parse(readFileSync(builtinPath('package.json'), 'utf8')) as { version: string }).version,
);
