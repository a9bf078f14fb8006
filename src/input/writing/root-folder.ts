import { existsSync, realpathSync } from 'node:fs';
import nodePath, { dirname, join, type PlatformPath } from 'node:path';

/** The folders from one up to that of its repository, which holds `.git`; in no repository, that one alone. */
export function foldersUpToRoot(start: string): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [start];
  }
}

/** The repository that a folder lies in, links followed; in no repository, that folder. */
export const rootFolderOf = (folder: string): string =>
  realpathSync(foldersUpToRoot(folder).at(-1) ?? folder);

/** Whether a path lies in a folder, or is that folder. */
export function isInside(folder: string, path: string, system: PlatformPath = nodePath): boolean {
  const way = system.relative(folder, path);
  return way !== '..' && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}
