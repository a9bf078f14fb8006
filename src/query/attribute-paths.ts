import { ATTRIBUTE_IDS, type AttributeId, attributeOf } from '../evidence/attributes/attributes.js';
import { branchOf } from '../input/branch-of.js';
import { place, REGIONS } from '../evidence/place.js';
import type { EitherShape, ShapeFields, ObjectShape, Shape, TextShape } from '../input/shape.js';
import type { FieldType, Scalar } from './field.js';

/** A part of an attribute's value that rows can be filtered by. */
export interface AttributePath {
  /** As written: `context`, `context.tokens`, `retention.periods.days`. */
  name: string;
  attribute: AttributeId;
  steps: readonly string[];
  type: FieldType;
  /** The path leads through a list. */
  list: boolean;
  doc: string;
}

interface ShapeLeaf {
  steps: string[];
  shape: Shape;
  list: boolean;
}

/** The step for a location: its country, or its region if no country is named. */
const PLACE = 'place';

const fieldLeaves = (fields: ShapeFields, steps: readonly string[], list: boolean): ShapeLeaf[] =>
  Object.entries(fields).flatMap(([key, part]) => leavesOfShape(part, [...steps, key], list));

/**
 * The leaves of an `either`: the value itself, which for an object is its first field, and the objects'
 * fields.
 */
function eitherLeaves(shape: EitherShape<readonly Shape[]>, steps: string[], list: boolean): ShapeLeaf[] {
  const objects = shape.of.flatMap((branch) => (branch.type === 'object' ? [branch] : []));
  return [{ steps, shape, list }, ...objects.flatMap(({ fields }) => fieldLeaves(fields, steps, list))];
}

function leavesOfShape(shape: Shape, steps: string[] = [], list = false): ShapeLeaf[] {
  if (shape.type === 'list') return leavesOfShape(shape.of, steps, true);
  if (shape.type === 'either') return eitherLeaves(shape, steps, list);
  if (shape.type !== 'object') return [{ steps, shape, list }];
  const whole = shape.exactlyOne === undefined ? [] : [{ steps: [...steps, PLACE], shape: place, list }];
  return [...whole, ...fieldLeaves(shape.fields, steps, list)];
}

function textType({ format, doc }: TextShape): FieldType {
  if (format === 'country' || format === 'day') return { kind: format };
  if (format !== 'decimal') return { kind: 'text' };
  return { kind: 'decimal', ...(doc === undefined ? {} : { unit: doc }) };
}

const isCountry = (shape: Shape): boolean => shape.type === 'text' && shape.format === 'country';

function typeOf(shape: Shape): FieldType {
  switch (shape.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
      return { kind: 'integer', ...(shape.unit === undefined ? {} : { unit: shape.unit }) };
    case 'choice':
      return { kind: 'choice', of: shape.of };
    case 'text':
      return textType(shape);
    case 'either':
      return shape.of.some(isCountry) ? { kind: 'country', regions: true } : { kind: 'text' };
    // No attribute has one here, as a test ensures.
    case 'list':
    case 'object':
    case 'map':
      return { kind: 'text' };
  }
}

const pathOf = (attribute: AttributeId, { steps, shape, list }: ShapeLeaf, name: string): AttributePath => ({
  name,
  attribute,
  steps,
  type: typeOf(shape),
  list,
  doc: shape.doc ?? '',
});

/** All filter names of an attribute: its id first, then its paths. */
export function pathsOf(attribute: AttributeId): AttributePath[] {
  const { shape, main: bare = '' } = attributeOf(attribute);
  const leaves = leavesOfShape(shape);
  const main = leaves.filter(({ steps }) => steps.join('.') === bare);
  return [
    ...main.map((leaf) => pathOf(attribute, leaf, attribute)),
    ...leaves
      .filter(({ steps }) => steps.length > 0)
      .map((leaf) => pathOf(attribute, leaf, [attribute, ...leaf.steps].join('.'))),
  ];
}

/** Every path of the vocabulary, in order. */
export const ATTRIBUTE_PATHS: readonly AttributePath[] = ATTRIBUTE_IDS.flatMap(pathsOf);

/** The values at the end of a path in one claim's value. */
export interface PathValues {
  values: Scalar[];
  /** Nothing along the path is missing, and no list on it is open. */
  complete: boolean;
}

const NOTHING: PathValues = { values: [], complete: false };

/** A region leaves open which countries are meant. */
const atEnd = (value: Scalar, shape: Shape): PathValues => ({
  values: [value],
  complete: shape.type !== 'choice' || shape.of !== REGIONS,
});

/** Reads the end of a path: a value or, for an object, its first field. */
function readEnd(value: unknown, shape: Shape): PathValues {
  if (shape.type !== 'object') return atEnd(value as Scalar, shape);
  const [first] = Object.entries(shape.fields);
  return first === undefined ? NOTHING : readPath((value as Record<string, unknown>)[first[0]], first[1], []);
}

/** Reads a free text in place of an object: it gives the object's first field, and no other. */
function readFreeText(value: string, union: Shape, step: string): PathValues {
  const object = union.type === 'either' ? union.of.find(({ type }) => type === 'object') : undefined;
  const [first] = object?.type === 'object' ? Object.entries(object.fields) : [];
  return first?.[0] === step && first[1].type === 'text' ? atEnd(value, first[1]) : NOTHING;
}

/** The key that a step reads: for a location, its country or region. */
const keyOfStep = (
  step: string,
  object: Record<string, unknown>,
  { exactlyOne }: ObjectShape<ShapeFields>,
): string => (step === PLACE ? exactlyOne?.find((one) => object[one] !== undefined) : undefined) ?? step;

/** Reads a path. An absent value is a hole. A list that could be marked complete, and is not, is open. */
export function readPath(value: unknown, union: Shape, steps: readonly string[], open = false): PathValues {
  if (value === undefined) return NOTHING;
  const shape = branchOf(union, value);
  if (shape.type === 'list') {
    const parts = (value as unknown[]).map((item) => readPath(item, shape.of, steps));
    return {
      values: parts.flatMap((part) => part.values),
      complete: !open && parts.every((part) => part.complete),
    };
  }
  const [step, ...rest] = steps;
  if (step === undefined) return readEnd(value, shape);
  if (shape.type !== 'object') return typeof value === 'string' ? readFreeText(value, union, step) : NOTHING;
  const object = value as Record<string, unknown>;
  const key = keyOfStep(step, object, shape);
  const part = shape.fields[key];
  if (part === undefined) return NOTHING;
  const isOpen = shape.fields['exhaustive'] !== undefined && object['exhaustive'] !== true;
  return readPath(object[key], part, rest, isOpen);
}
