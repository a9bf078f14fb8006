import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach } from 'vitest';
import { wantOf } from './needs.js';

/** A file of a judge, as it is installed for the tests in a package apart. */
export const oracleFile = (path: string): string => resolve('test/oracles/node_modules', path);

/**
 * Says which packages of test/oracles the tests of this group use. Where one is absent they are skipped, and counted at
 * the end of the run; under CI=true they run, and fail.
 */
export function needsOracles(...names: readonly string[]): void {
  const absent = names.find((name) => !existsSync(oracleFile(name)));
  if (absent === undefined || process.env['CI'] === 'true') return;
  beforeEach(({ skip }) => skip(wantOf(absent)));
}
