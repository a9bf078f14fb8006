import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { compareDecimals } from '../input/decimal.js';
import { optional, text, type ValuesOf } from '../input/shape.js';
import { all, defineRule, fail, on, pass, type Answer } from './rule.js';

const options = {
  max_input: optional(text('the highest input price, in USD per 1,000,000 tokens', 'decimal')),
  max_output: optional(text('the highest output price, in USD per 1,000,000 tokens', 'decimal')),
};

/** The limit applies to every context size. */
const informs = ['tiers.above'];

/**
 * Another host's price is filed under this model if a source says that a figure on file is that host's. So it
 * contradicts the figure, and is not about another question.
 */
function judge(
  { usd, tiers = [], host }: AttributeValue<'input-price'>,
  max: string | undefined,
  what: string,
): Answer {
  if (host !== undefined)
    return fail(`USD ${usd} per 1,000,000 tokens is the ${what} price at ${host}, not at this API.`);
  const highest = tiers.map((tier) => tier.usd).reduce((a, b) => (compareDecimals(a, b) < 0 ? b : a), usd);
  if (max === undefined || compareDecimals(highest, max) <= 0) return pass();
  const upTo = tiers.length > 0 ? 'up to ' : '';
  return fail(
    `The ${what} price is ${upTo}USD ${highest} per 1,000,000 tokens; the policy accepts at most ${max}.`,
  );
}

export const priceStated = defineRule({
  id: 'price-stated',
  title:
    'The price is stated[ and is at most USD {max_input} (input)[ and USD {max_output} (output)]|[ and is at most USD {max_output} (output)]]',
  why: 'A budget needs a price of this very API: the same model costs more or less at another host, and more above some sizes of context.',
  basis: [],
  fix: "Look up the price on the provider's own list, with its date, and every tier.",
  question: 'What are the prices of this model for input and output, and in which tiers?',
  subject: 'model',
  about: 'service',
  undated: 'accepted',
  limits: ['max_input', 'max_output'],
  options,
  check: all(
    on('input-price', (value, { max_input }: ValuesOf<typeof options>) => judge(value, max_input, 'input'), {
      informs,
    }),
    on(
      'output-price',
      (value, { max_output }: ValuesOf<typeof options>) => judge(value, max_output, 'output'),
      { informs },
    ),
  ),
});
