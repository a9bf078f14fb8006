import { once } from '../input/memoize.js';
import type { OnFile, PlaceOnFile } from '../evidence/world.js';
import type { AttributeId, AttributeValue } from '../evidence/attributes/attributes.js';
import { PLACE_ATTRIBUTES, type PlaceAttribute, placesIn } from '../evidence/named-places.js';
import { excusingPlaces } from '../rules/places.js';
import { type Context, isRelevant, isProof } from './evidence.js';
import { claimsOn, type Target } from './targets.js';

function placesFromClaims(attribute: PlaceAttribute, target: Target, context: Context): PlaceOnFile[] {
  return claimsOn(target, attribute)
    .filter((claim) => isRelevant(claim, target, context))
    .flatMap(({ value, grade, location: { file, line } }) =>
      placesIn(attribute, value as AttributeValue<PlaceAttribute>).map((place) => ({
        ...place,
        grade,
        file,
        line,
      })),
    );
}

const proofsOn = <A extends AttributeId>(
  attribute: A,
  target: Target,
  context: Context,
): AttributeValue<A>[] =>
  claimsOn(target, attribute)
    .filter((claim) => isProof(claim, target, context))
    .map(({ value }) => value as AttributeValue<A>);

/** What is on file about a target, across attributes. Each part is computed on first use. */
export function onFileOf(target: Target, context: Context): OnFile {
  const places = once(() =>
    PLACE_ATTRIBUTES.flatMap((attribute) => placesFromClaims(attribute, target, context)),
  );
  const provenPlaces = once(() =>
    PLACE_ATTRIBUTES.flatMap((attribute) =>
      proofsOn(attribute, target, context).flatMap((value) =>
        excusingPlaces(attribute, value, context.world),
      ),
    ),
  );
  const tools = once(() => proofsOn('transfer-tools', target, context).flatMap((value) => value.tools));
  const assessments = once(() => proofsOn('transfer-assessment', target, context));
  const locations = once(() => proofsOn('data-locations', target, context));
  const contracting = once(() => proofsOn('contracting-entity', target, context));
  const subProcessors = once(() => proofsOn('sub-processors', target, context));
  return {
    get places() {
      return places();
    },
    get provenPlaces() {
      return provenPlaces();
    },
    get tools() {
      return tools();
    },
    get assessments() {
      return assessments();
    },
    get locations() {
      return locations();
    },
    get contracting() {
      return contracting();
    },
    get subProcessors() {
      return subProcessors();
    },
  };
}
