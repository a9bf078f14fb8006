import type { Dataset } from '../evidence/dataset.js';
import { problemsOf, type Location, type Problem } from '../input/problem.js';
import { resolveSubjects } from '../evidence/subject.js';

/** What is wrong with the subjects that a project file names, each with its place there. */
export function subjectProblems(
  names: readonly string[],
  dataset: Dataset,
  at: (path: readonly (string | number)[]) => Location,
): Problem[] {
  const each = names.flatMap((name, index) =>
    problemsOf(() => resolveSubjects(dataset, [name])).map((problem) => ({
      ...at(['subjects', index]),
      path: `subjects[${index}]`,
      ...problem,
    })),
  );
  if (each.length > 0) return each;
  const together = problemsOf(() => resolveSubjects(dataset, names));
  return together.map((problem) => ({ ...at(['subjects']), path: 'subjects', ...problem }));
}
