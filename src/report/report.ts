import type { Claim, Dataset, Provider } from '../core/dataset.js';
import type { Subject } from '../core/subject.js';
import { isGap, type ConsideredClaim, type Finding } from '../policy/finding.js';
import type { Policy } from '../policy/policy.js';
import { SEVERITIES, type Severity } from '../policy/severity.js';
import { isGating, verdictOf, type Verdict } from '../policy/verdict.js';
import { describeProvider, type DescribedProvider } from './described-provider.js';
import { describeRule, type DescribedRule } from './described-rule.js';
import { ASSUMES, headlineOf, noticeOf, verdictSentence } from './words.js';

/** What every report carries, so that it can be read and recomputed on its own. */
export interface Envelope {
  /** Of the JSON contract: additive changes keep it. */
  schemaVersion: 1;
  tool: { name: 'mimo-check'; version: string };
  /** ISO 8601 day, UTC. */
  asOf: string;
  dataset: {
    /** SHA-256 of the parsed content of all that follow. */
    digest: string;
    digests: Dataset['digests'];
    /** Providers whose built-in file the user replaced, and those that the user added. */
    replaced: string[];
    added: string[];
  };
}

export interface PolicyText {
  id: string;
  title: string;
  description: string;
  digest: string;
  failOn: Severity | 'never';
  notCovered: string[];
  variants: Record<string, string[]>;
}

export interface SubjectText {
  id: string;
  kind: Subject['kind'];
  name: string;
  provider: string;
  /** The other host, of a route. */
  via?: string;
}

export interface Summary {
  /** Rules asked at least once, of those that there are. */
  rulesAsked: number;
  rulesKnown: number;
  providers: number;
  models: number;
  findings: number;
  outcomes: { pass: number; fail: number; unknown: number; notApplicable: number };
  gaps: number;
  /** Gaps by what they count as. */
  gapsByLevel: Record<Severity, number>;
  /** Gaps that decide the verdict. */
  gating: number;
  /** Gaps below the threshold. */
  below: number;
  waived: number;
  /** Not shown, with statements that point against. */
  against: number;
  /** Gaps with leads, and the documents that those leads go back to. */
  withLeads: number;
  leadOrigins: number;
  /** Findings on which our own file disagrees with itself. */
  conflicting: number;
}

/** How old the evidence is. */
export interface EvidenceAge {
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
  assumes: string;
  notice: string[];
  evidence: EvidenceAge;
  summary: Summary;
  findings: Finding[];
  /** The texts of the rules used, by the id that findings name. */
  rules: Record<string, DescribedRule>;
  providers: Record<string, DescribedProvider>;
  waivers: [];
  attestations: [];
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
}

/** What a report is made of. */
export interface Inputs {
  version: string;
  dataset: Dataset;
  policy: Policy;
  subjects: readonly Subject[];
  asOf: string;
  findings: readonly Finding[];
}

const count = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length;

export const leadsOf = (finding: Finding): ConsideredClaim[] =>
  [...finding.claims, ...finding.shows].filter(({ part }) => part === 'lead');

const hasConflict = (finding: Finding): boolean =>
  finding.reasons.includes('conflicting') || finding.caveats.includes('conflicting');

/** The counts that stand under every report. */
export function summarise(findings: readonly Finding[], policy: Policy): Summary {
  const gaps = findings.filter(isGap);
  const gating = count(gaps, (finding) => isGating(finding, policy.failOn));
  const leads = gaps.map((finding) => leadsOf(finding));
  const outcome = (wanted: Finding['outcome']): number =>
    count(findings, (finding) => finding.outcome === wanted);
  const models = new Set(
    findings.filter(({ subject, provider }) => subject !== provider).map(({ subject }) => subject),
  );
  return {
    rulesAsked: new Set(findings.map(({ rule }) => rule)).size,
    rulesKnown: policy.entries.length,
    providers: new Set(findings.map(({ provider }) => provider)).size,
    models: models.size,
    findings: findings.length,
    outcomes: {
      pass: outcome('pass'),
      fail: outcome('fail'),
      unknown: outcome('unknown'),
      notApplicable: outcome('not-applicable'),
    },
    gaps: gaps.length,
    gapsByLevel: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, count(gaps, ({ level }) => level === severity)]),
    ) as Record<Severity, number>,
    gating,
    below: gaps.length - gating,
    waived: 0,
    against: count(gaps, ({ indication }) => indication === 'against'),
    withLeads: count(leads, (list) => list.length > 0),
    leadOrigins: new Set(leads.flat().map(({ origin }) => origin)).size,
    conflicting: count(findings, hasConflict),
  };
}

const seenRange = (claims: readonly Claim[]): { first: string; last: string } | undefined => {
  const days = claims.flatMap(({ seen }) => (seen === undefined ? [] : [seen])).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
};

/** How old the evidence about some providers is. */
export function ageOf(providers: readonly Provider[]): EvidenceAge {
  const claims = providers.flatMap((provider) => [
    ...provider.claims,
    ...provider.models.flatMap((model) => model.claims),
  ]);
  const reviewed = claims.filter(({ grade, notFound }) => grade === 'reviewed' && notFound === undefined);
  const reported = claims.filter(({ grade }) => grade === 'reported');
  const reviewedSeen = seenRange(reviewed);
  const reportedSeen = seenRange(reported);
  return {
    reviewed: reviewed.length,
    reviewedUndated: count(reviewed, ({ seen }) => seen === undefined),
    ...(reviewedSeen === undefined ? {} : { reviewedSeen }),
    searches: count(claims, ({ notFound }) => notFound !== undefined),
    reported: reported.length,
    reportedUndated: count(reported, ({ seen }) => seen === undefined),
    ...(reportedSeen === undefined ? {} : { reportedSeen }),
  };
}

const subjectText = (subject: Subject): SubjectText => ({
  id: subject.id,
  kind: subject.kind,
  name: subject.kind === 'provider' ? subject.provider.name : subject.model.name,
  provider: subject.provider.id,
  ...(subject.kind === 'route' ? { via: subject.host } : {}),
});

/** What every report carries. */
export const envelopeOf = ({
  version,
  dataset,
  asOf,
}: Pick<Inputs, 'version' | 'dataset' | 'asOf'>): Envelope => ({
  schemaVersion: 1,
  tool: { name: 'mimo-check', version },
  asOf,
  dataset: {
    digest: dataset.digest,
    digests: dataset.digests,
    replaced: [...dataset.replaced],
    added: [...dataset.added],
  },
});

/** The providers that some subjects belong to, each once, by id. */
export function providersOf(subjects: readonly Subject[]): Provider[] {
  const all = subjects.flatMap((subject) =>
    subject.kind === 'route' && subject.hostProvider !== undefined
      ? [subject.provider, subject.hostProvider]
      : [subject.provider],
  );
  return [...new Map(all.map((provider) => [provider.id, provider])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

function evaluatedOf(inputs: Inputs, shown: readonly Finding[]): Evaluated {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const providers = providersOf(subjects);
  const { id, title, description, digest, failOn, notCovered, variants } = policy;
  const asked = new Set(shown.map(({ rule }) => rule));
  const entries = policy.entries.filter((entry) => asked.has(entry.id));
  return {
    ...envelopeOf(inputs),
    policy: {
      ...{ id, title, description, digest, failOn, notCovered: [...notCovered] },
      variants: Object.fromEntries(Object.entries(variants).map(([key, list]) => [key, [...list]])),
    },
    subjects: subjects.map(subjectText),
    assumes: ASSUMES,
    notice: noticeOf(policy.id, asOf, providers),
    evidence: ageOf(providers),
    summary: summarise(findings, policy),
    findings: [...shown],
    rules: Object.fromEntries(entries.map((entry) => [entry.id, describeRule(entry, dataset.law, asOf)])),
    providers: Object.fromEntries(providers.map((provider) => [provider.id, describeProvider(provider)])),
    waivers: [],
    attestations: [],
  };
}

/** The report of `check`: every finding, and the verdict. */
export function checkReport(inputs: Inputs): CheckReport {
  const { policy, findings, asOf } = inputs;
  const verdict = verdictOf(findings, policy.failOn);
  return {
    kind: 'check',
    verdict,
    sentence: verdictSentence(verdict, policy, asOf),
    headline: headlineOf(verdict, policy.id, inputs.subjects, findings),
    ...evaluatedOf(inputs, findings),
  };
}

/** The report of `gaps`: what is not shown or not met; it gates nothing. */
export const gapsReport = (inputs: Inputs): GapsReport => ({
  kind: 'gaps',
  ...evaluatedOf(inputs, inputs.findings.filter(isGap)),
});
