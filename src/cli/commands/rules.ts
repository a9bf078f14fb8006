import type { Selection } from '../../query/select.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { rulesReport } from '../../report/lists/rule-list.js';
import { type CommandText, LIST, requestOf, selectionOf } from '../command.js';
import { load, type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/** The rules of a policy, what is off included. Throws an InputError for a policy that cannot be used. */
export function rules(request: Pick<Request, 'policy' | 'asOf' | 'project'> & Selection): ListingReport {
  const { dataset, policy } = load(request);
  return rulesReport({ version: version(), dataset, policy, asOf: request.asOf }, request);
}

export const RULES: CommandText = {
  name: 'rules',
  arguments: '',
  summary: 'list the rules, their severity in the policy and their law',
  examples: ['rules --policy gdpr --where severity=error', 'rules --columns id,question'],
  options: [...LIST, 'policy', 'asOf'],
  answer: (_args, flags, io) => rules({ ...requestOf([], flags, io), ...selectionOf(flags) }),
};
