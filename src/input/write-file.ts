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
import { displayPath } from './load-file.js';
import { explainFailure, inputError } from './problem.js';

/** The system's name for what went wrong, like ENOSPC. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

/** The file that a path leads to, links followed; the path itself where nothing is there yet. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

const temporaryBeside = (target: string): string =>
  join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);

/** Where a report goes. Throws an InputError for an input of the run, and for what is neither a file nor a device. */
function reportTarget(path: string, inputs: readonly string[]): string {
  const target = realPathOf(path);
  const file = displayPath(path);
  if (inputs.some((input) => realPathOf(input) === target))
    throw inputError('is an input of this run and is not overwritten', {
      file,
      hint: 'Name another file for the report.',
    });
  const stat = asInputError(file, () => statSync(target, { throwIfNoEntry: false }));
  if (stat !== undefined && !stat.isFile() && !stat.isCharacterDevice())
    throw inputError('is not a file that a report could be written to', { file });
  return target;
}

const asInputError = <T>(file: string, step: () => T): T =>
  explainFailure((error) => ({ file, message: `the report could not be written (${codeOf(error)})` }), step);

/** The pieces of a text in their order. A text alone is none: it would be written character by character. */
export type Pieces = Iterable<string> & object;

/** A report that is written piece by piece. */
export interface OpenReport {
  write: (text: string) => void;
  /** Puts what was written in its place. */
  finish: () => void;
  /** Leaves what was there before as it was. */
  abandon: () => void;
}

/** A device such as /dev/null: written to, never renamed over. */
function openDevice(target: string): OpenReport {
  const handle = openSync(target, 'w');
  return {
    write: (text) => writeFileSync(handle, text),
    finish: () => closeSync(handle),
    abandon: () => closeSync(handle),
  };
}

/** A folder with those above it, one by one: the recursive form of Node runs for ever below /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it in the meantime.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function openTemporary(target: string): OpenReport {
  makeFolder(dirname(target));
  const temporary = temporaryBeside(target);
  const handle = openSync(temporary, 'wx', 0o644);
  return {
    write: (text) => writeFileSync(handle, text),
    finish: () => {
      fsyncSync(handle);
      closeSync(handle);
      renameSync(temporary, target);
    },
    abandon: () => {
      try {
        unlinkSync(temporary);
        closeSync(handle);
      } catch {
        // It is in its place already, or the folder has gone.
      }
    },
  };
}

/**
 * Opens a report that is written piece by piece, whole or not at all: to a temporary file beside the target, then
 * renamed over it. A device such as /dev/null is written to; any other thing that is no file, and any input of the run,
 * is refused. Each step throws an InputError where it fails.
 */
export function openReport(path: string, inputs: readonly string[]): OpenReport {
  const file = displayPath(path);
  const target = reportTarget(path, inputs);
  const report = asInputError(file, () =>
    statSync(target, { throwIfNoEntry: false })?.isCharacterDevice() === true
      ? openDevice(target)
      : openTemporary(target),
  );
  return {
    write: (text) => asInputError(file, () => report.write(text)),
    finish: () => asInputError(file, () => report.finish()),
    abandon: () => report.abandon(),
  };
}

/**
 * Adds a text to the end of a file that others add to as well, after a blank line; makes the file where there is none.
 * What is no file, and any input of the run, is refused. Throws InputError.
 */
export function appendReport(path: string, pieces: Pieces, inputs: readonly string[]): void {
  const target = reportTarget(path, inputs);
  // Made before anything is written: what others wrote there is not left with a part of it.
  const text = [...pieces].join('');
  asInputError(displayPath(path), () => {
    const isBegun = (statSync(target, { throwIfNoEntry: false })?.size ?? 0) > 0;
    writeFileSync(target, isBegun ? `\n\n${text}` : text, { flag: 'a' });
  });
}

/** Writes a report whole or not at all, as `openReport` does. Throws InputError. */
export function writeReport(path: string, pieces: Pieces, inputs: readonly string[]): void {
  const report = openReport(path, inputs);
  try {
    for (const text of pieces) report.write(text);
    report.finish();
  } catch (error) {
    report.abandon();
    throw error;
  }
}
