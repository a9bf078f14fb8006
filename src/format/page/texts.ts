import type { DescribedRule } from '../../report/described-rule.js';

/** A number and its noun. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

/** The law behind a rule, in short. */
export function lawText(
  rule: DescribedRule | undefined,
  own = 'Your own requirement; no law demands it.',
): string {
  if (rule === undefined) return '';
  if (rule.ownRequirement) return own;
  const laws = new Map<string, string[]>();
  for (const { short, article, relation, inForce, inForceFrom } of rule.basis) {
    if (relation === 'own-policy') continue;
    const since = inForce ? '' : ` (from ${inForceFrom})`;
    // An opinion is cited by its name alone.
    const place = short.endsWith(article) ? '' : ` ${article}`;
    laws.set(short, [...(laws.get(short) ?? []), `${place}${since}`]);
  }
  return [...laws].map(([law, articles]) => `${law}${articles.join(',')}`).join('; ');
}
