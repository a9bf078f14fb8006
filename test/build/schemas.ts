import { ADEQUACY_SHAPE, CERTIFICATES_SHAPE, LAW_SHAPE } from '../../src/evidence/law.js';
import { PROVIDER_SHAPE } from '../../src/evidence/provider-shape.js';
import { jsonSchemaOf } from './json-schema.js';
import type { Shape } from '../../src/input/shape.js';
import { ATTESTATIONS_SHAPE } from '../../src/evidence/attestations/attestation-shape.js';
import { policyShape } from '../../src/policy/policy-shape.js';
import { WAIVERS_SHAPE } from '../../src/verdict/waiver.js';
import { PROJECT_SHAPE } from '../../src/settings/project-shape.js';
import { REPORT_SHAPE } from '../../src/report/reports.js';

/** Every kind of file that has a JSON Schema, with its title and shape. */
const KINDS: Record<string, [title: string, shape: () => Shape]> = {
  provider: ['mimo-check provider file', () => PROVIDER_SHAPE],
  policy: ['mimo-check policy', policyShape],
  project: ['mimo-check project file', () => PROJECT_SHAPE],
  waivers: ['mimo-check waivers', () => WAIVERS_SHAPE],
  attestations: ['mimo-check attestations', () => ATTESTATIONS_SHAPE],
  report: ['mimo-check report, as --format json prints it', () => REPORT_SHAPE],
  law: ['mimo-check law table', () => LAW_SHAPE],
  adequacy: ['mimo-check adequacy decisions', () => ADEQUACY_SHAPE],
  certificates: ['mimo-check editions of certificates', () => CERTIFICATES_SHAPE],
};

interface Node {
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema, not a mapping of names to schemas, that is long enough to be shared. */
const isShareable = (value: Node): boolean =>
  (typeof value['type'] === 'string' || Array.isArray(value['anyOf'])) && JSON.stringify(value).length > 120;

/**
 * A schema that occurs several times is written once, under `definitions`, which saves two thirds of the size.
 */
function shared(schema: object): object {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (isNode(value) && isShareable(value)) {
      const text = JSON.stringify(value);
      counts.set(text, (counts.get(text) ?? 0) + 1);
      // What is inside of it is written once already.
      if (counts.get(text) !== 1) return;
    }
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(count);
  };
  count(schema);
  const definitions: Record<string, unknown> = {};
  const names = new Map<string, string>();
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isNode(value)) return value;
    const inside = (): Node =>
      Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewrite(item)]));
    const text = JSON.stringify(value);
    if (!isShareable(value) || (counts.get(text) ?? 0) < 2) return inside();
    const name = names.get(text) ?? `part-${names.size + 1}`;
    if (!names.has(text)) {
      names.set(text, name);
      definitions[name] = inside();
    }
    return { $ref: `#/definitions/${name}` };
  };
  const whole = rewrite(schema) as object;
  return names.size === 0 ? whole : { ...whole, definitions };
}

/** Each field and definition of the file on a line: indented in full, the package would double. */
function printed(schema: object): string {
  const member = (key: string, value: unknown): string => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const block = ([key, value]: [string, unknown]): string => {
    if (isNode(value))
      return `"${key}": {\n${Object.entries(value)
        .map(([name, item]) => member(name, item))
        .join(',\n')}\n}`;
    if (Array.isArray(value) && value.every(isNode))
      return `"${key}": [\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
    return member(key, value);
  };
  return `{\n${Object.entries(schema).map(block).join(',\n')}\n}\n`;
}

/** The text of each shipped schema, by its file name in data/schemas. */
export const schemaFiles = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, [title, shape]]) => [
      `${kind}.schema.json`,
      printed(shared(jsonSchemaOf(shape(), { title }))),
    ]),
  );
