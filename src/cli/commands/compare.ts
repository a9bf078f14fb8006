import { inputError } from '../../input/problem.js';
import { compareReport, type CompareReport } from '../../report/compare-report.js';
import { EVIDENCE_OPTIONS, listOfArguments, requestOf, defineCommand } from '../command.js';
import { type Request } from '../../run/request.js';
import { checkAll } from '../../run/check.js';
import { loadRun } from '../../run/load.js';

/**
 * Compares rules and facts of several subjects, in the order given. Does not rank, and gives no verdict.
 * Throws an `InputError` for fewer than two subjects, and as `check` does.
 */
export function compare(request: Request): CompareReport {
  if (request.subjects.length < 2)
    throw inputError('a comparison needs at least two subjects', {
      hint: 'Like: mimo-check compare xiaomi/mimo-v2-flash xiaomi/mimo-v2-pro.',
    });
  return compareReport(checkAll(loadRun(request)));
}

export const COMPARE_COMMAND = defineCommand({
  examples: [
    'compare xiaomi/mimo-v2-flash xiaomi/mimo-v2-pro',
    'compare xiaomi/mimo-v2-flash xiaomi/mimo-v2-pro --rule price-stated',
  ],
  options: ['rule', ...EVIDENCE_OPTIONS],
  request: ([subjects], settings) => requestOf(listOfArguments(subjects), settings),
  answer: compare,
});
