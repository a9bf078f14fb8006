import { REGIONS } from '../evidence/place.js';

/** A value of a field; it may have several. */
export type Scalar = string | number | boolean;

/** Why a field has no value. The same words as a finding's reasons. */
export const UNKNOWN = [
  'other-route',
  'conditional',
  'not-specific',
  'stale',
  'not-found',
  'reported-only',
  'missing',
  'conflicting',
] as const;
export type Unknown = (typeof UNKNOWN)[number];

/** What is known about a field of a row. */
export interface Reading {
  /** Several for a list, or if statements differ. */
  values: readonly Scalar[];
  /** No value can be missing: there is no hole, and no open list. */
  complete: boolean;
  /** Why there is no value. */
  why?: Unknown;
  /** An unverified report gives a value. It never counts. */
  hasLead?: boolean;
  /** Based on the user's own evidence, which nobody here has verified. */
  attested?: boolean;
}

/** A reading of known values. */
export const known = (...values: Scalar[]): Reading => ({ values, complete: true });

/** A reading without a value, with the reason. */
export const unknown = (why: Unknown, hasLead = false): Reading => ({
  values: [],
  complete: false,
  why,
  hasLead,
});

/** How the values of a field are written, compared and shown. */
export type FieldType =
  | { kind: 'text' }
  /** Ignores case. */
  | { kind: 'id' }
  /** `regions`: a region may replace the country, which leaves the country open. */
  | { kind: 'country'; regions?: true }
  | { kind: 'day' }
  | { kind: 'boolean' }
  | { kind: 'integer'; unit?: string }
  | { kind: 'decimal'; unit?: string }
  | { kind: 'choice'; of: readonly string[]; ordered?: true };

/** Something to filter and sort rows by, or to show as a column. */
export interface Field<Row> {
  name: string;
  title: string;
  type: FieldType;
  /** Can have several values. */
  list?: boolean;
  /** What it means that there is no value. */
  absent?: string;
  /** The outcome of a rule, which depends on the policy. */
  byPolicy?: boolean;
  read: (row: Row) => Reading;
  /** Rows that the field applies to. Others never match, and do not count as left out. */
  concerns?: (row: Row) => boolean;
  /** Why it is not available here, and what would help. */
  refused?: { message: string; hint: string };
}

export type Fields<Row> = ReadonlyMap<string, Field<Row>>;

/** Collects fields by name, in order. If two share a name, the first counts. */
export function fieldsByName<Row>(...groups: (readonly Field<Row>[])[]): Fields<Row> {
  const fields = new Map<string, Field<Row>>();
  for (const field of groups.flat()) if (!fields.has(field.name)) fields.set(field.name, field);
  return fields;
}

const integerText = (unit: string | undefined): string =>
  unit === 'tokens'
    ? 'a whole number of tokens, like 1500, 200K or 1M'
    : `a whole number${unit === undefined ? '' : ` of ${unit}`}, like 30`;

/** Describes what can be written for a value of a type. */
export function typeText(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return 'a text';
    case 'id':
      return 'an id';
    case 'country':
      return `a country code of ISO 3166-1 alpha-2, like DE${type.regions === true ? `, or a region: ${REGIONS.join(', ')}` : ''}`;
    case 'day':
      return 'a day as YYYY-MM-DD';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return integerText(type.unit);
    case 'decimal':
      return type.unit === undefined ? 'a decimal number, like 0.5' : `an amount in ${type.unit}, like 0.5`;
    case 'choice':
      return `one of ${type.of.join(', ')}`;
  }
}
