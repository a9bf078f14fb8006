import { inferenceLocationStated } from '../../src/rules/inference-location-stated.js';
import { opposition, table, type Opposed } from '../kit/table.js';

const open = 'The list is not said to be complete.';

table(inferenceLocationStated, 'inference-locations', {}, [
  [{ locations: [{ country: 'CN' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'CN' }], exhaustive: false }, 'silent', open],
  [{ locations: [{ country: 'DE' }] }, 'silent', open],
  [{ locations: [{ country: 'CN', data: ['content'] }, { region: 'eea' }], exhaustive: true }, 'pass'],
  [
    { locations: [{ country: 'CN', data: ['metadata'] }], exhaustive: true },
    'silent',
    'The places are stated for other data than content.',
  ],
  [
    { locations: [{ region: 'worldwide' }], exhaustive: true },
    'undecided',
    'The statement does not say which countries are meant by the region “worldwide”.',
  ],
]);

table(inferenceLocationStated, 'inference-locations', { within: ['eea', 'adequate'] }, [
  [{ locations: [{ country: 'DE' }, { country: 'CH' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'DE' }] }, 'silent', open],
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
    `The adequacy decision for United States (US) covers certified or qualifying entities only; no such entity is named.`,
  ],
]);

const promise: Opposed<'inference-locations'> = {
  reads: 'inference-locations',
  green: [{ locations: [{ country: 'DE' }, { region: 'eu' }], exhaustive: true }],
  options: { within: ['eea'] },
};
const set = 'outside the allowed countries (eea)';
const unlisted = 'which the list of places of inference does not contain.';

opposition(inferenceLocationStated, promise, 'data-locations', [
  [
    { locations: [{ country: 'CN', uses: ['storage', 'inference'] }] },
    'fail',
    `Data are handled in China (CN) for storage and inference, ${set}. Data are handled in China (CN) for storage and inference, ${unlisted}`,
  ],
  [
    { locations: [{ country: 'CN' }] },
    'undecided',
    `Data are handled in China (CN), ${set}; the statement does not say whether inference runs there.`,
  ],
  [{ locations: [{ country: 'CN', uses: ['storage', 'backup'] }] }, 'nothing'],
  [{ locations: [{ country: 'CN', uses: ['inference'], data: ['account'] }] }, 'nothing'],
  [{ locations: [{ country: 'FR', uses: ['inference'] }, { country: 'DE' }] }, 'nothing'],
]);

opposition(inferenceLocationStated, promise, 'sub-processors', [
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['inference'] }] },
    'fail',
    `Data are handled by Beta in China (CN) for inference, ${set}. Data are handled by Beta in China (CN) for inference, ${unlisted}`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN' }] },
    'undecided',
    `Data are handled by Beta in China (CN), ${set}; the statement does not say whether inference runs there.`,
  ],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['storage', 'support'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'FR', tasks: ['inference'] }] }, 'nothing'],
]);

/** Without a set of allowed countries, the list must still be complete. */
const complete: Opposed<'inference-locations'> = {
  ...promise,
  green: [{ locations: [{ country: 'DE' }], exhaustive: true }],
  options: {},
};
opposition(inferenceLocationStated, complete, 'data-locations', [
  [
    { locations: [{ country: 'FR', uses: ['inference'] }] },
    'fail',
    `Data are handled in France (FR) for inference, ${unlisted}`,
  ],
  [
    { locations: [{ region: 'eea', uses: ['inference'] }] },
    'undecided',
    'Data are handled in the EEA for inference, which may be more than the list of places of inference contains.',
  ],
  [{ locations: [{ country: 'DE', uses: ['inference'] }, { country: 'CN' }] }, 'nothing'],
]);
