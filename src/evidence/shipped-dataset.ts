import type { Claim, Dataset, Model, Provider } from './dataset.js';
import { once } from '../input/memoize.js';
import { without } from '../input/plain-data.js';

/** The data that ships, as the build read and checked it. */
export interface ShippedDataset extends Pick<
  Dataset,
  'law' | 'adequacy' | 'certificates' | 'digest' | 'digests'
> {
  /** SHA-256 of the files that it was made from. */
  sourceDigest: string;
  /** Sorted by id, as in their files, each with its digest: the names of makers are not filled in yet. */
  providers: { provider: Provider; digest: string }[];
}

/** The claims of a provider, and of its models in their order. */
interface ClaimsOfProvider {
  provider: readonly Claim[];
  models: readonly (readonly Claim[])[];
}

const NEWLINE = 10;

/**
 * Writes the dataset as lines of JSON: the first one has everything but claims, then comes one line a provider with its
 * claims. Most runs read the claims of one provider.
 */
export function shippedText(shipped: ShippedDataset): string {
  const providers = shipped.providers.map(({ provider, digest }) => ({
    provider: {
      ...without(provider, 'claims'),
      models: provider.models.map((model) => without(model, 'claims')),
    },
    digest,
  }));
  const claims = shipped.providers.map(({ provider }): ClaimsOfProvider => ({
    provider: provider.claims,
    models: provider.models.map((model) => model.claims),
  }));
  return [{ ...shipped, providers }, ...claims].map((line) => `${JSON.stringify(line)}\n`).join('');
}

type WithoutClaims = Omit<Provider, 'claims' | 'models'> & { models: readonly Omit<Model, 'claims'>[] };

/** Adds claims that are parsed when the first of them is read. */
function withLaterClaims(provider: WithoutClaims, parse: () => ClaimsOfProvider): Provider {
  const claims = once(parse);
  return {
    ...provider,
    models: provider.models.map((model, index) => ({
      ...model,
      get claims() {
        return claims().models[index] as readonly Claim[];
      },
    })),
    get claims() {
      return claims().provider;
    },
  };
}

/** Reads what `shippedText` wrote. Throws an error if lines are missing. */
export function readShippedText(bytes: Buffer): ShippedDataset {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end === -1) throw new Error('the built dataset ends within a line');
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  const [head, ...claims] = lines.map((line) => () => JSON.parse(line.toString()) as unknown);
  const shipped = head?.() as ShippedDataset;
  if (claims.length !== shipped.providers.length) throw new Error('the built dataset has lost lines');
  const providers = shipped.providers.map(({ provider, digest }, index) => ({
    provider: withLaterClaims(provider, claims[index] as () => ClaimsOfProvider),
    digest,
  }));
  return { ...shipped, providers };
}
