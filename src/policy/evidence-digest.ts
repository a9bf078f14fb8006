import { canonicalJson, digestOf } from '../core/digest.js';
import { inOrder, type Decision } from './asked.js';
import type { Considered, Target } from './evidence.js';
import type { PolicyEntry } from './policy.js';

/** What a claim says and how much it is worth: neither its words, its sources nor its place in a file. */
const contentOf = ({ claim }: Considered): object => ({
  attribute: claim.attribute,
  ...(claim.notFound === undefined ? { value: claim.value } : { search: true }),
  ...{ scope: claim.scope, grade: claim.grade, conditions: claim.onlyFor, until: claim.until },
});

const ABSENT: readonly Considered['part'][] = ['not-yet', 'ended', 'out'];

/** Whether a claim decides, or speaks against the requirement, whatever it is worth. */
const matters = ({ part, answer }: Considered): boolean =>
  ['proof', 'weak', 'not-found'].includes(part) || (!ABSENT.includes(part) && answer.kind === 'fail');

/**
 * The digest of what an outcome rests on, and of all that speaks against it: a waiver holds while it stays the same, so
 * that whatever is added against a requirement makes the waiver void.
 */
export function evidenceDigest(
  target: Target,
  entry: PolicyEntry,
  { decision, considered }: { decision: Decision<Considered>; considered: readonly Considered[] },
): string {
  const claims = [...considered.filter(matters), ...decision.opposing].map((one) =>
    canonicalJson(contentOf(one)),
  );
  return digestOf({
    ...{ outcome: decision.outcome, indication: decision.indication, options: entry.options },
    ...{ rule: entry.rule.id, via: target.via, reasons: inOrder(decision.reasons) },
    claims: [...new Set(claims)].sort(),
  });
}
