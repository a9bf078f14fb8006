import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../attributes.js';
import type { Shape, TextShape } from '../shape.js';
import type { FieldType, Scalar } from './field.js';
import { MAIN_PATHS } from './main-paths.js';

/** One part of an attribute's value that can be filtered by. */
export interface AttributePath {
  /** As it is written: `context`, `context.tokens`, `retention.periods.days`. */
  name: string;
  attribute: AttributeId;
  steps: readonly string[];
  type: FieldType;
  /** On the way there is a list. */
  list: boolean;
  doc: string;
}

interface Leaf {
  steps: string[];
  shape: Shape;
  list: boolean;
}

function leavesOf(shape: Shape, steps: string[] = [], list = false): Leaf[] {
  if (shape.type === 'list') return leavesOf(shape.of, steps, true);
  if (shape.type === 'object')
    return Object.entries(shape.fields).flatMap(([key, part]) => leavesOf(part, [...steps, key], list));
  return [{ steps, shape, list }];
}

function textType({ format, doc }: TextShape): FieldType {
  if (format === 'country' || format === 'day') return { kind: format };
  if (format !== 'decimal') return { kind: 'text' };
  return { kind: 'decimal', ...(doc === undefined ? {} : { unit: doc }) };
}

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
    // No attribute has one; a test says so.
    case 'list':
    case 'object':
    case 'map':
    case 'either':
      return { kind: 'text' };
  }
}

const pathOf = (attribute: AttributeId, { steps, shape, list }: Leaf, name: string): AttributePath => ({
  ...{ name, attribute, steps, type: typeOf(shape), list },
  doc: shape.doc ?? '',
});

/** Every name under which an attribute can be filtered by: its own first, then its paths. */
export function pathsOf(attribute: AttributeId): AttributePath[] {
  const leaves = leavesOf(attributeOf(attribute).shape);
  const main = leaves.filter(({ steps }) => steps.join('.') === MAIN_PATHS[attribute]);
  return [
    ...main.map((leaf) => pathOf(attribute, leaf, attribute)),
    ...leaves
      .filter(({ steps }) => steps.length > 0)
      .map((leaf) => pathOf(attribute, leaf, [attribute, ...leaf.steps].join('.'))),
  ];
}

/** Every path of the vocabulary, in its order. */
export const ATTRIBUTE_PATHS: readonly AttributePath[] = ATTRIBUTE_IDS.flatMap(pathsOf);

/** The values at the end of a path into one claim's value. */
export interface PathValues {
  values: Scalar[];
  /** Nothing on the way is missing, and no list on it is open. */
  complete: boolean;
}

const NOTHING: PathValues = { values: [], complete: false };

/**
 * Reads a path. What is absent on the way is a hole; a list that could be said to be complete, and is not, is open.
 */
export function readPath(value: unknown, shape: Shape, steps: readonly string[], open = false): PathValues {
  if (value === undefined) return NOTHING;
  if (shape.type === 'list') {
    const parts = (value as unknown[]).map((item) => readPath(item, shape.of, steps));
    return {
      values: parts.flatMap((part) => part.values),
      complete: !open && parts.every((part) => part.complete),
    };
  }
  const [step, ...rest] = steps;
  if (step === undefined || shape.type !== 'object') return { values: [value as Scalar], complete: true };
  const part = shape.fields[step];
  if (part === undefined) return NOTHING;
  const object = value as Record<string, unknown>;
  const isOpen = shape.fields['exhaustive'] !== undefined && object['exhaustive'] !== true;
  return readPath(object[step], part, rest, isOpen);
}
