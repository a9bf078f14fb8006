import type { AttributeId } from '../evidence/attributes/attributes.js';
import type { Claim } from '../evidence/dataset.js';
import { scopeWidth } from './decision.js';

/** Attributes with a value that is a list by kind of data: the key of the list, and the key of the kind. */
const BY_KIND: Partial<Record<AttributeId, { list: string; kind: string }>> = {
  retention: { list: 'periods', kind: 'kind' },
  'data-roles': { list: 'roles', kind: 'data' },
};

type KindEntry = Readonly<Record<string, unknown>>;
type ValueByKind = Readonly<Record<string, unknown>>;

/** Whether a statement is for fewer customers than another, and not wider in scope. */
function isNarrower(one: Claim, than: Claim): boolean {
  const [own = [], other = []] = [one.onlyFor, than.onlyFor];
  return (
    scopeWidth(one) <= scopeWidth(than) &&
    own.length > other.length &&
    other.every((condition) => own.includes(condition))
  );
}

/**
 * The value of a claim for chosen customers. A partial list for fewer customers replaces the entries of its
 * kinds in a wider statement. `replacing`: statements that are proof.
 */
export function replacedValue(claim: Claim, replacing: readonly Claim[]): unknown {
  const by = BY_KIND[claim.attribute];
  if (by === undefined) return claim.value;
  const value = claim.value as ValueByKind;
  const narrower = replacing
    .filter((other) => isNarrower(other, claim))
    .map((other) => other.value as ValueByKind);
  const partial = narrower.filter((other) => other['exhaustive'] !== true);
  if (partial.length === 0) return claim.value;
  const entries = partial.flatMap((other) => other[by.list] as KindEntry[]);
  const kinds = new Set(entries.map((entry) => entry[by.kind]));
  const kept = (value[by.list] as KindEntry[]).filter((entry) => !kinds.has(entry[by.kind]));
  return { ...value, [by.list]: [...kept, ...entries] };
}
