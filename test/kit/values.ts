import fc from 'fast-check';
import { without } from '../../src/input/plain-data.js';
import type { ShapeFields, ObjectShape, Shape, TextFormat } from '../../src/input/shape.js';

const MEETING_TEXTS: Record<TextFormat, readonly string[]> = {
  plain: ['Alpha', 'Beta {max_days}'],
  id: ['alpha'],
  'model-id': ['alpha/one'],
  country: ['DE', 'NL', 'JP', 'US', 'CA', 'CN', 'SG'],
  day: ['2025-01-01', '2026-11-22', '2026-11-23', '2026-11-24', '2027-06-01'],
  'day-or-month': ['2026-11'],
  decimal: ['0', '0.090', '0.09', '1', '1.00', '2.5', '10'],
  'https-url': ['https://example.com/'],
  sha256: ['0'.repeat(64)],
};

/** Arbitrary values of these fields, from a small set so that they often coincide. */
export const valuesOf = (fields: ShapeFields): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, valueOf(shape)])), {
    requiredKeys: Object.keys(fields).filter((key) => !('optional' in (fields[key] ?? {}))),
  });

/** Any value of a shape. */
export function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'text':
      return fc.constantFrom(...MEETING_TEXTS[shape.format]);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc
        .constantFrom(shape.min, shape.min + 1, 14, 30, 72, 73, 100)
        .filter((value) => value <= shape.max);
    case 'choice':
      return fc.constantFrom(...shape.of);
    case 'list':
      return fc.array(valueOf(shape.of), { minLength: shape.min, maxLength: 4 });
    case 'object':
      return shape.exactlyOne === undefined
        ? valuesOf(shape.fields)
        : fc.oneof(...shape.exactlyOne.map((one) => valuesOf(withOne(shape, one))));
    case 'map':
      return fc.constant({});
    case 'either':
      return fc.oneof(...shape.of.map(valueOf));
  }
}

/** The fields of an object with exactly one of several keys, with the given one. */
function withOne({ fields, exactlyOne = [] }: ObjectShape<ShapeFields>, one: string): ShapeFields {
  const kept = Object.entries(fields).filter(([key]) => key === one || !exactlyOne.includes(key));
  return Object.fromEntries(
    kept.map(([key, field]) => [key, (key === one ? without(field, 'optional') : field) as Shape]),
  );
}

/** Every way to leave out one optional key, with the path to it. */
export function leavingOut(shape: Shape, value: unknown, path = ''): { path: string; value: unknown }[] {
  if (shape.type === 'list')
    return (value as unknown[]).flatMap((item, index) =>
      leavingOut(shape.of, item, path).map((left) => ({
        path: left.path,
        value: (value as unknown[]).with(index, left.value),
      })),
    );
  if (shape.type !== 'object') return [];
  const record = value as Record<string, unknown>;
  return Object.entries(shape.fields).flatMap(([key, field]) => {
    if (!(key in record)) return [];
    const at = path === '' ? key : `${path}.${key}`;
    const inside = leavingOut(field, record[key], at).map((left) => ({
      path: left.path,
      value: { ...record, [key]: left.value },
    }));
    if (!('optional' in field) || shape.exactlyOne?.includes(key) === true) return inside;
    const rest = Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
    return [{ path: at, value: rest }, ...inside];
  });
}
