import type { Behind } from '../evidence/behind.js';
import { isSeen } from '../evidence/claim-time.js';
import type { Claim, Dataset, Maker, Provider } from '../evidence/dataset.js';
import { present } from '../input/present.js';
import type { Upstream } from '../evidence/provider-shape.js';
import type { Subject } from '../evidence/subject.js';
import { isGap, type Finding } from '../verdict/finding.js';
import { policyName, type Policy } from '../policy/policy.js';
import type { Severity } from '../policy/severity.js';
import { verdictOf, type Verdict } from '../verdict/verdict.js';
import type { AppliedWaiver } from '../verdict/waiver.js';
import { describeAttestation, type DescribedAttestation } from './described-attestation.js';
import { describeProvider, type DescribedProvider } from './described-provider.js';
import { describeRule, type DescribedRule } from './described-rule.js';
import type { ToldSelection } from './lists/selection-text.js';
import { summarise, type Summary } from './summary.js';
import { policyHead, type PolicyHead } from './policy-head.js';
import { replacedFiles, type ReplacedFile } from './replaced-files.js';
import { overrulesOf } from './overrules.js';
import { policyNotes } from './policy-notes.js';
import { proofOf, type Accounted, type Proof } from './proof.js';
import { assumesOf, headlineOf, noticeOf, partialHeadline, verdictSentence } from '../verdict/words.js';

/** What every report carries, so that it can be read and recomputed on its own. */
export interface Envelope {
  /** Of the JSON contract: additive changes keep it. */
  schemaVersion: 1;
  tool: { name: 'mimo-check'; version: string };
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** The project file in force. */
  project?: { file: string };
  dataset: {
    /** SHA-256 of the parsed content of all that follow. */
    digest: string;
    digests: Dataset['digests'];
    /** Providers whose built-in file the user replaced, and those that the user added. */
    replaced: string[];
    added: string[];
    /** The files that are read instead of those. */
    replacedBy: ReplacedFile[];
  };
  /** What `verify` needs to make the report again, where it can be. */
  proof?: Proof;
}

export interface PolicyText extends PolicyHead {
  description: string;
  failOn: Severity | 'never';
  notCovered: string[];
  variants: Record<string, string[]>;
  /** Rules under former names, and severities that will change. */
  notes: string[];
}

interface BehindText {
  provider?: string;
  name: string;
  model?: string;
  /** Absent: the host passes requests on to it. */
  upstream?: 'unknown';
}

export interface SubjectText {
  id: string;
  kind: Subject['kind'];
  name: string;
  provider: string;
  /** The other host, of a route. */
  via?: string;
  /** Who runs the model behind that host. */
  upstream?: Upstream;
  /** Who is behind a model of a host's own list; without a provider where it is not on file. */
  behind?: BehindText[];
  /** Who made the model, where that is not the provider. */
  madeBy?: Maker;
  /** Of an id of which nothing is on file: the family that it belongs to. */
  family?: string;
}

/** How old the evidence is. */
export interface EvidenceAge {
  /** Statements of the user's own, which count for none of the others. */
  attested: number;
  reviewed: number;
  reviewedUndated: number;
  reviewedSeen?: { first: string; last: string };
  searches: number;
  reported: number;
  reportedUndated: number;
  reportedSeen?: { first: string; last: string };
}

interface Evaluated extends Envelope {
  policy: PolicyText;
  subjects: SubjectText[];
  /** The rules that were asked, where not all of the policy were. */
  only?: string[];
  assumes: string;
  notice: string[];
  /** What makes everything else matter less: models that are gone, another host, evidence without dates. */
  overrules: string[];
  evidence: EvidenceAge;
  summary: Summary;
  findings: Finding[];
  /** The texts of the rules used, by the id that findings name. */
  rules: Record<string, DescribedRule>;
  providers: Record<string, DescribedProvider>;
  /** Every waiver of the run, and what became of it. */
  waivers: AppliedWaiver[];
  /** Every document of the user's own. */
  attestations: DescribedAttestation[];
  /** What `verify` needs to make the report again. */
  proof: Proof;
}

export interface CheckReport extends Evaluated {
  kind: 'check';
  verdict: Verdict;
  /** The verdict as a sentence. */
  sentence: string;
  headline: string;
}

export interface GapsReport extends Evaluated {
  kind: 'gaps';
  /** What was asked of the gaps, where not all of them were wanted; the summary is about all. */
  selected?: ToldSelection;
}

/** What a report is made of. */
export interface Inputs extends Accounted {
  version: string;
  dataset: Dataset;
  policy: Policy;
  evidence: Required<Accounted['evidence']>;
  subjects: readonly Subject[];
  asOf: string;
  findings: readonly Finding[];
  waivers: readonly AppliedWaiver[];
  /** The rules that were asked, where not all of the policy were. */
  only?: readonly string[];
}

const count = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length;

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
    reviewedUndated: count(reviewed, ({ seen }) => seen === undefined),
    ...(reviewedSeen === undefined ? {} : { reviewedSeen }),
    searches: count(claims, ({ notFound }) => notFound !== undefined),
    reported: reported.length,
    reportedUndated: count(reported, ({ seen }) => seen === undefined),
    ...(reportedSeen === undefined ? {} : { reportedSeen }),
  };
}

const nameOf = (subject: Subject): string => {
  if (subject.kind === 'unlisted') return subject.id;
  return subject.kind === 'provider' ? subject.provider.name : subject.model.name;
};

const behindText = ({ provider, name, model, upstream }: Behind): BehindText => ({
  ...present({ provider: provider?.id, model: model?.id }),
  ...{ name, ...(upstream === 'unknown' ? { upstream } : {}) },
});

/** How far the way of a request is known. */
function hopsOf(subject: Subject): Omit<SubjectText, 'id' | 'kind' | 'name' | 'provider'> {
  switch (subject.kind) {
    case 'provider':
      return {};
    case 'unlisted':
      return { family: subject.family };
    case 'route':
      return {
        ...{ via: subject.host, upstream: subject.upstream },
        ...present({ madeBy: subject.model.madeBy }),
      };
    case 'model':
      return present({
        behind: subject.behind?.map(behindText),
        madeBy: subject.model.madeBy,
      });
  }
}

/** A subject without what is on file about it. */
export const subjectText = (subject: Subject): SubjectText => ({
  id: subject.id,
  kind: subject.kind,
  name: nameOf(subject),
  provider: subject.provider.id,
  ...hopsOf(subject),
});

/** What every report carries. */
export const envelopeOf = ({
  version,
  dataset,
  asOf,
  policy,
  asked,
  evidence,
}: Pick<Inputs, 'version' | 'dataset' | 'asOf'> &
  Partial<Pick<Accounted, 'policy' | 'asked' | 'evidence'>>): Envelope => ({
  schemaVersion: 1,
  tool: { name: 'mimo-check', version },
  asOf,
  dataset: {
    digest: dataset.digest,
    digests: dataset.digests,
    replaced: [...dataset.replaced],
    added: [...dataset.added],
    replacedBy: replacedFiles(dataset),
  },
  ...(asked === undefined || evidence === undefined
    ? {}
    : { proof: proofOf({ dataset, asked, evidence, ...present({ policy }) }) }),
});

/** The providers that some subjects belong to, each once, by id. */
export function providersOf(subjects: readonly Subject[]): Provider[] {
  const all = subjects.flatMap((subject) => {
    const behind = 'behind' in subject ? (subject.behind ?? []) : [];
    const host = subject.kind === 'route' ? (subject.hostProvider ?? []) : [];
    return [subject.provider, ...behind.flatMap(({ provider }) => provider ?? [])].concat(host);
  });
  return [...new Map(all.map((provider) => [provider.id, provider])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

/** A policy without its rules. */
export function policyText(policy: Policy, asOf: string): PolicyText {
  const { description, failOn, notCovered, variants } = policy;
  return {
    ...policyHead(policy),
    ...{ description, failOn, notCovered: [...notCovered] },
    variants: Object.fromEntries(Object.entries(variants).map(([key, list]) => [key, [...list]])),
    notes: policyNotes(policy, asOf),
  };
}

function evaluatedOf(inputs: Inputs, shown: readonly Finding[]): Evaluated {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const providers = providersOf(subjects);
  const asked = new Set(shown.map(({ rule }) => rule));
  const entries = policy.entries.filter((entry) => asked.has(entry.id));
  const evidence = ageOf(providersOf(subjects.filter(({ kind }) => kind !== 'unlisted')), asOf);
  const envelope = envelopeOf(inputs);
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

/** The report of `check`: every finding, and the verdict. */
export function checkReport(inputs: Inputs): CheckReport {
  const { policy, findings, asOf, only = [] } = inputs;
  const verdict = verdictOf(findings, policy.failOn);
  const isPart = only.length > 0 && verdict === 'pass';
  return {
    kind: 'check',
    verdict,
    sentence: verdictSentence(verdict, policy, asOf, findings, only),
    headline: isPart
      ? partialHeadline(policy, only, findings)
      : headlineOf(verdict, policy, inputs.subjects, findings),
    ...evaluatedOf(inputs, findings),
  };
}

/** The report of `gaps`: what is not shown or not met, or some of it; it gates nothing. */
export const gapsReport = (
  inputs: Inputs,
  shown: readonly Finding[] = inputs.findings.filter(isGap),
): GapsReport => ({ kind: 'gaps', ...evaluatedOf(inputs, shown) });
