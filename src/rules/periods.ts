import { counted } from '../input/phrases.js';

/** A period as a source states it, in days or in hours. */
export interface Period {
  days?: number;
  hours?: number;
}

const HOURS_OF_A_DAY = 24;

/** The length in hours; undefined: no number is stated. Of days beside hours the longer counts. */
export const lengthOf = ({ days, hours }: Period): number | undefined =>
  days === undefined && hours === undefined ? undefined : Math.max((days ?? 0) * HOURS_OF_A_DAY, hours ?? 0);

/** Whether a stated period is longer than a limit in days. A period without a number is no longer than anything. */
export const isLonger = (period: Period, maxDays: number): boolean =>
  (lengthOf(period) ?? 0) > maxDays * HOURS_OF_A_DAY;

/** The period in the unit of its source: "3 days", "72 hours". */
export const periodText = ({ days, hours }: Period): string =>
  [
    ...(days === undefined ? [] : [counted(days, 'day')]),
    ...(hours === undefined ? [] : [counted(hours, 'hour')]),
  ].join(' or ');

/** "90 days; at most 30 are accepted": the limit has its unit where the period has another one. */
export const againstLimit = (period: Period, maxDays: number): string =>
  `${periodText(period)}; at most ${period.hours === undefined ? maxDays : counted(maxDays, 'day')} are accepted`;
