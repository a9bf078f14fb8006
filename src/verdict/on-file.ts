import { lazily } from '../input/memoize.js';
import type { OnFile, PlaceOnFile } from '../evidence/world.js';
import type { AttributeId, AttributeValue } from '../evidence/attributes/attributes.js';
import { PLACE_ATTRIBUTES, type PlaceAttribute, placesIn } from '../evidence/named-places.js';
import { excusingPlaces } from '../rules/places.js';
import { type Context, isProof, prevailsOn, relevantOn } from './evidence.js';
import { claimsOn, type Target } from './targets.js';

function placesFromClaims(attribute: PlaceAttribute, target: Target, context: Context): PlaceOnFile[] {
  return relevantOn(attribute, target, context).flatMap(({ value, grade, location: { file, line } }) =>
    placesIn(attribute, value as AttributeValue<PlaceAttribute>).map((place) => ({
      ...place,
      grade,
      file,
      line,
    })),
  );
}

const toolsOf = (values: readonly AttributeValue<'transfer-tools'>[]): OnFile['tools'] =>
  values.flatMap(({ tools }) => tools);

const reviewedOn = <A extends AttributeId>(
  attribute: A,
  target: Target,
  context: Context,
): AttributeValue<A>[] =>
  relevantOn(attribute, target, context)
    .filter(({ grade }) => grade === 'reviewed')
    .map(({ value }) => value as AttributeValue<A>);

/** Whether a contract of yours takes precedence over what is published on an attribute. */
const isSetAside = (attribute: AttributeId, target: Target, context: Context): boolean =>
  [...target.provider.claims, ...(target.model?.claims ?? [])].some(
    (claim) => prevailsOn(claim, attribute) && isProof(claim, target, context),
  );

/** The values that are proof; what a contract of yours takes precedence over is not. */
function proofsOn<A extends AttributeId>(
  attribute: A,
  target: Target,
  context: Context,
): AttributeValue<A>[] {
  const proofs = claimsOn(target, attribute).filter((claim) => isProof(claim, target, context));
  const own = proofs.filter(({ attestation }) => attestation !== undefined);
  const counted = own.length < proofs.length && isSetAside(attribute, target, context) ? own : proofs;
  return counted.map(({ value }) => value as AttributeValue<A>);
}

/** What is on file about a target, across attributes. Each part is computed on first use. */
export function onFileOf(target: Target, context: Context): OnFile {
  const proofs = <A extends AttributeId>(attribute: A): AttributeValue<A>[] =>
    proofsOn(attribute, target, context);
  return lazily<OnFile>({
    places: () => PLACE_ATTRIBUTES.flatMap((attribute) => placesFromClaims(attribute, target, context)),
    provenPlaces: () =>
      PLACE_ATTRIBUTES.flatMap((attribute) =>
        proofs(attribute).flatMap((value) => excusingPlaces(attribute, value, context.world)),
      ),
    tools: () => toolsOf(proofs('transfer-tools')),
    reviewedTools: () => toolsOf(reviewedOn('transfer-tools', target, context)),
    assessments: () => proofs('transfer-assessment'),
    contracting: () => proofs('contracting-entity'),
    subProcessors: () => proofs('sub-processors'),
  });
}
