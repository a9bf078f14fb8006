import { isOfKind } from './schema.js';
import type { Shape } from './shape.js';

/** Whether a value is of a kind that a shape allows. Its contents were checked on loading. */
const fitsShape = (shape: Shape, value: unknown): boolean =>
  shape.type === 'either' ? shape.of.some((branch) => fitsShape(branch, value)) : isOfKind(shape, value);

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
