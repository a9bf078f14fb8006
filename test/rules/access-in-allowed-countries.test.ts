import { accessInAllowedCountries } from '../../src/rules/access-in-allowed-countries.js';
import { opposition, table, type Opposed } from '../kit/table.js';

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
    'The statement does not say which countries are meant by the region “global network”.',
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
    'The statement does not say which countries are meant by the region “worldwide”.',
  ],
]);

const promise: Opposed<'access-locations'> = {
  reads: 'access-locations',
  green: [{ locations: [{ country: 'IE' }], exhaustive: true }],
  options: { allow: ['eea'] },
};
const set = 'outside the allowed countries (eea)';
const unlisted = 'which the list of places of access does not contain.';
const uncertain = 'the statement does not say whether content is accessed from there.';

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
    `Data are handled by Beta in China (CN) for support, ${set}. Data are handled by Beta in China (CN) for support, ${unlisted}`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['storage'] }] },
    'fail',
    `Data are handled by Beta in China (CN) for storage, ${set}.`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN' }] },
    'undecided',
    `Data are handled by Beta in China (CN), ${set}; ${uncertain}`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['other', 'inference'] }] },
    'undecided',
    `Data are handled by Beta in China (CN) for inference and other tasks, ${set}; ${uncertain}`,
  ],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['inference'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'IE', tasks: ['support'] }] }, 'nothing'],
]);

/**
 * Without a set of allowed countries, support from a place that is missing from a complete list shows that
 * the list is not complete.
 */
opposition(accessInAllowedCountries, { ...promise, options: {} }, 'sub-processors', [
  [
    { entities: [{ name: 'Beta', country: 'FR', tasks: ['support'] }] },
    'fail',
    `Data are handled by Beta in France (FR) for support, ${unlisted}`,
  ],
  [
    { entities: [{ name: 'Beta', established_in: 'IE', processes_in: ['IE', 'US'], tasks: ['support'] }] },
    'fail',
    `Data are handled by Beta in United States (US) for support, ${unlisted}`,
  ],
  [
    { entities: [{ name: 'Beta', established_in: 'IE', processes_in: ['worldwide'], tasks: ['support'] }] },
    'undecided',
    'Data are handled by Beta in the region “worldwide” for support, which may be more than the list of places of access contains.',
  ],
  [{ entities: [{ name: 'Beta', country: 'IE', tasks: ['support'] }] }, 'nothing'],
  [
    { entities: [{ name: 'Beta', established_in: 'US', processes_in: ['IE'], tasks: ['support'] }] },
    'nothing',
  ],
  [{ entities: [{ name: 'Beta', country: 'US', tasks: ['storage', 'inference'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'US', tasks: ['support'], data: ['account'] }] }, 'nothing'],
]);
opposition(
  accessInAllowedCountries,
  { ...promise, green: [{ locations: [{ region: 'eea' }], exhaustive: true }], options: {} },
  'sub-processors',
  [
    [{ entities: [{ name: 'Beta', country: 'FR', tasks: ['support'] }] }, 'nothing'],
    [
      { entities: [{ name: 'Beta', country: 'US', tasks: ['support'] }] },
      'fail',
      `Data are handled by Beta in United States (US) for support, ${unlisted}`,
    ],
  ],
);

/** Without a set of allowed countries, no place is outside it. */
opposition(accessInAllowedCountries, { ...promise, options: {} }, 'data-locations', [
  [{ locations: [{ country: 'CN' }] }, 'nothing'],
]);

/** A certification belongs to the party named with it. */
const covered = { country: 'US', covered_entity: { name: 'Beta Inc.', looked_up: '2026-11-01' } };
table(accessInAllowedCountries, 'access-locations', { allow: ['adequate'] }, [
  [{ locations: [covered], exhaustive: true }, 'pass'],
  [{ locations: [{ ...covered, entity: 'beta inc' }], exhaustive: true }, 'pass'],
  [
    {
      locations: [{ ...covered, entity: { name: 'Beta', kind: 'affiliate', legal_form: 'Inc.' } }],
      exhaustive: true,
    },
    'pass',
  ],
  [
    { locations: [{ ...covered, entity: 'Gamma Inc.' }], exhaustive: true },
    'undecided',
    'The adequacy decision for United States (US) covers certified or qualifying entities only; no such entity is named.',
  ],
]);
