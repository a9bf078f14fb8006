import { trainingSummaryPublic } from '../../src/rules/training-summary-public.js';
import { table } from '../kit/table.js';

table(trainingSummaryPublic, 'training-summary', {}, [
  [{ published: true, url: 'https://example.com/summary' }, 'pass'],
  [{ published: true }, 'undecided', 'Where the summary is published is not stated.'],
  [{ published: false }, 'fail', 'No summary of the training content is published.'],
]);
