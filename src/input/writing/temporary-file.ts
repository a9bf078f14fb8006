import { randomBytes } from 'node:crypto';
import { readdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasEnded, machine } from './run-mark.js';

/** Its name says which run of ours made it. It does not repeat the name of the target, which may be as long as can be. */
const TEMPORARY = /^\.mimo-check\.([0-9a-f]{12})\.(\d+)\.[0-9a-f]{12}\.tmp$/;

/** A new name for a file beside a target. */
export const temporaryBeside = (target: string): string =>
  join(dirname(target), `.mimo-check.${machine()}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);

/** Takes away a file; throws nothing where it is gone already. */
export function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is in its place already, or the folder has gone.
  }
}

/** Takes away what runs that were killed have left in a folder. */
export function clearTemporaries(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // One can be allowed to write to a folder, and not to look into it.
  }
  for (const name of names) {
    const [, onMachine, number] = TEMPORARY.exec(name) ?? [];
    if (onMachine !== undefined && number !== undefined && hasEnded(number, onMachine))
      remove(join(folder, name));
  }
}
