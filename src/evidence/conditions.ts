import type { Provider } from './dataset.js';

/**
 * What a condition is to a customer: `chosen`: it holds; `excluded`: another variant of a dimension is chosen, so the
 * statement is about other customers; `open`: nobody has said.
 */
export type ConditionState = 'chosen' | 'excluded' | 'open';

type Variants = Provider['variants'];

/** The variant that holds in a dimension: the one that was chosen, else the one of a customer who does nothing. */
function inForce(dimension: string, variants: Variants, chosen: readonly string[]): string | undefined {
  const all = Object.entries(variants).filter(([, variant]) => variant.dimension === dimension);
  const stated =
    all.find(([id]) => chosen.includes(id)) ?? all.find(([, variant]) => variant.default === true);
  return stated?.[0];
}

/** What all conditions of a statement together are to a customer who has chosen some variants of a provider. */
export function conditionStateOf(
  conditions: readonly string[],
  variants: Variants,
  chosen: readonly string[],
): ConditionState {
  const each = conditions.map((id): ConditionState => {
    const dimension = variants[id]?.dimension;
    const holds = dimension === undefined ? undefined : inForce(dimension, variants, chosen);
    if (holds === undefined) return chosen.includes(id) ? 'chosen' : 'open';
    return holds === id ? 'chosen' : 'excluded';
  });
  if (each.includes('excluded')) return 'excluded';
  return each.includes('open') ? 'open' : 'chosen';
}
