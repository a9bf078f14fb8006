import { shortPath } from './words.js';

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
  /** What it is about, for code that treats this one in its own way. No page and no report shows it. */
  about?: { kind: 'policy' | 'subject'; name: string };
}

/** How many problems are shown of one file. */
export const MOST_PROBLEMS = 20;

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

/** `file:line:column: path: message`, with what is known of it; the hint on a separate line. */
export function formatProblem({ file, line, column, path, message, hint }: Problem): string {
  // A file with a line in it is there, and its path may be followed; any other is repeated no more than an argument is.
  const name = file === undefined || line !== undefined ? file : shortPath(file);
  const place = name === undefined ? '' : [name, line, column].filter((part) => part !== undefined).join(':');
  const text = [place, path, message].filter((part) => part !== undefined && part !== '').join(': ');
  return hint === undefined ? text : `${text}\n  ${hint}`;
}

/** The problems that are shown of a file, and how many more there are. */
export function firstProblems(problems: readonly Problem[], count = problems.length): Problem[] {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const [first] = shown;
  if (first === undefined || count <= MOST_PROBLEMS) return shown;
  const place = first.file === undefined ? {} : { file: first.file };
  return [...shown, { ...place, message: `… and ${count - MOST_PROBLEMS} more` }];
}

/** Throws all problems as one `InputError`, if there are any. */
export function throwAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems);
}

/** Throws the first twenty problems of a file as one `InputError`, and how many more there are. */
export const throwFirst = (problems: readonly Problem[], count = problems.length): void =>
  throwAll(firstProblems(problems, count));

/** What came of a step: its value, or what was wrong. */
export type Attempt<T> =
  { value: T; problems: readonly [] } | { value?: never; problems: readonly Problem[] };

/** Runs a step and catches the problems of an `InputError`. Any other error is thrown on. */
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

/** Runs a step; where it fails, the problems are thrown as they are after a change. */
export function rephrase<T>(change: ProblemChange, step: () => T): T {
  const { value, problems } = attempt(step);
  throwAll(problems.length === 0 ? [] : change(problems));
  return value as T;
}

/** The same for a step that has to be waited for. */
export async function rephraseLater<T>(change: ProblemChange, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(change(error.problems));
    throw error;
  }
}

/** Runs a step; its problems get what they lack of a place. */
export const placeProblems = <T>(place: Partial<Problem>, step: () => T): T =>
  rephrase((problems) => problems.map((problem) => ({ ...place, ...problem })), step);

/** Whether an error is the system's, which names each by a code; any other that is no `InputError` is a bug. */
export const isOfSystem = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Runs a step; an error of the system is thrown as the problem that it means. */
export function explainFailure<T>(explain: (error: unknown) => Problem, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (isOfSystem(error)) throw new InputError([explain(error)]);
    throw error;
  }
}

/** Runs a step for each item and throws the problems of all together, so that none hides another. */
export function collect<A, B>(items: readonly A[], step: (item: A) => B): B[] {
  const attempts = items.map((item) => attempt(() => step(item)));
  throwAll(attempts.flatMap(({ problems }) => problems));
  return attempts.map(({ value }) => value as B);
}
