import type { Claim, Provider } from '../evidence/dataset.js';
import {
  count,
  freeText,
  ID,
  list,
  map,
  object,
  optional,
  sentences,
  text,
  type ValueOf,
  type ValuesOf,
} from '../input/shape.js';
import { policyName } from '../policy/policy.js';
import { FINDING_SHAPE, type Finding } from '../verdict/finding.js';
import { APPLIED_WAIVER_SHAPE } from '../verdict/waiver.js';
import { describeAttestation, DESCRIBED_ATTESTATION_SHAPE } from './described-attestation.js';
import { POLICY_TEXT_SHAPE, policyText } from './described-policy.js';
import { describeProvider, DESCRIBED_PROVIDER_SHAPE } from './described-provider.js';
import { describeRule, DESCRIBED_RULE_SHAPE } from './described-rule.js';
import { providersOf, SUBJECT_TEXT_SHAPE, subjectText } from './described-subject.js';
import { ENVELOPE, envelopeOf, PROOF_SHAPE, proofOf, type Inputs } from './envelope.js';
import { summarise, SUMMARY_SHAPE } from './summary.js';
import { isSeen } from '../evidence/claim.js';
import { assumesOf, noticeOf } from '../verdict/words/notices.js';
import { overrulesOf } from './overrules.js';

const SEEN = optional(
  object({ first: text(undefined, 'day-or-month'), last: text(undefined, 'day-or-month') }),
);

const EVIDENCE_AGE_SHAPE = object(
  {
    attested: count('statements of your own, which count for none of the others'),
    reviewed: count(),
    reviewedUndated: count(),
    reviewedSeen: SEEN,
    searches: count('without a find'),
    reported: count('by others, checked by nobody here'),
    reportedUndated: count(),
    reportedSeen: SEEN,
  },
  'how much evidence there is, and how old it is',
);

/** What `check` and `gaps` have in common. */
export const EVALUATED = {
  ...ENVELOPE,
  policy: POLICY_TEXT_SHAPE,
  subjects: list(SUBJECT_TEXT_SHAPE),
  only: optional(list(ID, 'the rules that were asked, where not all were')),
  assumes: freeText('the use that is assumed'),
  notice: sentences(),
  overrules: sentences(
    'what makes everything else matter less: models that are gone, another host, no dates',
  ),
  evidence: EVIDENCE_AGE_SHAPE,
  summary: SUMMARY_SHAPE,
  findings: list(FINDING_SHAPE),
  rules: map(DESCRIBED_RULE_SHAPE, 'by the id that findings name'),
  providers: map(DESCRIBED_PROVIDER_SHAPE),
  waivers: list(APPLIED_WAIVER_SHAPE, 'every waiver of the run, and what became of it'),
  attestations: list(DESCRIBED_ATTESTATION_SHAPE, 'every document of your own'),
  proof: PROOF_SHAPE,
};

export type EvidenceAge = ValueOf<typeof EVIDENCE_AGE_SHAPE>;
type Evaluated = ValuesOf<typeof EVALUATED>;

const undated = (claims: readonly Claim[]): number => claims.filter(({ seen }) => seen === undefined).length;

const seenRange = (claims: readonly Claim[]): { first: string; last: string } | undefined => {
  const days = claims.flatMap(({ seen }) => (seen === undefined ? [] : [seen])).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
};

/** How old the evidence about some providers is, as of a day: what was seen later is not there yet. */
export function ageOf(providers: readonly Provider[], asOf: string): EvidenceAge {
  const all = providers
    .flatMap((provider) => [...provider.claims, ...provider.models.flatMap((model) => model.claims)])
    .filter((claim) => isSeen(claim, asOf));
  const claims = all.filter(({ attestation }) => attestation === undefined);
  const reviewed = claims.filter(({ grade, notFound }) => grade === 'reviewed' && notFound === undefined);
  const reported = claims.filter(({ grade }) => grade === 'reported');
  const reviewedSeen = seenRange(reviewed);
  const reportedSeen = seenRange(reported);
  return {
    attested: all.length - claims.length,
    reviewed: reviewed.length,
    reviewedUndated: undated(reviewed),
    ...(reviewedSeen === undefined ? {} : { reviewedSeen }),
    searches: claims.filter(({ notFound }) => notFound !== undefined).length,
    reported: reported.length,
    reportedUndated: undated(reported),
    ...(reportedSeen === undefined ? {} : { reportedSeen }),
  };
}

/** What is said of some findings, with the counts of all. */
export function evaluatedOf(inputs: Inputs, shown: readonly Finding[]): Evaluated {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const providers = providersOf(subjects);
  const asked = new Set(shown.map(({ rule }) => rule));
  const entries = policy.entries.filter((entry) => asked.has(entry.id));
  const envelope = envelopeOf(inputs);
  const evidence = ageOf(providersOf(subjects.filter(({ kind }) => kind !== 'unlisted')), asOf);
  return {
    ...envelope,
    policy: policyText(policy, asOf),
    subjects: subjects.map(subjectText),
    ...(inputs.only === undefined ? {} : { only: [...inputs.only] }),
    assumes: assumesOf(policy),
    notice: noticeOf(policyName(policy), asOf, providers),
    overrules: overrulesOf(subjects, asOf, evidence, envelope.dataset),
    evidence,
    summary: summarise(findings, policy),
    findings: [...shown],
    rules: Object.fromEntries(entries.map((entry) => [entry.id, describeRule(entry, dataset.law, asOf)])),
    providers: Object.fromEntries(providers.map((provider) => [provider.id, describeProvider(provider)])),
    waivers: [...inputs.waivers],
    attestations: inputs.evidence.attestations.map((one) => describeAttestation(one, asOf)),
    proof: proofOf(inputs),
  };
}
