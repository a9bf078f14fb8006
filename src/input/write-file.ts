import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  type Stats,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { realPathOf } from './writing/follow-links.js';
import { pause } from './writing/lock-file.js';
import { displayPath } from './load-file.js';
import { clearTemporaries, remove, temporaryBeside } from './writing/temporary-file.js';
import { asWriteProblem, codeOf, writeTarget, type WriteTarget } from './writing/write-target.js';

/** A text in pieces. A plain string is not allowed: it would be written character by character. */
export type Pieces = Iterable<string> & object;

/** A report that is written in pieces. */
export interface OpenReport {
  write: (text: string) => void;
  /** Moves the finished text to its target. */
  finish: () => void;
  /** Gives up; a file that was there before stays as it was. */
  discard: () => void;
}

/** Milliseconds between two tries to write to a full pipe. */
const PIPE_PAUSE = 10;

/** Writes all of a text. Returns false if the reader has gone away, which is not an error. */
function writeAll(handle: number, text: string): boolean {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(handle, bytes, done);
    } catch (error) {
      if (codeOf(error) === 'EPIPE') return false;
      if (codeOf(error) !== 'EAGAIN') throw error;
      pause(PIPE_PAUSE);
    }
  }
  return true;
}

/**
 * Opens a target that is written to directly: a device, a pipe, an open file. There is no old content to
 * keep.
 */
function openDirect(handle: number, close: () => void): OpenReport {
  let isRead = true;
  return {
    write: (text) => {
      isRead &&= writeAll(handle, text);
    },
    finish: close,
    discard: close,
  };
}

/** Milliseconds to wait until somebody opens a pipe for reading. */
const READER_WAIT = 10_000;

/**
 * Opens a pipe once somebody reads from it. A plain open would block for ever and could not be interrupted.
 */
function openPipe(path: string): number {
  const deadline = Date.now() + READER_WAIT;
  for (;;)
    try {
      const probe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      const handle = openSync(path, constants.O_WRONLY);
      closeSync(probe);
      return handle;
    } catch (error) {
      if (codeOf(error) !== 'ENXIO' || Date.now() > deadline) throw error;
      pause(PIPE_PAUSE);
    }
}

/** Makes a folder and its parents one by one: Node's recursive option never returns below /proc. */
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

/** Overwrites a file in place, so that it keeps its owner and its mount. */
function overwrite(path: string, text: string | Uint8Array): void {
  const handle = openSync(path, 'r+');
  try {
    writeFileSync(handle, text);
    ftruncateSync(handle, Buffer.byteLength(text));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Opens a file that cannot be replaced by another. Holds all text until the end, then overwrites. */
function openInPlace(path: string): OpenReport {
  const pieces: string[] = [];
  return {
    write: (text) => void pieces.push(text),
    finish: () => overwrite(path, pieces.join('')),
    discard: () => undefined,
  };
}

/** Gives a new file the mode and owner of the one that it replaces. Returns whether that worked. */
function copyOwnership(handle: number, { uid, gid, mode }: Stats): boolean {
  try {
    const now = fstatSync(handle);
    if (now.uid !== uid || now.gid !== gid) fchownSync(handle, uid, gid);
    fchmodSync(handle, mode & 0o777);
    return true;
  } catch {
    return false;
  }
}

/**
 * Renames a file over another. If the target is a mount point, which cannot be replaced, writes its content
 * instead.
 */
function replaceFile(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    if (codeOf(error) !== 'EBUSY') throw error;
    overwrite(target, readFileSync(temporary));
    remove(temporary);
  }
}

function openTemporary(target: string, old: Stats | undefined): OpenReport {
  makeFolder(dirname(target));
  clearTemporaries(dirname(target));
  const temporary = temporaryBeside(target);
  let handle: number;
  try {
    // If the old file may be private, nobody else can read the new one meanwhile.
    handle = openSync(temporary, 'wx', old === undefined ? 0o644 : 0o600);
  } catch (error) {
    if (old === undefined || codeOf(error) !== 'EROFS') throw error;
    return openInPlace(target);
  }
  if (old !== undefined && !copyOwnership(handle, old)) {
    closeSync(handle);
    remove(temporary);
    return openInPlace(target);
  }
  return {
    write: (text) => writeFileSync(handle, text),
    finish: () => {
      fsyncSync(handle);
      closeSync(handle);
      replaceFile(temporary, target);
    },
    discard: () => {
      remove(temporary);
      try {
        closeSync(handle);
      } catch {
        // Already closed.
      }
    },
  };
}

function open(target: WriteTarget): OpenReport {
  switch (target.kind) {
    case 'file':
      return openTemporary(target.path, target.old);
    case 'descriptor':
      return openDirect(target.number, () => undefined);
    case 'device':
    case 'pipe': {
      const handle = target.kind === 'pipe' ? openPipe(target.path) : openSync(target.path, 'w');
      return openDirect(handle, () => closeSync(handle));
    }
  }
}

/**
 * Opens a report that is written in pieces, all or nothing: to a temporary file next to the target, then
 * renamed over it with the old file's mode and owner. A device, a pipe, or an open file such as /dev/fd/3 is
 * written to directly. Opening, `write` and `finish` throw an `InputError` on failure.
 */
export function openReport(path: string, inputs: readonly string[]): OpenReport {
  const file = displayPath(path);
  const target = writeTarget(path, inputs);
  const report = asWriteProblem(file, () => open(target));
  return {
    write: (text) => asWriteProblem(file, () => report.write(text)),
    finish: () => asWriteProblem(file, () => report.finish()),
    discard: () => report.discard(),
  };
}

/**
 * Appends a text after a blank line to a file that others append to as well; creates it if missing. Throws an
 * `InputError` if that fails, or if the file is an input of the run.
 */
export function appendReport(path: string, pieces: Pieces, inputs: readonly string[]): void {
  const target = writeTarget(path, inputs);
  if (target.kind !== 'file') return writeReport(path, pieces, inputs);
  // Built before anything is written, so that a failure leaves no partial text in the file.
  const text = [...pieces].join('');
  asWriteProblem(displayPath(path), () => {
    const isBegun = (target.old?.size ?? 0) > 0;
    writeFileSync(target.path, isBegun ? `\n\n${text}` : text, { flag: 'a' });
  });
}

/** Makes the folder of a file. Throws an `InputError` on failure. */
export const makeFolderOf = (path: string): void =>
  asWriteProblem(displayPath(path), () => makeFolder(dirname(realPathOf(path))));

/** Writes a report, all or nothing; see `openReport`. Throws an `InputError` on failure. */
export function writeReport(path: string, pieces: Pieces, inputs: readonly string[]): void {
  const report = openReport(path, inputs);
  try {
    for (const text of pieces) report.write(text);
    report.finish();
  } catch (error) {
    report.discard();
    throw error;
  }
}
