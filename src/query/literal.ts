import { isDay } from '../input/calendar.js';
import { COUNTRIES, countryLabel } from '../input/countries.js';
import { multiplyDecimals } from '../input/decimal.js';
import { REGIONS } from '../evidence/place.js';
import { inputError, type InputError } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { type FieldType, type Scalar, typeText } from './field.js';
import { type Filter, formatFilter } from './filter.js';

const NUMBER = /^(0|[1-9]\d*)(\.\d+)?([KM]?)$/i;
const FACTORS: Record<string, string> = { '': '1', K: '1000', M: '1000000' };

/** A number with an optional K or M as an exact decimal; undefined where it is none. */
export function readNumber(text: string): string | undefined {
  const [, whole, fraction = '', suffix = ''] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return multiplyDecimals(`${whole}${fraction}`, FACTORS[suffix.toUpperCase()] ?? '1');
}

const BOOLEANS: Record<string, boolean> = { true: true, yes: true, false: false, no: false };

function placeHint(text: string, regions: boolean): string | undefined {
  const wanted = text.toLowerCase();
  const label = [...COUNTRIES].map(countryLabel).find((name) => name.toLowerCase().startsWith(`${wanted} (`));
  if (label !== undefined) return `Write the code: ${label}.`;
  const region = regions ? suggest(wanted, REGIONS) : undefined;
  return region ?? suggest(text.toUpperCase(), [...COUNTRIES]);
}

const hintFor = (type: FieldType, text: string): string | undefined => {
  if (type.kind === 'choice') return suggest(text, type.of);
  return type.kind === 'country' ? placeHint(text, type.regions === true) : undefined;
};

function wrongType(filter: Filter, type: FieldType): InputError {
  const hint = hintFor(type, filter.value);
  return inputError(`${quoted(formatFilter(filter))}: ${quoted(filter.value)} is not ${typeText(type)}`, {
    ...(hint === undefined ? {} : { hint }),
  });
}

function readInteger(text: string): number | undefined {
  const number = Number(readNumber(text));
  return Number.isSafeInteger(number) ? number : undefined;
}

function readPlace(text: string, regions: boolean): string | undefined {
  const code = text.toUpperCase();
  if (COUNTRIES.has(code)) return code;
  return regions ? REGIONS.find((region) => region === text.toLowerCase()) : undefined;
}

function read(text: string, type: FieldType): Scalar | undefined {
  switch (type.kind) {
    case 'text':
    case 'id':
      return text;
    case 'country':
      return readPlace(text, type.regions === true);
    case 'day':
      return isDay(text) ? text : undefined;
    case 'boolean':
      return BOOLEANS[text.toLowerCase()];
    case 'choice':
      return type.of.find((choice) => choice.toLowerCase() === text.toLowerCase());
    case 'decimal':
      return readNumber(text);
    case 'integer':
      return readInteger(text);
  }
}

/** The value of a condition in the type of its field. Throws an InputError, with what would be right. */
export function literalOf(filter: Filter, type: FieldType): Scalar {
  // What is looked for inside a text need not be a whole one.
  if (filter.operator === '~') return filter.value;
  const value = read(filter.value, type);
  if (value === undefined) throw wrongType(filter, type);
  return value;
}
