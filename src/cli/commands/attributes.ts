import { loadDataset } from '../../evidence/load-dataset.js';
import type { Selection } from '../../query/select.js';
import { attributesReport } from '../../report/lists/attribute-list.js';
import type { ListingReport } from '../../report/lists/listing-report.js';
import { type CommandText, LIST, selectionOf } from '../command.js';
import { version } from '../../input/builtin.js';

/** The vocabulary: what can be known, how a value is written, and by which names it can be filtered. */
export const attributes = (request: { asOf: string } & Selection): ListingReport =>
  attributesReport({ version: version(), dataset: loadDataset(), asOf: request.asOf }, request);

export const ATTRIBUTES: CommandText = {
  name: 'attributes',
  arguments: '',
  summary: 'list the vocabulary, for --where and for writing a provider file',
  examples: ['attributes --where subject=model', 'attributes --columns id,paths'],
  options: [...LIST, 'asOf'],
  answer: (_args, flags, io) => attributes({ asOf: flags.asOf ?? io.today, ...selectionOf(flags) }),
};
