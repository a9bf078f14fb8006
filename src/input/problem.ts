import { shortPath } from './words.js';

/** A position in a file. Lines and columns count from 1. */
export interface Location {
  /** Relative to the working directory, or `data/…` for a built-in file. */
  file: string;
  line: number;
  column: number;
}

/** Something wrong with an input, and how to fix it. */
export interface Problem extends Partial<Omit<Location, 'file'>> {
  file?: string;
  /** The path in the data, like `claims.retention[0].scope`. */
  path?: string;
  message: string;
  hint?: string;
  /** How many further problems of the file this one stands for: it is a note, and no problem itself. */
  more?: number;
  /** What the problem is about, for code that handles it specially. Never shown. */
  about?: { kind: 'policy' | 'subject'; name: string } | { kind: 'value' | 'blank' };
}

/** How many problems of one file are shown. */
export const MOST_PROBLEMS = 20;

/**
 * The only error class: the input is at fault, not the program. Carries every problem found, not just the
 * first.
 */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

export const inputError = (message: string, more: Omit<Problem, 'message'> = {}): InputError =>
  new InputError([{ ...more, message }]);

/**
 * Formats a problem as `file:line:column: path: message`, as far as these are known, with the hint on its own
 * line.
 */
export function formatProblem({ file, line, column, path, message, hint }: Problem): string {
  // A problem with a line proves that the file exists, so its path is printed in full. Any other path is
  // shortened, like an argument.
  const name = file === undefined || line !== undefined ? file : shortPath(file);
  const place = name === undefined ? '' : [name, line, column].filter((part) => part !== undefined).join(':');
  const text = [place, path, message].filter((part) => part !== undefined && part !== '').join(': ');
  return hint === undefined ? text : `${text}\n  ${hint}`;
}

/** The problems of a file to show, and a note of how many more there are. */
export function firstProblems(problems: readonly Problem[], count = problems.length): Problem[] {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const [first] = shown;
  if (first === undefined || count <= MOST_PROBLEMS) return shown;
  const place = first.file === undefined ? {} : { file: first.file };
  const more = count - MOST_PROBLEMS;
  return [...shown, { ...place, message: `… and ${more} more`, more }];
}

/** Throws all problems as one `InputError`, if there are any. */
export function throwAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems);
}

/** Throws the first twenty problems of a file as one `InputError`, with a note of how many more there are. */
export const throwFirst = (problems: readonly Problem[], count = problems.length): void =>
  throwAll(firstProblems(problems, count));

/** The result of a step: its value, or its problems. */
export type Attempt<T> =
  { value: T; problems: readonly [] } | { value?: never; problems: readonly Problem[] };

/** Runs a step and catches the problems of an `InputError`. Rethrows any other error. */
export function attempt<T>(step: () => T): Attempt<T> {
  try {
    return { value: step(), problems: [] };
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems };
    throw error;
  }
}

/** The problems of a step; none where it succeeds. */
export const problemsOf = (step: () => unknown): readonly Problem[] => attempt(step).problems;

type ProblemChange = (problems: readonly Problem[]) => readonly Problem[];

/** Runs a step. If it fails, changes its problems and throws them. */
export function rephrase<T>(change: ProblemChange, step: () => T): T {
  const { value, problems } = attempt(step);
  throwAll(problems.length === 0 ? [] : change(problems));
  return value as T;
}

/** `rephrase` for an asynchronous step. */
export async function rephraseLater<T>(change: ProblemChange, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(change(error.problems));
    throw error;
  }
}

/** Runs a step. If it fails, fills in whatever its problems lack of `place`. */
export const placeProblems = <T>(place: Partial<Problem>, step: () => T): T =>
  rephrase((problems) => problems.map((problem) => ({ ...place, ...problem })), step);

/**
 * Whether an error comes from the operating system: those have a code. Anything else but an `InputError` is a
 * bug.
 */
export const isOfSystem = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Runs a step and rethrows an error of the operating system as a problem. */
export function explainFailure<T>(explain: (error: unknown) => Problem, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (isOfSystem(error)) throw new InputError([explain(error)]);
    throw error;
  }
}

/** Runs a step for each item and throws all their problems at once. */
export function collect<A, B>(items: readonly A[], step: (item: A) => B): B[] {
  const attempts = items.map((item) => attempt(() => step(item)));
  throwAll(attempts.flatMap(({ problems }) => problems));
  return attempts.map(({ value }) => value as B);
}
