import fc from 'fast-check';
import { without } from '../../src/input/plain-data.js';
import type { ShapeFields, ObjectShape, Shape, TextFormat } from '../../src/input/shape.js';

/** A few texts of each format, so that generated values often coincide. */
const TEXTS: Record<TextFormat, readonly string[]> = {
  plain: ['Alpha Ltd', 'Beta GmbH'],
  id: ['alpha', 'beta'],
  'model-id': ['alpha/one', 'beta/two'],
  country: ['DE', 'NL', 'CH', 'US', 'SG'],
  day: ['2025-06-30', '2026-11-01', '2026-11-23', '2027-03-31'],
  'day-or-month': ['2026-10', '2026-11-01'],
  decimal: ['0', '0.090', '1.00', '2.5'],
  'https-url': ['https://alpha.example/'],
  sha256: ['0'.repeat(64)],
};

const isRequired = (shape: Shape): boolean => shape.optional !== true;

/** Arbitrary values of these fields; an optional one may be absent. */
export const fieldsOf = (fields: ShapeFields): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, anyOf(shape)])), {
    requiredKeys: Object.entries(fields).flatMap(([key, shape]) => (isRequired(shape) ? [key] : [])),
  });

/** Any value that a shape accepts. Lists are short, or hold everything that a choice offers. */
export function anyOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'text':
      return fc.constantFrom(...TEXTS[shape.format]);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.constantFrom(...[shape.min, 7, 30, 90, shape.max].filter((one) => one >= shape.min));
    case 'choice':
      return fc.constantFrom(...shape.of);
    case 'list':
      return listOf(shape.of, shape.min);
    case 'object':
      return shape.exactlyOne === undefined
        ? fieldsOf(shape.fields)
        : fc.oneof(...shape.exactlyOne.map((key) => fieldsOf(withOnly(shape, key))));
    case 'map':
      return fc.dictionary(fc.constantFrom(...TEXTS[shape.key]), anyOf(shape.of), { maxKeys: 2 });
    case 'either':
      return fc.oneof(...shape.of.map(anyOf));
  }
}

/** The fields of an object with exactly one of several keys: with the given one and none of the others. */
const withOnly = ({ fields, exactlyOne = [] }: ObjectShape<ShapeFields>, key: string): ShapeFields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, shape]) => {
      if (!exactlyOne.includes(name)) return [[name, shape]];
      return name === key ? [[name, without(shape, 'optional') as Shape]] : [];
    }),
  );

function listOf(shape: Shape, minLength: number): fc.Arbitrary<unknown[]> {
  const some = fc.array(anyOf(shape), { minLength, maxLength: minLength + 2 });
  const everything = shape.type === 'choice' ? [fc.constant<unknown[]>([...shape.of])] : [];
  return fc.oneof(some, ...everything);
}
