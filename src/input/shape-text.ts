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
