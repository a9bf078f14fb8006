import type { World } from '../core/adequacy.js';
import { conditionTitles, recordOf } from '../core/claim-record.js';
import { isCurrent, isSeen } from '../core/claim-time.js';
import type { Claim, Dataset, Model } from '../core/dataset.js';
import { canonicalJson, digestOf } from '../core/digest.js';
import { without } from '../core/present.js';
import { modelIdsOf, type Subject } from '../core/subject.js';
import { worldOf } from '../core/world.js';
import type { Check, Rule } from '../rules/rule.js';
import { decide, decideAll, decideAny, inOrder, type Decision } from './decide.js';
import { claimsOn, gather, type Considered, type Context, type Target } from './evidence.js';
import { findingId, isGap, type Confirmed, type ConsideredClaim, type Finding } from './finding.js';
import { tell } from './message.js';
import type { Policy, PolicyEntry } from './policy.js';
import { weaker, type Severity } from './severity.js';

interface Result {
  decision: Decision<Considered>;
  considered: Considered[];
}

function run(target: Target, check: Check<never>, context: Context): Result {
  if ('reads' in check) {
    const { evidence, considered } = gather(target, check, context);
    return { decision: decide(evidence), considered };
  }
  const parts = ('all' in check ? check.all : check.any).map((part) => run(target, part, context));
  const decisions = parts.map(({ decision }) => decision);
  return {
    decision: 'all' in check ? decideAll(decisions) : decideAny(decisions),
    considered: parts.flatMap(({ considered }) => considered),
  };
}

const variantTitle = (target: Target, claim: Claim): string =>
  conditionTitles(claim.onlyFor ?? [], target.provider.variants);

const told = (target: Target, result: Result, entry: PolicyEntry): string =>
  tell({
    decision: result.decision,
    considered: result.considered,
    maxAgeDays: entry.maxAgeDays,
    attestations: entry.attestations,
    coda: entry.rule.coda ?? '',
    variantTitle: ({ claim }) => variantTitle(target, claim),
  });

/** The target with one lead taken as established, for whom it is about. */
function withConfirmed(target: Target, lead: Claim): Target {
  const confirm = (claims: readonly Claim[]): Claim[] =>
    claims.map((claim) => {
      if (claim !== lead) return claim;
      return { ...without(claim, 'onlyFor'), grade: 'reviewed' };
    });
  return {
    ...target,
    provider: { ...target.provider, claims: confirm(target.provider.claims) },
    ...(target.model === undefined
      ? {}
      : { model: { ...target.model, claims: confirm(target.model.claims) } }),
  };
}

function confirmed(target: Target, lead: Claim, context: Context): Confirmed {
  const changed = withConfirmed(target, lead);
  const result = run(changed, context.entry.rule.check, context);
  return {
    outcome: result.decision.outcome,
    message: told(changed, result, context.entry),
    ...(lead.onlyFor === undefined ? {} : { for: variantTitle(target, lead) }),
  };
}

/** A claim without what is absent, as a finding shows it. */
function describe({ claim, part, weaknesses, answer }: Considered): ConsideredClaim {
  const message = 'message' in answer && answer.message !== '' ? { message: answer.message } : {};
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

/** Leads on attributes that the rule does not read, but that a reader should see beside it. */
function leadsBeside(target: Target, { entry, world }: Context): ConsideredClaim[] {
  const claims = entry.rule.shows.flatMap((attribute) => claimsOn(target, attribute));
  return claims
    .filter(
      (claim) => claim.grade === 'reported' && isSeen(claim, world.asOf) && isCurrent(claim, world.asOf),
    )
    .map((claim) => {
      return without(
        describe({
          claim,
          scope: claim.scope,
          answer: { kind: 'pass' },
          weaknesses: [],
          part: 'lead',
        }),
        'answer',
      );
    });
}

/** What a gap counts as. An indication against counts like a fail. */
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
};

const otherRouteMessage = (host: string, provider: string): string =>
  `This id is served through ${host}. The evidence on file is about ${provider}'s own API and says nothing about that route.`;

const isAboutService = (rule: Rule): boolean => rule.subject === 'provider' || rule.about === 'service';

function caveatsOf({ decision }: Result): Finding['caveats'] {
  if (decision.outcome === 'unknown') return [];
  const values = decision.deciding.map(({ claim }) => claim);
  const undated = values.some((claim) => claim.seen === undefined);
  const editions = new Set(values.map((claim) => claim.edition).filter((edition) => edition !== undefined));
  return [
    ...(undated ? (['undated'] as const) : []),
    ...(editions.size > 1 ? (['conflicting'] as const) : []),
    ...(values.some(({ attestation }) => attestation !== undefined) ? (['attested'] as const) : []),
  ];
}

/** The finding of one entry on one target. */
function find(target: Target, context: Context, severity: Severity): Finding {
  const { entry } = context;
  const elsewhere = target.via !== undefined && isAboutService(entry.rule);
  const result = elsewhere
    ? { decision: OTHER_ROUTE, considered: [] }
    : run(target, entry.rule.check, context);
  const { decision, considered } = result;
  const claims = describeAll(target, considered, context);
  const settled = { outcome: decision.outcome, indication: decision.indication, options: entry.options };
  return {
    id: findingId(entry.id, target.id),
    rule: entry.id,
    ...(entry.id === entry.rule.id ? {} : { uses: entry.rule.id }),
    subject: target.id,
    provider: target.provider.id,
    title: entry.texts.title,
    ...settled,
    options: { ...entry.options },
    reasons: inOrder(decision.reasons),
    caveats: caveatsOf(result),
    severity,
    level: levelOf(decision, entry, severity),
    waivable: entry.waivable,
    message: elsewhere
      ? otherRouteMessage(target.via ?? '', target.provider.name)
      : told(target, result, entry),
    claims,
    shows: elsewhere ? [] : leadsBeside(target, context),
    evidence: digestOf({
      ...settled,
      ...{ rule: entry.rule.id, via: target.via, reasons: inOrder(decision.reasons) },
      ...{ claims: deciding(claims), leads: leadAnswers(claims) },
    }),
  };
}

/** A claim wherever it is filed, and whether or not an attested document is here: where that counts, reasons say so. */
function contentOf(claim: ConsideredClaim): object {
  const { attestation } = claim;
  const own = attestation === undefined ? {} : { attestation: without(attestation, 'digest') };
  return { ...without(claim, 'file', 'line'), ...own };
}

/** The claims that an outcome rests on, whatever their order and their place in a file. */
const deciding = (claims: readonly ConsideredClaim[]): string[] =>
  claims
    .filter(({ part }) => part === 'proof' || part === 'weak' || part === 'not-found')
    .map((claim) => canonicalJson(contentOf(claim)))
    .sort();

/** How reports would answer: where they turn, what was accepted on their account has to be looked at again. */
const leadAnswers = (claims: readonly ConsideredClaim[]): string[] => {
  const leads = claims.filter(({ part }) => part === 'lead');
  return [...new Set(leads.map(({ attribute, answer }) => `${attribute}: ${answer ?? 'none'}`))].sort();
};

/** Whether a model has something of its own to say on what a rule reads. */
const hasOwn = ({ model }: Target, rule: Rule, asOf: string): boolean =>
  model?.claims.some((claim) => rule.reads.includes(claim.attribute) && isSeen(claim, asOf)) ?? false;

/** Whom an entry is asked about when the user asks about a subject. */
function targetsOf(subject: Subject, rule: Rule, asOf: string, idOf: (model: Model) => string): Target[] {
  const { provider } = subject;
  const whole: Target = { id: provider.id, provider };
  const models = subject.kind === 'provider' ? provider.models : [subject.model];
  if (subject.kind === 'route') {
    const route: Target = { id: subject.id, provider, model: subject.model, via: subject.host };
    const { hostProvider } = subject;
    if (rule.subject === 'model' || hostProvider === undefined) return [route];
    return [{ id: hostProvider.id, provider: hostProvider }];
  }
  const each = models.map((model): Target => ({ id: idOf(model), provider, model }));
  return rule.subject === 'model' ? each : [whole, ...each.filter((target) => hasOwn(target, rule, asOf))];
}

/** Two that share an id would hide each other's gaps. */
function add(targets: Map<string, Target>, target: Target): void {
  const other = targets.get(target.id) ?? target;
  if (other.provider !== target.provider || other.model !== target.model || other.via !== target.via)
    throw new Error(`two subjects share the id ${target.id}`);
  targets.set(target.id, target);
}

/**
 * Evaluates a policy for some subjects as of a day (ISO 8601, UTC): every finding once, in the order of the policy's
 * rules, then of the subjects' ids. Pure: the same dataset, policy, subjects and day give the same findings. Those on
 * subjects that are `told` are left out.
 */
export function evaluate(
  dataset: Dataset,
  policy: Policy,
  subjects: readonly Subject[],
  asOf: string,
  told: ReadonlySet<string> = new Set(),
): Finding[] {
  const world: World = worldOf(dataset.adequacy, dataset.certificates, asOf);
  const idOf = modelIdsOf(dataset);
  return policy.entries.flatMap((entry) => {
    const { severity } = entry;
    if (severity === 'off') return [];
    const targets = new Map<string, Target>();
    for (const subject of subjects)
      for (const target of targetsOf(subject, entry.rule, asOf, idOf))
        if (!told.has(target.id)) add(targets, target);
    return [...targets.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((target) => {
        const variants = policy.variants[target.provider.id] ?? [];
        return find(target, { entry, world, variants }, severity);
      });
  });
}
