import { subProcessorsNamed } from '../../src/rules/sub-processors-named.js';
import { table } from './table.js';

const whole = { name: 'Alpha GmbH', country: 'DE', task: 'hosting' };
const open = 'The list is not said to be complete.';

table(subProcessorsNamed, 'sub-processors', {}, [
  [{ entities: [whole], exhaustive: true, available: 'public' }, 'pass'],
  [{ entities: [whole], exhaustive: true, available: 'on-request' }, 'pass'],
  [
    { entities: [], exhaustive: true },
    'not-applicable',
    'No sub-processors are used, and the statement says that this is complete.',
  ],
  [
    { entities: [], exhaustive: true, available: 'withheld' },
    'fail',
    'The list of sub-processors is withheld.',
  ],
  [{ entities: [], available: 'withheld' }, 'fail', 'The list of sub-processors is withheld.'],
  [{ entities: [], available: 'public' }, 'undecided', open],
  [{ entities: [whole], available: 'customers' }, 'undecided', open],
  [{ entities: [whole], exhaustive: false, available: 'customers' }, 'undecided', open],
  [{ entities: [whole], exhaustive: true }, 'undecided', 'Who can see the list is not stated.'],
  [
    { entities: [whole, { name: 'Beta', country: 'SG' }], exhaustive: true, available: 'public' },
    'undecided',
    'No task is stated for Beta.',
  ],
  [
    { entities: [{ name: 'Beta', task: 'support' }, whole], exhaustive: true, available: 'public' },
    'undecided',
    'No country is stated for Beta.',
  ],
  [
    { entities: [{ name: 'Beta' }, { name: 'Gamma' }] },
    'undecided',
    `${open} No country is stated for Beta and Gamma. No task is stated for Beta and Gamma. Who can see the list is not stated.`,
  ],
]);
