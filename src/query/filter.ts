import { inputError, type InputError } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { isDay } from '../input/calendar.js';
import { COUNTRIES, countryLabel, OTHER_CODES } from '../input/countries.js';
import { multiplyDecimals } from '../input/decimal.js';
import { REGIONS } from '../evidence/place.js';
import { suggest } from '../input/suggest.js';
import { type FieldType, type Scalar, typeText } from './field.js';

/** Longer ones first, so that `<=` is not read as `<`. */
export const OPERATORS = ['!=', '<=', '>=', '=', '<', '>', '~'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition, written as `<name><operator><value>`. */
export interface Filter {
  /** An attribute, a path into one, a rule, or a field of the list. */
  name: string;
  operator: Operator;
  value: string;
}

const FORM = /^([^=!<>~]*)(!=|<=|>=|=|<|>|~)(.*)$/su;
const MISTAKES = ['==', '=<', '=>', '=~', '=!', '<>', '!~'];

const EXAMPLE = `Write name, operator and value as one word in quotes, like 'context>=200K'`;

/**
 * Parses a condition, ignoring blanks around the operator. Throws an `InputError` with the likely cause for
 * anything else: a condition with an unquoted < or > is never complete, because the shell treats it as a
 * redirection.
 */
export function parseFilter(text: string): Filter {
  const mistake = MISTAKES.find(
    (wrong) => text.includes(wrong) && text.search(/[=!<>~]/) === text.indexOf(wrong),
  );
  if (mistake !== undefined)
    throw inputError(`${quoted(text)} has no operator: ${mistake} is not one`, {
      hint: `Operators: = != < <= > >= ~ (contains, in any case of letters).`,
    });
  const [, name = '', operator = '', value = ''] = FORM.exec(text) ?? [];
  if (operator === '')
    throw inputError(`${quoted(text)} is not a condition: an operator is missing`, {
      hint: `${EXAMPLE}. Without quotes the shell takes < and > for itself, and may have written a file named ${quoted('=200K')}.`,
    });
  const filter = { name: name.trim(), operator: operator as Operator, value: value.trim() };
  if (filter.name === '') throw inputError(`${quoted(text)} names nothing`, { hint: `${EXAMPLE}.` });
  if (filter.value === '')
    throw inputError(`${quoted(text)} has no value`, {
      hint: `${EXAMPLE}. What is not known cannot be asked for by an empty value: it never matches.`,
    });
  return filter;
}

/** Formats a condition as it is written. */
export const formatFilter = ({ name, operator, value }: Filter): string => `${name}${operator}${value}`;

const NUMBER_FORM = /^(0|[1-9]\d*)(\.\d+)?([KM]?)$/i;
const FACTORS: Record<string, string> = { '': '1', K: '1000', M: '1000000' };

/** Converts a number with an optional K or M to an exact decimal; undefined if it is not one. */
export function readNumber(text: string): string | undefined {
  const [, whole, fraction = '', suffix = ''] = NUMBER_FORM.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return multiplyDecimals(`${whole}${fraction}`, FACTORS[suffix.toUpperCase()] ?? '1');
}

const BOOLEANS: Record<string, boolean> = { true: true, yes: true, false: false, no: false };

function placeHint(text: string, regions: boolean): string | undefined {
  const lowerCase = text.toLowerCase();
  const label = [...COUNTRIES]
    .map(countryLabel)
    .find((name) => name.toLowerCase().startsWith(`${lowerCase} (`));
  const meant = OTHER_CODES.get(text.toUpperCase());
  if (meant !== undefined) return `Write the code: ${countryLabel(meant)}.`;
  if (label !== undefined) return `Write the code: ${label}.`;
  const region = regions ? suggest(lowerCase, REGIONS) : undefined;
  return region ?? suggest(text.toUpperCase(), [...COUNTRIES]);
}

const literalHint = (type: FieldType, text: string): string | undefined => {
  if (type.kind === 'choice') return suggest(text, type.of);
  return type.kind === 'country' ? placeHint(text, type.regions === true) : undefined;
};

function wrongType(filter: Filter, type: FieldType): InputError {
  const hint = literalHint(type, filter.value);
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

function readLiteral(text: string, type: FieldType): Scalar | undefined {
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

/** Converts a condition's value to its field's type. Throws an `InputError` that says what would be valid. */
export function literalOf(filter: Filter, type: FieldType): Scalar {
  // A search text need not be a complete value.
  if (filter.operator === '~') return filter.value;
  const value = readLiteral(filter.value, type);
  if (value === undefined) throw wrongType(filter, type);
  return value;
}
