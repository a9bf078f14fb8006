import type { Maker } from '../evidence/dataset.js';
import { present } from '../input/present.js';
import type { Location } from '../input/problem.js';
import { isGap, type Finding } from '../verdict/finding.js';
import { notAskedNotes } from '../verdict/targets.js';
import { policyName, type Policy, type PolicyEntry } from '../policy/policy.js';
import { describeProvider, type DescribedProvider } from './described-provider.js';
import { describeRule, type DescribedRule } from './described-rule.js';
import { policyHead, type PolicyHead } from './policy-head.js';
import { makerOf } from './maker-of.js';
import { policyNotes } from './policy-notes.js';
import { proofOf, type Proof } from './proof.js';
import { envelopeOf, providersOf, subjectText, type Envelope, type Inputs } from './report.js';
import { REMEDIES } from '../verdict/words/outcomes.js';
import { assumesOf, noticeOf } from '../verdict/words/notices.js';

/** A value of the policy, and the place where it was set. */
export interface Setting {
  name: string;
  value: unknown;
  /** Absent: nothing sets it. */
  file?: string;
  line?: number;
}

/** A finding, with what would turn it to shown. */
export interface Explained {
  finding: Finding;
  /** Whose duty it is, where the law lays it on the maker of the model and another serves it. */
  maker?: Maker;
  remedies: string[];
}

export interface ExplainReport extends Envelope {
  kind: 'explain';
  policy: PolicyHead & { notes: string[] };
  rule: DescribedRule;
  settings: Setting[];
  explained: Explained[];
  providers: Record<string, DescribedProvider>;
  /** What `verify` needs to make the report again. */
  proof: Proof;
  assumes: string;
  notice: string[];
}

/** The place where a setting of an entry was decided, the entry's own before the policy's. */
const originOf = (policy: Policy, entry: PolicyEntry, key: string): Location | undefined =>
  policy.origins.get(`rules.${entry.id}.${key}`) ?? policy.origins.get(key);

/** What holds until when: `["note before 2026-12-02", "error from 2026-12-02"]`. */
const scheduleText = ({ before, dated }: NonNullable<PolicyEntry['schedule']>): string[] => [
  `${before} before ${dated[0]?.from ?? ''}`,
  ...dated.map(({ from, severity }) => `${severity} from ${from}`),
];

/** Everything that the policy says about an entry, each value with its origin. */
export function settingsOf(policy: Policy, entry: PolicyEntry): Setting[] {
  const values: [string, unknown][] = [
    ['severity', entry.severity],
    ...(entry.schedule === undefined ? [] : [['dated', scheduleText(entry.schedule)] as [string, unknown]]),
    ['unknown', entry.unknown],
    ['accept_scopes', entry.scopes],
    ['accept_grades', entry.grades],
    ['accept_attestations', entry.attestations],
    ['attestation_digest', entry.attestationDigest],
    ['max_age_days', entry.maxAgeDays],
    ['waivable', entry.waivable],
    ...Object.keys(entry.rule.options).map((key): [string, unknown] => [key, entry.options[key]]),
  ];
  return values.map(([name, value]) => {
    const origin = originOf(policy, entry, name);
    return {
      name,
      value: value ?? null,
      ...(origin === undefined ? {} : { file: origin.file, line: origin.line }),
    };
  });
}

const remediesOf = (finding: Finding, fix: string): string[] =>
  isGap(finding) ? [fix, ...new Set(finding.reasons.map((reason) => REMEDIES[reason]))] : [];

/** The report of `explain`: one rule, and the chain from each claim to each outcome. */
export function explainReport(
  inputs: Inputs,
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
    settings: settingsOf(policy, entry),
    explained: findings.map((finding) => ({
      finding,
      ...present({ maker: makerOf(finding, rule, described, subjects.map(subjectText)) }),
      remedies: remediesOf(finding, rule.fix),
    })),
    providers: described,
    proof: proofOf(inputs),
    assumes: assumesOf(policy),
    notice: noticeOf(policyName(policy), asOf, providers.length > 0 ? providers : dataset.providers),
  };
}
