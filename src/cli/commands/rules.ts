import type { Selection } from '../../query/select.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { rulesReport } from '../../report/lists/rule-list.js';
import { LIST_OPTIONS, requestOf, selectionOf, defineCommand } from '../command.js';
import { type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { load } from '../../run/load.js';

/**
 * Lists the rules of a policy, including those that are off. Throws an `InputError` for an invalid policy or
 * condition.
 */
export function rules(
  request: Pick<Request, 'policy' | 'asOf' | 'project' | 'origins'> & Selection,
): ListingReport {
  const { dataset, policy } = load(request);
  return rulesReport({ version: version(), dataset, policy, asOf: request.asOf }, request);
}

export const RULES_COMMAND = defineCommand({
  examples: ['rules --policy gdpr --where severity=error', 'rules --columns id,question'],
  options: [...LIST_OPTIONS, 'policy', 'asOf'],
  kinds: ['listing'],
  request: (_args, settings) => ({ ...requestOf([], settings), ...selectionOf(settings) }),
  answer: rules,
});
