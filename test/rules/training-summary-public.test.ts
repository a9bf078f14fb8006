import { trainingSummaryPublic } from '../../src/rules/training-summary-public.js';
import { table } from '../kit/table.js';

table(trainingSummaryPublic, 'training-summary', {}, [
  [{ published: true, url: 'https://example.com/summary' }, 'pass'],
  [{ published: true }, 'undecided', 'The statement does not say where the summary is published.'],
  [{ published: false }, 'fail', 'No summary of the training content is published.'],
]);
