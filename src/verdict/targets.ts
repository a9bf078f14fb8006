import { type Behind, isMakerOnFile } from '../evidence/behind.js';
import { isSeen, dateOf } from '../evidence/claim.js';
import type { Model, Provider, Claim } from '../evidence/dataset.js';
import type { AttributeId } from '../evidence/attributes/attributes.js';
import { familyText } from '../evidence/families.js';
import { GRADES, SCOPES } from '../evidence/provider-shape.js';
import type { Subject } from '../evidence/subject.js';
import { canonicalJson } from '../input/digest.js';
import { without } from '../input/present.js';
import type { PolicyEntry } from '../policy/policy.js';
import type { Rule } from '../rules/rule.js';
import { FINDING_TEXTS, NOT_ASKED_TEXTS } from './words-en.js';

/** The provider or model that a rule is asked about. */
export interface Target {
  id: string;
  provider: Provider;
  model?: Model;
  /** The other host that it is reached through; then only facts of the model itself count. */
  via?: string;
  /** The family of an id of which nothing is on file. */
  unlisted?: string;
}

/** The claims that bear on an attribute of a target: its own, and those of its provider. */
export function claimsOn(target: Target, attribute: AttributeId): Claim[] {
  const own = target.model?.claims ?? [];
  const inherited = target.via === undefined ? target.provider.claims : [];
  return inClaimOrder([...inherited, ...own].filter((claim) => claim.attribute === attribute));
}

const keyByClaim = new WeakMap<Claim, string>();

/** A key that does not depend on where a claim is filed: the narrower scope first, then what was reviewed. */
function claimKey(claim: Claim): string {
  const known = keyByClaim.get(claim);
  if (known !== undefined) return known;
  const { scope, grade, edition = '' } = claim;
  const head = [SCOPES.indexOf(scope), GRADES.indexOf(grade), edition, dateOf(claim) ?? ''].join(' ');
  const key = `${head} ${canonicalJson(without(claim, 'location'))}`;
  keyByClaim.set(claim, key);
  return key;
}

/** Claims in an order that does not depend on theirs, so that no message does. */
function inClaimOrder(claims: readonly Claim[]): Claim[] {
  if (claims.length < 2) return [...claims];
  return [...claims].sort((a, b) => (claimKey(a) < claimKey(b) ? -1 : claimKey(a) > claimKey(b) ? 1 : 0));
}

/** What a rule is asked of, and when. */
interface TargetQuestion {
  rule: Rule;
  asOf: string;
  idOf: (model: Model) => string;
}

/** Whether a model has claims on what a rule reads, or on what may speak against it. */
export const hasOwnClaims = ({ model }: Pick<Target, 'model'>, rule: Rule, asOf: string): boolean =>
  model?.claims.some(
    (claim) => [...rule.reads, ...rule.opposedBy].includes(claim.attribute) && isSeen(claim, asOf),
  ) ?? false;

/** A provider and some of its models, as their own claims answer. */
function ownTargets(
  provider: Provider,
  models: readonly Model[],
  { rule, asOf, idOf }: TargetQuestion,
): Target[] {
  const each = models.map((model): Target => ({ id: idOf(model), provider, model }));
  if (rule.subject === 'model') return each;
  return [{ id: provider.id, provider }, ...each.filter((target) => hasOwnClaims(target, rule, asOf))];
}

/**
 * A route: the host answers for itself where it is on file, and the provider behind it too where requests are passed on.
 * Where that is not known, or the host is not on file, the target that is named after the route says so. What the maker
 * says of its service, its prices and the end of a model among that, is never the host's.
 */
function routeTargets(subject: Subject & { kind: 'route' }, asked: TargetQuestion): Target[] {
  const { provider, model, hostProvider, upstream } = subject;
  const route: Target = { id: subject.id, provider, model, via: subject.host };
  if (asked.rule.subject === 'model' || hostProvider === undefined) return [route];
  const host: Target = { id: hostProvider.id, provider: hostProvider };
  const behind = { host: [], unknown: [route], maker: ownTargets(provider, [model], asked) }[upstream];
  return [host, ...behind];
}

/**
 * The layer behind a host of which nothing can be asked, as a target that says so. It bears the id of the model, unless
 * that has its own finding, which must not be hidden.
 */
function hiddenTarget(
  { listed, name, provider }: Behind,
  host: Provider,
  { rule, asOf, idOf }: TargetQuestion,
): Target {
  const id = hasOwnClaims({ model: listed }, rule, asOf) ? `${idOf(listed)}@upstream` : idOf(listed);
  return provider === undefined
    ? { id, provider: host, model: listed, via: FINDING_TEXTS.hostAndMaker(host.name, name) }
    : { id, provider, model: listed, via: host.name };
}

/** Who is behind what a host lists itself: asked all but what is said of a service, which is the host's own. */
export function behindTargets(behind: readonly Behind[], host: Provider, asked: TargetQuestion): Target[] {
  const { rule } = asked;
  if (rule.subject === 'model' && rule.about === 'service') return [];
  return behind.flatMap((one) => {
    if (isMakerOnFile(one))
      return ownTargets(one.provider, one.model === undefined ? [] : [one.model], asked);
    return rule.subject === 'model' ? [] : [hiddenTarget(one, host, asked)];
  });
}

const behindOf = (
  { behind = [], provider }: Subject & { kind: 'provider' | 'model' },
  asked: TargetQuestion,
): Target[] => behindTargets(behind, provider, asked);

/** An id of which nothing is on file; what is said of the provider is about what it is known to offer. */
const unlistedTarget = ({ id, provider, family }: Subject & { kind: 'unlisted' }): Target => ({
  id,
  provider: { ...provider, claims: [], models: [] },
  unlisted: family,
});

/** What there is to say of an id of which nothing is on file; undefined of any other target. */
export const unlistedMessage = ({ unlisted, provider }: Target): string | undefined =>
  unlisted === undefined ? undefined : FINDING_TEXTS.unlisted(familyText(unlisted, provider));

/** The providers and models that an entry is asked about when the user asks about a subject. */
export function targetsOf(
  subject: Subject,
  rule: Rule,
  asOf: string,
  idOf: (model: Model) => string,
): Target[] {
  const asked = { rule, asOf, idOf };
  switch (subject.kind) {
    case 'provider':
      return [...ownTargets(subject.provider, subject.provider.models, asked), ...behindOf(subject, asked)];
    case 'model':
      return [...ownTargets(subject.provider, [subject.model], asked), ...behindOf(subject, asked)];
    case 'route':
      return routeTargets(subject, asked);
    case 'unlisted':
      return [unlistedTarget(subject)];
  }
}

type EntryToAsk = Pick<PolicyEntry, 'severity' | 'rule' | 'options'>;

/** Why an entry that is on is not asked: it has nothing to compare. Absent: it is asked. */
export const nothingToCompare = ({ rule, options }: Omit<EntryToAsk, 'severity'>): string | undefined =>
  rule.asks !== undefined && options[rule.asks] === undefined
    ? NOT_ASKED_TEXTS.optionNotSet(rule.asks)
    : undefined;

/** Whether an entry is asked of anybody. */
export const isAsked = (entry: EntryToAsk): boolean =>
  entry.severity !== 'off' && nothingToCompare(entry) === undefined;

/** What a reader should know of entries that are on and yet not asked, as sentences. */
export const notAskedNotes = (entries: readonly (EntryToAsk & Pick<PolicyEntry, 'id'>)[]): string[] =>
  entries.flatMap((entry) => {
    const why = nothingToCompare(entry);
    return entry.severity === 'off' || why === undefined ? [] : [NOT_ASKED_TEXTS.notAsked(entry.id, why)];
  });
