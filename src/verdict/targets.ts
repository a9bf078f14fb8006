import { type Behind, isMakerOnFile } from '../evidence/behind.js';
import { isSeen, dateOf } from '../evidence/claim.js';
import type { Model, Provider, Claim } from '../evidence/dataset.js';
import type { AttributeId } from '../evidence/attributes/attributes.js';
import { familyText } from '../evidence/families.js';
import { GRADES, SCOPES } from '../evidence/provider-shape.js';
import type { Subject } from '../evidence/subject.js';
import { canonicalJson } from '../input/digest.js';
import { groupedBy, without } from '../input/plain-data.js';
import { memoize } from '../input/memoize.js';
import type { PolicyEntry } from '../policy/policy.js';
import type { Rule } from '../rules/rule.js';
import { FINDING_TEXTS } from './words/outcome-words-en.js';
import { NOT_ASKED_TEXTS } from './words/verdict-words-en.js';

/** The provider or model that a rule is asked about. */
export interface Target {
  id: string;
  provider: Provider;
  model?: Model;
  /** The other host that it is reached through. Only facts about the model itself count then. */
  via?: string;
  /** The host that passes requests on to it. Your documents are about its own API, and do not count then. */
  through?: string;
  /** Why nothing is on file about an id that is known as the provider's. */
  unlisted?: string;
  /** A lead that is read as if it had been confirmed, for all customers. */
  confirmed?: Claim;
}

const claimsByAttribute = memoize((claims: readonly Claim[]) =>
  groupedBy(claims, ({ attribute }) => attribute),
);

const confirmation = memoize((lead: Claim): Claim => ({ ...without(lead, 'onlyFor'), grade: 'reviewed' }));

/** The claims on an attribute of a target: its own and its provider's. */
export function claimsOn({ provider, model, via, confirmed }: Target, attribute: AttributeId): Claim[] {
  const inherited = via === undefined ? (claimsByAttribute(provider.claims).get(attribute) ?? []) : [];
  const own = model === undefined ? [] : (claimsByAttribute(model.claims).get(attribute) ?? []);
  // Sorted by content, so that messages do not depend on the order in a file.
  return [...inherited, ...own]
    .map((claim) => (claim === confirmed ? confirmation(claim) : claim))
    .sort((a, b) => (claimKey(a) < claimKey(b) ? -1 : 1));
}

/** A sort key that does not depend on where a claim is filed: narrower scopes first, then reviewed claims. */
const claimKey = memoize((claim: Claim): string => {
  const { scope, grade, edition = '' } = claim;
  const head = [SCOPES.indexOf(scope), GRADES.indexOf(grade), edition, dateOf(claim) ?? ''].join(' ');
  return `${head} ${canonicalJson(without(claim, 'location'))}`;
});

/** The rule and the day that targets are needed for. */
interface TargetContext {
  rule: Rule;
  asOf: string;
  idOf: (model: Model) => string;
}

/** Whether a model has claims on what a rule reads, or on what can oppose or excuse. */
export const hasOwnClaims = ({ model }: Pick<Target, 'model'>, rule: Rule, asOf: string): boolean =>
  model?.claims.some(
    (claim) =>
      [...rule.reads, ...rule.opposedBy, ...rule.excusedBy].includes(claim.attribute) && isSeen(claim, asOf),
  ) ?? false;

/** The provider and those of the models with their own claims; for a rule about models, all of the models. */
function ownTargets(
  provider: Provider,
  models: readonly Model[],
  { rule, asOf, idOf }: TargetContext,
): Target[] {
  const each = models.map((model): Target => ({ id: idOf(model), provider, model }));
  if (rule.subject === 'model') return each;
  return [{ id: provider.id, provider }, ...each.filter((target) => hasOwnClaims(target, rule, asOf))];
}

const hasAttestations = memoize((claims: readonly Claim[]): boolean =>
  claims.some(({ attestation }) => attestation !== undefined),
);

/**
 * The targets behind a host that passes requests on. What you have agreed with the maker does not cover these
 * requests, which run under the host's contract. So where you have attested anything, they have findings of
 * their own.
 */
const throughHost = (targets: readonly Target[], host: Provider): Target[] =>
  targets.map((target) => {
    const { provider, model } = target;
    const isAttested =
      hasAttestations(provider.claims) || (model !== undefined && hasAttestations(model.claims));
    return isAttested ? { ...target, id: `${target.id}@${host.id}`, through: host.name } : target;
  });

/**
 * The targets of a route. A host on file answers for itself; the provider behind it does too if requests are
 * passed on. If that is unknown, or the host is not on file, the target named after the route says so. The
 * maker's statements on its service, including prices and a model's end, never count for the host.
 */
function routeTargets(subject: Subject & { kind: 'route' }, context: TargetContext): Target[] {
  const { provider, model, hostProvider, upstream } = subject;
  const route: Target = { id: subject.id, provider, model, via: subject.host };
  if (context.rule.subject === 'model' || hostProvider === undefined) return [route];
  const host: Target = { id: hostProvider.id, provider: hostProvider };
  const behind = {
    host: [],
    unknown: [route],
    maker: throughHost(ownTargets(provider, [model], context), hostProvider),
  }[upstream];
  return [host, ...behind];
}

/** A provider without its claims: they are about its listed models. */
const withoutClaims = memoize((provider: Provider): Provider => ({ ...provider, claims: [], models: [] }));

/**
 * A target that says that nothing is known about what is behind a host, or about a model that its maker does
 * not list. It has the model's id, unless the
 * model has a finding of its own, which it would hide.
 */
function hiddenTarget(
  { listed, name, provider, upstream }: Behind,
  host: Provider,
  { rule, asOf, idOf }: TargetContext,
): Target {
  const id = hasOwnClaims({ model: listed }, rule, asOf) ? `${idOf(listed)}@upstream` : idOf(listed);
  if (provider === undefined)
    return { id, provider: host, model: listed, via: FINDING_TEXTS.hostAndMaker(host.name, name) };
  return upstream === 'maker'
    ? {
        id,
        provider: withoutClaims(provider),
        unlisted: FINDING_TEXTS.unlistedByMaker(host.name, provider.name),
      }
    : { id, provider, model: listed, via: host.name };
}

/**
 * The targets behind a host's listed models. Rules about a service are skipped: the service is the host's.
 */
export function behindTargets(behind: readonly Behind[], host: Provider, context: TargetContext): Target[] {
  const { rule } = context;
  if (rule.subject === 'model' && rule.about === 'service') return [];
  return behind.flatMap((one) => {
    const { model } = one;
    const own = isMakerOnFile(one)
      ? ownTargets(one.provider, model === undefined ? [] : [model], context)
      : [];
    const isHidden = rule.subject === 'provider' && (own.length === 0 || model === undefined);
    const asked = rule.subject === 'provider' ? throughHost(own, host) : own;
    return isHidden ? [...asked, hiddenTarget(one, host, context)] : asked;
  });
}

const behindOf = (
  { behind = [], provider }: Subject & { kind: 'provider' | 'model' },
  context: TargetContext,
): Target[] => behindTargets(behind, provider, context);

/** The target for an id that is not on file. */
const unlistedTarget = ({ id, provider, family }: Subject & { kind: 'unlisted' }): Target => ({
  id,
  provider: withoutClaims(provider),
  unlisted: FINDING_TEXTS.unlisted(familyText(family, provider)),
});

/** The providers and models that a rule is asked about, if the user asks about a subject. */
export function targetsOf(
  subject: Subject,
  rule: Rule,
  asOf: string,
  idOf: (model: Model) => string,
): Target[] {
  const context = { rule, asOf, idOf };
  switch (subject.kind) {
    case 'provider':
      return [
        ...ownTargets(subject.provider, subject.provider.models, context),
        ...behindOf(subject, context),
      ];
    case 'model':
      return [...ownTargets(subject.provider, [subject.model], context), ...behindOf(subject, context)];
    case 'route':
      return routeTargets(subject, context);
    case 'unlisted':
      return [unlistedTarget(subject)];
  }
}

type CheckedEntry = Pick<PolicyEntry, 'severity' | 'rule' | 'options'>;

/** Why an entry that is on is not asked: it has nothing to compare. Undefined if it is asked. */
export const nothingToCompare = ({ rule, options }: Omit<CheckedEntry, 'severity'>): string | undefined =>
  rule.requiredOption !== undefined && options[rule.requiredOption] === undefined
    ? NOT_ASKED_TEXTS.optionNotSet(rule.requiredOption)
    : undefined;

/** Whether an entry is asked at all. */
export const isAsked = (entry: CheckedEntry): boolean =>
  entry.severity !== 'off' && nothingToCompare(entry) === undefined;

/** Notes on entries that are on but not asked. */
export const notAskedNotes = (entries: readonly (CheckedEntry & Pick<PolicyEntry, 'id'>)[]): string[] =>
  entries.flatMap((entry) => {
    const why = nothingToCompare(entry);
    return entry.severity === 'off' || why === undefined ? [] : [NOT_ASKED_TEXTS.notAsked(entry.id, why)];
  });
