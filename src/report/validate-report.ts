import { without } from '../input/present.js';
import type { Problem } from '../input/problem.js';

/** What became of one file. */
export interface ValidatedFile {
  file: string;
  kind: 'provider' | 'policy' | 'project' | 'waivers' | 'attestations';
  valid: boolean;
  problems: Problem[];
  /** Not wrong, but worth a look: a statement from after the as-of date, say. */
  warnings: Problem[];
}

export interface ValidateReport {
  schemaVersion: 1;
  kind: 'validate';
  tool: { name: 'mimo-check'; version: string };
  asOf: string;
  valid: boolean;
  files: ValidatedFile[];
}

const shown = (problem: Problem): Problem => without(problem, 'about');

/** The report of `validate`. */
export const validateReport = (
  version: string,
  asOf: string,
  files: readonly ValidatedFile[],
): ValidateReport => ({
  schemaVersion: 1,
  kind: 'validate',
  tool: { name: 'mimo-check', version },
  asOf,
  valid: files.every(({ valid }) => valid),
  files: files.map((file) => ({
    ...file,
    problems: file.problems.map(shown),
    warnings: file.warnings.map(shown),
  })),
});
