import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { realPathOf } from './follow-links.js';
import { displayPath } from '../load-file.js';
import { inputError } from '../problem.js';
import { hasEnded, machine } from './run-mark.js';
import { remove, temporaryBeside } from './temporary-file.js';
import { asWriteProblem, codeOf } from './write-target.js';

/** Blocks the thread, since output is written synchronously and in order. */
export const pause = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Milliseconds: how long to wait for another run, between two tries, and until a lock counts as stale. */
const WAIT = 20_000;
const PAUSE = 20;
const STALE = 60_000;
/** A lock is filled as soon as it is made. */
const STALE_EMPTY = 2_000;

/** The content of a lock; undefined if there is none. */
function contentOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a file is so old that nobody uses it any more. A missing file is not old. */
function isAbandoned(path: string, stale = STALE): boolean {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Math.abs(Date.now() - modified) > stale;
}

/** Whether the owner of a lock is gone: by its process id on this machine, else by the age of the lock. */
function isStale(lock: string, content: string): boolean {
  const [number = '', onMachine = ''] = content.split(' ');
  return hasEnded(number, onMachine) || isAbandoned(lock, content === '' ? STALE_EMPTY : STALE);
}

/** Creates a file that must not exist yet. Returns whether it could. */
function createExclusive(path: string, text: string): boolean {
  let handle: number;
  try {
    handle = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(handle, text);
    return true;
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Removes the lock of a run that has ended; puts back one that another run has made meanwhile. */
function removeStale(path: string, seen: string): void {
  const renamed = temporaryBeside(path);
  try {
    renameSync(path, renamed);
  } catch {
    // Another run was faster.
    return;
  }
  try {
    if (contentOf(renamed) !== seen) linkSync(renamed, path);
  } catch {
    // A third has made a new one: whoever lost theirs notices before anything is written.
  }
  remove(renamed);
}

function removeIfStale(path: string): void {
  const content = contentOf(path);
  if (content !== undefined && isStale(path, content)) removeStale(path, content);
}

/** The lock of the run that takes a stale lock away. */
const cleanupLockOf = (lock: string): string => `${lock}.old`;

/** Takes away a lock that is left over. One run alone may do that: another may have made a new one meanwhile. */
function clear(lock: string, text: string): void {
  const cleanupLock = cleanupLockOf(lock);
  const isOurs = createExclusive(cleanupLock, text);
  removeIfStale(isOurs ? lock : cleanupLock);
  if (isOurs) remove(cleanupLock);
}

function acquire(lock: string, text: string, file: string): void {
  const deadline = Date.now() + WAIT;
  while (!createExclusive(lock, text)) {
    const content = contentOf(lock);
    if (content !== undefined && isStale(lock, content)) clear(lock, text);
    if (Date.now() > deadline)
      throw inputError('another run is writing to it', {
        file,
        hint: `If none is, delete ${displayPath(lock)}.`,
      });
    pause(PAUSE);
  }
  // Of a run that was killed while it took a stale lock away.
  removeIfStale(cleanupLockOf(lock));
}

export interface HeldLock {
  /** Throws an `InputError` if the step took so long that another run has taken the lock. */
  confirm: () => void;
}

/**
 * Runs a step that reads and rewrites a file, and keeps other runs out with a `.lock` file next to it.
 * Removes a stale lock. Throws an `InputError` if it waits too long.
 */
export function withLock<T>(path: string, step: (held: HeldLock) => T): T {
  const file = displayPath(path);
  const target = realPathOf(path);
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  const text = `${process.pid} ${machine()} ${randomBytes(6).toString('hex')}\n`;
  asWriteProblem(file, () => acquire(lock, text, file));
  const isHeld = (): boolean => contentOf(lock) === text;
  const confirm = (): void => {
    if (!isHeld()) throw inputError('took too long, and another run is writing to it', { file });
  };
  try {
    return step({ confirm });
  } finally {
    if (isHeld()) unlinkSync(lock);
  }
}
