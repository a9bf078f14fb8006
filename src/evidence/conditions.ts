import type { Provider } from './dataset.js';

/**
 * The state of a condition for a customer. `chosen`: it is met. `excluded`: the customer chose another
 * variant of that dimension, so the statement is about others. `open`: not stated.
 */
export type ConditionState = 'chosen' | 'excluded' | 'open';

type Variants = Provider['variants'];

/** The variant that applies in a dimension: the one chosen, else the default. */
function variantOf(dimension: string, variants: Variants, chosen: readonly string[]): string | undefined {
  const all = Object.entries(variants).filter(([, variant]) => variant.dimension === dimension);
  const stated =
    all.find(([id]) => chosen.includes(id)) ?? all.find(([, variant]) => variant.default === true);
  return stated?.[0];
}

/** The combined state of a statement's conditions for a customer who has chosen some variants. */
export function conditionStateOf(
  conditions: readonly string[],
  variants: Variants,
  chosen: readonly string[],
): ConditionState {
  const each = conditions.map((id): ConditionState => {
    const dimension = variants[id]?.dimension;
    const isInForce = dimension === undefined ? undefined : variantOf(dimension, variants, chosen);
    if (isInForce === undefined) return chosen.includes(id) ? 'chosen' : 'open';
    return isInForce === id ? 'chosen' : 'excluded';
  });
  if (each.includes('excluded')) return 'excluded';
  return each.includes('open') ? 'open' : 'chosen';
}
