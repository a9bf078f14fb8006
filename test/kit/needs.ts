import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeEach } from 'vitest';

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where a program is on this system; undefined: it is not. */
export const fileOfProgram = (tool: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, tool))
    .find(isExecutable);

/** The note of a test that is skipped; test/kit/skipped.ts counts them by what is wanted. */
export const wantOf = (thing: string): string => `for want of ${thing}`;

/**
 * Says which tools of the system the tests of this group call. Where one is absent they are skipped, and counted at
 * the end of the run; under CI=true they run, and fail.
 */
export function needs(...tools: readonly string[]): void {
  const absent = tools.find((tool) => fileOfProgram(tool) === undefined);
  if (absent === undefined || process.env['CI'] === 'true') return;
  beforeEach(({ skip }) => skip(wantOf(absent)));
}
