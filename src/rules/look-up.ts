import type { Adequacy, World } from '../evidence/world.js';
import { daysBetween } from '../input/calendar.js';

/** What can be wrong with the day on which a certified or qualifying entity was looked up, as it ends a sentence. */
export const LOOK_UP_FLAWS = [
  'after the as-of date',
  'before the adequacy decision was in force',
  'more than 365 days before the as-of date',
] as const;
export type LookUpFlaw = (typeof LOOK_UP_FLAWS)[number];

/** A certification runs a year at a time: an older look-up says nothing of the one that runs now. */
const YEAR = 365;

/** What is wrong with a look-up made on that day for a recipient under that decision; undefined: nothing. */
export function lookUpFlaw(day: string, decision: Adequacy, { asOf }: World): LookUpFlaw | undefined {
  if (day > asOf) return 'after the as-of date';
  if (day < decision.in_force_from) return 'before the adequacy decision was in force';
  return daysBetween(day, asOf) > YEAR ? 'more than 365 days before the as-of date' : undefined;
}
