import { tooOldOn } from '../evidence/claim.js';
import type { Claim } from '../evidence/dataset.js';
import { addDays, LAST_DAY } from '../input/calendar.js';
import { groupedBy } from '../input/plain-data.js';
import type { PolicyEntry } from '../policy/policy.js';
import { isGreen, type Decision } from './decision.js';
import type { Considered } from './evidence.js';
import { growsOld } from './weakness.js';

/** The last day on which a claim can be proof. */
function lastDayOf(claim: Claim, maxAgeDays: number): string {
  const tooOld = growsOld(claim) ? tooOldOn(claim, maxAgeDays) : undefined;
  const lastYoung = tooOld === undefined ? LAST_DAY : addDays(tooOld, -1);
  const { until = LAST_DAY } = claim;
  return until < lastYoung ? until : lastYoung;
}

/**
 * The last day on which the statements that decide still show the requirement, by their age and their ends;
 * undefined if they do not end. Of several on one question, the longest counts; of several questions, the
 * shortest.
 */
export function shownUntil(
  decision: Decision<Considered>,
  { maxAgeDays }: Pick<PolicyEntry, 'maxAgeDays'>,
): string | undefined {
  if (!isGreen(decision)) return undefined;
  const byAttribute = groupedBy(decision.deciding, ({ claim }) => claim.attribute);
  const days = [...byAttribute.values()].map((own) =>
    own.map(({ claim }) => lastDayOf(claim, maxAgeDays)).reduce((a, b) => (a > b ? a : b)),
  );
  const first = days.reduce((a, b) => (a < b ? a : b), LAST_DAY);
  return first === LAST_DAY ? undefined : first;
}
