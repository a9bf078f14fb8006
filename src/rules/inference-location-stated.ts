import { optional, type ValuesOf } from '../core/shape.js';
import { allowedCountries, withinAllowed } from './allowed-countries.js';
import { basis, defineRule, on, undecided } from './rule.js';
import { weigh } from './weigh.js';

const options = { within: optional(allowedCountries) };

export const inferenceLocationStated = defineRule({
  id: 'inference-location-stated',
  title: 'The place where inference runs is stated[, and lies in an allowed country ({within})]',
  why: 'Prompts are processed where inference runs, even if they are stored elsewhere. Without the place you cannot tell whether there is a transfer.',
  basis: basis('GDPR', ['44'], 'needed-for', 'you'),
  fix: 'Get the complete list of countries where inference runs for your endpoint, failover included, as part of the contract.',
  question:
    'In which countries does inference run, per endpoint and failover included? Is the list complete?',
  subject: 'provider',
  about: 'service',
  shows: ['data-locations', 'endpoints'],
  options,
  check: on('inference-locations', ({ locations, exhaustive }, { within }: ValuesOf<typeof options>, world) =>
    weigh(
      within !== undefined && withinAllowed(locations, within, world),
      exhaustive !== true && undecided('The list is not said to be complete.'),
    ),
  ),
});
