import { dataInAllowedCountries } from '../../src/rules/data-in-allowed-countries.js';
import { opposition, table, WORLD, type Opposed } from '../kit/table.js';

type Uses = ('storage' | 'backup' | 'inference')[];
const at = (country: string, uses?: Uses, looked_up?: string) => ({
  country,
  ...(uses === undefined ? {} : { uses }),
  ...(looked_up === undefined ? {} : { covered_entity: { name: 'Alpha Inc.', looked_up } }),
});
const all: Uses = ['storage', 'backup', 'inference'];
const open = 'The list is not said to be complete.';

table(dataInAllowedCountries, 'data-locations', { allow: ['eea', 'adequate'] }, [
  [{ locations: [at('DE', all)], exhaustive: true }, 'pass'],
  [{ locations: [at('DE', ['storage']), at('JP', ['inference'])], exhaustive: true }, 'pass'],
  [{ locations: [at('US', all, '2026-11-23')], exhaustive: true }, 'pass'],
  [{ locations: [at('DE', all)] }, 'silent', open],
  [{ locations: [at('DE', all)], exhaustive: false }, 'silent', open],
  [{ locations: [at('DE', all), { region: 'eea', uses: all }], exhaustive: true }, 'pass'],
  [
    { locations: [at('DE', all), { region: 'europe', uses: all }], exhaustive: true },
    'undecided',
    'The statement does not say which countries are meant by the region “Europe”.',
  ],
  [
    { locations: [at('DE', all), { ...at('CN', all), data: ['account', 'metadata'] }], exhaustive: true },
    'pass',
  ],
  [
    { locations: [{ ...at('CN', all), data: ['account'] }], exhaustive: true },
    'silent',
    'The places are stated for other data than content.',
  ],
  [
    { locations: [at('DE', all), { ...at('CN', all), data: ['account', 'content'] }], exhaustive: true },
    'fail',
    'Outside the allowed countries: China (CN) – no adequacy decision for it.',
  ],
  [
    { locations: [at('DE', all), at('NL'), at('NL')], exhaustive: true },
    'undecided',
    'The statement does not say what happens to content in Netherlands (NL).',
  ],
  [
    { locations: [at('DE', ['storage', 'backup'])], exhaustive: true },
    'undecided',
    'No country is stated for inference.',
  ],
  [
    { locations: [at('DE', ['backup'])], exhaustive: true },
    'undecided',
    'No country is stated for storage and inference.',
  ],
  // An incomplete list need not name every use.
  [{ locations: [at('DE', ['backup'])] }, 'silent', open],
  [
    { locations: [at('DE')] },
    'undecided',
    'The statement does not say what happens to content in Germany (DE).',
  ],
  [
    { locations: [at('US', all), at('CA', all)], exhaustive: true },
    'undecided',
    'The adequacy decision for United States (US) and Canada (CA) covers certified or qualifying entities only; no such entity is named.',
  ],
  [
    { locations: [at('US', all, '2026-11-24')], exhaustive: true },
    'undecided',
    'For United States (US), the entity was looked up after the as-of date.',
  ],
  [
    { locations: [at('US', all, '2026-01-01'), at('CA', all, '2026-11-24')], exhaustive: true },
    'undecided',
    'For Canada (CA), the entity was looked up after the as-of date. For United States (US), the entity was looked up before the adequacy decision was in force.',
  ],
  [{ locations: [at('US', all, '2026-01-02')], exhaustive: true }, 'pass'],
  [
    { locations: ['CN', 'IN', 'US', 'DE', 'RU', 'SG'].map((country) => at(country)), exhaustive: false },
    'fail',
    'Outside the allowed countries: China (CN), India (IN), Russia (RU), Singapore (SG) – no adequacy decision for them. The statement does not say which of them serve the API.',
  ],
  [
    { locations: [at('NL'), at('SG')] },
    'fail',
    'Outside the allowed countries: Singapore (SG) – no adequacy decision for it. The statement does not say whether it serves the API.',
  ],
  [
    { locations: [at('DE', all), at('SG', ['backup'])], exhaustive: true },
    'fail',
    'Outside the allowed countries: Singapore (SG) – no adequacy decision for it.',
  ],
  [
    { locations: [at('XK', ['inference']), at('CN'), at('CN')] },
    'fail',
    'Outside the allowed countries: XK, China (CN) – no adequacy decision for them.',
  ],
]);

table(dataInAllowedCountries, 'data-locations', { allow: ['eea'] }, [
  [{ locations: [at('SE', all)], exhaustive: true }, 'pass'],
  [{ locations: [at('JP', all)], exhaustive: true }, 'fail', 'Outside the allowed countries: Japan (JP).'],
  [
    { locations: [at('JP', all), at('CN', all)], exhaustive: true },
    'fail',
    'Outside the allowed countries: Japan (JP), China (CN) – no adequacy decision for China (CN).',
  ],
  [
    { locations: [at('US', all, '2026-01-01')], exhaustive: true },
    'fail',
    'Outside the allowed countries: United States (US).',
  ],
]);

/** Without a set of allowed countries, a place must still be stated and the list complete. */
table(dataInAllowedCountries, 'data-locations', {}, [
  [{ locations: [at('CN', all)], exhaustive: true }, 'pass'],
  [{ locations: [{ region: 'eu', uses: all }], exhaustive: true }, 'pass'],
  [{ locations: [at('CN', all)] }, 'silent', open],
  [
    { locations: [at('DE', all), at('CN')], exhaustive: true },
    'undecided',
    'The statement does not say what happens to content in China (CN).',
  ],
  [
    { locations: [{ region: 'worldwide', uses: all }], exhaustive: true },
    'undecided',
    'The statement does not say which countries are meant by the region “worldwide”.',
  ],
]);

table(dataInAllowedCountries, 'data-locations', { allow: ['DE', 'US'] }, [
  [
    { locations: [{ region: 'eu', uses: all }], exhaustive: true },
    'undecided',
    'The statement does not say which countries are meant by the European Union.',
  ],
  [{ locations: [at('DE', all), at('US', all)], exhaustive: true }, 'pass'],
  [{ locations: [at('FR', all)], exhaustive: true }, 'fail', 'Outside the allowed countries: France (FR).'],
]);

/** A year after the decision, so that a look-up can be too old. */
table(
  dataInAllowedCountries,
  'data-locations',
  { allow: ['eea', 'adequate'] },
  [
    [{ locations: [at('US', all, '2027-03-01')], exhaustive: true }, 'pass'],
    [
      { locations: [at('US', all, '2027-02-28'), at('CA', all, '2027-02-28')], exhaustive: true },
      'undecided',
      'For United States (US) and Canada (CA), the entity was looked up more than 365 days before the as-of date.',
    ],
  ],
  { ...WORLD, asOf: '2028-02-29' },
);

const promise: Opposed<'data-locations'> = {
  reads: 'data-locations',
  green: [{ locations: [at('DE', all)], exhaustive: true }],
  options: { allow: ['eea', 'adequate'] },
};
const set = 'outside the allowed countries (eea, adequate)';
const uncertain = `the statement does not say whether content is stored or processed there.`;
const inUs = 'covers certified or qualifying entities only, and no such entity is named.';

opposition(dataInAllowedCountries, promise, 'access-locations', [
  [
    { locations: [{ country: 'CN', entity: { name: 'Beta Ltd.', kind: 'affiliate' } }] },
    'fail',
    `Data can be accessed from China (CN) by Beta Ltd., ${set}.`,
  ],
  [{ locations: [{ country: 'JP' }, { region: 'eea' }] }, 'nothing'],
  [{ locations: [{ country: 'CN', data: ['account'] }] }, 'nothing'],
  [
    { locations: [{ region: 'worldwide' }] },
    'undecided',
    'Data can be accessed from the region “worldwide”, which may lie outside the allowed countries (eea, adequate).',
  ],
  [
    { locations: [{ country: 'US' }] },
    'undecided',
    `Data can be accessed from United States (US); the adequacy decision for United States (US) ${inUs}`,
  ],
  [
    { locations: [{ country: 'US', covered_entity: { name: 'Beta Inc.', looked_up: '2026-01-01' } }] },
    'undecided',
    'Data can be accessed from United States (US); the entity was looked up before the adequacy decision was in force.',
  ],
  [{ locations: [{ country: 'US', covered_entity: { name: 'Beta', looked_up: '2026-11-01' } }] }, 'nothing'],
]);

opposition(dataInAllowedCountries, promise, 'inference-locations', [
  [{ locations: [{ country: 'DE' }, { country: 'CN' }] }, 'fail', `Inference runs in China (CN), ${set}.`],
  [{ locations: [{ country: 'DE' }] }, 'nothing'],
]);

for (const task of ['storage', 'backup', 'inference', 'support'] as const)
  opposition(dataInAllowedCountries, promise, 'sub-processors', [
    [
      { entities: [{ name: 'Beta', processes_in: ['CN'], tasks: [task] }] },
      'fail',
      `Data are handled by Beta in China (CN) for ${task}, ${set}.`,
    ],
  ]);

opposition(dataInAllowedCountries, promise, 'sub-processors', [
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['billing', 'inference'] }] },
    'fail',
    `Data are handled by Beta in China (CN) for billing and inference, ${set}.`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN', task: 'hosting' }] },
    'undecided',
    `Data are handled by Beta in China (CN), ${set}; ${uncertain}`,
  ],
  [
    { entities: [{ name: 'Beta', country: 'CN', tasks: ['other'] }] },
    'undecided',
    `Data are handled by Beta in China (CN) for other tasks, ${set}; ${uncertain}`,
  ],
  [
    { entities: [{ name: 'Beta', established_in: 'CN', tasks: ['inference'] }] },
    'undecided',
    `The company Beta is established in China (CN), ${set}; ${uncertain}`,
  ],
  [
    { entities: [{ name: 'Beta', processes_in: ['asia-pacific'], tasks: ['inference'] }] },
    'undecided',
    'Data are handled by Beta in the region “Asia-Pacific” for inference, which may lie outside the allowed countries (eea, adequate).',
  ],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['billing'] }] }, 'nothing'],
  [{ entities: [{ name: 'Beta', country: 'CN', tasks: ['storage'], data: ['account'] }] }, 'nothing'],
  [
    { entities: [{ name: 'Beta', established_in: 'CN', processes_in: ['DE'], tasks: ['storage'] }] },
    'nothing',
  ],
  [{ entities: [{ name: 'Beta', country: 'DE', tasks: ['inference'] }] }, 'nothing'],
  [{ available_at: 'https://example.com/' }, 'nothing'],
]);

/** Without a set of allowed countries, no place is outside it. */
const anywhere = { ...promise, options: {} };
opposition(dataInAllowedCountries, anywhere, 'access-locations', [
  [{ locations: [{ country: 'CN' }, { region: 'worldwide' }] }, 'nothing'],
]);
