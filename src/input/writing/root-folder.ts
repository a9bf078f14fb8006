import { existsSync, realpathSync } from 'node:fs';
import nodePath, { dirname, join, type PlatformPath } from 'node:path';

/**
 * The folders from `start` up to the root of its repository, which contains `.git`; outside a repository,
 * only `start`.
 */
export function foldersUpToRoot(start: string): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [start];
  }
}

/**
 * The root of the repository that contains a folder, links resolved; outside a repository, the folder itself.
 */
export const rootFolderOf = (folder: string): string =>
  realpathSync(foldersUpToRoot(folder).at(-1) ?? folder);

/** Whether a path is a folder or lies inside it. */
export function isInside(folder: string, path: string, system: PlatformPath = nodePath): boolean {
  const relativePath = system.relative(folder, path);
  return (
    relativePath !== '..' && !relativePath.startsWith(`..${system.sep}`) && !system.isAbsolute(relativePath)
  );
}
