import { TEXT_FORMATS, type Fields, type Shape } from '../core/shape.js';

/** What belongs in a value, in words. */
function wanted(shape: Shape): string {
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
      return `a list of: ${wanted(shape.of)}`;
    case 'object':
    case 'map':
      return 'a mapping';
    case 'either':
      return shape.of.map(wanted).join('; or ');
  }
}

const remark = (shape: Shape): string => {
  const doc = shape.doc === undefined ? '' : ` (${shape.doc})`;
  return `${shape.optional === true ? 'optional: ' : ''}${wanted(shape)}${doc}`;
};

const indented = (lines: readonly string[], by: string): string[] => lines.map((line) => `${by}${line}`);

/** A list entry over several lines. */
const entry = (lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? '- ' : '  ') + line);

function valueLines(key: string, shape: Shape): string[] {
  const about = shape.optional === true ? ' # optional' : '';
  if (shape.type === 'object') return [`${key}:${about}`, ...indented(fieldLines(shape.fields), '  ')];
  if (shape.type === 'list' && shape.of.type === 'object')
    return [`${key}:${about}`, ...indented(entry(fieldLines(shape.of.fields)), '  ')];
  return [`${key}: # ${remark(shape)}`];
}

/**
 * The keys of an object as YAML lines without values: each says in a comment what belongs there. As they are they do not
 * validate, so that nothing is taken for a fact that nobody has filled in.
 */
const fieldLines = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([key, shape]) => valueLines(key, shape));

/** A value of that shape under a key, as YAML lines without values. */
export const skeletonOf = (key: string, shape: Shape): string[] => valueLines(key, shape);
