import { inputError } from '../input/problem.js';

/** The one file that a record goes to. */
export function targetOf(files: readonly string[] | undefined, option: string): string {
  const [file, ...more] = files ?? [];
  if (file !== undefined && more.length === 0) return file;
  throw inputError(
    file === undefined ? 'no file to write to is named' : 'several files to write to are named',
    {
      hint: `Name one with ${option} <file>; it is made if it is not there.`,
    },
  );
}

/** A value that a command cannot do without. */
export function needed<T>(value: T | undefined, option: string): T {
  if (value !== undefined) return value;
  throw inputError(`${option} is missing`, { hint: 'See the help of the command for all that it needs.' });
}
