import { memoizeByText } from './memoize.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MS_PER_DAY = 86_400_000;

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
/** The first and the last day that `isDay` accepts. */
export const FIRST_DAY = `${FIRST_YEAR}-01-01`;
export const LAST_DAY = `${LAST_YEAR}-12-31`;

const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/** The number of days of a month (1 to 12) in the Gregorian calendar; 0 for any other month. */
function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether a text is an ISO 8601 calendar day (YYYY-MM-DD) from 1990 to 2100. */
export function isDay(text: string): boolean {
  // Asked for every date of every claim: no array is made on the way.
  if (!DAY.test(text)) return false;
  const day = Number(text.slice(8));
  const year = Number(text.slice(0, 4));
  return isYear(year) && day >= 1 && day <= daysInMonth(year, Number(text.slice(5, 7)));
}

/** Whether a text is an ISO 8601 month (YYYY-MM) from 1990 to 2100. */
export function isMonth(text: string): boolean {
  const [year = 0, month = 0] = (MONTH.exec(text) ?? []).slice(1).map(Number);
  return isYear(year) && daysInMonth(year, month) > 0;
}

// What days and months mean is kept: each claim asks, and there are no more of them than the calendar has.

/** Days since 1970-01-01. Throws a `RangeError` for an invalid day, rather than compare with NaN. */
const dayNumber = memoizeByText((day): number => {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
});

/**
 * Days from `from` to `to`; negative if `to` is earlier. Throws a `RangeError` unless both are ISO 8601 days.
 */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/**
 * The day that is `days` after `day`. Throws a `RangeError` if either day is outside 1990 to 2100, or no day.
 */
export function addDays(day: string, days: number): string {
  const sum = new Date((dayNumber(day) + days) * MS_PER_DAY).toISOString().slice(0, 10);
  if (!Number.isInteger(days) || !isDay(sum)) throw new RangeError(`Not a day: ${day} and ${days} days`);
  return sum;
}

/** The first day of a month, or the day itself. Throws a `RangeError` if it is neither. */
export const firstDay = memoizeByText((dayOrMonth): string => {
  if (isMonth(dayOrMonth)) return `${dayOrMonth}-01`;
  if (isDay(dayOrMonth)) return dayOrMonth;
  throw new RangeError(`Neither a day nor a month: ${dayOrMonth}`);
});

/** The last day of a month, or the day itself. Throws a `RangeError` if it is neither. */
export const lastDay = memoizeByText((dayOrMonth): string => {
  if (!isMonth(dayOrMonth)) return firstDay(dayOrMonth);
  const [year = 0, month = 0] = dayOrMonth.split('-').map(Number);
  return `${dayOrMonth}-${daysInMonth(year, month)}`;
});

/** The earliest and the latest of some days or months; undefined for an empty list. */
export function rangeOf(days: readonly string[]): { first: string; last: string } | undefined {
  const sorted = days.toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}
