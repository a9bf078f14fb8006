import { inputError } from '../input/problem.js';
import { quoted } from '../input/words.js';

/** Longer ones first, so that `<=` is not read as `<`. */
export const OPERATORS = ['!=', '<=', '>=', '=', '<', '>', '~'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition, as it is written: `<name><operator><value>`. */
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
 * Reads a condition; blanks around the operator do not count. Throws an InputError for anything else, with the likely
 * cause: an unquoted < or > never gets here, because the shell takes it for itself.
 */
export function parseFilter(text: string): Filter {
  const mistake = MISTAKES.find(
    (wrong) => text.includes(wrong) && text.search(/[=!<>~]/) === text.indexOf(wrong),
  );
  if (mistake !== undefined)
    throw inputError(`${quoted(text)} has no operator: ${mistake} is none`, {
      hint: `Operators: = != < <= > >= ~ (contains, in any case of letters).`,
    });
  const [, name = '', operator = '', value = ''] = FORM.exec(text) ?? [];
  if (operator === '')
    throw inputError(`${quoted(text)} is no condition: an operator is missing`, {
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

/** A condition as it is written. */
export const formatFilter = ({ name, operator, value }: Filter): string => `${name}${operator}${value}`;
