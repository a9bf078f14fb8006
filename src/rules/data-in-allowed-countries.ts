import { optional, type ValuesOf } from '../core/shape.js';
import { allowedCountries, labelsOf, placesOutside, withinAllowed } from './allowed-countries.js';
import { basis, defineRule, fail, on, undecided } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from './words.js';

const options = { allow: optional(allowedCountries) };

export const dataInAllowedCountries = defineRule({
  id: 'data-in-allowed-countries',
  title: 'Content is stored and processed [{allow?}only in allowed countries|in places that are all stated]',
  why: 'Personal data may leave the EEA only under an adequacy decision or with appropriate safeguards, and so may every onward transfer.[ The countries allowed here are your choice: {allow}.| No set of countries is asked for here: the transfer tool and the assessment decide on each place outside the EEA.]',
  basis: [...basis('GDPR', ['44', '46(1)'], 'requires', 'both'), ...basis('GDPR', ['45'], 'permits', 'both')],
  fix: 'Get the complete list of countries where content is stored, backed up and processed by this API, per endpoint, as part of the contract.',
  question:
    'In which countries are content, logs and backups stored, and where does inference run, per endpoint and failover included? Is the list complete?',
  subject: 'provider',
  about: 'service',
  options,
  check: on('data-locations', ({ locations, exhaustive }, { allow }: ValuesOf<typeof options>, world) => {
    const outside = allow === undefined ? [] : placesOutside(locations, allow, world);
    const which = labelsOf(outside).length > 1 ? 'which of them serve' : 'whether it serves';
    const silent = labelsOf(locations.filter(({ uses }) => uses === undefined));
    const stated = locations.flatMap(({ uses }) => uses ?? []);
    const missing = (['storage', 'inference'] as const).filter((use) => !stated.includes(use));
    return weigh(
      allow !== undefined && withinAllowed(locations, allow, world),
      // Told beside the fail that it belongs to.
      outside.length > 0 &&
        outside.every(({ uses }) => uses === undefined) &&
        fail(`The statement does not say ${which} the API.`),
      exhaustive !== true && undecided('The list is not said to be complete.'),
      silent.length > 0 && undecided(`What happens to content in ${enumerate(silent)} is not stated.`),
      missing.length > 0 && undecided(`No country is stated for ${enumerate(missing)}.`),
    );
  }),
});
