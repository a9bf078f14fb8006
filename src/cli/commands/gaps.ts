import type { Selection } from '../../query/select.js';
import { gapList, type GapsReport } from '../../report/gaps-report.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import {
  EVIDENCE_OPTIONS,
  LIST_OPTIONS,
  listOfArguments,
  requestOf,
  selectionOf,
  defineCommand,
} from '../command.js';
import { type Request } from '../../run/request.js';
import { checkAll } from '../../run/check.js';
import { loadRun } from '../../run/load.js';

/**
 * Lists what is not shown or not met, or a selection of it; with columns, as a table. Gives no verdict.
 * Throws an `InputError` as `check` does.
 */
export const gaps = (request: Request & Selection): GapsReport | ListingReport =>
  gapList(checkAll(loadRun(request)), request);

export const GAPS_COMMAND = defineCommand({
  examples: [
    "gaps xiaomi --where 'severity>=error' --format csv",
    'gaps --where reasons=missing --columns rule,subject',
  ],
  options: [...LIST_OPTIONS, 'rule', ...EVIDENCE_OPTIONS, 'details'],
  kinds: ['gaps', 'listing'],
  request: ([subjects], settings) => ({
    ...requestOf(listOfArguments(subjects), settings),
    ...selectionOf(settings),
  }),
  answer: gaps,
});
