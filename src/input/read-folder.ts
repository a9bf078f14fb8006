import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from './load-file.js';
import { inputError, throwFirst, type Problem } from './problem.js';
import { problemOfSystem } from './read-file.js';

/** What git and macOS create in a folder. Anything else is read, or is an error. */
const PASSED_OVER: readonly string[] = ['.DS_Store', '.git', '.gitattributes', '.gitignore', '.gitkeep'];

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** Errors count as "no folder": reading the path reports them. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The problem for an entry of a folder that cannot be read. */
const fileTypeProblem = (path: string): Problem => ({
  file: displayPath(path),
  message: 'is in a folder of YAML files, but its name does not end in .yaml or .yml',
  hint: isYaml(path.toLowerCase())
    ? 'Write the ending in small letters.'
    : 'Every file of a folder that is named is read. Keep it elsewhere, or name the files one by one.',
});

interface FolderContents {
  files: string[];
  problems: Problem[];
}

/** Searches a folder and its subfolders. `openFolders` holds the real paths of its parents, to detect loops. */
function searchFolder(folder: string, openFolders: readonly string[], found: FolderContents): void {
  try {
    const place = realpathSync(folder);
    if (openFolders.includes(place)) {
      found.problems.push({ file: displayPath(folder), message: 'leads back to a folder that it lies in' });
      return;
    }
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (PASSED_OVER.includes(name)) continue;
      if (isFolder(path)) searchFolder(path, [...openFolders, place], found);
      else if (isYaml(name)) found.files.push(path);
      else found.problems.push(fileTypeProblem(path));
    }
  } catch (error) {
    found.problems.push(problemOfSystem(error, displayPath(folder)));
  }
}

/**
 * Lists the YAML files at a path of the user's: the file itself, or all in the folder and its subfolders,
 * sorted. Throws an `InputError` that names anything else in there, so that nothing is skipped silently.
 */
export function yamlFilesOf(path: string): string[] {
  if (!isFolder(path)) return [path];
  const found: FolderContents = { files: [], problems: [] };
  searchFolder(path, [], found);
  throwFirst(found.problems);
  if (found.files.length === 0)
    throw inputError('the folder holds no YAML file', {
      file: displayPath(path),
      hint: 'Provider files end in .yaml and lie in the folder or its subfolders.',
    });
  return found.files;
}

/** Lists all files in a folder of the package and its subfolders. */
export const allFilesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
