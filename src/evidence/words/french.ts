import { enumerate } from '../../input/words.js';

const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
  ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
] as const;

const DAY_OR_MONTH = /\b(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![-\w])/;
const EVERY_DAY = new RegExp(DAY_OR_MONTH, 'g');
const ONE_DAY = new RegExp(`^${DAY_OR_MONTH.source}$`);

/** Formats a day or a month, with the right prefix for each. */
function frenchDate(text: string, [beforeDay, beforeMonth]: readonly [day: string, month: string]): string {
  const [whole, year = '', month = '', day] = ONE_DAY.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (whole === undefined || name === undefined) return `${beforeDay}${text}`;
  if (day !== undefined) return `${beforeDay}${day === '01' ? '1er' : Number(day)} ${name} ${year}`;
  return `${withElision(beforeMonth, name)}${name} ${year}`;
}

/** A name that turns "de" into "d’". An initial h counts as sounded, as in most foreign names. */
const VOWEL = /^[aeiouàâäéèêëîïôöùûü]/i;

const withElision = (before: string, next: string): string =>
  VOWEL.test(next) ? before.replace(/\bde $/, 'd’') : before;

/** "de Xiaomi", "d’OpenAI". */
export const ofName = (name: string): string => `${withElision('de ', name)}${name}`;

/** "26 novembre 2026", "1er septembre 2026", "septembre 2026"; other texts stay as they are. */
export const frenchDay = (day: string): string => frenchDate(day, ['', '']);
/** "le 26 novembre 2026", "en septembre 2026". */
export const onDay = (day: string): string => frenchDate(day, ['le ', 'en ']);
/** "du 26 novembre 2026", "d’août 2026". */
export const ofDay = (day: string): string => frenchDate(day, ['du ', 'de ']);
/** "au 26 novembre 2026", "à août 2026". */
export const toDay = (day: string): string => frenchDate(day, ['au ', 'à ']);
/** "jusqu’au 26 novembre 2026", "jusqu’en septembre 2026". */
export const untilDay = (day: string): string => `jusqu’${frenchDate(day, ['au ', 'en '])}`;

/** Rewrites all days in a text in French, and the "to" between two of them. */
export const withFrenchDays = (text: string): string =>
  text
    .replace(
      new RegExp(`(${DAY_OR_MONTH.source}) to (${DAY_OR_MONTH.source})`, 'g'),
      (_, first: string, ...groups: string[]) => `${ofDay(first)} ${toDay(groups[3] ?? '')}`,
    )
    .replace(EVERY_DAY, frenchDay);

/** "a", "a et b", "a, b et c". */
export const frenchList = (items: readonly string[]): string => enumerate(items, 'et');
