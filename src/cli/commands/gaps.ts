import type { Selection } from '../../query/select.js';
import { gapList, type GapsReport } from '../../report/gaps-report.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { EVIDENCE, LIST, many, requestOf, selectionOf, type CommandText } from '../command.js';
import { evaluated, type Request } from '../../run/request.js';
import { version } from '../../input/version.js';

/**
 * Lists what is not shown or not met, or what of it is asked for; with columns, as a table of these. It gates nothing.
 * Throws an InputError as `check` does.
 */
export const gaps = (request: Request & Selection): GapsReport | ListingReport =>
  gapList(evaluated(request, version()), request);

export const GAPS: CommandText = {
  name: 'gaps',
  arguments: '[subject...]',
  summary: 'list what is not shown or not met; never gates',
  examples: [
    "gaps xiaomi --where 'severity>=error' --format csv",
    'gaps --where reasons=missing --columns rule,subject',
  ],
  options: [...LIST, 'rule', ...EVIDENCE],
  answer: ([subjects], flags, io) => gaps({ ...requestOf(many(subjects), flags, io), ...selectionOf(flags) }),
};
