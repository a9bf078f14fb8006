import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { concernsContent, type NamedPlace, placesIn } from '../evidence/named-places.js';
import { optional, type ValuesOf } from '../input/shape.js';
import {
  allowedCountries,
  listedOnly,
  opposeAllowed,
  opposedByLeaving,
  opposedByTransfers,
  placesOutside,
  withinAllowed,
} from './allowed-countries.js';
import { labelsOf, placeOpposers } from './places.js';
import { basis, defineRule, fail, on, silent, undecided, weigh } from './rule.js';
import { enumerate } from '../input/words.js';

const options = { allow: optional(allowedCountries) };
type Options = ValuesOf<typeof options>;

type DataLocations = AttributeValue<'data-locations'>;

const contentDataPlaces = (value: DataLocations): NamedPlace[] =>
  placesIn('data-locations', value).filter(concernsContent);

const dataPromise = ({ allow }: Options) => ({
  allow,
  // Access, support and billing that sees content process it, too.
  uses: ['storage', 'backup', 'inference', 'access', 'support', 'billing'] as const,
  openQuestion: 'content is stored or processed there',
});

export const dataInAllowedCountries = defineRule({
  id: 'data-in-allowed-countries',
  title: 'Content is stored and processed [{allow?}only in allowed countries|in places that are all stated]',
  why: 'Personal data may leave the EEA only under an adequacy decision or with appropriate safeguards, and so may every onward transfer.[ The policy allows: {allow}.| The policy asks for no set of countries: the transfer tool and the assessment decide on each place outside the EEA.]',
  basis: [...basis('GDPR', ['44', '46(1)'], 'requires', 'both'), ...basis('GDPR', ['45'], 'permits', 'both')],
  fix: 'Get the complete list of countries where content is stored, backed up and processed by this API, per endpoint, as part of the contract.',
  question:
    'In which countries are content, logs and backups stored, and where does inference run, per endpoint and failover included? Is the list complete?',
  subject: 'provider',
  about: 'service',
  options,
  check: on(
    'data-locations',
    (value, { allow }: Options, world) => {
      const places = contentDataPlaces(value);
      if (places.length === 0) return silent('The places are stated for other data than content.');
      const outside = placesOutside(places, allow, world);
      const question = labelsOf(outside).length > 1 ? 'which of them serve' : 'whether it serves';
      const unused = labelsOf(places.filter(({ uses }) => uses === undefined));
      const stated = places.flatMap(({ uses }) => uses ?? []);
      const missing = (['storage', 'inference'] as const).filter((use) => !stated.includes(use));
      const isComplete = value.exhaustive === true;
      return weigh(
        withinAllowed(places, allow, world),
        // Reported together with the fail that it belongs to.
        outside.length > 0 &&
          outside.every(({ uses }) => uses === undefined) &&
          fail(`The statement does not say ${question} the API.`),
        unused.length > 0 &&
          undecided(`The statement does not say what happens to content in ${enumerate(unused)}.`),
        isComplete && missing.length > 0 && undecided(`No country is stated for ${enumerate(missing)}.`),
        !isComplete && silent('The list is not said to be complete.'),
      );
    },
    {
      opposedBy: [
        ...placeOpposers<DataLocations, Options>(
          ['access-locations', 'inference-locations', 'sub-processors'],
          (places, options, world, green) => {
            const answer = opposeAllowed(places, dataPromise(options), world);
            if (answer.kind !== 'pass') return answer;
            // A list of places of storage and processing says nothing of access.
            const uses = ['storage', 'backup', 'inference', 'billing'] as const;
            const lists = green.map(contentDataPlaces);
            const label = 'places of storage and processing';
            return listedOnly(
              places,
              { allow: options.allow, uses, lists, label, openQuestion: dataPromise(options).openQuestion },
              world,
            );
          },
        ),
        ...opposedByTransfers<DataLocations, Options>(dataPromise),
        opposedByLeaving<DataLocations, Options>(),
      ],
      informs: ['locations.covered_entity.name'],
    },
  ),
});
