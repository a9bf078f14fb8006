import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { realPathOf } from './follow-links.js';
import { displayPath } from '../load-file.js';
import { pause } from './pause.js';
import { inputError } from '../problem.js';
import { asWriteProblem, codeOf } from './write-target.js';

/** Milliseconds: how long to wait for another run, between two tries, and until a lock counts as stale. */
const WAIT = 20_000;
const PAUSE = 20;
const STALE = 60_000;

/** The content of a lock; undefined if there is none. */
function contentOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Whether a file is so old that nobody uses it any more. A missing file is not old. */
function isOld(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Math.abs(Date.now() - made) > STALE;
}

/** Whether the owner of a lock is gone: by its process id on this machine, else by the age of the lock. */
function isLeftOver(lock: string, content: string): boolean {
  const [number = '', host] = content.split(' ');
  if (host === hostname() && /^\d+$/.test(number) && !isAlive(Number(number))) return true;
  return isOld(lock);
}

/** Creates a file that must not exist yet. Returns whether it could. */
function makeNew(path: string, text: string): boolean {
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

/**
 * Removes a stale lock. A second lock ensures that only one run does so, and that no newer lock is removed.
 */
function clear(lock: string): void {
  const breaking = `${lock}.old`;
  if (!makeNew(breaking, '')) {
    if (isOld(breaking)) unlinkSync(breaking);
    return;
  }
  try {
    const content = contentOf(lock);
    if (content !== undefined && isLeftOver(lock, content)) unlinkSync(lock);
  } finally {
    unlinkSync(breaking);
  }
}

function take(lock: string, text: string, file: string): void {
  const deadline = Date.now() + WAIT;
  while (!makeNew(lock, text)) {
    const content = contentOf(lock);
    if (content !== undefined && isLeftOver(lock, content)) clear(lock);
    else if (Date.now() > deadline)
      throw inputError('another run is writing to it', {
        file,
        hint: `If none is, delete ${displayPath(lock)}.`,
      });
    else pause(PAUSE);
  }
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
  const text = `${process.pid} ${hostname()} ${randomBytes(6).toString('hex')}\n`;
  asWriteProblem(file, () => take(lock, text, file));
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
