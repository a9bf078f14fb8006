import { notAskedNotes } from '../verdict/targets.js';
import type { Policy } from '../policy/policy.js';
import { settingsOf, type Setting } from './explain-report.js';
import { policyHead, type PolicyHead } from './policy-head.js';
import { policyNotes } from './policy-notes.js';

/** One entry of a policy, each of its values with the place where it was set. */
export interface PolicyRule {
  id: string;
  /** The rule itself, where the entry has an id of its own. */
  uses?: string;
  title: string;
  settings: Setting[];
}

/** What `policies show` answers with: the effective policy, everything that it extends taken in. */
export interface PolicyReport {
  schemaVersion: 1;
  kind: 'policy';
  tool: { name: 'mimo-check'; version: string };
  asOf: string;
  policy: PolicyHead & { description: string };
  /** What holds for the whole policy. */
  settings: Setting[];
  rules: PolicyRule[];
  notCovered: string[];
  /** Rules under former names, severities that will change, and rules that are on but not asked. */
  notes: string[];
}

function headSettings(policy: Policy): Setting[] {
  const values: [string, unknown][] = [
    ['fail_on', policy.failOn],
    ...(policy.maxWaiverDays === undefined
      ? []
      : [['max_waiver_days', policy.maxWaiverDays] as [string, unknown]]),
    ...Object.entries(policy.variants).map(([id, chosen]): [string, unknown] => [
      `variants.${id}`,
      [...chosen],
    ]),
    ['not_covered', [...policy.notCovered]],
  ];
  return values.map(([name, value]) => {
    const origin = policy.origins.get(name);
    return { name, value, ...(origin === undefined ? {} : { file: origin.file, line: origin.line }) };
  });
}

/** The report of `policies show`. */
export const policyReport = (version: string, policy: Policy, asOf: string): PolicyReport => ({
  schemaVersion: 1,
  kind: 'policy',
  tool: { name: 'mimo-check', version },
  asOf,
  policy: { ...policyHead(policy), description: policy.description },
  settings: headSettings(policy),
  rules: policy.entries.map((entry) => ({
    id: entry.id,
    ...(entry.id === entry.rule.id ? {} : { uses: entry.rule.id }),
    title: entry.texts.title,
    settings: settingsOf(policy, entry),
  })),
  notCovered: [...policy.notCovered],
  notes: [...policyNotes(policy, asOf), ...notAskedNotes(policy.entries)],
});
