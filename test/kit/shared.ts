import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TRIES = 2400;
const PAUSE_MS = 50;

const sleep = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

/** Takes the lock; false if another process has it. */
function begin(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** A folder that the first caller of a test run fills; other callers wait for it, and only read it. */
export function shared(name: string, make: (folder: string) => void): string {
  const folder = join(process.env['TEST_RUN_FOLDER'] ?? '', name);
  const [lock, done] = [`${folder}.lock`, `${folder}.done`];
  if (begin(lock)) {
    mkdirSync(folder);
    make(folder);
    writeFileSync(done, '');
  }
  for (let tries = 0; !existsSync(done); tries++) {
    if (tries === TRIES) throw new Error(`${name} was not made`);
    sleep();
  }
  return folder;
}
