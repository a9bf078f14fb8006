import type { DescribedRule } from '../described-rule.js';

/** A number and its noun. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

const DUTY = { vendor: 'duty of the vendor', you: 'your duty', both: 'duty of both' } as const;

/** The law behind a rule in short, with whose duty it is. */
export function lawText(rule: DescribedRule | undefined): string {
  if (rule === undefined) return '';
  const own = 'Your own requirement; no law demands it.';
  if (rule.ownRequirement) return own;
  const laws = new Map<string, string[]>();
  for (const { short, article, relation, inForce, inForceFrom } of rule.basis) {
    if (relation === 'own-policy') continue;
    const since = inForce ? '' : ` (from ${inForceFrom})`;
    laws.set(short, [...(laws.get(short) ?? []), `${article}${since}`]);
  }
  const duties = [...new Set(rule.basis.map(({ dutyOf }) => DUTY[dutyOf]))].join(', ');
  return `${[...laws].map(([law, articles]) => `${law} ${articles.join(', ')}`).join('; ')} · ${duties}`;
}
