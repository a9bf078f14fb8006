import { subProcessorChanges } from '../../src/rules/sub-processor-changes.js';
import { table } from '../kit/table.js';

table(subProcessorChanges, 'sub-processor-notice', { min_days: 14 }, [
  [{ announced: true, days: 14, right_to_object: true }, 'pass'],
  [{ announced: false }, 'fail', 'Changes of sub-processors are not announced.'],
  [
    { announced: true, right_to_object: false },
    'fail',
    'Customers have no right to object to a new sub-processor.',
  ],
  [
    { announced: true, right_to_object: true },
    'undecided',
    'The statement does not say how many days before a change the notice comes; the policy asks for 14.',
  ],
  [
    { announced: true, days: 13, right_to_object: true },
    'fail',
    'Changes are announced 13 days ahead; the policy asks for 14.',
  ],
  [
    { announced: true, days: 1, right_to_object: false },
    'fail',
    'Customers have no right to object to a new sub-processor. Changes are announced 1 day ahead; the policy asks for 14.',
  ],
  [
    { announced: true },
    'undecided',
    'The statement does not say how many days before a change the notice comes; the policy asks for 14. The statement does not say that customers have a right to object.',
  ],
  [
    { announced: true, days: 30 },
    'undecided',
    'The statement does not say that customers have a right to object.',
  ],
]);
