import type { Sketch } from './model.js';

/**
 * The date of a sketch as of 2026-11-23, chosen so that the ages of the model hold: a fresh report is later
 * than every fresh yes, a fresh yes later than every other fresh statement, and old statements no longer
 * contest.
 */
export function dayOf({ answer, age, grade }: Sketch): string | undefined {
  if (answer === 'nf') return undefined;
  if (answer === 'nfnew') return '2026-11-20';
  if (age === 'undated') return undefined;
  if (age === 'old') return '2025-01-01';
  if (answer === 'yes') return '2026-11-10';
  return answer === 'no' && grade === 'reported' ? '2026-11-15' : '2026-11-05';
}
