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
import { displayPath } from './load-file.js';
import { pause } from './writing/pause.js';
import { clearTemporaries, remove, temporaryBeside } from './writing/temporary-file.js';
import { asWriteProblem, codeOf, writeTarget, type WriteTarget } from './writing/write-target.js';

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

/** Milliseconds between two looks at a pipe. */
const PIPE_PAUSE = 10;

/** Writes all of a text to what is open; answers false when its reader has gone away, which is no error. */
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

/** What is written to as it is: a device, a pipe, an open file. There is no old content to keep. */
function openDirect(handle: number, close: () => void): OpenReport {
  let isRead = true;
  return {
    write: (text) => {
      isRead &&= writeAll(handle, text);
    },
    finish: close,
    abandon: close,
  };
}

/** Milliseconds that somebody has to open a pipe for reading. */
const READER_WAIT = 10_000;

/** Opens a pipe once somebody reads from it; plain opening would wait for ever, and could not be interrupted. */
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

/** Puts a text in the place of another, in the same file: it keeps its owner and whatever is mounted there. */
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

/** A file that no other can take the place of: what is written is held until all of it is there. */
function openInPlace(path: string): OpenReport {
  const pieces: string[] = [];
  return {
    write: (text) => void pieces.push(text),
    finish: () => overwrite(path, pieces.join('')),
    abandon: () => undefined,
  };
}

/** Gives a new file the mode and the owner of the one that it replaces; answers whether it could. */
function takeOver(handle: number, { uid, gid, mode }: Stats): boolean {
  try {
    const now = fstatSync(handle);
    if (now.uid !== uid || now.gid !== gid) fchownSync(handle, uid, gid);
    fchmodSync(handle, mode & 0o777);
    return true;
  } catch {
    return false;
  }
}

/** Renames a file over another; onto a mount of its own, which nothing can replace, its content is written instead. */
function moveOver(temporary: string, target: string): void {
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
    // What only some may read is read by nobody else meanwhile.
    handle = openSync(temporary, 'wx', old === undefined ? 0o644 : 0o600);
  } catch (error) {
    if (old === undefined || codeOf(error) !== 'EROFS') throw error;
    return openInPlace(target);
  }
  if (old !== undefined && !takeOver(handle, old)) {
    closeSync(handle);
    remove(temporary);
    return openInPlace(target);
  }
  return {
    write: (text) => writeFileSync(handle, text),
    finish: () => {
      fsyncSync(handle);
      closeSync(handle);
      moveOver(temporary, target);
    },
    abandon: () => {
      remove(temporary);
      try {
        closeSync(handle);
      } catch {
        // It is closed already.
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
 * Opens a report that is written piece by piece, whole or not at all: to a temporary file beside the target, then
 * renamed over it, with its mode and owner. What is no regular file (a device, a pipe, an open file such as /dev/fd/3) is
 * written to as it is. Each step throws an InputError where it fails.
 */
export function openReport(path: string, inputs: readonly string[]): OpenReport {
  const file = displayPath(path);
  const target = writeTarget(path, inputs);
  const report = asWriteProblem(file, () => open(target));
  return {
    write: (text) => asWriteProblem(file, () => report.write(text)),
    finish: () => asWriteProblem(file, () => report.finish()),
    abandon: () => report.abandon(),
  };
}

/**
 * Adds a text to the end of a file that others add to as well, after a blank line; makes the file where there is none.
 * Any input of the run is refused. Throws InputError.
 */
export function appendReport(path: string, pieces: Pieces, inputs: readonly string[]): void {
  const target = writeTarget(path, inputs);
  if (target.kind !== 'file') return writeReport(path, pieces, inputs);
  // Made before anything is written: what others wrote there is not left with a part of it.
  const text = [...pieces].join('');
  asWriteProblem(displayPath(path), () => {
    const isBegun = (target.old?.size ?? 0) > 0;
    writeFileSync(target.path, isBegun ? `\n\n${text}` : text, { flag: 'a' });
  });
}

/** Makes the folder that a file will lie in. Throws InputError. */
export const makeFolderOf = (path: string): void =>
  asWriteProblem(displayPath(path), () => makeFolder(dirname(realPathOf(path))));

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
