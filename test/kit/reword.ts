import { attributeOf, type AttributeId } from '../../src/evidence/attributes/attributes.js';
import type { ShapeFields, Shape } from '../../src/input/shape.js';
import { REPORT_SHAPES, type Report } from '../../src/report/reports.js';

type Reword = (text: string) => string;

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rewordFields(
  fields: ShapeFields,
  value: Record<string, unknown>,
  of: Shape | undefined,
  f: Reword,
): object {
  const { attribute } = value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      // The value of a claim has the shape of its attribute, which the shape of a report cannot express.
      const own =
        key === 'value' && typeof attribute === 'string'
          ? attributeOf(attribute as AttributeId).shape
          : fields[key];
      const shape = own ?? of;
      return [key, shape === undefined ? item : rewordValue(shape, item, f)];
    }),
  );
}

/** The same value of a shape with other words. */
export function rewordValue(shape: Shape, value: unknown, f: Reword): unknown {
  if (typeof value === 'string') return shape.type === 'text' && shape.format === 'plain' ? f(value) : value;
  if (shape.type === 'list' && Array.isArray(value))
    return value.map((item) => rewordValue(shape.of, item, f));
  if (!isMapping(value)) return value;
  if (shape.type === 'object') return rewordFields(shape.fields, value, undefined, f);
  if (shape.type === 'map') return rewordFields(shape.known ?? {}, value, shape.of, f);
  return value;
}

/** The report with every free text replaced. */
export function rewordReport<R extends Report>(report: R, f: Reword): R {
  const shapes: Record<string, Shape> = REPORT_SHAPES;
  const shape = shapes[report.kind];
  if (shape === undefined) throw new Error(`a report of kind ${report.kind} has no shape`);
  return rewordValue(shape, report, f) as R;
}
