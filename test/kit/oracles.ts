import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach } from 'vitest';
import { wantOf } from './needs.js';

/** The path of something in the heavy judges, which are installed apart. */
export const oracle = (name: string): string => resolve('test/oracles/node_modules', name);

/**
 * Says that the tests of this group call a judge. Where they are not installed the tests are skipped, and counted at the
 * end of the run; under CI=true they run, and fail.
 */
export function oraclesNeeded(): void {
  if (existsSync(oracle('.package-lock.json')) || process.env['CI'] === 'true') return;
  beforeEach(({ skip }) => skip(wantOf('the judges: npm ci --prefix test/oracles')));
}
