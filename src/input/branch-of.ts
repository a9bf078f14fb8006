import { isMapping } from './present.js';
import type { Shape } from './shape.js';

/** Whether a value is of the kind that a shape asks for. Its contents were checked on loading. */
function fitsShape(shape: Shape, value: unknown): boolean {
  switch (shape.type) {
    case 'choice':
      return shape.of.some((one) => one === value);
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number';
    case 'list':
      return Array.isArray(value);
    case 'object':
    case 'map':
      return isMapping(value);
    case 'either':
      return shape.of.some((branch) => fitsShape(branch, value));
  }
}

/**
 * The shape of a valid value: for an `either`, the branch that fits. A choice takes precedence over free
 * text.
 */
export function branchOf(shape: Shape, value: unknown): Shape {
  if (shape.type !== 'either') return shape;
  const near = shape.of.filter((branch) => fitsShape(branch, value));
  const branch = near.find(({ type }) => type === 'choice') ?? near[0];
  return branch === undefined ? shape : branchOf(branch, value);
}
