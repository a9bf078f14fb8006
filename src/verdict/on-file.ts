import { once } from '../input/memoize.js';
import type { OnFile, PlaceOnFile } from '../evidence/world.js';
import type { AttributeId, AttributeValue } from '../evidence/attributes/attributes.js';
import { PLACE_ATTRIBUTES, type PlaceAttribute, placesIn } from '../evidence/named-places.js';
import { type Context, isRelevant, isProof } from './evidence.js';
import { claimsOn, type Target } from './targets.js';

function placesFromClaims(attribute: PlaceAttribute, target: Target, context: Context): PlaceOnFile[] {
  return claimsOn(target, attribute)
    .filter((claim) => isRelevant(claim, target, context))
    .flatMap((claim) => {
      const { grade, location } = claim;
      const proof = isProof(claim, target, context);
      return placesIn(attribute, claim.value as AttributeValue<PlaceAttribute>).map((place) => ({
        ...place,
        ...{ grade, proof, file: location.file, line: location.line },
      }));
    });
}

const toolsOf = (values: readonly AttributeValue<'transfer-tools'>[]): OnFile['tools'] =>
  values.flatMap(({ tools }) => tools);

const reviewedOn = <A extends AttributeId>(
  attribute: A,
  target: Target,
  context: Context,
): AttributeValue<A>[] =>
  claimsOn(target, attribute)
    .filter((claim) => claim.grade === 'reviewed' && isRelevant(claim, target, context))
    .map(({ value }) => value as AttributeValue<A>);

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
  const tools = once(() => toolsOf(proofsOn('transfer-tools', target, context)));
  const reviewedTools = once(() => toolsOf(reviewedOn('transfer-tools', target, context)));
  const assessments = once(() => proofsOn('transfer-assessment', target, context));
  const locations = once(() => proofsOn('data-locations', target, context));
  const contracting = once(() => proofsOn('contracting-entity', target, context));
  return {
    get places() {
      return places();
    },
    get tools() {
      return tools();
    },
    get reviewedTools() {
      return reviewedTools();
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
  };
}
