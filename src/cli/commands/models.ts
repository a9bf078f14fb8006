import type { Volume } from '../../query/cost.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { modelsReport } from '../../report/lists/model-list.js';
import type { Settings } from '../../settings/settings.js';
import { defineCommand, LIST_OPTIONS, requestOf, selectionOf } from '../command.js';
import { listInputs, type ListRequest } from './providers.js';

/**
 * Lists models on file, filtered and sorted; with a volume, each has the exact price of one request of so
 * many tokens, in USD. Throws an `InputError` for an invalid condition.
 */
export const models = (request: ListRequest & { volume?: Volume }): ListingReport =>
  modelsReport(listInputs(request), request, request.volume);

const volumeOf = ({
  inputTokens,
  outputTokens,
}: Settings<'inputTokens' | 'outputTokens'>): { volume?: Volume } =>
  inputTokens === undefined && outputTokens === undefined
    ? {}
    : { volume: { input: inputTokens?.value ?? 0, output: outputTokens?.value ?? 0 } };

export const MODELS_COMMAND = defineCommand({
  examples: [
    "models --where modality=text --where 'context>=200K' --sort input-price",
    'models --input-tokens 200K --output-tokens 2K --sort cost',
  ],
  options: [...LIST_OPTIONS, 'inputTokens', 'outputTokens', 'policy', 'data', 'attestations', 'asOf'],
  kinds: ['listing'],
  request: (_args, settings) => ({
    ...requestOf([], settings),
    ...selectionOf(settings),
    ...volumeOf(settings),
  }),
  answer: models,
});
