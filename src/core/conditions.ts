import type { Provider } from './dataset.js';

/**
 * What a condition is to a customer: `chosen`: it holds; `excluded`: another variant of a dimension is chosen, so the
 * statement is about other customers; `open`: nobody has said.
 */
export type Standing = 'chosen' | 'excluded' | 'open';

type Variants = Provider['variants'];

/** The variant that holds in a dimension: the one that was chosen, else the one of a customer who does nothing. */
function inForce(dimension: string, variants: Variants, chosen: readonly string[]): string | undefined {
  const all = Object.entries(variants).filter(([, variant]) => variant.dimension === dimension);
  const stated =
    all.find(([id]) => chosen.includes(id)) ?? all.find(([, variant]) => variant.default === true);
  return stated?.[0];
}

/** What all conditions of a statement together are to a customer who has chosen some variants of a provider. */
export function standingOf(
  conditions: readonly string[],
  variants: Variants,
  chosen: readonly string[],
): Standing {
  const each = conditions.map((id): Standing => {
    const dimension = variants[id]?.dimension;
    const holds = dimension === undefined ? undefined : inForce(dimension, variants, chosen);
    if (holds === undefined) return chosen.includes(id) ? 'chosen' : 'open';
    return holds === id ? 'chosen' : 'excluded';
  });
  if (each.includes('excluded')) return 'excluded';
  return each.includes('open') ? 'open' : 'chosen';
}

/** The variants that count as chosen, by provider: those of a policy, and what a customer has who does nothing. */
export function variantsInForce(
  providers: readonly Pick<Provider, 'id' | 'variants'>[],
  chosen: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  const inForceOf = ({ id, variants }: Pick<Provider, 'id' | 'variants'>): readonly string[] => {
    const own = chosen[id] ?? [];
    const dimensions = new Set(own.map((one) => variants[one]?.dimension));
    const defaults = Object.entries(variants).filter(
      ([, variant]) => variant.default === true && !dimensions.has(variant.dimension),
    );
    return [...own, ...defaults.map(([name]) => name)];
  };
  return {
    ...chosen,
    ...Object.fromEntries(providers.map((provider) => [provider.id, inForceOf(provider)])),
  };
}
