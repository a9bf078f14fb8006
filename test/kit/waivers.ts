import { resolveSubject } from '../../src/evidence/subject.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import type { Waiver } from '../../src/verdict/waiver.js';
import { AS_OF, DATASET, DEFAULT } from './shipped.js';

/** The findings of policy default on the card: gaps of every severity, and some that are shown. */
export const FINDINGS: readonly Finding[] = evaluate(
  DATASET,
  DEFAULT,
  [resolveSubject(DATASET, 'xiaomi')],
  AS_OF,
);

/** The finding of a rule. */
export function findingOf(rule: string, findings: readonly Finding[] = FINDINGS): Finding {
  const finding = findings.find((one) => one.rule === rule);
  if (finding === undefined) throw new Error(`no finding of ${rule}`);
  return finding;
}

/** A waiver in force for a finding, with changes. */
export const waiverOf = (finding: Finding, change: Partial<Waiver> = {}): Waiver => ({
  ...{ rule: finding.rule, subject: finding.subject, reason: 'A trial', measures: ['No names in prompts'] },
  ...{ owner: 'Dana', granted: '2026-11-01', expires: '2026-12-31', evidence: finding.evidence },
  location: { file: 'waivers.yaml', line: 3, column: 5 },
  ...change,
});
