import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, placesIn } from '../evidence/named-places.js';
import { optional, type ValuesOf } from '../input/shape.js';
import {
  allowedCountries,
  type AllowedPromise,
  judgePlaceList,
  listedOnly,
  opposeAllowed,
  opposedByTransfers,
} from './allowed-countries.js';
import { placeOpposers } from './places.js';
import { basis, defineRule, on, weigh } from './rule.js';

const options = { within: optional(allowedCountries) };
type Options = ValuesOf<typeof options>;
type InferenceLocations = AttributeValue<'inference-locations'>;

const contentInferencePlaces = (value: InferenceLocations): NamedPlace[] =>
  placesIn('inference-locations', value).filter(concernsContent);

const inferencePromise = ({ within }: Options): AllowedPromise => ({
  allow: within,
  uses: ['inference'],
  openQuestion: 'inference runs there',
});

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
  check: on(
    'inference-locations',
    (value, { within }: Options, world) =>
      judgePlaceList(contentInferencePlaces(value), value, within, world),
    {
      opposedBy: [
        ...placeOpposers<InferenceLocations, Options>(
          ['data-locations', 'sub-processors'],
          (places, options, world, green) =>
            weigh(
              opposeAllowed(places, inferencePromise(options), world),
              listedOnly(
                places,
                {
                  allow: options.within,
                  uses: ['inference'],
                  lists: green.map(contentInferencePlaces),
                  label: 'places of inference',
                  openQuestion: inferencePromise(options).openQuestion,
                },
                world,
              ),
            ),
        ),
        ...opposedByTransfers<InferenceLocations, Options>(inferencePromise),
      ],
      informs: ['locations.covered_entity.name'],
    },
  ),
});
