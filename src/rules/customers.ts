import type { World } from '../evidence/world.js';
import { isInUnion } from './union.js';

/** What is said of the customers that an entity contracts with. */
interface Contracting {
  name: string;
  for?: readonly string[];
}

/** The countries of the EEA that a place holds: of customers elsewhere nothing is asked. */
function within(place: string, { eea }: World): readonly string[] {
  switch (place) {
    case 'eu':
      return eea.filter((country) => isInUnion(country, eea));
    case 'eea':
    case 'europe':
    case 'worldwide':
    case 'global-network':
      return eea;
    default:
      return eea.filter((country) => country === place);
  }
}

/** The countries of the EEA whose customers an entity contracts with; all of them where that is not stated. */
export const customersOf = ({ for: places = ['eea'] }: Contracting, world: World): string[] => [
  ...new Set(places.flatMap((place) => within(place, world))),
];

/** Whether an entity contracts with customers in the EEA, or with customers that are not named. */
export const contractsInEea = (entity: Contracting, world: World): boolean =>
  customersOf(entity, world).length > 0;

/** Whether one customer may be meant by both. */
export const overlap = (one: Contracting, other: Contracting, world: World): boolean =>
  customersOf(one, world).some((country) => customersOf(other, world).includes(country));

/** Whether the countries hold the whole of the Union: where in it the customer is, nobody has said. */
export const coversUnion = (countries: ReadonlySet<string>, world: World): boolean =>
  within('eu', world).every((country) => countries.has(country));
