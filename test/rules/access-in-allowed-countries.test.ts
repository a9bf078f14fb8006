import { accessInAllowedCountries } from '../../src/rules/access-in-allowed-countries.js';
import { table } from './table.js';

table(accessInAllowedCountries, 'access-locations', {}, [
  [{ locations: [{ country: 'CN' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'IE' }] }, 'undecided', 'The list is not said to be complete.'],
]);

table(accessInAllowedCountries, 'access-locations', { allow: ['eea'] }, [
  [{ locations: [{ country: 'IE', entity: 'Alpha', purpose: 'support' }], exhaustive: true }, 'pass'],
  [{ locations: [{ country: 'IE' }] }, 'undecided', 'The list is not said to be complete.'],
  [
    { locations: [{ country: 'IE' }, { country: 'CN' }] },
    'fail',
    'Outside the allowed countries: China (CN) – no adequacy decision for it.',
  ],
]);
