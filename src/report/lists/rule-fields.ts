import type { Field } from '../../query/field.js';
import { OUTCOMES } from '../../verdict/decision.js';
import { type Finding, isAttested } from '../../verdict/finding.js';
import { isAsked, nothingToCompare } from '../../verdict/targets.js';
import type { Policy, PolicyEntry } from '../../policy/policy.js';

/** Why a rule cannot be used in a filter: it is not asked, so it has no outcome. */
function refusedIn({ id }: Policy, entry: PolicyEntry): Pick<Field<never>, 'refused'> {
  if (isAsked(entry)) return {};
  const off = { message: `is off in policy ${id}`, hint: 'Choose a policy that asks it with --policy.' };
  const why = nothingToCompare(entry);
  const { message, hint } =
    entry.severity === 'off' || why === undefined
      ? off
      : {
          message: `has nothing to compare in policy ${id}: ${why}`,
          hint: 'Set it in your own policy.',
        };
  return { refused: { message: `rule ${entry.id} ${message}: it is not asked, so it has no outcome`, hint } };
}

/**
 * Makes a field for every rule of a policy: its outcome for a row. Rules that are not asked refuse to be
 * used.
 */
export const ruleFields = <Row>(
  policy: Policy,
  findingsOf: (row: Row, entry: PolicyEntry) => readonly Finding[],
): Field<Row>[] =>
  policy.entries.map((entry) => ({
    name: entry.id,
    title: entry.id,
    type: { kind: 'choice', of: OUTCOMES },
    list: true,
    byPolicy: true,
    read: (row) => {
      const findings = findingsOf(row, entry);
      const outcomes = findings.map(({ outcome }) => outcome);
      return {
        ...{ values: [...new Set(outcomes)], complete: outcomes.length > 0 },
        attested: findings.some(isAttested),
      };
    },
    ...refusedIn(policy, entry),
  }));

/** Finds the finding of a rule on a subject. Rules that nobody uses are never evaluated. */
export function findingIndex(
  evaluate: (rule: string) => readonly Finding[],
): (rule: string, subject: string) => Finding | undefined {
  const rules = new Map<string, ReadonlyMap<string, Finding>>();
  return (rule, subject) => {
    const findings =
      rules.get(rule) ?? new Map(evaluate(rule).map((finding) => [finding.subject, finding] as const));
    rules.set(rule, findings);
    return findings.get(subject);
  };
}
