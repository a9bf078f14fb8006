import type { Claim } from '../evidence/dataset.js';
import { canonicalJson, digestOf } from '../input/digest.js';
import { inReasonOrder, type Decision } from './asked.js';
import { isAbsent, isHeard, type Considered, type Context } from './evidence.js';
import { claimsOn, type Target } from './targets.js';

/** What a claim says and how much it is worth: neither its words, its sources nor its place in a file. */
const digestedContent = (claim: Claim): object => ({
  attribute: claim.attribute,
  ...(claim.notFound === undefined ? { value: claim.value } : { search: true }),
  ...{ scope: claim.scope, grade: claim.grade, conditions: claim.onlyFor, until: claim.until },
});

/** Whether a claim decides, or speaks against the requirement, whatever it is worth. */
const bearsOnOutcome = (one: Considered): boolean =>
  ['proof', 'weak', 'not-found'].includes(one.part) || (!isAbsent(one) && one.answer.kind === 'fail');

/**
 * The digest of what an outcome rests on, and of all that can speak against it: a waiver holds while it stays the same,
 * so that whatever is added against a requirement makes the waiver void. What opposes a promise is asked only where
 * there is one; an open requirement that was accepted has none, so each statement that could oppose it is held.
 */
export function evidenceDigest(
  target: Target,
  context: Context,
  { decision, considered }: { decision: Decision<Considered>; considered: readonly Considered[] },
): string {
  const { entry } = context;
  const beside = entry.rule.opposedBy.flatMap((attribute) =>
    claimsOn(target, attribute).filter((claim) => isHeard(claim, target, context)),
  );
  const claims = [...considered.filter(bearsOnOutcome).map(({ claim }) => claim), ...beside].map((claim) =>
    canonicalJson(digestedContent(claim)),
  );
  return digestOf({
    ...{ outcome: decision.outcome, indication: decision.indication, options: entry.options },
    ...{ rule: entry.rule.id, via: target.via, reasons: inReasonOrder(decision.reasons) },
    claims: [...new Set(claims)].sort(),
  });
}
