import { accessInAllowedCountries } from '../../src/rules/access-in-allowed-countries.js';
import { opposition, table, type Promised } from './table.js';

const open = 'The list is not said to be complete.';

table(accessInAllowedCountries, 'access-locations', { allow: ['eea'] }, [
  [{ locations: [{ country: 'IE', entity: 'Alpha', purpose: 'support' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'IE' }] }, 'silent', open],
  [
    { locations: [{ country: 'IE' }, { country: 'CN' }] },
    'fail',
    'Outside the allowed countries: China (CN) – no adequacy decision for it.',
  ],
  [
    { locations: [{ country: 'IE' }, { region: 'global-network' }], exhaustive: true },
    'undecided',
    'Which countries are meant by the region “global network” is not stated.',
  ],
  [{ locations: [{ country: 'IE' }, { country: 'CN', data: ['account'] }], exhaustive: true }, 'pass'],
  [
    { locations: [{ country: 'IE', data: ['metadata'] }], exhaustive: true },
    'silent',
    'The places are stated for other data than content.',
  ],
]);

table(accessInAllowedCountries, 'access-locations', {}, [
  [{ locations: [{ country: 'CN' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'CN' }] }, 'silent', open],
  [
    { locations: [{ region: 'worldwide' }], exhaustive: true },
    'undecided',
    'Which countries are meant by the region “worldwide” is not stated.',
  ],
]);

const promise: Promised<'access-locations'> = {
  reads: 'access-locations',
  green: [{ locations: [{ country: 'IE' }], exhaustive: true }],
  options: { allow: ['eea'] },
};
const set = 'outside the allowed countries (eea)';
const uncertain = 'whether content is accessed from there is not stated.';

opposition(accessInAllowedCountries, promise, 'data-locations', [
  [
    { locations: [{ country: 'CN', uses: ['storage', 'inference'] }] },
    'fail',
    `Data are handled in China (CN) for storage and inference, ${set}.`,
  ],
  [{ locations: [{ country: 'CN' }] }, 'fail', `Data are handled in China (CN), ${set}.`],
  [{ locations: [{ country: 'CN', uses: ['inference'] }] }, 'nothing'],
  [{ locations: [{ country: 'CN', data: ['metadata'] }] }, 'nothing'],
  [{ locations: [{ country: 'IE' }] }, 'nothing'],
  [
    { locations: [{ region: 'europe', uses: ['backup'] }] },
    'undecided',
    'Data are handled in the region “Europe” for backup, which may lie outside the allowed countries (eea).',
  ],
]);

opposition(accessInAllowedCountries, promise, 'sub-processors', [
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['support'] }] },
    'fail',
    `Beta handles data in China (CN) for support, ${set}.`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['storage'] }] },
    'fail',
    `Beta handles data in China (CN) for storage, ${set}.`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN' }] },
    'undecided',
    `Beta handles data in China (CN), ${set}; ${uncertain}`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['other', 'inference'] }] },
    'undecided',
    `Beta handles data in China (CN) for other and inference, ${set}; ${uncertain}`,
  ],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['inference'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'IE', tasks: ['support'] }] }, 'nothing'],
]);

/** Where no country is demanded, none can be outside. */
opposition(accessInAllowedCountries, { ...promise, options: {} }, 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'nothing'],
]);
