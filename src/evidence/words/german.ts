import { enumerate } from '../../input/words.js';

const MONTH_NAMES = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli'],
  ...['August', 'September', 'Oktober', 'November', 'Dezember'],
] as const;

const EVERY_DATE = /(?<![\w-])(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\w-])/g;

/**
 * Rewrites all days and months in a text with the month in words, since an American would misread 02.08.2026.
 */
export const germanDay = (text: string): string =>
  text
    .replace(/(?<=\d{4}-\d{2}(?:-\d{2})?) to (?=\d{4}-)/g, ' bis ')
    .replace(EVERY_DATE, (_, year: string, month: string, day?: string) => {
      const name = `${MONTH_NAMES[Number(month) - 1] ?? ''} ${year}`;
      return day === undefined ? name : `${Number(day)}. ${name}`;
    });

const isWithoutDay = (text: string): boolean => text.length < 'YYYY-MM-DD'.length;

/** "am 26. November 2026", "im September 2026". */
export const onGermanDay = (text: string): string => `${isWithoutDay(text) ? 'im' : 'am'} ${germanDay(text)}`;
/** "vom 26. November 2026", "von September 2026". */
export const ofGermanDay = (text: string): string =>
  `${isWithoutDay(text) ? 'von' : 'vom'} ${germanDay(text)}`;
/** "bis zum 26. November 2026", "bis September 2026". */
export const untilGermanDay = (text: string): string =>
  `bis${isWithoutDay(text) ? '' : ' zum'} ${germanDay(text)}`;
/** "ab dem 26. November 2026", "ab September 2026". */
export const fromGermanDay = (text: string): string =>
  `ab${isWithoutDay(text) ? '' : ' dem'} ${germanDay(text)}`;

/** "A", "A und B", "A, B und C". */
export const germanList = (items: readonly string[]): string => enumerate(items, 'und');
