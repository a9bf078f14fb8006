/** A place in a file. Lines and columns count from 1. */
export interface Location {
  /** As the user would name it: relative to the working directory, or `data/…` for what is built in. */
  file: string;
  line: number;
  column: number;
}

/** Something wrong with an input, and how to mend it. */
export interface Problem extends Partial<Omit<Location, 'file'>> {
  file?: string;
  /** Where in the data, like `claims.retention[0].scope`. */
  path?: string;
  message: string;
  hint?: string;
}

/** The one error class: the input, not the program, is at fault. Carries every problem found, not just the first. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** An input error with a single problem. */
export const inputError = (message: string, more: Omit<Problem, 'message'> = {}): InputError =>
  new InputError([{ ...more, message }]);

/** `file:line:column: path: message`, with what is known of it; the hint on a line of its own. */
export function formatProblem({ file, line, column, path, message, hint }: Problem): string {
  const place = file === undefined ? '' : [file, line, column].filter((part) => part !== undefined).join(':');
  const text = [place, path, message].filter((part) => part !== undefined && part !== '').join(': ');
  return hint === undefined ? text : `${text}\n  ${hint}`;
}
