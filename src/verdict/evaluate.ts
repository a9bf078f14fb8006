import { type World, worldOf } from '../evidence/world.js';
import { conditionsOf, conditionTitles, customerTexts, recordOf } from '../evidence/claim-record.js';
import type { Claim, Dataset, Provider } from '../evidence/dataset.js';
import { canonicalJson } from '../input/digest.js';
import { present } from '../input/plain-data.js';
import { modelIdsOf, type Subject } from '../evidence/subject.js';
import type { Check, Rule } from '../rules/rule.js';
import { type Decision, inReasonOrder } from './decision.js';
import { caveatsOf } from './caveats.js';
import { decide, decideAll, decideAny } from './decide.js';
import { claimPlaces, evidenceDigest, opposingClaims } from './evidence-digest.js';
import { type Considered, type Context, gatherEvidence, gatherOpposing, classOf } from './evidence.js';
import { type Confirmed, type ConsideredClaim, type Finding, findingId, isGap } from './finding.js';
import { briefOf } from './words/brief.js';
import { onFileOf } from './on-file.js';
import { shownUntil } from './shown-until.js';
import type { Policy, PolicyEntry } from '../policy/policy.js';
import { type Severity, weaker } from '../policy/severity.js';
import { targetsOf, claimsOn, nothingToCompare, type Target } from './targets.js';
import { FINDING_TEXTS } from './words/outcome-words-en.js';
import { findingMessage } from './words/message.js';
import { precedenceFix } from './words/precedence.js';
import type { FindingContext } from './words/reasons.js';

interface CheckResult {
  decision: Decision<Considered>;
  considered: Considered[];
}

function runCheck(target: Target, check: Check<never>, context: Context): CheckResult {
  if ('reads' in check) {
    const { evidence, considered } = gatherEvidence(target, check, context);
    const oppose = (green: readonly Considered[]) => gatherOpposing(target, check, context, green);
    return { decision: decide(evidence, oppose), considered };
  }
  const parts = ('all' in check ? check.all : check.any).map((part) => runCheck(target, part, context));
  const decisions = parts.map(({ decision }) => decision);
  return {
    decision: 'all' in check ? decideAll(decisions) : decideAny(decisions),
    considered: eachOnce(parts.flatMap(({ considered }) => considered)),
  };
}

/** Removes duplicates: two parts of a rule can read one attribute. */
const eachOnce = (considered: readonly Considered[]): Considered[] =>
  considered.filter(
    (one, index) => !considered.slice(0, index).some((earlier) => isSameAnswer(earlier, one)),
  );

const isSameAnswer = (a: Considered, b: Considered): boolean =>
  a.claim === b.claim && canonicalJson(a.answer) === canonicalJson(b.answer);

/** Adds what else is on file about the target. */
const withOnFile = (target: Target, context: Context): Context => ({
  ...context,
  world: { ...context.world, onFile: onFileOf(target, context) },
});

const contextOfFinding = (
  target: Target,
  result: CheckResult,
  { entry, world }: Context,
): FindingContext => ({
  asOf: world.asOf,
  decision: result.decision,
  considered: result.considered,
  maxAgeDays: entry.maxAgeDays,
  attestations: entry.attestations,
  ...present({ through: target.through }),
  closingNote: entry.rule.closingNote ?? '',
  reads: entry.rule.reads,
  exemption: entry.rule.exemption,
  customerTexts: (statements) =>
    customerTexts(
      statements.map(({ claim }) => conditionsOf(claim)),
      target.provider.variants,
    ),
  sourceTitle: (id) => target.provider.sources[id]?.title ?? id,
});

/** The outcome if a lead were confirmed, for all customers. */
function confirmed(target: Target, lead: Claim, givenContext: Context): Confirmed {
  const changed = { ...target, confirmed: lead };
  const context = withOnFile(changed, givenContext);
  const result = runCheck(changed, context.entry.rule.check, context);
  return {
    outcome: result.decision.outcome,
    message: findingMessage(contextOfFinding(changed, result, context)),
    ...(lead.onlyFor === undefined
      ? {}
      : { for: conditionTitles(conditionsOf(lead), target.provider.variants) }),
  };
}

/** A claim as a finding shows it. */
function describe({ claim, part, weaknesses, answer }: Considered): ConsideredClaim {
  const message = 'message' in answer ? { message: answer.message } : {};
  return {
    ...recordOf(claim),
    part,
    weaknesses: [...weaknesses],
    ...(claim.notFound === undefined ? { answer: answer.kind, ...message } : {}),
  };
}

function describeAll(target: Target, considered: readonly Considered[], context: Context): ConsideredClaim[] {
  return considered.map((one) =>
    one.part === 'lead'
      ? { ...describe(one), ifConfirmed: confirmed(target, one.claim, context) }
      : describe(one),
  );
}

/** Leads on attributes that the rule does not read but shows with the finding. */
function leadsBeside(target: Target, context: Context): ConsideredClaim[] {
  const claims = context.entry.rule.shows.flatMap((attribute) => claimsOn(target, attribute));
  return claims
    .filter((claim) => ['lead', 'reported-search'].includes(classOf(claim, target, context).use))
    .map((claim) => ({ ...recordOf(claim), part: 'lead', weaknesses: [] }));
}

/** The level at which a gap counts. An indication against counts like a fail. */
function levelOf(
  { outcome, indication }: Decision,
  entry: PolicyEntry,
  severity: Severity,
): Severity | 'none' {
  if (!isGap({ outcome })) return 'none';
  if (outcome === 'fail' || indication === 'against' || entry.unknown === 'same') return severity;
  return weaker(severity, entry.unknown);
}

const OTHER_ROUTE: Decision<Considered> = {
  outcome: 'unknown',
  indication: 'none',
  reasons: new Set(['other-route']),
  deciding: [],
  opposing: [],
};

const isAboutService = (rule: Rule): boolean => rule.subject === 'provider' || rule.about === 'service';

function evaluateEntry(target: Target, givenContext: Context, severity: Severity): Finding {
  const { entry } = givenContext;
  const context = withOnFile(target, givenContext);
  const host = isAboutService(entry.rule) ? target.via : undefined;
  const result =
    host === undefined
      ? runCheck(target, entry.rule.check, context)
      : { decision: OTHER_ROUTE, considered: [] };
  const { decision, considered } = result;
  const about = contextOfFinding(target, result, context);
  const opposing = opposingClaims(target, context);
  const claims = describeAll(target, considered, context);
  const { outcome, indication } = decision;
  return {
    id: findingId(entry.id, target.id),
    rule: entry.id,
    ...(entry.id === entry.rule.id ? {} : { uses: entry.rule.id }),
    subject: target.id,
    provider: target.provider.id,
    title: entry.texts.title,
    ...{ outcome, indication, options: { ...entry.options } },
    reasons: inReasonOrder(decision.reasons),
    caveats: caveatsOf(decision, considered),
    severity,
    level: levelOf(decision, entry, severity),
    waivable: entry.waivable,
    message:
      host === undefined
        ? (target.unlisted ?? findingMessage(about))
        : FINDING_TEXTS.otherRoute(host, target.provider.name),
    brief: briefOf(about),
    ...present({ fix: precedenceFix(decision), shownUntil: shownUntil(decision, entry) }),
    claims,
    opposing: decision.opposing.map(describe),
    shows: host === undefined ? leadsBeside(target, context) : [],
    ...present({ couldOppose: isGap({ outcome }) ? claimPlaces(opposing) : undefined }),
    evidence: evidenceDigest(target, context, result, opposing),
  };
}

/** Two targets with one id would hide each other's gaps. */
function addTarget(targets: Map<string, Target>, target: Target): void {
  const other = targets.get(target.id) ?? target;
  if (other.provider !== target.provider || other.model !== target.model || other.via !== target.via)
    throw new Error(`two subjects share the id ${target.id}`);
  targets.set(target.id, target);
}

/** The findings on subjects. Leaves out those for which `isReported` returns true. */
export type Evaluator = (
  subjects: readonly Subject[],
  isReported?: (rule: string, target: string) => boolean,
) => Finding[];

/** Evaluates ids that are not on file: with no claims on them, the findings differ in their ids alone. */
function unlistedEvaluator(): (target: Target, context: Context, severity: Severity) => Finding {
  const found = new Map<Provider, Map<PolicyEntry, Finding>>();
  return (target, context, severity) => {
    const { entry } = context;
    const known = found.get(target.provider) ?? new Map<PolicyEntry, Finding>();
    const finding = known.get(entry) ?? evaluateEntry(target, context, severity);
    found.set(target.provider, known.set(entry, finding));
    const message = target.unlisted ?? finding.message;
    return { ...finding, id: findingId(entry.id, target.id), subject: target.id, message };
  };
}

/**
 * Makes a function that evaluates a policy on a day (ISO 8601, UTC). It returns each finding once, sorted by
 * the policy's rules and then by subject id. Pure: the same dataset, policy, subjects and day give the same
 * findings.
 */
export function evaluatorOf(dataset: Dataset, policy: Policy, asOf: string): Evaluator {
  const world: World = worldOf(dataset.adequacy, dataset.certificates, asOf);
  const idOf = modelIdsOf(dataset);
  const evaluateUnlisted = unlistedEvaluator();
  return (subjects, isReported) =>
    policy.entries.flatMap((entry) => {
      const { severity } = entry;
      if (severity === 'off' || nothingToCompare(entry) !== undefined) return [];
      const targets = new Map<string, Target>();
      for (const subject of subjects)
        for (const target of targetsOf(subject, entry.rule, asOf, idOf))
          if (isReported?.(entry.id, target.id) !== true) addTarget(targets, target);
      return [...targets.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((target) => {
          const variants = policy.variants[target.provider.id] ?? [];
          const step = target.unlisted === undefined ? evaluateEntry : evaluateUnlisted;
          const asked = target.through === undefined ? entry : { ...entry, attestations: [] };
          return step(target, { entry: asked, world, variants }, severity);
        });
    });
}

/** Evaluates subjects once; see `evaluatorOf`. */
export const evaluate = (
  dataset: Dataset,
  policy: Policy,
  subjects: readonly Subject[],
  asOf: string,
): Finding[] => evaluatorOf(dataset, policy, asOf)(subjects);
