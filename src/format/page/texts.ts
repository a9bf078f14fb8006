import { citeArticles } from '../../verdict/words/citations.js';
import type { DescribedRule } from '../../report/described-rule.js';

/** The law behind a rule, in short. */
export function lawText(
  rule: DescribedRule | undefined,
  own = 'Your own requirement; no law demands it.',
): string {
  if (rule === undefined) return '';
  if (rule.ownRequirement) return own;
  return citeArticles(rule.basis.filter(({ relation }) => relation !== 'own-policy'));
}
