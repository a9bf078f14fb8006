import { FIRST_DAY, LAST_DAY } from './calendar.js';
import { TEXT_FORMATS, type Shape, type TextFormat } from './shape.js';
import { FORMAT_CRITERIA, isTooLong } from './text-formats.js';
import { isBlank } from './words.js';

const KIND_BY_SHAPE = {
  text: 'text',
  choice: 'text',
  integer: 'number',
  boolean: 'boolean',
  list: 'list',
  object: 'mapping',
  map: 'mapping',
} as const;
type PlainKind = (typeof KIND_BY_SHAPE)[keyof typeof KIND_BY_SHAPE] | 'nothing';

/** The kinds of plain data that a shape allows. */
export const admittedKinds = (shape: Shape): PlainKind[] =>
  shape.type === 'either' ? shape.of.flatMap(admittedKinds) : [KIND_BY_SHAPE[shape.type]];

export function plainKindOf(value: unknown): PlainKind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as 'number' | 'boolean';
  if (Array.isArray(value)) return 'list';
  return value === null || value === undefined ? 'nothing' : 'mapping';
}

/** The values that a choice allows; none for any other shape. */
export const choicesOf = (shape: Shape): readonly string[] =>
  shape.type === 'either' ? shape.of.flatMap(choicesOf) : shape.type === 'choice' ? shape.of : [];

/** Describes what a shape allows, to follow "must be". */
export function admittedWords(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return TEXT_FORMATS[shape.format];
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number from ${shape.min} to ${shape.max}`;
    case 'choice':
      return `one of: ${shape.of.join(', ')}`;
    case 'list':
      return 'a list';
    case 'object':
    case 'map':
      return 'a mapping of keys to values';
    case 'either':
      return shape.of.map(admittedWords).join('; or ');
  }
}

const [FIRST_YEAR, LAST_YEAR] = [FIRST_DAY.slice(0, 4), LAST_DAY.slice(0, 4)];

/** Says what is wrong with a text of this format, where that is more precise than naming the format. */
export function formatMessage(format: TextFormat, value: string): string | undefined {
  if (format === 'plain') return plainMessage(value);
  // The value is not quoted, since it may contain a password.
  if (format === 'https-url' && /^\w+:\/\/[^/?#]*@/.test(value))
    return 'must not hold a user or a password before the host';
  const isDate = format === 'day' || format === 'day-or-month';
  const year = isDate ? /^(\d{4})-\d{2}(-\d{2})?$/.exec(value)?.[1] : undefined;
  const isOther = year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR);
  return isOther ? `must be in one of the years ${FIRST_YEAR} to ${LAST_YEAR} (found ${value})` : undefined;
}

function plainMessage(value: string): string {
  if (isBlank(value)) return 'must not be blank';
  if (isTooLong('plain', value)) return `must not be longer than ${FORMAT_CRITERIA.plain.max} characters`;
  return value.endsWith('\n')
    ? 'must not end with a line break: write |- or >- before the text'
    : 'must not begin or end with a blank';
}
