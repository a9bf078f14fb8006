import type { Volume } from '../../query/cost.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { modelsReport } from '../../report/lists/model-list.js';
import { LIST, requestOf, selectionOf, type CommandText } from '../command.js';
import type { Flags } from '../../settings/options.js';
import { listInputs, type ListRequest } from './providers.js';

/**
 * The models on file, filtered and sorted; with a volume, each is priced for one request of that many tokens, exactly.
 * Throws an InputError for a condition that cannot be meant.
 */
export const models = (request: ListRequest & { volume?: Volume }): ListingReport =>
  modelsReport(listInputs(request), request, request.volume);

const volumeOf = ({ inputTokens, outputTokens }: Flags): { volume?: Volume } =>
  inputTokens === undefined && outputTokens === undefined
    ? {}
    : { volume: { input: inputTokens ?? 0, output: outputTokens ?? 0 } };

export const MODELS: CommandText = {
  name: 'models',
  arguments: '',
  summary: 'list and filter the models on file; with a number of tokens, priced',
  examples: [
    "models --where modality=text --where 'context>=200K' --sort input-price",
    'models --input-tokens 200K --output-tokens 2K --sort cost',
  ],
  options: [...LIST, 'inputTokens', 'outputTokens', 'policy', 'data', 'attestations', 'asOf'],
  answer: (_args, flags, io) =>
    models({ ...requestOf([], flags, io), ...selectionOf(flags), ...volumeOf(flags) }),
};
