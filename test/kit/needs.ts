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

/** The path of a program on this system; undefined if it is not installed. */
export const fileOfProgram = (tool: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, tool))
    .find(isExecutable);

/** The note on a skipped test; test/kit/skipped.ts counts them by what is missing. */
export const skipNote = (thing: string): string => `for want of ${thing}`;

/**
 * Names the system tools that the tests of this group call. If one is missing, the tests are skipped and
 * counted at the end of the run; with CI=true they run, and fail.
 */
export function needs(...tools: readonly string[]): void {
  const absent = tools.find((tool) => fileOfProgram(tool) === undefined);
  if (absent === undefined || process.env['CI'] === 'true') return;
  beforeEach(({ skip }) => skip(skipNote(absent)));
}
