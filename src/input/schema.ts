import { admittedKinds, admittedWords, choicesOf, formatMessage, plainKindOf } from './admitted.js';
import type { DataPath } from './present.js';
import * as z from 'zod';
import { MOST_PROBLEMS, throwFirst } from './problem.js';
import {
  type EitherShape,
  type ShapeFields,
  type MapShape,
  type ObjectShape,
  type Shape,
  TEXT_FORMATS,
  type TextFormat,
  type ValueOf,
} from './shape.js';
import { FORMAT_CRITERIA, isOfFormat } from './text-formats.js';
import { pathText, quoted } from './words.js';
import { suggest } from './suggest.js';
import type { Document } from './yaml.js';

// Compiling validators costs more than it saves on files of this size.
z.config({ jitless: true });

type ToZod = (shape: Shape) => z.ZodType;

const validators = new WeakMap<Shape, z.ZodType>();

/** The validator of a shape, made once. */
const validatorOf: ToZod = (shape) => {
  const earlier = validators.get(shape);
  if (earlier !== undefined) return earlier;
  const validator = buildZod(shape, validatorOf);
  validators.set(shape, validator);
  return validator;
};

/** With descriptions, each of which clones a schema; a validator does without. */
const describedOf: ToZod = (shape) => {
  const schema = buildZod(shape, describedOf);
  return shape.doc === undefined ? schema : schema.describe(shape.doc);
};

function buildZod(shape: Shape, inner: ToZod): z.ZodType {
  switch (shape.type) {
    case 'text':
      return shape.free === true ? z.string() : zodText(shape.format);
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z.int().min(shape.min).max(shape.max);
    case 'choice':
      return z.enum(shape.of);
    case 'list':
      return z.array(inner(shape.of)).min(shape.min);
    case 'object':
      return zodObject(shape, inner);
    case 'map':
      return zodMap(shape, inner);
    case 'either':
      return shape.anything === true ? z.unknown() : z.union(shape.of.map(inner));
  }
}

const textValidators = new Map<TextFormat, z.ZodType>();

function zodText(format: TextFormat): z.ZodType {
  const earlier = textValidators.get(format);
  if (earlier !== undefined) return earlier;
  const { pattern, max, holds } = FORMAT_CRITERIA[format];
  const bare = z.string().max(max).regex(pattern);
  const text = holds === undefined ? bare : bare.refine(holds);
  textValidators.set(format, text);
  return text;
}

const zodFields = (fields: ShapeFields, inner: ToZod): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [
      key,
      shape.optional ? z.optional(inner(shape)) : inner(shape),
    ]),
  );

/** Of the fields that exclude each other, one and no more. The path of the issue is that of the object. */
function zodObject({ fields, exactlyOne }: ObjectShape<ShapeFields>, inner: ToZod): z.ZodType {
  const object = z.strictObject(zodFields(fields, inner));
  if (exactlyOne === undefined) return object;
  return object
    .refine((value) => exactlyOne.filter((key) => Object.hasOwn(value, key)).length === 1, {
      params: { exactlyOne },
    })
    .meta({ oneOf: exactlyOne.map((key) => ({ properties: { [key]: {} }, required: [key] })) });
}

function zodMap({ key: format, of, known = {}, closed }: MapShape<Shape>, inner: ToZod): z.ZodType {
  if (closed) return z.strictObject(zodFields(known, inner));
  const { pattern, max } = FORMAT_CRITERIA[format];
  return z
    .object(zodFields(known, inner))
    .catchall(inner(of))
    .superRefine((value, context) => refuseKeys(format, value, context), {
      when: ({ value }) => plainKindOf(value) === 'mapping',
    })
    .meta({ propertyNames: { pattern: pattern.source, maxLength: max } });
}

/** Zod checks the keys of records only, and a record cannot have fixed fields. */
function refuseKeys(format: TextFormat, value: object, context: z.core.$RefinementCtx): void {
  for (const key of Object.keys(value)) {
    if (!isOfFormat(format, key)) context.addIssue({ code: 'custom', path: [key], params: { format } });
  }
}

/** Of a shape that is not known in detail, the type of the values is not known either. */
type Valid<S extends Shape> = Shape extends S ? unknown : ValueOf<S>;

/**
 * The document's data, if it has the shape. Throws an `InputError` otherwise: every misfit with its place, the path
 * to it and, for misspelt keys and choices, a hint; in the order of the file, the first twenty.
 */
export function validateDocument<S extends Shape>(shape: S, document: Document): Valid<S> {
  if (document.checked === true) return document.data as Valid<S>;
  const found = misfits(shape, document.data, [])
    .map((misfit) => ({ misfit, place: document.at(misfit.path) }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const problems = found.slice(0, MOST_PROBLEMS).map(({ misfit, place }) => {
    const hint = misfit.hint?.();
    const path = misfit.path.length === 0 ? {} : { path: pathText(misfit.path) };
    return { ...place, ...path, message: misfit.message, ...(hint === undefined ? {} : { hint }) };
  });
  throwFirst(problems, found.length);
  return document.data as Valid<S>;
}

/** Something that does not fit, before it has a place in a file. */
interface Misfit {
  path: DataPath;
  message: string;
  hint?: () => string | undefined;
}

/** What does not fit, path by path. The words come from the shape and the value; from zod only the paths. */
function misfits(shape: Shape, value: unknown, base: DataPath): Misfit[] {
  const found = new Map<string, Misfit[]>();
  for (const issue of validatorOf(shape).safeParse(value).error?.issues ?? []) {
    const { target, part, steps } = descend(shape, value, issue.path as DataPath);
    const path = [...base, ...steps];
    const key = JSON.stringify([path, issue.code === 'unrecognized_keys']);
    if (!found.has(key)) found.set(key, misfitsOf(issue, target, part, path));
  }
  return [...found.values()].flat();
}

function misfitsOf(issue: z.core.$ZodIssue, target: Shape, part: unknown, path: DataPath): Misfit[] {
  if (target.type === 'either') return ofEither(target, part, path);
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(knownFields(target));
    const message = 'is not a known key';
    return issue.keys.map((key) => ({ path: [...path, key], message, hint: () => suggest(key, known) }));
  }
  const params = issue.code === 'custom' ? issue.params : undefined;
  const either = params?.['exactlyOne'] as readonly string[] | undefined;
  if (either !== undefined) return [{ path, message: `needs exactly one of: ${either.join(', ')}` }];
  const format = params?.['format'] as TextFormat | undefined;
  return [
    format === undefined
      ? ofValue(target, part, path)
      : { path, message: `the key must be ${TEXT_FORMATS[format]}` },
  ];
}

/** The shape and the value at a path, or at the first `either` on the way there. */
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
  // Not by index alone: an entry may be called "constructor".
  const own = Object.entries(knownFields(shape)).find(([key]) => key === step);
  return own?.[1] ?? (shape.type === 'map' ? shape.of : shape);
}

const knownFields = (shape: Shape): ShapeFields =>
  shape.type === 'object' ? shape.fields : shape.type === 'map' ? (shape.known ?? {}) : {};

/** Of the branches of the value's kind, the one with fewest misfits inside it; else what any of them would take. */
function ofEither(shape: EitherShape<readonly Shape[]>, value: unknown, path: DataPath): Misfit[] {
  const near = shape.of.filter((branch) => admittedKinds(branch).includes(plainKindOf(value)));
  const inside = near
    .map((branch) => misfits(branch, value, path))
    .filter((found) => found.length > 0 && found.every((misfit) => misfit.path.length > path.length))
    .sort((a, b) => a.length - b.length);
  return inside[0] ?? [ofValue(shape, value, path)];
}

function ofValue(shape: Shape, value: unknown, path: DataPath): Misfit {
  if (value === undefined) return { path, message: 'is missing' };
  if (value === null) return { path, message: `has no value: it must be ${admittedWords(shape)}` };
  const hint = typeof value === 'string' ? () => suggest(value, choicesOf(shape)) : () => undefined;
  if (shape.type === 'choice' && typeof value === 'string') {
    return { path, message: `${quoted(value)} is not one of: ${shape.of.join(', ')}`, hint };
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    return { path, message: `must have at least ${shape.min} ${shape.min === 1 ? 'entry' : 'entries'}` };
  }
  const more =
    shape.type === 'text' && typeof value === 'string' ? formatMessage(shape.format, value) : undefined;
  if (more !== undefined) return { path, message: more };
  return { path, message: `must be ${admittedWords(shape)} (found ${foundWords(value, shape)})`, hint };
}

function foundWords(value: unknown, shape: Shape): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'number' && typeof value !== 'boolean')
    return Array.isArray(value) ? 'a list' : 'a mapping';
  const text = String(value);
  return validatorOf(shape).safeParse(text).success ? `${text}: put it in quotes` : text;
}

/** The JSON Schema (draft-7) of files of that shape, for editors. Some texts it checks less strictly than `validate`. */
export function jsonSchemaOf(shape: Shape, meta: { title: string; description?: string }): object {
  const { $schema, ...rest } = z.toJSONSchema(describedOf(shape), { target: 'draft-7', io: 'input' });
  return { $schema, ...meta, ...rest };
}
