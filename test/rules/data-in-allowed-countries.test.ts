import { dataInAllowedCountries } from '../../src/rules/data-in-allowed-countries.js';
import { table, WORLD } from './table.js';

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
  [{ locations: [at('DE', all)] }, 'undecided', open],
  [{ locations: [at('DE', all)], exhaustive: false }, 'undecided', open],
  [
    { locations: [at('DE', all), at('NL'), at('NL')], exhaustive: true },
    'undecided',
    'What happens to content in Netherlands (NL) is not stated.',
  ],
  [
    { locations: [at('DE', ['storage', 'backup'])], exhaustive: true },
    'undecided',
    'No country is stated for inference.',
  ],
  [
    { locations: [at('DE', ['backup'])] },
    'undecided',
    `${open} No country is stated for storage and inference.`,
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

/** Without a set of countries: the places are stated, and they are all. */
table(dataInAllowedCountries, 'data-locations', {}, [
  [{ locations: [at('DE', all)], exhaustive: true }, 'pass'],
  [{ locations: [at('CN', all), at('US', all)], exhaustive: true }, 'pass'],
  [{ locations: [at('DE', all)] }, 'undecided', open],
  [
    { locations: [at('CN')], exhaustive: true },
    'undecided',
    'What happens to content in China (CN) is not stated. No country is stated for storage and inference.',
  ],
]);

table(dataInAllowedCountries, 'data-locations', { allow: ['DE', 'US'] }, [
  [{ locations: [at('DE', all), at('US', all)], exhaustive: true }, 'pass'],
  [{ locations: [at('FR', all)], exhaustive: true }, 'fail', 'Outside the allowed countries: France (FR).'],
]);

/** A year after the decision, so that a look-up can be old. */
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
