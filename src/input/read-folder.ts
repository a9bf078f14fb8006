import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from './load-file.js';
import { inputError, throwFirst, type Problem } from './problem.js';
import { problemOfSystem } from './read-file.js';

/** What git and macOS put into a folder by themselves. All else in a folder is read, or is an error. */
const PASSED_OVER: readonly string[] = ['.DS_Store', '.git', '.gitattributes', '.gitignore', '.gitkeep'];

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** What is wrong with a path is reported when it is read. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Why an entry of a folder cannot be read. */
const oddProblem = (path: string): Problem => ({
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

/** Looks through a folder and those in it; `trail` holds the folders that it lies in, links followed. */
function searchFolder(folder: string, trail: readonly string[], found: FolderContents): void {
  try {
    const place = realpathSync(folder);
    if (trail.includes(place)) {
      found.problems.push({ file: displayPath(folder), message: 'leads back to a folder that it lies in' });
      return;
    }
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (PASSED_OVER.includes(name)) continue;
      if (isFolder(path)) searchFolder(path, [...trail, place], found);
      else if (isYaml(name)) found.files.push(path);
      else found.problems.push(oddProblem(path));
    }
  } catch (error) {
    found.problems.push(problemOfSystem(error, displayPath(folder)));
  }
}

/**
 * The YAML files that a path of the user's names: itself, or all in the folder and its subfolders, in order. Throws an
 * InputError that names whatever else lies there, so that nothing is skipped in silence.
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

/** All files in a folder of the package and its subfolders, whatever they are. */
export const allFilesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
