import { freeText, ID, list, object, optional, sentences, type ValueOf } from '../input/shape.js';
import { notAskedNotes } from '../verdict/targets.js';
import type { Policy } from '../policy/policy.js';
import {
  POLICY_HEAD_FIELDS,
  policyHead,
  policyNotes,
  policySettings,
  DESCRIBED_SETTING_SHAPE,
  describeSettings,
} from './described-policy.js';
import { AS_OF, beginning } from './envelope.js';

/** The answer of `policies show`: the effective policy, including everything it extends. */
export const POLICY_REPORT_SHAPE = object({
  ...beginning('policy'),
  asOf: AS_OF,
  policy: object({ ...POLICY_HEAD_FIELDS, description: freeText() }),
  settings: list(DESCRIBED_SETTING_SHAPE, 'what holds for the whole policy'),
  rules: list(
    object({
      id: ID,
      uses: optional({ ...ID, doc: 'the rule itself, where the entry has its own id' }),
      title: freeText(),
      settings: list(DESCRIBED_SETTING_SHAPE),
    }),
  ),
  notCovered: sentences('what the policy does not check'),
  notes: sentences('rules under former names, and severities that will change'),
});

export type PolicyReport = ValueOf<typeof POLICY_REPORT_SHAPE>;
export type PolicyRule = PolicyReport['rules'][number];

export const policyReport = (version: string, policy: Policy, asOf: string): PolicyReport => ({
  schemaVersion: 1,
  kind: 'policy',
  tool: { name: 'mimo-check', version },
  asOf,
  policy: { ...policyHead(policy), description: policy.description },
  settings: policySettings(policy),
  rules: policy.entries.map((entry) => ({
    id: entry.id,
    ...(entry.id === entry.rule.id ? {} : { uses: entry.rule.id }),
    title: entry.texts.title,
    settings: describeSettings(policy, entry),
  })),
  notCovered: [...policy.notCovered],
  notes: [...policyNotes(policy, asOf), ...notAskedNotes(policy.entries)],
});
