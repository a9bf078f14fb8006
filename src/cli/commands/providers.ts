import type { Selection } from '../../query/select.js';
import { evaluate } from '../../verdict/evaluate.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { type EvaluableInputs, providersReport } from '../../report/lists/provider-list.js';
import { LIST_OPTIONS, requestOf, selectionOf, defineCommand } from '../command.js';
import { type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';
import { everyProvider, load } from '../../run/load.js';

/** A request for a list of what is on file. */
export type ListRequest = Omit<Request, 'subjects' | 'failOn' | 'waivers' | 'rules'> & Selection;

/** Loads what a list needs. A rule is evaluated, on everything on file, only if the list uses it. */
export function listInputs(request: ListRequest): EvaluableInputs {
  const basis = load(request);
  const { dataset, policy, asOf } = basis;
  return {
    ...{ version: version(), ...basis },
    evaluate: (rule) =>
      evaluate(
        dataset,
        { ...policy, entries: policy.entries.filter(({ id }) => id === rule) },
        everyProvider(dataset),
        asOf,
      ),
  };
}

/** Lists providers on file, filtered and sorted. Throws an `InputError` for an invalid condition. */
export const providers = (request: ListRequest): ListingReport =>
  providersReport(listInputs(request), request);

export const PROVIDERS_COMMAND = defineCommand({
  examples: [
    'providers --where data-locations=CN',
    "providers --where 'training-use!=always' --columns id,training-use",
  ],
  options: [...LIST_OPTIONS, 'policy', 'data', 'attestations', 'asOf'],
  kinds: ['listing'],
  request: (_args, settings) => ({ ...requestOf([], settings), ...selectionOf(settings) }),
  answer: providers,
});
