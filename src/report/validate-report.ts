import { without } from '../input/plain-data.js';
import { formatProblem, type Problem } from '../input/problem.js';
import {
  boolean,
  choice,
  count,
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
  more: optional(count('problems of this file that are not listed; this entry is the note that says so')),
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

/** The problems of a file: those found in it by itself, and those found through a project, each once. */
function withProblems(file: ValidatedFile, more: readonly Problem[]): ValidatedFile {
  const known = new Set(file.problems.map(formatProblem));
  const problems = [...file.problems, ...more.filter((problem) => !known.has(formatProblem(problem)))];
  return { ...file, problems, valid: problems.length === 0 };
}

/**
 * Moves each problem to the file that it is in: a project is checked with every file that it names. `kindOf` tells the
 * kind of a file that is not listed yet.
 */
export function problemsByFile(
  files: readonly ValidatedFile[],
  kindOf: (file: string) => ValidatedFile['kind'],
): ValidatedFile[] {
  const sorted = new Map<string, ValidatedFile>();
  const elsewhere: Problem[] = [];
  for (const one of files) {
    const own = one.problems.filter(({ file }) => (file ?? one.file) === one.file);
    elsewhere.push(...one.problems.filter((problem) => !own.includes(problem)));
    sorted.set(one.file, withProblems({ ...one, problems: [] }, own));
  }
  for (const problem of elsewhere) {
    const { file = '' } = problem;
    const listed = sorted.get(file) ?? { file, kind: kindOf(file), valid: true, problems: [], warnings: [] };
    sorted.set(file, withProblems(listed, [problem]));
  }
  return [...sorted.values()];
}

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
