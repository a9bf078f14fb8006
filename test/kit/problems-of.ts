import { formatProblem, InputError } from '../../src/input/problem.js';

/**
 * The problems that a step throws, formatted; an empty list if it throws none. Any other error is rethrown.
 */
export function problemsOf(step: () => unknown): string[] {
  try {
    step();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

/** The number of random inputs that a fuzz test tries. */
export const FUZZ_RUNS = Number(process.env['FUZZ_RUNS'] ?? 2_000);
