import type { Answer, AttributeCheck } from '../rules/rule.js';
import type { World } from '../evidence/world.js';
import { ATTESTATION_KINDS } from '../evidence/attestations/attestation.js';
import { attributeOf, type AttributeId } from '../evidence/attributes/attributes.js';
import type { Claim } from '../evidence/dataset.js';
import { classify, type ClaimClass, type ClaimUse } from '../evidence/classify.js';
import type { PolicyEntry } from '../policy/policy.js';
import { replacedValue } from './replaced-value.js';
import { claimsOn, type Target } from './targets.js';
import { daysOf, weaknessesOf } from './weakness.js';
import { type Evidence, type Opposing, type Weakness, isAboutOffering } from './decision.js';
import { canonicalJson } from '../input/digest.js';

/**
 * The part that a claim played. `out`: about other customers; `silent`: about another part of the question.
 */
export const CLAIM_PARTS = [
  'proof',
  'weak',
  'lead',
  'not-found',
  'out',
  'silent',
  'ended',
  'not-yet',
] as const;
export type ClaimPart = (typeof CLAIM_PARTS)[number];

/** A claim, and how it was used. */
export interface Considered extends Opposing {
  claim: Claim;
  part: ClaimPart;
}

/** What an evaluation needs besides the claims. */
export interface Context {
  entry: PolicyEntry;
  world: World;
  /** The chosen variants of the provider. */
  variants: readonly string[];
}

const EMPTY_ANSWER: Answer = { kind: 'undecided', message: '' };

/** How a claim can be used on this day, for the customers that the policy has chosen. */
export const classOf = (claim: Claim, { provider }: Target, { world, variants }: Context): ClaimClass =>
  classify(claim, world.asOf, { variants: provider.variants, chosen: variants });

function claimPartOf(
  use: ClaimUse,
  answer: Answer,
  weaknesses: readonly Weakness[],
  context: Context,
): ClaimPart {
  switch (use) {
    case 'not-yet':
    case 'out':
    case 'ended':
      return use;
    case 'search':
      return 'not-found';
    case 'reported-search':
      return 'lead';
    case 'lead':
    case 'value':
      if (use === 'lead' && !context.entry.grades.includes('reported')) return 'lead';
      if (answer.kind === 'silent') return 'silent';
      return weaknesses.length === 0 ? 'proof' : 'weak';
  }
}

/** Whether an attestation overrides statements about the API on an attribute. Only a contract can. */
export function prevailsOn({ attestation, attribute }: Claim, on: AttributeId): boolean {
  if (attestation?.kind !== 'contract' || attestation.prevailsOver === undefined) return false;
  return (attestation.prevailsOn ?? [attribute]).includes(on);
}

/** A claim with an answer to it, and the weight of that. */
function weighClaim(
  claim: Claim,
  answer: Answer,
  { use, conditional }: ClaimClass,
  context: Context,
): Considered {
  const { entry, world } = context;
  const weaknesses = weaknessesOf(claim, answer, { entry, asOf: world.asOf, conditional });
  const days = daysOf(claim, answer, world.asOf);
  return {
    claim,
    scope: claim.scope,
    grade: claim.grade,
    answer,
    weaknesses,
    ...(days === undefined ? {} : { days }),
    ...(claim.attestation === undefined ? {} : { prevails: prevailsOn(claim, claim.attribute) }),
    part: claimPartOf(use, answer, weaknesses, context),
  };
}

const askCheck = (leaf: AttributeCheck<never>, value: unknown, { entry, world }: Context): Answer =>
  leaf.ask(value as never, entry.options as never, world);

/** Whether a claim is a reviewed value without a weakness, regardless of what a check would answer. */
const isProofUnder = (
  claim: Claim,
  { use, conditional }: ClaimClass,
  entry: PolicyEntry,
  asOf: string,
): boolean =>
  use === 'value' && weaknessesOf(claim, { kind: 'pass' }, { entry, asOf, conditional }).length === 0;

/** Whether the values come from rival editions that differ. */
function areRivals(values: readonly Considered[]): boolean {
  const editions = values.filter((value) => value.claim.edition !== undefined);
  return (
    new Set(editions.map((value) => value.claim.edition)).size > 1 &&
    new Set(editions.map((value) => canonicalJson(value.claim.value))).size > 1
  );
}

/** Whether a claim does not exist on the day, or not for these customers. */
export const isAbsent = ({ part }: Pick<Considered, 'part'>): boolean =>
  part === 'not-yet' || part === 'ended' || part === 'out';

/** Collects the evidence on one attribute, with every claim considered. */
export function gatherEvidence(
  target: Target,
  leaf: AttributeCheck<never>,
  context: Context,
): { evidence: Evidence<Considered>; considered: Considered[] } {
  const { entry, world } = context;
  const classified = claimsOn(target, leaf.reads).map((claim) => ({
    claim,
    is: classOf(claim, target, context),
  }));
  // A statement for chosen customers replaces parts of wider ones only if it is proof.
  const replacing = classified
    .filter(({ claim, is }) => claim.onlyFor !== undefined && isProofUnder(claim, is, entry, world.asOf))
    .map(({ claim }) => claim);
  const weighed = classified.map(({ claim, is }) => {
    const answer =
      claim.notFound === undefined ? askCheck(leaf, replacedValue(claim, replacing), context) : EMPTY_ANSWER;
    return { use: is.use, value: weighClaim(claim, answer, is, context) };
  });
  const used = (use: ClaimUse) => weighed.filter((one) => one.use === use).map(({ value }) => value);
  const reviewed = used('value');
  return {
    considered: weighed.map(({ value }) => value),
    evidence: {
      asOf: world.asOf,
      reviewed,
      reported: used('lead'),
      searches: used('search'),
      reportedSearches: used('reported-search').length,
      ended: used('ended').length,
      rivals: areRivals(reviewed),
      acceptsReported: entry.grades.includes('reported'),
    },
  };
}

/** Whether a claim counts for this API, these customers and this day. */
export function isRelevant(claim: Claim, target: Target, context: Context): boolean {
  const { use } = classOf(claim, target, context);
  return isAboutOffering(claim) && (use === 'value' || use === 'lead');
}

/** The claims on an attribute that are about a target, now and for these customers, whatever their weight. */
export const relevantOn = (attribute: AttributeId, target: Target, context: Context): Claim[] =>
  claimsOn(target, attribute).filter((claim) => isRelevant(claim, target, context));

/**
 * Collects what other statements say against the values that make a check green. Ignores statements that
 * these values override.
 */
export function gatherOpposing(
  target: Target,
  leaf: AttributeCheck<never>,
  context: Context,
  green: readonly Considered[],
): Considered[] {
  const { entry, world } = context;
  const values = green.map(({ claim }) => claim.value) as never[];
  return leaf.opposedBy.flatMap(({ reads, ask: object }) =>
    relevantOn(reads, target, context)
      .filter(
        (claim) => claim.attestation !== undefined || !green.some((own) => prevailsOn(own.claim, reads)),
      )
      .flatMap((claim) => {
        const answer = object(claim.value as never, entry.options as never, world, values);
        return answer === undefined
          ? []
          : [weighClaim(claim, answer, classOf(claim, target, context), context)];
      }),
  );
}

/**
 * The entry by which a claim on any attribute is judged: the one of the rule that is asked. A policy that takes
 * contracts alone as proof of a rule still takes an assessment, which is never one; the loader says whose it
 * has to be.
 */
const entryFor = ({ attribute }: Claim, { entry }: Context): PolicyEntry =>
  attributeOf(attribute).attestedOnly === true && entry.attestations.length > 0
    ? { ...entry, attestations: ATTESTATION_KINDS }
    : entry;

/** Whether a value is proof of what it says. */
export const isProof = (claim: Claim, target: Target, context: Context): boolean =>
  isAboutOffering(claim) &&
  isProofUnder(claim, classOf(claim, target, context), entryFor(claim, context), context.world.asOf);
