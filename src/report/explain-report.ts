import { present } from '../input/plain-data.js';
import { constant, freeText, list, map, object, sentences, type ValueOf } from '../input/shape.js';
import { policyName, type PolicyEntry } from '../policy/policy.js';
import { FINDING_SHAPE, isGap, type Finding } from '../verdict/finding.js';
import {
  POLICY_HEAD_FIELDS,
  policyHead,
  policyNotes,
  DESCRIBED_SETTING_SHAPE,
  describeSettings,
} from './described-policy.js';
import {
  describeProvider,
  DESCRIBED_PROVIDER_SHAPE,
  MADE_BY,
  makerOf,
  providersOf,
  subjectText,
} from './described-subject.js';
import { describeRule, DESCRIBED_RULE_SHAPE } from './described-rule.js';
import { ENVELOPE, envelopeOf, PROOF_SHAPE, proofOf, type ReportInputs } from './envelope.js';
import { REMEDIES } from '../verdict/words/outcome-words-en.js';
import { notAskedNotes } from '../verdict/targets.js';
import { assumesOf, noticeOf, companiesOf } from '../verdict/words/notices.js';

/** A finding, with how to close it; its maker, if the duty is that of the model's maker. */
const EXPLAINED = object({
  finding: FINDING_SHAPE,
  maker: MADE_BY,
  remedies: sentences('what would turn it to shown'),
});

/** One rule, with the chain from each claim to each outcome. */
export const EXPLAIN_SHAPE = object({
  kind: constant('explain'),
  ...ENVELOPE,
  policy: object({ ...POLICY_HEAD_FIELDS, notes: sentences() }),
  rule: DESCRIBED_RULE_SHAPE,
  settings: list(DESCRIBED_SETTING_SHAPE),
  explained: list(EXPLAINED),
  providers: map(DESCRIBED_PROVIDER_SHAPE),
  proof: PROOF_SHAPE,
  assumes: freeText(),
  notice: sentences(),
});

export type ExplainReport = ValueOf<typeof EXPLAIN_SHAPE>;
export type Explained = ValueOf<typeof EXPLAINED>;

const remediesOf = (finding: Finding, fix: string): string[] =>
  !isGap(finding)
    ? []
    : finding.fix === undefined
      ? [fix, ...new Set(finding.reasons.map((reason) => REMEDIES[reason]))]
      : [finding.fix];

/** Makes the report of `explain`: one rule, with the chain from each claim to each outcome. */
export function explainReport(
  inputs: ReportInputs,
  entry: PolicyEntry,
  notes: readonly string[] = [],
): ExplainReport {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const providers = providersOf(subjects);
  const rule = describeRule(entry, dataset.law, asOf);
  const described = Object.fromEntries(
    providers.map((provider) => [provider.id, describeProvider(provider)]),
  );
  return {
    ...envelopeOf(inputs),
    kind: 'explain',
    policy: {
      ...policyHead(policy),
      notes: [...notes, ...policyNotes({ ...policy, entries: [entry] }, asOf), ...notAskedNotes([entry])],
    },
    rule,
    settings: describeSettings(policy, entry),
    explained: findings.map((finding) => ({
      finding,
      ...present({ maker: makerOf(finding, rule, described, subjects.map(subjectText)) }),
      remedies: remediesOf(finding, rule.fix),
    })),
    providers: described,
    proof: proofOf(inputs),
    assumes: assumesOf(policy),
    notice: noticeOf(
      policyName(policy),
      asOf,
      // A rule alone shows nothing of any provider, so it credits no source.
      subjects.length > 0
        ? companiesOf(subjects)
        : dataset.providers.map(({ name }) => ({ name, collections: {}, sources: {} })),
    ),
  };
}
