import { accessSync, constants, fstatSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { descriptorIn, followLinks, realPathOf } from './follow-links.js';
import { displayPath } from '../load-file.js';
import { explainFailure, inputError, type Problem } from '../problem.js';
import { isInside, rootFolderOf } from './root-folder.js';

/** The system's code for an error, like ENOSPC. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

/** Where a text is written. */
export type WriteTarget =
  /** Replaced as a whole; `old` is the file there now. */
  | { kind: 'file'; path: string; old: Stats | undefined }
  /** Written to directly. */
  | { kind: 'device' | 'pipe'; path: string }
  | { kind: 'descriptor'; number: number };

/** Says why links must not be followed to this place; undefined if they may. */
export function linkFault(root: string, path: string): string | undefined {
  const named = resolve(path);
  const target = followLinks(path);
  // A loop of links fails when it is opened.
  if (target === undefined || target === named) return undefined;
  const isOurs = isInside(root, named) || isInside(root, realPathOf(dirname(named)));
  if (!isOurs || descriptorIn(named) !== undefined) return undefined;
  if (!isInside(root, target)) return 'is a link that leads out of this folder or repository';
  return relative(root, target).split(sep).includes('.git') ? 'is a link that leads into .git' : undefined;
}

/** A link may be part of a repository by a stranger: it must not redirect output to files elsewhere. */
function refuseLinkOut(path: string, file: string): void {
  const message = linkFault(rootFolderOf(process.cwd()), path);
  if (message !== undefined)
    throw inputError(message, { file, hint: 'Name the file that it leads to, or take the link away.' });
}

const NO_TARGET = 'is not a file that a report could be written to';

/** Whether this process holds both ends of a pipe: then it is one that Node uses internally. */
function isOwnPipe(number: number, { ino }: Stats): boolean {
  const isReading = (other: number): boolean =>
    (Number(/flags:\s*(\d+)/.exec(readFileSync(`/proc/self/fdinfo/${other}`, 'utf8'))?.[1] ?? 1) & 3) === 0;
  try {
    return readdirSync('/proc/self/fd').some((name) => {
      const other = Number(name);
      const stat =
        other > 2 && other !== number
          ? statSync(`/proc/self/fd/${name}`, { throwIfNoEntry: false })
          : undefined;
      return stat?.isFIFO() === true && stat.ino === ino && isReading(other);
    });
  } catch {
    return false;
  }
}

function openDescriptor(number: number): WriteTarget | undefined {
  const stat = fstatSync(number);
  const fits = stat.isFile() || stat.isCharacterDevice() || stat.isFIFO() || stat.isSocket();
  return fits && !(number > 2 && stat.isFIFO() && isOwnPipe(number, stat))
    ? { kind: 'descriptor', number }
    : undefined;
}

function targetAt(path: string): WriteTarget | undefined {
  const number = descriptorIn(path);
  if (number !== undefined) return openDescriptor(number);
  const old = statSync(path, { throwIfNoEntry: false });
  if (old === undefined) return { kind: 'file', path, old };
  if (old.isCharacterDevice()) return { kind: 'device', path };
  if (old.isFIFO()) return { kind: 'pipe', path };
  if (!old.isFile()) return undefined;
  // The rename would replace even a read-only file, but whoever made it read-only meant it.
  accessSync(path, constants.W_OK);
  return { kind: 'file', path, old };
}

/** The error code for opening a pipe that nobody reads from. */
const NO_READER = 'ENXIO';

const writeProblem = (file: string, error: unknown): Problem => {
  const code = codeOf(error);
  const why = code === NO_READER ? ': nobody reads from it' : ` (${code})`;
  return { file, message: `the report could not be written${why}` };
};

/** Runs a step of writing. Throws an error of the operating system as an `InputError` that names the file. */
export const asWriteProblem = <T>(file: string, step: () => T): T =>
  explainFailure((error) => writeProblem(file, error), step);

/** Says why a report cannot be written to a path; undefined if it can. */
export function targetFault(path: string): string | undefined {
  try {
    return targetAt(realPathOf(path)) === undefined ? NO_TARGET : undefined;
  } catch {
    return 'is not a place that a report could be written to';
  }
}

/**
 * Resolves where a text is written, following links. Throws an `InputError` for an input of the run, for a
 * link that leads out of the repository or the working directory, and for anything but a file, a device or a
 * pipe.
 */
export function writeTarget(path: string, inputs: readonly string[]): WriteTarget {
  const file = displayPath(path);
  const real = realPathOf(path);
  if (inputs.some((input) => realPathOf(input) === real))
    throw inputError('is an input of this run and is not overwritten', {
      file,
      hint: 'Name another file for the report.',
    });
  refuseLinkOut(path, file);
  const target = asWriteProblem(file, () => targetAt(real));
  if (target === undefined) throw inputError(NO_TARGET, { file });
  return target;
}
