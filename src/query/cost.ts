import type { AttributeValue } from '../evidence/attributes/attributes.js';
import type { Claim } from '../evidence/dataset.js';
import { canonicalJson } from '../input/digest.js';
import { addDecimals, multiplyDecimals } from '../input/decimal.js';
import { whyUnknown, type Statements } from './claim-values.js';
import { known, unknown, type Reading } from './field.js';

export type Price = AttributeValue<'input-price'>;

/** The tokens of one request. */
export interface Volume {
  input: number;
  output: number;
}

/**
 * The price for a request of so many input tokens; a tier's price applies to all of them. USD per 1,000,000
 * tokens.
 */
export function priceAt({ usd, tiers = [] }: Price, inputTokens: number): string {
  const matching = tiers.filter(({ above }) => inputTokens > above);
  const highest = matching.reduce<(typeof tiers)[number] | undefined>(
    (best, tier) => (best === undefined || tier.above > best.above ? tier : best),
    undefined,
  );
  return highest?.usd ?? usd;
}

const MILLIONTH = '0.000001';

const costOf = (usd: string, tokens: number): string =>
  multiplyDecimals(multiplyDecimals(usd, String(tokens)), MILLIONTH);

/** The price, if all reviewed statements agree on it. */
function onlyPrice(reviewed: readonly Claim[]): Price | undefined {
  const [first, ...others] = reviewed.map(({ value }) => value as Price);
  const same = others.every((other) => canonicalJson(other) === canonicalJson(first));
  return same ? first : undefined;
}

/**
 * The exact cost of a request in USD, from the statements on its two prices. Unknown if a price it needs is
 * unknown, or if statements differ.
 */
export function readCost(prices: { input: Statements; output: Statements }, volume: Volume): Reading {
  let cost = '0';
  let attested = false;
  for (const side of ['input', 'output'] as const) {
    const { reviewed, leads } = prices[side];
    if (volume[side] === 0) continue;
    const price = onlyPrice(reviewed);
    if (price === undefined)
      return unknown(reviewed.length > 1 ? 'conflicting' : whyUnknown(prices[side]), leads.length > 0);
    cost = addDecimals(cost, costOf(priceAt(price, volume.input), volume[side]));
    attested ||= reviewed.some(({ attestation }) => attestation !== undefined);
  }
  return { ...known(cost), ...(attested ? { attested } : {}) };
}

/** Whether a price depends on the size of a request. */
export const isTiered = (statements: Statements): boolean =>
  statements.reviewed.some(({ value }) => ((value as Price).tiers ?? []).length > 0);
