import { without } from '../input/present.js';
import type { Problem } from '../input/problem.js';
import {
  boolean,
  choice,
  FILE,
  freeText,
  integer,
  LINE,
  list,
  object,
  optional,
  type ValueOf,
} from '../input/shape.js';
import { AS_OF, beginning } from './envelope.js';

/** Something wrong with a file, and how to fix it. */
const PROBLEM = object({
  file: optional(FILE),
  line: optional(LINE),
  column: optional(integer('in UTF-16 units, from 1', { min: 1 })),
  path: optional(freeText('where in the data')),
  message: freeText(),
  hint: optional(freeText()),
});

const VALIDATED_FILE = object({
  file: FILE,
  kind: choice(['provider', 'policy', 'project', 'waivers', 'attestations']),
  valid: boolean(),
  problems: list(PROBLEM),
  warnings: list(PROBLEM, 'not wrong, but worth a look'),
});

export const VALIDATE_SHAPE = object({
  ...beginning('validate'),
  asOf: AS_OF,
  valid: boolean(),
  files: list(VALIDATED_FILE),
});

export type ValidateReport = ValueOf<typeof VALIDATE_SHAPE>;
/** The result for one file. */
export type ValidatedFile = ValueOf<typeof VALIDATED_FILE>;

const shown = (problem: Problem): Problem => without(problem, 'about');

/** Makes the report of `validate`. */
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
