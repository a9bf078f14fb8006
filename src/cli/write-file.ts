import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { displayPath } from '../core/load-file.js';
import { inputError } from '../core/problem.js';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

/** The file that a path stands for, links followed; the path itself where nothing is there yet. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function writeSynced(path: string, text: string, flag: string): void {
  const handle = openSync(path, flag, 0o644);
  try {
    writeFileSync(handle, text);
    if (flag === 'wx') fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function replace(target: string, text: string): void {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeSynced(temporary, text, 'wx');
    renameSync(temporary, target);
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // It was never made.
    }
    throw error;
  }
}

/**
 * Writes a report whole or not at all: to a temporary file beside the target, then renamed over it. A device such as
 * /dev/null is written to; any other thing that is no file, and any input of the run, is refused. Throws InputError.
 */
export function writeReport(path: string, text: string, inputs: readonly string[]): void {
  const target = real(path);
  const file = displayPath(path);
  if (inputs.some((input) => real(input) === target))
    throw inputError('is an input of this run and is not overwritten', {
      file,
      hint: 'Name another file for the report.',
    });
  try {
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat?.isCharacterDevice() === true) return writeSynced(target, text, 'w');
    if (stat !== undefined && !stat.isFile())
      throw inputError('is not a file that a report could be written to', { file });
    mkdirSync(dirname(target), { recursive: true });
    replace(target, text);
  } catch (error) {
    if (error instanceof Error && error.name === 'InputError') throw error;
    throw inputError(`the report could not be written (${codeOf(error)})`, { file });
  }
}
