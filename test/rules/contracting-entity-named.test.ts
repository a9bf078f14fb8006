import { contractingEntityNamed } from '../../src/rules/contracting-entity-named.js';
import { table } from './table.js';

table(contractingEntityNamed, 'contracting-entity', {}, [
  [{ entities: [{ name: 'Alpha B.V.', country: 'NL' }] }, 'pass'],
  [
    { entities: [{ name: 'Alpha B.V.', country: 'NL' }, { name: 'Beta' }] },
    'undecided',
    'No country is stated for Beta.',
  ],
]);
