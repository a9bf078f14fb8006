import type { Problem } from '../input/problem.js';
import { suggest } from '../input/suggest.js';
import type { Rule } from '../rules/rule.js';

/** What to say of an entry whose rule does not exist. */
export const unknownRule = (
  id: string,
  path: string,
  rules: readonly Rule[],
): Pick<Problem, 'path' | 'message' | 'hint'> => ({
  path,
  message: `unknown rule ${JSON.stringify(id)}`,
  hint:
    suggest(
      id,
      rules.map((rule) => rule.id),
    ) ?? 'An entry with an id of its own names its rule with "uses".',
});
