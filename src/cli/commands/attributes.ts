import { loadDataset } from '../../evidence/load-dataset.js';
import type { Selection } from '../../query/select.js';
import { attributesReport } from '../../report/lists/attribute-list.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { LIST_OPTIONS, selectionOf, defineCommand } from '../command.js';
import { version } from '../../input/builtin.js';

/**
 * Lists the vocabulary: what can be known, how a value is written, and its names in filters. Throws an
 * `InputError` for an invalid condition.
 */
export const attributes = (request: { asOf: string } & Selection): ListingReport =>
  attributesReport({ version: version(), dataset: loadDataset(), asOf: request.asOf }, request);

export const ATTRIBUTES_COMMAND = defineCommand({
  examples: ['attributes --where subject=model', 'attributes --columns id,paths'],
  options: [...LIST_OPTIONS, 'asOf'],
  kinds: ['listing'],
  request: (_args, settings) => ({ asOf: settings.asOf.value, ...selectionOf(settings) }),
  answer: attributes,
});
