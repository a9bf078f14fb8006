import { REGIONS } from '../evidence/place.js';

/** What a field holds: one of these, or several. */
export type Scalar = string | number | boolean;

/** Why a field has no value. The words are those of a finding's reasons. */
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

/** What is known of a field of one row. */
export interface Reading {
  /** Several: a list, or statements that differ. */
  values: readonly Scalar[];
  /** Whether nothing can be missing among the values: no hole, no list that is open at its end. */
  complete: boolean;
  /** Why there is no value. */
  why?: Unknown;
  /** A report that nobody here has checked gives a value. It never counts. */
  hasLead?: boolean;
  /** It rests on the user's own evidence, which nobody here has verified. */
  attested?: boolean;
}

/** A reading of a value that is simply there. */
export const known = (...values: Scalar[]): Reading => ({ values, complete: true });

/** Nothing is known, and for this reason. */
export const unknown = (why: Unknown, hasLead = false): Reading => ({
  values: [],
  complete: false,
  why,
  hasLead,
});

/** How the values of a field are written, compared and shown. */
export type FieldType =
  | { kind: 'text' }
  /** Equal in any case of letters. */
  | { kind: 'id' }
  /** `regions`: where a source names no country, a region stands for it, and leaves the countries open. */
  | { kind: 'country'; regions?: true }
  | { kind: 'day' }
  | { kind: 'boolean' }
  | { kind: 'integer'; unit?: string }
  | { kind: 'decimal'; unit?: string }
  | { kind: 'choice'; of: readonly string[]; ordered?: true };

/** Something that rows can be filtered and sorted by, and that can be a column. */
export interface Field<Row> {
  name: string;
  title: string;
  type: FieldType;
  /** It can hold several values. */
  list?: boolean;
  /** It is the outcome of a rule, and another under another policy. */
  byPolicy?: boolean;
  read: (row: Row) => Reading;
  /** Rows that the field is about; others never match, and are not counted as left out. */
  concerns?: (row: Row) => boolean;
  /** Why it cannot be asked for here, and what would help. */
  refused?: { message: string; hint: string };
}

/** Fields by name. */
export type Fields<Row> = ReadonlyMap<string, Field<Row>>;

/** Fields by name, in their order; of two with one name the first counts. */
export function fieldsByName<Row>(...groups: (readonly Field<Row>[])[]): Fields<Row> {
  const fields = new Map<string, Field<Row>>();
  for (const field of groups.flat()) if (!fields.has(field.name)) fields.set(field.name, field);
  return fields;
}

const integerText = (unit: string | undefined): string =>
  unit === 'tokens'
    ? 'a whole number of tokens, like 1500, 200K or 1M'
    : `a whole number${unit === undefined ? '' : ` of ${unit}`}, like 30`;

/** What can be written for a value of that type, in words. */
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
