import { isDay, isMonth } from './calendar.js';
import { COUNTRIES } from './countries.js';
import type { TextFormat } from './shape.js';
import { isBlank } from './words.js';

interface FormatCriteria {
  pattern: RegExp;
  max: number;
  /** A test that a pattern cannot express. */
  isValid?: (text: string) => boolean;
}

/** The criteria of each format. The maximum length is in Unicode code points, as in JSON Schema. */
export const FORMAT_CRITERIA: Record<TextFormat, FormatCriteria> = {
  plain: { pattern: /^\S([\s\S]*\S)?$/, max: 2_000, isValid: (text) => !isBlank(text) },
  id: { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, max: 64 },
  'model-id': { pattern: /^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/, max: 128 },
  country: { pattern: /^[A-Z]{2}$/, max: 2, isValid: (text) => COUNTRIES.has(text) },
  day: { pattern: /^\d{4}-\d{2}-\d{2}$/, max: 10, isValid: isDay },
  'day-or-month': {
    pattern: /^\d{4}-\d{2}(-\d{2})?$/,
    max: 10,
    isValid: (text) => isDay(text) || isMonth(text),
  },
  decimal: { pattern: /^(0|[1-9]\d*)(\.\d+)?$/, max: 30 },
  // The characters of RFC 3986; no user or password before the host.
  'https-url': {
    pattern: /^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?([/?#][A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*)?$/,
    max: 2_000,
    isValid: (text) => URL.canParse(text),
  },
  sha256: { pattern: /^[0-9a-f]{64}$/, max: 64 },
};

/** Whether a text is too long for a format. A code point takes one or two UTF-16 units. */
export function isTooLong(format: TextFormat, text: string): boolean {
  const { max } = FORMAT_CRITERIA[format];
  return text.length > max && (text.length > 2 * max || Array.from(text).length > max);
}

export const isOfFormat = (format: TextFormat, text: string): boolean => {
  const { pattern, isValid } = FORMAT_CRITERIA[format];
  return !isTooLong(format, text) && pattern.test(text) && (isValid?.(text) ?? true);
};
