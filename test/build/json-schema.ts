import * as z from 'zod';
import { plainKindOf } from '../../src/input/admitted.js';
import type {
  EitherShape,
  MapShape,
  ObjectShape,
  Shape,
  ShapeFields,
  TextFormat,
} from '../../src/input/shape.js';
import { FORMAT_CRITERIA, isOfFormat } from '../../src/input/text-formats.js';

// Compiled validators cost more than they save on files of this size.
z.config({ jitless: true });

type ToZod = (shape: Shape) => z.ZodType;

const schemas = new WeakMap<Shape, z.ZodType>();

/** The zod schema of a shape, made once. `validate` does not use it: a test compares the two. */
export const zodOf: ToZod = (shape) => {
  const earlier = schemas.get(shape);
  if (earlier !== undefined) return earlier;
  const schema = buildZod(shape, zodOf);
  schemas.set(shape, schema);
  return schema;
};

/** With descriptions, each of which clones a schema. */
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
      return zodEither(shape, inner);
  }
}

const zodEither = (shape: EitherShape<readonly Shape[]>, inner: ToZod): z.ZodType =>
  shape.anything === true ? z.unknown() : z.union(shape.of.map(inner));

function zodText(format: TextFormat): z.ZodType {
  const { pattern, max, isValid } = FORMAT_CRITERIA[format];
  const bare = z.string().max(max).regex(pattern);
  return isValid === undefined ? bare : bare.refine(isValid);
}

const zodFields = (fields: ShapeFields, inner: ToZod): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [
      key,
      shape.optional ? z.optional(inner(shape)) : inner(shape),
    ]),
  );

/** Exactly one of mutually exclusive fields. The issue has the path of the object. */
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

/** Zod checks keys only in records, which cannot have fixed fields. */
function refuseKeys(format: TextFormat, value: object, context: z.core.$RefinementCtx): void {
  for (const key of Object.keys(value)) {
    if (!isOfFormat(format, key)) context.addIssue({ code: 'custom', path: [key], params: { format } });
  }
}

/** The JSON Schema (draft-7) of a shape, for editors. It checks some texts less strictly than `validate`. */
export function jsonSchemaOf(shape: Shape, meta: { title: string; description?: string }): object {
  const { $schema, ...rest } = z.toJSONSchema(describedOf(shape), { target: 'draft-7', io: 'input' });
  return { $schema, ...meta, ...rest };
}
