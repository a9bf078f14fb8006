import type { AttributeId } from '../evidence/attributes/attributes.js';
import type { Claim } from '../evidence/dataset.js';
import { canonicalJson, digestOf } from '../input/digest.js';
import { memoize } from '../input/memoize.js';
import { distinct } from '../input/plain-data.js';
import { checksIn, type Opposer } from '../rules/rule.js';
import { inReasonOrder, type Decision } from './decision.js';
import { isAbsent, relevantOn, type Considered, type Context } from './evidence.js';
import type { Finding } from './finding.js';
import type { Target } from './targets.js';

/** What a claim says and what it is worth, as JSON, without its wording, sources and position. */
const digestedContent = memoize((claim: Claim): string =>
  canonicalJson({
    attribute: claim.attribute,
    ...(claim.notFound === undefined ? { value: claim.value } : { search: true }),
    ...{ scope: claim.scope, grade: claim.grade, conditions: claim.onlyFor, until: claim.until },
  }),
);

/** Whether a claim decides, or counts against the requirement with whatever weight. */
const affectsOutcome = (one: Considered): boolean =>
  ['proof', 'weak', 'not-found'].includes(one.part) || (!isAbsent(one) && one.answer.kind === 'fail');

/**
 * Whether a claim could oppose some promise. An objection that does not depend on the promise is certain; if
 * the check looks at the promise, the claim could oppose one.
 */
export function couldOppose(
  { value }: Pick<Claim, 'value'>,
  { ask: object }: Opposer<never, never>,
  { entry, world }: Pick<Context, 'world'> & { entry: Pick<Context['entry'], 'options'> },
): boolean {
  const readKeys: PropertyKey[] = [];
  const promise = new Proxy<never[]>([], {
    get(values, key) {
      readKeys.push(key);
      return Reflect.get(values, key) as unknown;
    },
  });
  const objection = object(value as never, entry.options as never, world, promise);
  return readKeys.length > 0 || objection !== undefined;
}

/**
 * The claims on other attributes that speak against the requirement. Opposing checks run only on a promise.
 * An accepted open requirement has none, so every claim counts that could oppose one.
 */
export const opposingClaims = (target: Target, context: Context): Claim[] =>
  checksIn(context.entry.rule.check)
    .flatMap(({ opposedBy }) => opposedBy)
    .flatMap((opposer) =>
      relevantOn(opposer.reads, target, context).filter((claim) => couldOppose(claim, opposer, context)),
    );

/** Where claims are, each once; undefined if there are none. */
export function claimPlaces(claims: readonly Claim[]): Finding['couldOppose'] {
  const places = distinct(claims).map(({ attribute, location: { file, line } }) => ({
    attribute,
    file,
    line,
  }));
  return places.length === 0 ? undefined : places;
}

/**
 * The claims that can excuse, also those that do not answer the rule's own question: without them, more counts against
 * the requirement.
 */
function excusingClaims(target: Target, context: Context): Claim[] {
  const { excusedBy, reads } = context.entry.rule;
  const relevant = (attributes: readonly AttributeId[]): Claim[] =>
    attributes.flatMap((attribute) => relevantOn(attribute, target, context));
  return [...relevant(excusedBy), ...relevant(reads).filter(({ grade }) => grade === 'reviewed')];
}

/**
 * The digest of the evidence for and against an outcome. A waiver is valid while it stays the same: any new
 * evidence against a requirement makes the waiver void, and so does any change of what excuses. Evidence on
 * other questions does not, and neither does age alone, since nothing has been added that speaks against.
 */
export function evidenceDigest(
  target: Target,
  context: Context,
  { decision, considered }: { decision: Decision<Considered>; considered: readonly Considered[] },
  opposing: readonly Claim[],
): string {
  const { entry } = context;
  const beside = [...opposing, ...excusingClaims(target, context)];
  const claims = [...considered.filter(affectsOutcome).map(({ claim }) => claim), ...beside].map((claim) =>
    digestedContent(claim),
  );
  return digestOf({
    ...{ outcome: decision.outcome, indication: decision.indication, options: entry.options },
    ...{ rule: entry.rule.id, via: target.via },
    reasons: inReasonOrder(decision.reasons).filter((reason) => reason !== 'stale'),
    claims: [...new Set(claims)].sort(),
  });
}
