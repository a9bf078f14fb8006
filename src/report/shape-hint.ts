import type { Fields, Shape } from '../input/shape.js';

const fieldHints = (fields: Fields): string =>
  Object.entries(fields)
    .map(([key, shape]) => `${key}${shape.optional === true ? '?' : ''}: ${shapeHint(shape)}`)
    .join(', ');

/** What a value looks like, on one line in the manner of YAML; `?` marks what may be left out, `/` what to choose from. */
export function shapeHint(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return shape.format === 'plain' ? 'text' : shape.format;
    case 'boolean':
      return 'true/false';
    case 'integer':
      return shape.unit ?? 'number';
    case 'choice':
      return shape.of.join('/');
    case 'list':
      return `[${shapeHint(shape.of)}]`;
    case 'object':
      return shape.exactlyOne === undefined
        ? `{ ${fieldHints(shape.fields)} }`
        : `{ one of ${shape.exactlyOne.join('/')}: ${fieldHints(shape.fields)} }`;
    case 'map':
      return `{ ${shape.key}: ${shapeHint(shape.of)} }`;
    case 'either':
      return shape.of.map(shapeHint).join(' or ');
  }
}
