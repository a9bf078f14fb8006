import type { Attested } from '../core/attested.js';
import type { AttributeId } from '../core/attributes.js';
import { daysBetween, firstDay } from '../core/calendar.js';
import { isCurrent, isSeen } from '../core/claim-time.js';
import { canonicalJson } from '../core/digest.js';
import type { Claim, Model, Provider } from '../core/dataset.js';
import type { World } from '../core/adequacy.js';
import type { Answer, Check } from '../rules/rule.js';
import type { Asked, Evidence, Weakness } from './decide.js';
import type { PolicyEntry } from './policy.js';

/** What a claim did in the evaluation. */
export type Part = 'proof' | 'weak' | 'lead' | 'not-found' | 'ended' | 'not-yet';

/** A claim, and what became of it. */
export interface Considered extends Asked {
  claim: Claim;
  part: Part;
}

/** Whom a rule is asked about. */
export interface Target {
  id: string;
  provider: Provider;
  model?: Model;
  /** The other host that it is reached through; then only facts of the model itself count. */
  via?: string;
  /** The family of an id of which nothing is on file. */
  unlisted?: string;
}

/** What an evaluation needs to know besides the claims. */
export interface Context {
  entry: PolicyEntry;
  world: World;
  /** Chosen variants of the provider. */
  variants: readonly string[];
}

/** The claims that bear on an attribute of a target: its own, and those of its provider. */
export function claimsOn(target: Target, attribute: AttributeId): Claim[] {
  const own = target.model?.claims ?? [];
  const inherited = target.via === undefined ? target.provider.claims : [];
  return [...inherited, ...own].filter((claim) => claim.attribute === attribute);
}

/** Whether a policy takes an attestation of that kind as proof, its digest checked where it asks for that. */
const isAccepted = (attested: Attested, entry: PolicyEntry): boolean =>
  entry.attestations.includes(attested.kind) &&
  (entry.attestationDigest === 'any' || attested.digest === 'checked');

/** A contract holds until it ends, however long ago it was signed; what was said or found out grows old. */
const growsOld = (claim: Claim): boolean => claim.attestation?.kind !== 'contract';

function weaknessesOf(claim: Claim, { entry, world, variants }: Context): Weakness[] {
  const found: Weakness[] = [];
  if (!entry.scopes.includes(claim.scope)) found.push('wrong-scope');
  if (claim.attestation !== undefined && !isAccepted(claim.attestation, entry)) found.push('not-accepted');
  if (claim.onlyFor?.some((one) => !variants.includes(one)) === true) found.push('conditional');
  if (entry.rule.undated === 'accepted') return found;
  if (claim.seen === undefined) found.push('undated');
  else if (growsOld(claim) && daysBetween(firstDay(claim.seen), world.asOf) > entry.maxAgeDays)
    found.push('stale');
  return found;
}

const NO_ANSWER: Answer = { kind: 'undecided', message: '' };

function partOf(claim: Claim, weaknesses: readonly Weakness[], { entry, world }: Context): Part {
  if (!isSeen(claim, world.asOf)) return 'not-yet';
  if (!isCurrent(claim, world.asOf)) return 'ended';
  if (claim.notFound !== undefined) return 'not-found';
  if (claim.grade === 'reported' && !entry.grades.includes('reported')) return 'lead';
  return weaknesses.length === 0 ? 'proof' : 'weak';
}

/** Asks one check about one claim. */
function consider(
  claim: Claim,
  check: Extract<Check<never>, { reads: AttributeId }>,
  context: Context,
): Considered {
  const answer =
    claim.notFound === undefined
      ? check.ask(claim.value as never, context.entry.options as never, context.world)
      : NO_ANSWER;
  const weaknesses = weaknessesOf(claim, context);
  const own =
    claim.attestation === undefined ? {} : { prevails: claim.attestation.prevailsOver !== undefined };
  return { claim, scope: claim.scope, answer, weaknesses, ...own, part: partOf(claim, weaknesses, context) };
}

/** Whether the values come from rival editions that say different things. */
function areRivals(values: readonly Considered[]): boolean {
  const editions = values.filter((value) => value.claim.edition !== undefined);
  return (
    new Set(editions.map((value) => value.claim.edition)).size > 1 &&
    new Set(editions.map((value) => canonicalJson(value.claim.value))).size > 1
  );
}

/** The evidence on one attribute, and every claim that was considered for it. */
export function gather(
  target: Target,
  check: Extract<Check<never>, { reads: AttributeId }>,
  context: Context,
): { evidence: Evidence<Considered>; considered: Considered[] } {
  const considered = claimsOn(target, check.reads).map((claim) => consider(claim, check, context));
  const current = considered.filter(({ part }) => part !== 'not-yet' && part !== 'ended');
  const values = current.filter(({ part }) => part !== 'not-found');
  const reviewed = values.filter(({ claim }) => claim.grade === 'reviewed');
  return {
    considered,
    evidence: {
      reviewed,
      reported: values.filter(({ claim }) => claim.grade === 'reported'),
      notFound: current
        .filter(({ part }) => part === 'not-found')
        .map(({ claim }) => ({ dated: claim.seen !== undefined })),
      ended: considered.filter(({ part }) => part === 'ended').length,
      rivals: areRivals(reviewed),
      acceptsReported: context.entry.grades.includes('reported'),
    },
  };
}
