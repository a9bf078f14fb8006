import { optional, type ValuesOf } from '../core/shape.js';
import { allowedCountries, withinAllowed } from './allowed-countries.js';
import { basis, defineRule, on, undecided } from './rule.js';
import { weigh } from './weigh.js';

const options = { allow: optional(allowedCountries) };

export const accessInAllowedCountries = defineRule({
  id: 'access-in-allowed-countries',
  title: 'The data can be accessed [{allow?}only from allowed countries|from places that are all stated]',
  why: 'Remote access from a third country is a transfer, wherever the servers stand.[ The countries allowed here are your choice: {allow}.| No set of countries is asked for here: the transfer tool and the assessment decide on each place outside the EEA.]',
  basis: basis('GDPR', ['44', '46(1)'], 'requires', 'both'),
  fix: 'Get the complete list of countries from which the data can be accessed, with the entities, the purposes and the controls.',
  question:
    'From which countries, by which entities and for which purposes can the data be accessed? Is the list complete?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('access-locations', ({ locations, exhaustive }, { allow }: ValuesOf<typeof options>, world) =>
    weigh(
      allow !== undefined && withinAllowed(locations, allow, world),
      exhaustive !== true && undecided('The list is not said to be complete.'),
    ),
  ),
});
