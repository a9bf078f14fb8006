import { rangeOf } from '../input/calendar.js';
import { present } from '../input/plain-data.js';
import type { AttributeValue } from '../evidence/attributes/attributes.js';
import type { Claim, Dataset, Model, Provider } from '../evidence/dataset.js';
import { misspelled, type Subject } from '../evidence/subject.js';
import { dateOf, isSeen, knownOn, allClaimsOf, isReviewedStatement } from '../evidence/claim.js';
import { asSentence } from '../input/words.js';
import { ENVELOPE, envelopeOf, PROOF_SHAPE, proofOf, type ReportInputs } from './envelope.js';
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
import { policyName, type Policy } from '../policy/policy.js';
import { FINDING_SHAPE, type Finding } from '../verdict/finding.js';
import { APPLIED_WAIVER_SHAPE } from '../verdict/waiver.js';
import { describeAttestation, DESCRIBED_ATTESTATION_SHAPE } from './described-attestation.js';
import { demandPlaces, POLICY_TEXT_SHAPE, policyText } from './described-policy.js';
import {
  describeProvider,
  DESCRIBED_PROVIDER_SHAPE,
  providersOf,
  SUBJECT_TEXT_SHAPE,
  subjectText,
} from './described-subject.js';
import { describeRule, DESCRIBED_RULE_SHAPE } from './described-rule.js';
import { changeNotice } from '../verdict/next-change.js';
import { summarise, SUMMARY_SHAPE } from './summary.js';
import { assumesOf, noticeOf, companiesOf } from '../verdict/words/notices.js';
import { type Customers, classify } from '../evidence/classify.js';
import { endOfLife } from '../rules/model-available.js';
import { FINDING_TEXTS } from '../verdict/words/outcome-words-en.js';
import { REPORT_TEXTS } from './words-en.js';

const SEEN = optional(
  object({ first: text(undefined, 'day-or-month'), last: text(undefined, 'day-or-month') }),
);

const EVIDENCE_AGE_SHAPE = object(
  {
    attested: count('your own statements, which are in none of the other counts'),
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

/** What `check` and `gaps` share. */
export const EVALUATED = {
  ...ENVELOPE,
  policy: POLICY_TEXT_SHAPE,
  subjects: list(SUBJECT_TEXT_SHAPE),
  only: optional(list(ID, 'the rules that were asked, where not all were')),
  assumes: freeText('the use that is assumed'),
  notice: sentences(),
  overrules: sentences(
    'what to know before the rest: misspelled ids, models that are gone, another host, no dates, a change that is near',
  ),
  evidence: EVIDENCE_AGE_SHAPE,
  summary: SUMMARY_SHAPE,
  findings: list(FINDING_SHAPE),
  rules: map(DESCRIBED_RULE_SHAPE, 'by the id that findings name'),
  providers: map(DESCRIBED_PROVIDER_SHAPE),
  waivers: list(APPLIED_WAIVER_SHAPE, 'every waiver of the run, and what became of it'),
  attestations: list(DESCRIBED_ATTESTATION_SHAPE, 'every one of your own documents'),
  proof: PROOF_SHAPE,
};

export type EvidenceAge = ValueOf<typeof EVIDENCE_AGE_SHAPE>;
type EvaluationFields = ValuesOf<typeof EVALUATED>;

const undated = (claims: readonly Claim[]): number =>
  claims.filter((claim) => dateOf(claim) === undefined).length;

/** The first and last of the days that claims age from. */
const datesOf = (claims: readonly Claim[]): { first: string; last: string } | undefined =>
  rangeOf(claims.flatMap((claim) => dateOf(claim) ?? []));

/** How old the evidence on providers is on a day. Claims seen later do not count yet. */
export function ageOf(providers: readonly Provider[], asOf: string): EvidenceAge {
  const current = providers.flatMap(allClaimsOf).filter((claim) => isSeen(claim, asOf));
  const all = current.map((claim) => knownOn(claim, asOf));
  const claims = all.filter(({ attestation }) => attestation === undefined);
  const reviewed = claims.filter(isReviewedStatement);
  const reported = claims.filter(({ grade }) => grade === 'reported');
  const reviewedSeen = datesOf(reviewed);
  const reportedSeen = datesOf(reported);
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

/** Says that a model has ended, if a claim says so and its day has come; undefined if not. */
function endSentence(claim: Claim, asOf: string, sources: Provider['sources']): string | undefined {
  const { value, says, grade } = claim;
  const lifecycle = value as AttributeValue<'lifecycle'>;
  const end = endOfLife(lifecycle);
  if (end === undefined ? lifecycle.status !== 'retired' : end.day > asOf) return undefined;
  const words = REPORT_TEXTS.end;
  const reporters = claim.sources.map((id) => sources[id]?.title ?? id);
  const limits = [
    ...(grade === 'reported' ? [words.unverified(reporters)] : []),
    ...(end?.isPlanned === true && lifecycle.status !== 'retired' ? [words.plannedOnly] : []),
  ];
  const said = (says ?? words.said(end?.day)).replace(/\.$/, '');
  return asSentence(limits.length === 0 ? said : `${said} (${limits.join('; ')})`);
}

/** What is on file for some customers about the end of a model, in words; undefined if nothing is. */
const endOfModel = (
  { claims }: Model,
  asOf: string,
  customers: Customers,
  sources: Provider['sources'],
): string | undefined =>
  claims
    .filter(
      (claim) =>
        claim.attribute === 'lifecycle' && ['value', 'lead'].includes(classify(claim, asOf, customers).use),
    )
    .map((claim) => endSentence(claim, asOf, sources))
    .find((text) => text !== undefined);

const modelsOf = (subject: Subject): readonly Model[] =>
  subject.kind === 'provider' ? subject.provider.models : subject.kind === 'model' ? [subject.model] : [];

/** Models that are said to have ended, grouped by the same end. */
function endTexts(subjects: readonly Subject[], asOf: string, policy: Pick<Policy, 'variants'>): string[] {
  const models = new Map(
    subjects.flatMap((subject) => modelsOf(subject).map((model) => [model, subject.provider] as const)),
  );
  const ends = new Map<string, string[]>();
  for (const [model, { id, variants, sources }] of models) {
    const text = endOfModel(model, asOf, { variants, chosen: policy.variants[id] ?? [] }, sources);
    if (text === undefined) continue;
    const names = ends.get(text) ?? [];
    names.push(model.name);
    ends.set(text, names);
  }
  return [...ends].map(([text, names]) => {
    if (names.length < models.size) return `${names.join(', ')}: ${text}`;
    return REPORT_TEXTS.end.ofModels(models.size, text);
  });
}

const routeText = (subject: Subject): string[] =>
  subject.kind === 'route' ? [FINDING_TEXTS.otherRoute(subject.host, subject.provider.name, subject.id)] : [];

/** Ids that are not on file, and may be misspelled. */
const misspelledText = (subject: Subject, dataset: ReportInputs['dataset']): string[] => {
  const near = subject.kind === 'unlisted' ? misspelled(dataset, subject) : undefined;
  return near === undefined ? [] : [REPORT_TEXTS.misspelled(subject.id, near)];
};

/** The number of statements, and of those without a date. */
type Counts = Record<'reviewed' | 'reviewedUndated' | 'attested', number>;

const undatedNotice = (
  { reviewed, reviewedUndated, attested }: Counts,
  providers: readonly Provider[],
): string[] =>
  reviewed > 0 && reviewed === reviewedUndated && attested === 0
    ? [REPORT_TEXTS.undated(providers.map(({ name }) => name))]
    : [];

/** Statements in files of the user that are dated after the day: a mistyped year would otherwise go unnoticed. */
function laterNotice(listed: readonly Provider[], { added }: Dataset, asOf: string): string[] {
  const later = listed
    .filter(({ id }) => added.includes(id))
    .flatMap(allClaimsOf)
    .filter((claim) => claim.attestation === undefined && !isSeen(claim, asOf));
  const places = later.map(({ location }) => `${location.file}:${location.line}`);
  return later.length === 0 ? [] : [REPORT_TEXTS.later(asOf, places)];
}

/** What a reader must know before any gap, since it matters more, most important first. */
const overrulesOf = (
  { subjects, asOf, policy, dataset }: Pick<ReportInputs, 'subjects' | 'asOf' | 'policy' | 'dataset'>,
  evidence: Counts,
  listed: readonly Provider[],
): string[] => [
  ...subjects.flatMap((subject) => misspelledText(subject, dataset)),
  ...endTexts(subjects, asOf, policy),
  ...subjects.flatMap(routeText),
  ...undatedNotice(evidence, listed),
  ...laterNotice(listed, dataset, asOf),
];

/** The evaluation of the findings shown, with the counts of all. */
export function evaluatedOf(inputs: ReportInputs, shown: readonly Finding[]): EvaluationFields {
  const { dataset, policy, subjects, asOf, findings } = inputs;
  const providers = providersOf(subjects);
  const shownRules = new Set(shown.map(({ rule }) => rule));
  const entries = policy.entries.filter((entry) => shownRules.has(entry.id));
  const places = demandPlaces(policy);
  const listed = providersOf(subjects.filter(({ kind }) => kind !== 'unlisted'));
  const evidence = ageOf(listed, asOf);
  return {
    ...envelopeOf(inputs),
    policy: policyText(policy, asOf),
    subjects: subjects.map(subjectText),
    ...(inputs.only === undefined ? {} : { only: [...inputs.only] }),
    assumes: assumesOf(policy),
    notice: noticeOf(policyName(policy), asOf, companiesOf(subjects)),
    overrules: [...overrulesOf(inputs, evidence, listed), ...changeNotice(findings, policy, asOf)],
    evidence,
    summary: summarise(findings, policy),
    findings: [...shown],
    rules: Object.fromEntries(
      entries.map((entry) => [
        entry.id,
        { ...describeRule(entry, dataset.law, asOf), ...present({ demandedAt: places.get(entry.id) }) },
      ]),
    ),
    providers: Object.fromEntries(providers.map((provider) => [provider.id, describeProvider(provider)])),
    waivers: [...inputs.waivers],
    attestations: inputs.records.attestations.map((one) => describeAttestation(one, asOf)),
    proof: proofOf(inputs),
  };
}
