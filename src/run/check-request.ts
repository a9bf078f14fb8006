import { isDay } from '../input/calendar.js';
import { inputError } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { SEVERITIES } from '../policy/severity.js';

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

interface Kind {
  fits: (value: unknown) => boolean;
  words: string;
  required?: true;
}

const FILES: Kind = { fits: isTexts, words: 'a list of paths' };

const THRESHOLDS: readonly unknown[] = [...SEVERITIES, 'never'];

/** What a request can hold, and in which form. */
const KINDS: Readonly<Record<string, Kind>> = {
  asOf: {
    fits: (value) => isText(value) && isDay(String(value)),
    words: 'a day as YYYY-MM-DD, like 2026-11-23',
    required: true,
  },
  subjects: { fits: isTexts, words: 'a list of names' },
  rules: { fits: isTexts, words: 'a list of rules' },
  policy: { fits: isText, words: 'the id or the path of a policy' },
  failOn: { fits: (value) => THRESHOLDS.includes(value), words: `one of ${THRESHOLDS.join(', ')}` },
  ...{ data: FILES, waivers: FILES, attestations: FILES },
};

/** Whoever calls from JavaScript can hand in anything. Throws an InputError for what a request cannot be. */
export function checkRequest(request: object): void {
  const given = new Map<string, unknown>(Object.entries(request));
  for (const [key, { fits, words, required }] of Object.entries(KINDS)) {
    const value = given.get(key);
    if (value === undefined && required !== true) continue;
    if (fits(value)) continue;
    const found = value === undefined ? 'left out' : quoted(JSON.stringify(value));
    throw inputError(`${key} must be ${words}; it is ${found}`);
  }
}
