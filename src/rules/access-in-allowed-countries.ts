import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, placesIn } from '../evidence/named-places.js';
import { optional, type ValuesOf } from '../input/shape.js';
import {
  allowedCountries,
  type AllowedPromise,
  judgePlaceList,
  listedOnly,
  opposeAllowed,
  opposedByLeaving,
  opposedByTransfers,
} from './allowed-countries.js';
import { placeOpposers } from './places.js';
import { basis, defineRule, on, weigh } from './rule.js';

const options = { allow: optional(allowedCountries) };
type Options = ValuesOf<typeof options>;
type AccessLocations = AttributeValue<'access-locations'>;

const contentAccessPlaces = (value: AccessLocations): NamedPlace[] =>
  placesIn('access-locations', value).filter(concernsContent);

const accessPromise = ({ allow }: Options): AllowedPromise => ({
  allow,
  uses: ['storage', 'backup', 'support', 'billing'],
  always: 'data-locations',
  openQuestion: 'content is accessed from there',
});

export const accessInAllowedCountries = defineRule({
  id: 'access-in-allowed-countries',
  title: 'The data can be accessed [{allow?}only from allowed countries|from places that are all stated]',
  why: 'Remote access from a third country is a transfer, wherever the servers are.[ The policy allows: {allow}.| The policy asks for no set of countries: the transfer tool and the assessment decide on each place outside the EEA.]',
  basis: basis('GDPR', ['44', '46(1)'], 'requires', 'both'),
  fix: 'Get the complete list of countries from which the data can be accessed, with the entities, the purposes and the controls.',
  question:
    'From which countries, by which entities and for which purposes can the data be accessed? Is the list complete?',
  subject: 'provider',
  about: 'service',
  options,
  check: on(
    'access-locations',
    (value, { allow }: Options, world) => judgePlaceList(contentAccessPlaces(value), value, allow, world),
    {
      opposedBy: [
        ...placeOpposers<AccessLocations, Options>(
          ['data-locations', 'sub-processors'],
          (places, options, world, green) =>
            weigh(
              opposeAllowed(places, accessPromise(options), world),
              // Support staff have access from where they work.
              listedOnly(
                places,
                {
                  allow: options.allow,
                  uses: ['access', 'support'],
                  lists: green.map(contentAccessPlaces),
                  label: 'places of access',
                  openQuestion: accessPromise(options).openQuestion,
                },
                world,
              ),
            ),
        ),
        ...opposedByTransfers<AccessLocations, Options>(accessPromise),
        opposedByLeaving<AccessLocations, Options>(),
      ],
      informs: ['locations.entity.kind', 'locations.entity.register', 'locations.purpose'],
    },
  ),
});
