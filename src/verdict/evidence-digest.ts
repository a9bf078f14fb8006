import type { Claim } from '../evidence/dataset.js';
import { canonicalJson, digestOf } from '../input/digest.js';
import { memoize } from '../input/memoize.js';
import { inReasonOrder, type Decision } from './decision.js';
import { isAbsent, isRelevant, type Considered, type Context } from './evidence.js';
import { claimsOn, type Target } from './targets.js';

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
 * The digest of the evidence for and against an outcome. A waiver is valid while it stays the same, so any
 * new evidence against a requirement makes the waiver void. Opposing checks run only on a promise. An
 * accepted open requirement has none, so the digest contains every statement that could oppose it. It also
 * contains those that can excuse: without them, more counts against it.
 */
export function evidenceDigest(
  target: Target,
  context: Context,
  { decision, considered }: { decision: Decision<Considered>; considered: readonly Considered[] },
): string {
  const { entry } = context;
  const beside = [...entry.rule.opposedBy, ...entry.rule.excusedBy].flatMap((attribute) =>
    claimsOn(target, attribute).filter((claim) => isRelevant(claim, target, context)),
  );
  const claims = [...considered.filter(affectsOutcome).map(({ claim }) => claim), ...beside].map((claim) =>
    digestedContent(claim),
  );
  return digestOf({
    ...{ outcome: decision.outcome, indication: decision.indication, options: entry.options },
    ...{ rule: entry.rule.id, via: target.via, reasons: inReasonOrder(decision.reasons) },
    claims: [...new Set(claims)].sort(),
  });
}
