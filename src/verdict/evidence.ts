import type { World } from '../evidence/world.js';
import type { Attested } from '../evidence/attestation.js';
import type { AttributeId } from '../evidence/attributes/attributes.js';
import { daysBetween, firstDay, lastDay } from '../input/calendar.js';
import { dateOf, isCurrent, isSeen } from '../evidence/claim.js';
import { standingOf } from '../evidence/conditions.js';
import { canonicalJson } from '../input/digest.js';
import type { Claim, Model, Provider } from '../evidence/dataset.js';
import { without } from '../input/present.js';
import { GRADES, SCOPES } from '../evidence/provider-shape.js';
import type { Answer, Leaf } from '../rules/rule.js';
import { type Days, type Evidence, isNear, type Opposing, type Weakness } from './asked.js';
import type { PolicyEntry } from '../policy/policy.js';
import { isByKind, replacedValue } from './replaced-value.js';

/** What a claim did in the evaluation. `out`: it is about other customers; `silent`: about another part of the question. */
export const PARTS = ['proof', 'weak', 'lead', 'not-found', 'out', 'silent', 'ended', 'not-yet'] as const;
export type Part = (typeof PARTS)[number];

/** A claim, and what became of it. */
export interface Considered extends Opposing {
  claim: Claim;
  part: Part;
}

/** The provider or model that a rule is asked about. */
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
  return inOrder([...inherited, ...own].filter((claim) => claim.attribute === attribute));
}

const keys = new WeakMap<Claim, string>();

/** A key that does not depend on where a claim is filed: the narrower scope first, then what was reviewed. */
function keyOf(claim: Claim): string {
  const known = keys.get(claim);
  if (known !== undefined) return known;
  const { scope, grade, edition = '' } = claim;
  const head = [SCOPES.indexOf(scope), GRADES.indexOf(grade), edition, dateOf(claim) ?? ''].join(' ');
  const key = `${head} ${canonicalJson(without(claim, 'location'))}`;
  keys.set(claim, key);
  return key;
}

/** Claims in an order that does not depend on theirs, so that no message does. */
function inOrder(claims: readonly Claim[]): Claim[] {
  if (claims.length < 2) return [...claims];
  return [...claims].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** Whether a policy takes an attestation of that kind as proof, its digest checked where it asks for that. */
const isAccepted = (attested: Attested, entry: PolicyEntry): boolean =>
  entry.attestations.includes(attested.kind) &&
  (entry.attestationDigest === 'any' || attested.digest === 'checked');

/** A contract holds until it ends, however long ago it was signed; what was said or found out grows old. */
const growsOld = (claim: Claim): boolean => claim.attestation?.kind !== 'contract';

/** Whether a claim says that it was seen after the last day on which any of its sources was read. */
const isSeenUnread = ({ seen, read }: Claim): boolean =>
  seen !== undefined && read !== undefined && firstDay(seen) > read.last;

/**
 * The days that a claim can be of. A yes in a month is there when the month is over: until then it is undated, as is
 * what claims to have been seen after its sources were read.
 */
function daysOf(claim: Claim, answer: Answer, asOf: string): Days | undefined {
  const dated = dateOf(claim);
  if (dated === undefined || isSeenUnread(claim)) return undefined;
  const days = { first: firstDay(dated), last: lastDay(dated) };
  const isYes = answer.kind === 'pass' || answer.kind === 'not-applicable';
  return isYes && days.first <= asOf && days.last > asOf && days.first !== days.last ? undefined : days;
}

/** Whether a claim, or the reading of its sources, is older than the policy accepts. Age counts from the first day. */
function isOld(claim: Claim, { entry, world: { asOf } }: Context): boolean {
  const days = [dateOf(claim), claim.read?.last].flatMap((day) => (day === undefined ? [] : [firstDay(day)]));
  return days.some((day) => daysBetween(day < asOf ? day : asOf, asOf) > entry.maxAgeDays);
}

/** What is on reviewed evidence about the API alone, whatever a policy accepts: that a rule does not apply. */
const needsMore = (claim: Claim, answer: Answer): Weakness[] => [
  ...(answer.kind === 'not-applicable' && claim.scope === 'group' ? (['wrong-scope'] as const) : []),
  ...(answer.kind === 'not-applicable' && claim.grade === 'reported' ? (['not-accepted'] as const) : []),
];

function weaknessesOf(claim: Claim, answer: Answer, target: Target, context: Context): Weakness[] {
  const { entry, variants, world } = context;
  const found = new Set<Weakness>(needsMore(claim, answer));
  if (!entry.scopes.includes(claim.scope)) found.add('wrong-scope');
  if (claim.attestation !== undefined && !isAccepted(claim.attestation, entry)) found.add('not-accepted');
  if (entry.rule.public === true && claim.gated === true) found.add('not-accepted');
  if (standingOf(claim.onlyFor ?? [], target.provider.variants, variants) === 'open')
    found.add('conditional');
  if (daysOf(claim, answer, world.asOf) === undefined && entry.rule.undated !== 'accepted')
    found.add('undated');
  if (growsOld(claim) && isOld(claim, context)) found.add('stale');
  return [...found];
}

const NO_ANSWER: Answer = { kind: 'undecided', message: '' };

/** Whether a claim is there, holds, and is about the customers that the policy has chosen; else what it is instead. */
function absence(claim: Claim, target: Target, { world, variants }: Context): Part | undefined {
  if (!isSeen(claim, world.asOf)) return 'not-yet';
  if (!isCurrent(claim, world.asOf)) return 'ended';
  const standing = standingOf(claim.onlyFor ?? [], target.provider.variants, variants);
  return standing === 'excluded' ? 'out' : undefined;
}

function partOf(
  claim: Claim,
  answer: Answer,
  weaknesses: readonly Weakness[],
  target: Target,
  context: Context,
): Part {
  const absent = absence(claim, target, context);
  if (absent !== undefined) return absent;
  if (claim.notFound !== undefined) return claim.grade === 'reviewed' ? 'not-found' : 'lead';
  if (claim.grade === 'reported' && !context.entry.grades.includes('reported')) return 'lead';
  if (answer.kind === 'silent') return 'silent';
  return weaknesses.length === 0 ? 'proof' : 'weak';
}

/** Whether an attestation goes before what is said of the API on an attribute. Only a contract can. */
export function prevailsOn({ attestation, attribute }: Claim, on: AttributeId): boolean {
  if (attestation?.kind !== 'contract' || attestation.prevailsOver === undefined) return false;
  return (attestation.prevailsOn ?? [attribute]).includes(on);
}

/** A claim with an answer to it, and what that is worth. */
function weighed(claim: Claim, answer: Answer, target: Target, context: Context): Considered {
  const weaknesses = weaknessesOf(claim, answer, target, context);
  const days = daysOf(claim, answer, context.world.asOf);
  return {
    ...{ claim, scope: claim.scope, grade: claim.grade, answer, weaknesses },
    ...(days === undefined ? {} : { days }),
    ...(claim.attestation === undefined ? {} : { prevails: prevailsOn(claim, claim.attribute) }),
    part: partOf(claim, answer, weaknesses, target, context),
  };
}

const ask = (leaf: Leaf<never>, value: unknown, { entry, world }: Context): Answer =>
  leaf.ask(value as never, entry.options as never, world);

/** Asks one check about one claim; `replacing` are the statements that can replace parts of its value. */
function consider(
  claim: Claim,
  replacing: readonly Claim[],
  leaf: Leaf<never>,
  target: Target,
  context: Context,
): Considered {
  if (claim.notFound !== undefined) return weighed(claim, NO_ANSWER, target, context);
  return weighed(claim, ask(leaf, replacedValue(claim, replacing), context), target, context);
}

/** Whether a statement for chosen customers can replace parts of wider ones: only as proof. */
const replaces = (claim: Claim, target: Target, context: Context): boolean =>
  claim.onlyFor !== undefined &&
  claim.grade === 'reviewed' &&
  claim.notFound === undefined &&
  absence(claim, target, context) === undefined &&
  weaknessesOf(claim, { kind: 'pass' }, target, context).length === 0;

/** Whether the values come from rival editions that say different things. */
function areRivals(values: readonly Considered[]): boolean {
  const editions = values.filter((value) => value.claim.edition !== undefined);
  return (
    new Set(editions.map((value) => value.claim.edition)).size > 1 &&
    new Set(editions.map((value) => canonicalJson(value.claim.value))).size > 1
  );
}

/** Whether a claim is not there on the day, or not for these customers. */
export const isAbsent = ({ part }: Pick<Considered, 'part'>): boolean =>
  part === 'not-yet' || part === 'ended' || part === 'out';

/** The evidence on one attribute, and every claim that was considered for it. */
export function gather(
  target: Target,
  leaf: Leaf<never>,
  context: Context,
): { evidence: Evidence<Considered>; considered: Considered[] } {
  const claims = claimsOn(target, leaf.reads);
  const replacing = isByKind(leaf.reads) ? claims.filter((claim) => replaces(claim, target, context)) : [];
  const considered = claims.map((claim) => consider(claim, replacing, leaf, target, context));
  const current = considered.filter((one) => !isAbsent(one));
  const values = current.filter(({ claim }) => claim.notFound === undefined);
  const searches = current.filter(({ claim }) => claim.notFound !== undefined);
  const reviewed = values.filter(({ grade }) => grade === 'reviewed');
  return {
    considered,
    evidence: {
      asOf: context.world.asOf,
      reviewed,
      reported: values.filter(({ grade }) => grade === 'reported'),
      searches: searches.filter(({ grade }) => grade === 'reviewed'),
      reportedSearches: searches.filter(({ grade }) => grade === 'reported').length,
      ended: considered.filter(({ part }) => part === 'ended').length,
      rivals: areRivals(reviewed),
      acceptsReported: context.entry.grades.includes('reported'),
    },
  };
}

/** Whether a claim can speak about this API to these customers on the day. */
export const isHeard = (claim: Claim, target: Target, context: Context): boolean =>
  claim.notFound === undefined && isNear(claim) && absence(claim, target, context) === undefined;

/** What other statements on file say against values that make a check green. What those prevail over says nothing. */
export function gatherOpposing(
  target: Target,
  leaf: Leaf<never>,
  context: Context,
  green: readonly Considered[],
): Considered[] {
  const { entry, world } = context;
  const values = green.map(({ claim }) => claim.value) as never[];
  return leaf.opposedBy.flatMap(({ reads, ask: object }) =>
    claimsOn(target, reads)
      .filter((claim) => isHeard(claim, target, context))
      .filter(
        (claim) => claim.attestation !== undefined || !green.some((own) => prevailsOn(own.claim, reads)),
      )
      .flatMap((claim) => {
        const answer = object(claim.value as never, entry.options as never, world, values);
        return answer === undefined ? [] : [weighed(claim, answer, target, context)];
      }),
  );
}

/** A value that is proof for what it says, whichever kind of document of the user's it rests on. */
export const isProof = (claim: Claim, target: Target, context: Context): boolean =>
  claim.grade === 'reviewed' &&
  isHeard(claim, target, context) &&
  weaknessesOf(claim, { kind: 'pass' }, target, {
    ...context,
    entry: { ...context.entry, attestations: ['contract', 'vendor-statement', 'own-assessment'] },
  }).length === 0;
