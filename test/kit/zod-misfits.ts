import type { core } from 'zod';
import { admittedKinds, plainKindOf } from '../../src/input/admitted.js';
import type { DataPath } from '../../src/input/plain-data.js';
import { misfitOf, type Misfit } from '../../src/input/schema.js';
import { type EitherShape, type Shape, TEXT_FORMATS, type TextFormat } from '../../src/input/shape.js';
import { suggest } from '../../src/input/suggest.js';
import { knownFields } from './spoil.js';
import { zodOf } from '../build/json-schema.js';

/** The problems that zod finds: zod gives the place; the words come from the shape and the value. */
export function zodMisfits(shape: Shape, value: unknown, base: DataPath = []): Misfit[] {
  const found = new Map<string, Misfit[]>();
  for (const issue of zodOf(shape).safeParse(value).error?.issues ?? []) {
    const { target, part, steps } = descend(shape, value, issue.path as DataPath);
    const path = [...base, ...steps];
    // All problems in a branch of an `either` are reported together.
    const isOfKeys = target.type !== 'either' && issue.code === 'unrecognized_keys';
    const key = JSON.stringify([path, isOfKeys]);
    const isInside = steps.length < issue.path.length;
    if (!found.has(key)) found.set(key, misfitsOf(issue, isInside, target, part, path));
  }
  return [...found.values()].flat();
}

function misfitsOf(
  issue: core.$ZodIssue,
  isInside: boolean,
  target: Shape,
  part: unknown,
  path: DataPath,
): Misfit[] {
  const misfits = (message: string): Misfit[] => [{ path, message: () => message }];
  const params = issue.code === 'custom' ? issue.params : undefined;
  const format = params?.['format'] as TextFormat | undefined;
  if (format !== undefined && !isInside) return misfits(`the key must be ${TEXT_FORMATS[format]}`);
  if (target.type === 'either') return ofEither(target, part, path);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(knownFields(target));
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: () => 'is not a known key',
      hint: () => suggest(key, known),
    }));
  }
  const either = params?.['exactlyOne'] as readonly string[] | undefined;
  if (either !== undefined) return misfits(`needs exactly one of: ${either.join(', ')}`);
  if (target.type === 'list' && Array.isArray(part))
    return misfits(`must have at least ${target.min} ${target.min === 1 ? 'entry' : 'entries'}`);
  return [misfitOf(target, part, path)];
}

/** The shape and the value at a path, or at the first `either` on the way. */
function descend(
  shape: Shape,
  value: unknown,
  path: DataPath,
): { target: Shape; part: unknown; steps: DataPath } {
  let target = shape;
  let part = value;
  for (const [depth, step] of path.entries()) {
    if (target.type === 'either') return { target, part, steps: path.slice(0, depth) };
    target = innerShape(target, step);
    part = (part as Record<string | number, unknown>)[step];
  }
  return { target, part, steps: path };
}

function innerShape(shape: Shape, step: string | number): Shape {
  if (shape.type === 'list') return shape.of;
  // Not by property access: a key may be called "constructor".
  const own = Object.entries(knownFields(shape)).find(([key]) => key === step);
  return own?.[1] ?? (shape.type === 'map' ? shape.of : shape);
}

/**
 * The problems in the branch of the same type with the fewest; otherwise the problem of the whole `either`.
 */
function ofEither(shape: EitherShape<readonly Shape[]>, value: unknown, path: DataPath): Misfit[] {
  const near = shape.of.filter((branch) => admittedKinds(branch).includes(plainKindOf(value)));
  const inside = near
    .map((branch) => zodMisfits(branch, value, path))
    .filter((found) => found.length > 0 && found.every((misfit) => misfit.path.length > path.length))
    .sort((a, b) => a.length - b.length);
  return inside[0] ?? [misfitOf(shape, value, path)];
}
