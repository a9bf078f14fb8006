import type { World } from '../core/adequacy.js';
import type { AttributeValue } from '../core/attributes.js';
import { concernsContent, placesIn, type NamedPlace } from '../core/named-places.js';
import { optional, type ValuesOf } from '../core/shape.js';
import { allowedCountries, bearingOf, opposeAllowed, withinAllowed } from './allowed-countries.js';
import { placeOpposers } from './place-opposers.js';
import { isRegion, placeStanding } from './place-standing.js';
import { sentenceOn } from './place-words.js';
import { basis, defineRule, fail, on, pass, silent, undecided, type Answer } from './rule.js';
import { weigh } from './weigh.js';

const options = { within: optional(allowedCountries) };
type Options = ValuesOf<typeof options>;
type Locations = AttributeValue<'inference-locations'>;

const contentIn = (value: Locations): NamedPlace[] =>
  placesIn('inference-locations', value).filter(concernsContent);

/** Whether a complete list of places contains another place: by itself, or by the region that it is in. */
function isListed(place: NamedPlace, listed: readonly NamedPlace[], world: World): boolean {
  if (listed.some((one) => one.place === place.place)) return true;
  return (
    placeStanding(place, world) === 'eea' && listed.some((one) => one.place === 'eea' || one.place === 'eu')
  );
}

/** A place where inference runs and that a complete list does not contain shows that the list is not complete. */
const listedOnly = (places: readonly NamedPlace[], world: World, green: readonly Locations[]): Answer =>
  weigh(
    ...places.map((place) => {
      if (bearingOf(place, ['inference']) !== 'yes') return pass();
      if (green.every((value) => isListed(place, contentIn(value), world))) return pass();
      return isRegion(place.place)
        ? undecided(`${sentenceOn(place)}, which may be more than the list of places of inference contains.`)
        : fail(`${sentenceOn(place)}, which the list of places of inference does not contain.`);
    }),
  );

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
    (value, { within }: Options, world) => {
      const places = contentIn(value);
      if (places.length === 0) return silent('The places are stated for other data than content.');
      return weigh(
        withinAllowed(places, within, world),
        value.exhaustive !== true && silent('The list is not said to be complete.'),
      );
    },
    {
      opposedBy: placeOpposers<Locations, Options>(
        ['data-locations', 'sub-processors'],
        (places, { within }, world, green) =>
          weigh(
            opposeAllowed(
              places,
              { allow: within, uses: ['inference'], whether: 'inference runs there' },
              world,
            ),
            listedOnly(places, world, green),
          ),
      ),
      informs: ['locations.covered_entity.name'],
    },
  ),
});
