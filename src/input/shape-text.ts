import { TEXT_FORMATS, type ShapeFields, type ObjectShape, type Shape } from './shape.js';

const fieldText = (key: string, shape: Shape): string =>
  `${key}${shape.optional === true ? '?' : ''}: ${shapeText(shape)}`;

const fieldsText = (fields: ShapeFields): string =>
  Object.entries(fields)
    .map(([key, shape]) => fieldText(key, shape))
    .join('; ');

const eitherOr = ({ exactlyOne }: ObjectShape<ShapeFields>): string =>
  exactlyOne === undefined ? '' : `exactly one of ${exactlyOne.join(', ')}: `;

function scalarText(shape: Extract<Shape, { type: 'text' | 'boolean' | 'integer' | 'choice' }>): string {
  switch (shape.type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return shape.unit === undefined ? 'whole number' : `whole number of ${shape.unit}`;
    case 'choice':
      return shape.of.join(' | ');
    case 'text':
      return shape.format === 'plain' ? 'text' : TEXT_FORMATS[shape.format];
  }
}

/** Describes a shape for the reference. A question mark after a key means optional. */
export function shapeText(shape: Shape): string {
  switch (shape.type) {
    case 'object':
      return `{ ${eitherOr(shape)}${fieldsText(shape.fields)} }`;
    case 'list':
      return `list of ${shapeText(shape.of)}`;
    case 'map':
      return `mapping of ${shapeText(shape.of)}`;
    case 'either':
      return shape.of.map(shapeText).join(' or ');
    case 'boolean':
    case 'integer':
    case 'choice':
    case 'text':
      return scalarText(shape);
  }
}

/** Describes what belongs in a value. */
function valuePhrase(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return TEXT_FORMATS[shape.format];
    case 'boolean':
      return 'true or false';
    case 'integer':
      return shape.unit === undefined ? 'a whole number' : `a whole number of ${shape.unit}`;
    case 'choice':
      return shape.of.join(', ');
    case 'list':
      return `a list of: ${valuePhrase(shape.of)}`;
    case 'object':
    case 'map':
      return 'a mapping';
    case 'either':
      return shape.of.map(objectPhrase).join('; or ');
  }
}

/** Describes one of several shapes; an object by its keys. */
const objectPhrase = (shape: Shape): string =>
  shape.type === 'object' ? `a mapping of ${Object.keys(shape.fields).join(', ')}` : valuePhrase(shape);

const fieldRemark = (shape: Shape): string => {
  const doc = shape.doc === undefined || valuePhrase(shape).includes(shape.doc) ? '' : ` (${shape.doc})`;
  return `${shape.optional === true ? 'optional: ' : ''}${valuePhrase(shape)}${doc}`;
};

const indentEach = (lines: readonly string[], by: string): string[] => lines.map((line) => `${by}${line}`);

/** Makes lines a list entry. */
const listEntryLines = (lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? '- ' : '  ') + line);

/** The keys wanted, at any depth; if absent, all. */
type KeyFilter = readonly string[] | undefined;

/** A key with a value of this shape to fill in, as YAML lines; with all its fields, or only those named. */
export function skeletonOf(key: string, shape: Shape, keys?: KeyFilter): string[] {
  const about = shape.optional === true ? ' # optional' : '';
  if (shape.type === 'object') return [`${key}:${about}`, ...indentEach(fieldLines(shape, keys), '  ')];
  if (shape.type === 'list' && shape.of.type === 'object')
    return [`${key}:${about}`, ...indentEach(listEntryLines(fieldLines(shape.of, keys)), '  ')];
  return [`${key}: # ${fieldRemark(shape)}`];
}

/**
 * The keys of an object as YAML lines, each with a comment instead of a value. They are invalid until filled
 * in, so that nothing passes for a fact.
 */
const fieldLines = ({ fields, exactlyOne = [] }: ObjectShape<ShapeFields>, keys: KeyFilter): string[] =>
  Object.entries(fields)
    .filter(([key]) => keys === undefined || keys.includes(key))
    .flatMap(([key, shape]) => {
      const others = exactlyOne.filter((one) => one !== key);
      const [first = '', ...rest] = skeletonOf(key, shape, keys);
      return exactlyOne.includes(key)
        ? [`${first}; either this or ${others.join(', ')}`, ...rest]
        : [first, ...rest];
    });
