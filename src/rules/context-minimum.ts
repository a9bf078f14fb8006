import { integer, optional, type ValuesOf } from '../input/shape.js';
import { defineRule, fail, on, pass, undecided } from './rule.js';

const options = {
  tokens: optional(integer('the smallest context window that is enough', { min: 1, unit: 'tokens' })),
};

export const contextMinimum = defineRule({
  id: 'context-minimum',
  title: 'The context window [holds at least {tokens} tokens|is stated]',
  why: 'What does not fit into the context window is cut off or refused.[ The {tokens} tokens are set by the policy, not by law.]',
  basis: [],
  fix: "Look up the context window in the provider's own documentation[, or choose a model that holds {tokens} tokens].",
  question: 'How many tokens does the context window of this model hold?',
  subject: 'model',
  about: 'model',
  undated: 'accepted',
  limits: ['tokens'],
  requiredOption: 'tokens',
  options,
  check: on(
    'context',
    (value, { tokens }: ValuesOf<typeof options>) => {
      if (tokens === undefined) return undecided('No number of tokens is set to compare with.');
      return value.tokens >= tokens
        ? pass()
        : fail(`The context window holds ${value.tokens} tokens; the policy asks for ${tokens}.`);
    },
    { informs: ['shown'] },
  ),
});
