import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../evidence/attributes/attributes.js';
import { recordOf } from '../evidence/claim-record.js';
import type { ClaimRecord } from '../evidence/claim-record-shape.js';
import type { Alias, Claim, Dataset, Maker, Provider } from '../evidence/dataset.js';
import { without } from '../input/plain-data.js';
import { pathsOf } from '../query/attribute-paths.js';
import {
  readStatements,
  statementsOn,
  type ProviderVariants,
  type QueryContext,
} from '../query/claim-values.js';
import type { Scalar } from '../query/field.js';
import { modelIdsOf } from '../evidence/subject.js';
import type { Finding } from '../verdict/finding.js';
import { replacedFiles, type ReplacedFile } from './envelope.js';

/**
 * What the current reviewed statements say, by attribute: `null` if nothing is known, a list if there are
 * several values. From a structured value, the part that the attribute's id means in `--where`.
 */
export type KnownValues = Partial<Record<AttributeId, null | Scalar | Scalar[]>>;

/** A claim with its position; absent fields are left out. */
export type ClaimView = Omit<ClaimRecord, 'subject'>;

export interface ModelView {
  id: string;
  name: string;
  provider: string;
  /** Who made it; null for the provider itself. */
  madeBy: Maker | null;
  aliases: Alias[];
  /** From its own claims, and those of its provider that apply to it. */
  known: KnownValues;
  /** The attributes in `known` based on your own documents: attested by you, not verified by mimo-check. */
  attested: AttributeId[];
  /** Its own claims. */
  claims: ClaimView[];
}

export interface ProviderView {
  id: string;
  name: string;
  kind: Provider['kind'];
  offering: string;
  homepage: string | null;
  sources: (Provider['sources'][string] & { id: string })[];
  documents: (Provider['documents'][string] & { id: string })[];
  known: KnownValues;
  /** As for a model. */
  attested: AttributeId[];
  claims: ClaimView[];
  models: ModelView[];
}

/** The data that `query` sees: plain, and the same in every run on one day. */
export interface DataView {
  /** ISO 8601 day, UTC. */
  asOf: string;
  /** The user's files that replace built-in ones. */
  replacedBy: ReplacedFile[];
  providers: ProviderView[];
  /** With `--findings`: the policy's findings on everything on file, as in `check`. */
  findings?: Finding[];
}

/** The answer to an expression on the data. Programs get only the result. */
export interface QueryReport {
  kind: 'query';
  /**
   * Names in the expression that do not occur in the data, so that each gives null. Not part of any format.
   */
  unknownNames: readonly string[];
  expression: string;
  result: unknown;
}

const withIds = <T extends object>(items: Readonly<Record<string, T>>): (T & { id: string })[] =>
  Object.entries(items).map(([id, item]) => ({ id, ...item }));

const claimView = (claim: Claim): ClaimView => without(recordOf(claim), 'subject');

function knownOf(
  claims: readonly Claim[],
  provider: ProviderVariants,
  of: readonly ('provider' | 'model')[],
  view: QueryContext,
): { known: KnownValues; attested: AttributeId[] } {
  const ids = ATTRIBUTE_IDS.filter((id) => of.includes(attributeOf(id).subject));
  const claimed = new Set(claims.map(({ attribute }) => attribute));
  const known: KnownValues = {};
  const own: AttributeId[] = [];
  for (const id of ids) {
    const [path] = pathsOf(id);
    if (path === undefined) continue;
    known[id] = null;
    if (!claimed.has(id)) continue;
    const { values, complete, attested } = readStatements(statementsOn(claims, id, provider, view), path);
    if (attested === true) own.push(id);
    if (values.length === 0 && !(complete && path.list)) continue;
    known[id] = path.list || values.length > 1 ? [...values] : (values[0] ?? null);
  }
  return { known, attested: own };
}

/** Makes the data that an expression of `query` is evaluated on. */
export function dataView(dataset: Dataset, view: QueryContext, findings?: readonly Finding[]): DataView {
  const idOf = modelIdsOf(dataset);
  return {
    asOf: view.asOf,
    replacedBy: replacedFiles(dataset),
    providers: dataset.providers.map((provider) => ({
      ...{ id: provider.id, name: provider.name, kind: provider.kind, offering: provider.offering },
      homepage: provider.homepage ?? null,
      sources: withIds(provider.sources),
      documents: withIds(provider.documents),
      ...knownOf(provider.claims, provider, ['provider'], view),
      claims: provider.claims.map(claimView),
      models: provider.models.map((model) => ({
        ...{ id: idOf(model), name: model.name, provider: provider.id, madeBy: model.madeBy ?? null },
        aliases: [...model.aliases],
        ...knownOf([...provider.claims, ...model.claims], provider, ['provider', 'model'], view),
        claims: model.claims.map(claimView),
      })),
    })),
    ...(findings === undefined ? {} : { findings: [...findings] }),
  };
}
