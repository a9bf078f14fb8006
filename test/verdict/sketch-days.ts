import type { Sketch } from './model.js';

/**
 * The day of a sketch on 2026-11-23, so that what the model says of ages holds of days: a fresh report is dated after
 * every fresh yes, a fresh yes after every other fresh statement, and what is old contests nothing any more.
 */
export function dayOf({ answer, age, grade }: Sketch): string | undefined {
  if (answer === 'nf') return undefined;
  if (answer === 'nfnew') return '2026-11-20';
  if (age === 'undated') return undefined;
  if (age === 'old') return '2025-01-01';
  if (answer === 'yes') return '2026-11-10';
  return answer === 'no' && grade === 'reported' ? '2026-11-15' : '2026-11-05';
}
