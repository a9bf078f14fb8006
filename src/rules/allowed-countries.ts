import type { World } from '../core/adequacy.js';
import { countryLabel } from '../core/country-names.js';
import { choice, either, list, text } from '../core/shape.js';
import { LOOK_UP_FLAWS, lookUpFlaw, type LookUpFlaw } from './look-up.js';
import { fail, undecided, type Answer } from './rule.js';
import { weigh } from './weigh.js';
import { enumerate } from './words.js';

/** The option that names the countries which a policy allows. */
export const allowedCountries = list(
  either([choice(['eea', 'adequate']), text('ISO 3166-1 alpha-2', 'country')]),
  'eea, adequate (an adequacy decision is in force), or country codes',
  1,
);

export interface Place {
  country?: string;
  region?: string;
  covered_entity?: { name: string; looked_up: string };
}

type Standing = 'allowed' | 'outside' | 'unnamed' | 'region' | LookUpFlaw;

/** A decision for certified or qualifying recipients says nothing of a recipient that nobody has named and looked up. */
function standingOf(
  { country, region, covered_entity }: Place,
  allow: readonly string[],
  world: World,
): Standing {
  if (country === undefined)
    return allow.includes('eea') && (region === 'eea' || region === 'eu') ? 'allowed' : 'region';
  if (allow.includes(country) || (allow.includes('eea') && world.eea.includes(country))) return 'allowed';
  const decision = allow.includes('adequate') ? world.adequacy[country] : undefined;
  if (decision === undefined) return 'outside';
  if (!decision.entity) return 'allowed';
  if (covered_entity === undefined) return 'unnamed';
  return lookUpFlaw(covered_entity.looked_up, decision, world) ?? 'allowed';
}

/** The countries of some places for people, each once. */
export const labelsOf = (places: readonly Place[]): string[] => [
  ...new Set(
    places.map(({ country, region }) => (country === undefined ? (region ?? '') : countryLabel(country))),
  ),
];

/** The places that lie in none of the allowed countries. */
export const placesOutside = <P extends Place>(
  places: readonly P[],
  allow: readonly string[],
  world: World,
): P[] => places.filter((place) => standingOf(place, allow, world) === 'outside');

/** Names the countries outside, and those of them for which there is no adequacy decision. */
export function outsideMessage(outside: readonly Place[], world: World): string {
  const all = labelsOf(outside);
  const without = labelsOf(
    outside.filter(
      ({ country = '' }) => !world.eea.includes(country) && world.adequacy[country] === undefined,
    ),
  );
  const whom = without.length < all.length ? enumerate(without) : all.length === 1 ? 'it' : 'them';
  const reason = without.length === 0 ? '' : ` – no adequacy decision for ${whom}`;
  return `Outside the allowed countries: ${all.join(', ')}${reason}.`;
}

/** Whether all places lie in allowed countries. */
export function withinAllowed(places: readonly Place[], allow: readonly string[], world: World): Answer {
  const of = (standing: Standing) => places.filter((place) => standingOf(place, allow, world) === standing);
  const [outside, unnamed] = [of('outside'), labelsOf(of('unnamed'))];
  return weigh(
    outside.length > 0 && fail(outsideMessage(outside, world)),
    of('region').length > 0 &&
      undecided(`${enumerate(labelsOf(of('region')))}: which countries that means is not stated.`),
    unnamed.length > 0 &&
      undecided(
        `The adequacy decision for ${enumerate(unnamed)} covers certified or qualifying entities only; no such entity is named.`,
      ),
    ...LOOK_UP_FLAWS.map((flaw) => {
      const flawed = labelsOf(of(flaw));
      return flawed.length > 0 && undecided(`For ${enumerate(flawed)}, the entity was looked up ${flaw}.`);
    }),
  );
}
