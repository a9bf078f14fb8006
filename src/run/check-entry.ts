import { type Problem, rephrase, throwAll } from '../input/problem.js';
import { without } from '../input/present.js';
import { hiddenIn } from '../input/read-file.js';
import { validate } from '../input/schema.js';
import type { Shape } from '../input/shape.js';
import { pathText } from '../input/words.js';

type Path = readonly (string | number)[];

/** Texts that no file may hold, by their path. */
function hiddenTexts(value: unknown, path: Path): Problem[] {
  if (typeof value === 'string') {
    const hidden = hiddenIn(value);
    return hidden === undefined ? [] : [{ path: pathText(path), message: hidden }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    hiddenTexts(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/**
 * Checks an entry that was put together out of options, before it is written to a file. Throws an InputError for what
 * does not fit its shape, by path, and for characters that no file may hold.
 */
export function checkEntry(shape: Shape, entry: object): void {
  const nowhere = { file: '', line: 0, column: 0 };
  rephrase(
    (problems) => problems.map((problem) => without(problem, 'file', 'line', 'column')),
    () => validate(shape, { file: '', data: entry, at: () => nowhere }),
  );
  throwAll(hiddenTexts(entry, []));
}
