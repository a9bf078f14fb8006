import { contractingEntityNamed } from '../../src/rules/contracting-entity-named.js';
import { opposition, table } from '../kit/table.js';

const alpha = { name: 'Alpha B.V.', legal_form: 'B.V.', established_in: 'NL' };
const beta = { name: 'Beta Ltd', register: 'IE 1', country: 'IE' };
const gamma = { name: 'Gamma Inc.', legal_form: 'Inc.', established_in: 'US' };
const outside = 'It names the entity for customers outside the EEA only.';
const part = 'It names the entity for customers in a part of the EEA only.';
const rivals = 'For the same customers different entities are named (Alpha B.V. and Beta Ltd).';

table(contractingEntityNamed, 'contracting-entity', {}, [
  [{ entities: [alpha] }, 'pass'],
  [{ entities: [beta] }, 'pass'],
  [{ entities: [{ ...alpha, for: ['eea'], role: 'seller', processes_in: ['US'] }] }, 'pass'],
  [{ entities: [{ ...alpha, for: ['eu'] }] }, 'pass'],
  [{ entities: [{ ...alpha, for: ['europe'] }] }, 'pass'],
  [{ entities: [{ ...alpha, for: ['worldwide'] }] }, 'pass'],
  [{ entities: [{ ...alpha, for: ['global-network'] }] }, 'pass'],
  [
    {
      entities: [
        { ...alpha, for: ['eea'] },
        { ...gamma, for: ['US', 'asia-pacific'] },
      ],
    },
    'pass',
  ],
  [{ entities: [alpha, { ...alpha, name: 'ALPHA BV' }] }, 'pass'],
  [{ entities: [{ ...gamma, for: ['US'] }] }, 'silent', outside],
  [{ entities: [{ name: 'Brand', for: ['north-america'] }] }, 'silent', outside],
  [{ entities: [{ ...alpha, for: ['DE'] }] }, 'silent', part],
  [{ entities: [{ ...alpha, for: ['NO'] }] }, 'silent', part],
  [
    {
      entities: [
        { ...alpha, for: ['AT', 'DE', 'FR'] },
        { ...beta, for: ['IE', 'NL', 'SE', 'NO'] },
      ],
    },
    'pass',
  ],
  [{ entities: [alpha, beta] }, 'undecided', rivals],
  [{ entities: [{ ...alpha, for: ['eea'] }, beta] }, 'undecided', rivals],
  [
    {
      entities: [
        { ...alpha, for: ['eea'] },
        { ...beta, for: ['DE', 'US'] },
      ],
    },
    'undecided',
    rivals,
  ],
  [
    { entities: [alpha, { ...alpha, established_in: 'DE' }] },
    'undecided',
    'For the same customers different entities are named (Alpha B.V.).',
  ],
  [
    { entities: [{ name: 'Alpha B.V.', country: 'NL' }] },
    'undecided',
    'The statement gives no legal form or register entry for Alpha B.V.; a brand is not a legal entity.',
  ],
  [
    { entities: [{ name: 'Beta', register: 'IE 1', processes_in: ['IE'] }] },
    'undecided',
    'The statement gives no country of establishment for Beta.',
  ],
  [
    { entities: [{ ...beta, established_in: 'GB' }] },
    'undecided',
    'The statement gives different countries for Beta Ltd: the key country means every place of an entity.',
  ],
]);

const another = 'For the same customers another entity is named (Beta Ltd).';
opposition(
  contractingEntityNamed,
  { reads: 'contracting-entity', green: [{ entities: [alpha] }] },
  'contracting-entity',
  [
    [{ entities: [beta] }, 'undecided', another],
    [{ entities: [{ ...beta, for: ['DE'] }] }, 'undecided', another],
    [{ entities: [{ name: 'Beta Ltd' }] }, 'undecided', another],
    [{ entities: [{ ...beta, for: ['US'] }] }, 'nothing'],
    [{ entities: [{ name: 'alpha, b.v.' }] }, 'nothing'],
    [{ entities: [alpha] }, 'nothing'],
    [
      { entities: [{ name: 'Alpha B.V.', established_in: 'BE' }] },
      'undecided',
      'For the same customers another entity is named (Alpha B.V.).',
    ],
  ],
);
opposition(
  contractingEntityNamed,
  {
    reads: 'contracting-entity',
    green: [
      {
        entities: [
          { ...alpha, for: ['eu'] },
          { ...gamma, for: ['US'] },
        ],
      },
    ],
  },
  'contracting-entity',
  [
    [{ entities: [{ ...beta, for: ['NO'] }] }, 'nothing'],
    [{ entities: [{ ...beta, for: ['NO', 'SE'] }] }, 'undecided', another],
    [{ entities: [{ ...beta, for: ['US'] }] }, 'nothing'],
  ],
);
