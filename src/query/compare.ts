import { compareDecimals } from '../input/decimal.js';
import { placeLabel } from '../evidence/place.js';
import type { FieldType, Reading, Scalar } from './field.js';
import type { Operator } from './filter.js';

/** The result of a comparison. A value that is not known gives `unknown`. */
export type Match = 'yes' | 'no' | 'unknown';

const compareScalars = (a: Scalar, b: Scalar): number => (a === b ? 0 : a < b ? -1 : 1);

/** Compares two values of one type: texts by code point, choices as listed, decimals by value. */
export function order(a: Scalar, b: Scalar, type: FieldType): number {
  if (type.kind === 'decimal') return compareDecimals(String(a), String(b));
  if (type.kind === 'choice') return compareScalars(type.of.indexOf(String(a)), type.of.indexOf(String(b)));
  return compareScalars(a, b);
}

const ORDERED: readonly Operator[] = ['<', '<=', '>', '>='];

/** The operators that make sense for a type. */
export function operatorsFor(type: FieldType): readonly Operator[] {
  switch (type.kind) {
    case 'boolean':
      return ['=', '!='];
    case 'integer':
    case 'decimal':
      return ['=', '!=', ...ORDERED];
    case 'day':
      return ['=', '!=', ...ORDERED, '~'];
    case 'choice':
      return type.ordered === true ? ['=', '!=', ...ORDERED, '~'] : ['=', '!=', '~'];
    case 'text':
    case 'id':
    case 'country':
      return ['=', '!=', '~'];
  }
}

function isEqual(value: Scalar, literal: Scalar, type: FieldType): boolean {
  if (type.kind === 'id') return String(value).toLowerCase() === String(literal).toLowerCase();
  return order(value, literal, type) === 0;
}

/** A country or region can also be found by its name. */
const searchableText = (value: Scalar, type: FieldType): string =>
  (type.kind === 'country' ? placeLabel(String(value)) : String(value)).toLowerCase();

function isInOrder(value: Scalar, operator: Operator, literal: Scalar, type: FieldType): boolean {
  const compared = order(value, literal, type);
  if (compared === 0) return operator === '<=' || operator === '>=';
  return operator.startsWith('<') ? compared < 0 : compared > 0;
}

const anyOf = (values: readonly Scalar[], complete: boolean, test: (value: Scalar) => boolean): Match => {
  if (values.some(test)) return 'yes';
  return complete ? 'no' : 'unknown';
};

const everyOf = (values: readonly Scalar[], complete: boolean, test: (value: Scalar) => boolean): Match => {
  if (!values.every(test)) return 'no';
  return complete ? 'yes' : 'unknown';
};

/**
 * Compares a reading with a literal. With several values, `=` and `~` need one to match, `!=` needs none to
 * be equal, and `<` and the like must hold for each. An incomplete reading can count against, never for.
 */
export function compareReading(
  { values, complete }: Reading,
  operator: Operator,
  literal: Scalar,
  type: FieldType,
): Match {
  switch (operator) {
    case '=':
      return anyOf(values, complete, (value) => isEqual(value, literal, type));
    case '~': {
      const part = String(literal).toLowerCase();
      return anyOf(values, complete, (value) => searchableText(value, type).includes(part));
    }
    case '!=':
      return everyOf(values, complete, (value) => !isEqual(value, literal, type));
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (values.length === 0) return complete ? 'no' : 'unknown';
      return everyOf(values, complete, (value) => isInOrder(value, operator, literal, type));
  }
}
