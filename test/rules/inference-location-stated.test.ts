import { inferenceLocationStated } from '../../src/rules/inference-location-stated.js';
import { table } from './table.js';

const open = 'The list is not said to be complete.';

table(inferenceLocationStated, 'inference-locations', {}, [
  [{ locations: [{ country: 'CN' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'CN' }], exhaustive: false }, 'undecided', open],
  [{ locations: [{ country: 'DE' }] }, 'undecided', open],
]);

table(inferenceLocationStated, 'inference-locations', { within: ['eea', 'adequate'] }, [
  [{ locations: [{ country: 'DE' }, { country: 'CH' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'DE' }] }, 'undecided', open],
  [
    {
      locations: [{ country: 'US', covered_entity: { name: 'Alpha Inc.', looked_up: '2026-11-24' } }],
      exhaustive: true,
    },
    'undecided',
    'For United States (US), the entity was looked up after the as-of date.',
  ],
  [
    { locations: [{ country: 'SG' }] },
    'fail',
    'Outside the allowed countries: Singapore (SG) – no adequacy decision for it.',
  ],
  [
    { locations: [{ country: 'US' }] },
    'undecided',
    `The adequacy decision for United States (US) covers certified or qualifying entities only; no such entity is named. ${open}`,
  ],
]);
