import type { Dataset } from '../../evidence/dataset.js';
import type { Selection } from '../../query/select.js';
import { resolveSubjects, type Subject } from '../../evidence/subject.js';
import { evaluate } from '../../verdict/evaluate.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { type EvaluableInputs, providersReport } from '../../report/lists/provider-list.js';
import { type CommandText, LIST, requestOf, selectionOf } from '../command.js';
import { load, type Request } from '../../run/request.js';
import { version } from '../../input/builtin.js';

/** What a list of what is on file is asked for. */
export type ListRequest = Omit<Request, 'subjects' | 'failOn' | 'waivers' | 'rules'> & Selection;

/** Every provider on file, as subjects. */
export const everythingIn = (dataset: Dataset): Subject[] =>
  resolveSubjects(
    dataset,
    dataset.providers.map(({ id }) => id),
  );

/** Loads what a list needs; a rule is evaluated, on everything on file, only once it is asked for. */
export function listInputs(request: ListRequest): EvaluableInputs {
  const inForce = load(request);
  const { dataset, policy } = inForce;
  const { asOf } = request;
  return {
    ...{ version: version(), ...inForce, asOf },
    evaluate: (rule) =>
      evaluate(
        dataset,
        { ...policy, entries: policy.entries.filter(({ id }) => id === rule) },
        everythingIn(dataset),
        asOf,
      ),
  };
}

/** The providers on file, filtered and sorted. Throws an InputError for a condition that cannot be meant. */
export const providers = (request: ListRequest): ListingReport =>
  providersReport(listInputs(request), request);

export const PROVIDERS: CommandText = {
  name: 'providers',
  arguments: '',
  summary: 'list and filter the providers on file',
  examples: [
    'providers --where data-locations=CN',
    "providers --where 'training-use!=always' --columns id,training-use",
  ],
  options: [...LIST, 'policy', 'data', 'attestations', 'asOf'],
  answer: (_args, flags, io) => providers({ ...requestOf([], flags, io), ...selectionOf(flags) }),
};
