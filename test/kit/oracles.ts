import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach } from 'vitest';
import { skipNote } from './needs.js';

/** A file of a judging tool, installed for the tests in a separate package. */
export const oracleFile = (path: string): string => resolve('test/oracles/node_modules', path);

/**
 * Names the packages of test/oracles that the tests of this group use. If one is missing, the tests are
 * skipped and counted at the end of the run; with CI=true they run, and fail.
 */
export function needsOracles(...names: readonly string[]): void {
  const absent = names.find((name) => !existsSync(oracleFile(name)));
  if (absent === undefined || process.env['CI'] === 'true') return;
  beforeEach(({ skip }) => skip(skipNote(absent)));
}
