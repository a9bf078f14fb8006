import type { ObjectShape, ShapeFields, Shape, TextFormat } from '../../src/input/shape.js';
import type { Answer } from '../../src/rules/rule.js';

/** A value that differs from another in one field. */
export interface Move {
  /** The path of the field, like `entities.name`; empty for the whole value. */
  path: string;
  value: unknown;
}

const MEMBERS: Record<TextFormat, readonly string[]> = {
  plain: ['Something Else'],
  id: ['another'],
  'model-id': ['another/model'],
  country: ['DE', 'JP', 'US', 'CN'],
  day: ['2020-01-01', '2030-01-01'],
  'day-or-month': ['2020-01', '2030-01'],
  decimal: ['0', '1000000'],
  'https-url': ['https://example.org/another'],
  sha256: ['f'.repeat(64)],
};

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const without = (value: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

/** The paths of all fields of a shape, including all its alternatives. */
export function fieldsOf(shape: Shape, path = ''): string[] {
  if (shape.type === 'list') return fieldsOf(shape.of, path);
  if (shape.type === 'either') return [...new Set(shape.of.flatMap((form) => fieldsOf(form, path)))];
  if (shape.type !== 'object') return [];
  return Object.entries(shape.fields).flatMap(([key, field]) => [
    join(path, key),
    ...fieldsOf(field, join(path, key)),
  ]);
}

/** Whether a value belongs to an alternative, as far as they must be distinguished. */
function hasForm(shape: Shape, value: unknown): boolean {
  if (shape.type === 'object') return isObject(value);
  if (shape.type === 'list') return Array.isArray(value);
  if (shape.type === 'choice') return shape.of.some((member) => member === value);
  if (shape.type === 'either') return shape.of.some((form) => hasForm(form, value));
  if (shape.type === 'text')
    return typeof value === 'string' && (shape.format === 'country') === /^[A-Z]{2}$/.test(value);
  return typeof value === (shape.type === 'integer' ? 'number' : shape.type);
}

/**
 * Some values of a shape: every choice, both booleans, the limits of a number, and an object for each
 * required field.
 */
function membersOf(shape: Shape): unknown[] {
  switch (shape.type) {
    case 'text':
      return [...MEMBERS[shape.format]];
    case 'boolean':
      return [true, false];
    case 'integer':
      return [shape.min, shape.max];
    case 'choice':
      return [...shape.of];
    case 'list':
      return membersOf(shape.of).map((member) => [member]);
    case 'either':
      return shape.of.flatMap(membersOf);
    case 'map':
      return [{}];
    case 'object':
      return objectsOf(shape);
  }
}

function objectsOf({ fields, exactlyOne = [] }: ObjectShape<ShapeFields>): unknown[] {
  const required = Object.entries(fields).filter(([, field]) => !('optional' in field));
  const first = Object.fromEntries(required.map(([key, field]) => [key, membersOf(field)[0]]));
  const varied = required.flatMap(([key, field]) =>
    membersOf(field).map((member) => ({ ...first, [key]: member })),
  );
  const bases: Record<string, unknown>[] = varied.length === 0 ? [{}] : varied;
  if (exactlyOne.length === 0) return bases;
  return exactlyOne.flatMap((key) =>
    membersOf(fields[key] ?? { type: 'boolean' }).flatMap((member) =>
      bases.map((base) => ({ ...base, [key]: member })),
    ),
  );
}

/**
 * Every value that differs in one field: another value of its type, absent, added, or another alternative.
 */
export function movesOf(shape: Shape, value: unknown, path = ''): Move[] {
  const to = (values: readonly unknown[]): Move[] =>
    values.filter((other) => other !== value).map((other) => ({ path, value: other }));
  switch (shape.type) {
    case 'integer': {
      const near = [shape.min, Number(value) - 1, Number(value) + 1, shape.max];
      return to(near.filter((number) => number >= shape.min && number <= shape.max));
    }
    case 'list':
      return listMoves(shape.of, shape.min, value as unknown[], path);
    case 'object':
      return objectMoves(shape, value as Record<string, unknown>, path);
    case 'either': {
      const form = shape.of.find((one) => hasForm(one, value));
      const others = shape.of.filter((one) => one !== form);
      return [...(form === undefined ? [] : movesOf(form, value, path)), ...to(others.flatMap(membersOf))];
    }
    case 'text':
    case 'boolean':
    case 'choice':
    case 'map':
      return to(membersOf(shape));
  }
}

function listMoves(of: Shape, min: number, items: unknown[], path: string): Move[] {
  const shorter = [[], ...items.map((_, index) => items.toSpliced(index, 1))];
  const isPlain = of.type === 'choice' || of.type === 'text';
  const longer = isPlain ? membersOf(of).filter((member) => !items.includes(member)) : [];
  const changed = items.flatMap((item, index) =>
    movesOf(of, item, path).map((move) => ({ path: move.path, value: items.with(index, move.value) })),
  );
  return [
    ...shorter
      .filter((list) => list.length >= min && list.length < items.length)
      .map((value) => ({ path, value })),
    ...longer.map((member) => ({ path, value: [...items, member] })),
    ...changed,
  ];
}

function objectMoves(shape: ObjectShape<ShapeFields>, value: Record<string, unknown>, path: string): Move[] {
  const rivals = shape.exactlyOne ?? [];
  return Object.entries(shape.fields).flatMap(([key, field]) => {
    const at = join(path, key);
    const rival = rivals.includes(key) ? rivals.find((one) => one in value) : undefined;
    if (!(key in value)) {
      const rest = rival === undefined ? value : without(value, rival);
      return membersOf(field).map((member) => ({ path: at, value: { ...rest, [key]: member } }));
    }
    const inside = movesOf(field, value[key], at).map((move) => ({
      path: move.path,
      value: { ...value, [key]: move.value },
    }));
    const isFree = 'optional' in field && rival === undefined;
    return isFree ? [{ path: at, value: without(value, key) }, ...inside] : inside;
  });
}

/** A value, and a function that answers it or a similar one. */
export interface Base {
  value: unknown;
  ask: (value: unknown) => Answer;
}

/** A pass, or not applicable. */
export const isGreen = ({ kind }: Answer): boolean => kind === 'pass' || kind === 'not-applicable';

/** Whether a path is one of some fields, or inside one. */
export const isWithin = (path: string, fields: readonly string[]): boolean =>
  fields.some((field) => path === field || path.startsWith(`${field}.`));

/** The fields that can lose a pass when they change, with the fields around them. */
export function takingAway(shape: Shape, bases: readonly Base[]): Set<string> {
  const moved = bases.flatMap(({ value, ask }) =>
    movesOf(shape, value)
      .filter((move) => !isGreen(ask(move.value)))
      .map(({ path }) => path),
  );
  return new Set(
    moved.flatMap((path) => path.split('.').map((_, end, all) => all.slice(0, end + 1).join('.'))),
  );
}

/**
 * The fields whose change alters the kind of answer to some values, or to values that differ in one field.
 */
export function changingKind(shape: Shape, bases: readonly Base[], fields: readonly string[]): Set<string> {
  const changing = new Set<string>();
  for (const { value, ask } of bases)
    for (const near of [value, ...movesOf(shape, value).map((move) => move.value)]) {
      const before = ask(near).kind;
      for (const move of movesOf(shape, near))
        if (isWithin(move.path, fields) && ask(move.value).kind !== before) changing.add(move.path);
    }
  return changing;
}
