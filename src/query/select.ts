import { inputError } from '../input/problem.js';
import { quoted, enumerate } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { compareReading, type Match, operatorsFor, order } from './compare.js';
import type { Field, Fields, Scalar } from './field.js';
import { type Filter, formatFilter, literalOf, parseFilter } from './filter.js';

/** What to select from a list, as on the command line. */
export interface Selection {
  /** Conditions, all of which must hold. */
  where?: readonly string[];
  /** The name of a field: ascending, but severities worst first. A leading hyphen reverses the order. */
  sort?: string;
  /** The maximum number of rows. */
  limit?: number;
  columns?: readonly string[];
}

/** The selected rows, and what happened to the others. */
export interface Selected<Row> {
  rows: Row[];
  total: number;
  /** Rows that match, before the limit. */
  matching: number;
  /** Rows that might match, but lack a known value. */
  unknown: number;
  /** Those of them with a report on it. */
  withLeads: number;
  /** The fields whose values are not known. */
  unknownNames: string[];
  /** The fields that the selection uses, in order. */
  criteria: Field<Row>[];
}

const MOST_NAMED = 20;

/** Finds a field by name, ignoring case. Throws an `InputError` with suggestions if there is none. */
export function fieldNamed<Row>(name: string, fields: Fields<Row>, what: string): Field<Row> {
  const field = fields.get(name) ?? fields.get(name.toLowerCase());
  if (field?.refused !== undefined) throw inputError(field.refused.message, { hint: field.refused.hint });
  if (field !== undefined) return field;
  // What is known comes before the rules, whose outcomes a policy decides.
  const names = [false, true].flatMap((isRule) =>
    [...fields.values()].filter(({ byPolicy = false }) => byPolicy === isRule).map((one) => one.name),
  );
  const own = names.filter((one) => !one.includes('.'));
  throw inputError(`unknown name ${quoted(name)} in ${what}`, {
    hint: `${suggest(name, own) ?? suggest(name, names) ?? `Some names: ${own.slice(0, MOST_NAMED).join(', ')}.`} mimo-check attributes lists what is known of providers and models.`,
  });
}

interface WhereCondition<Row> {
  field: Field<Row>;
  filter: Filter;
  literal: Scalar;
}

function conditionOf<Row>(text: string, fields: Fields<Row>): WhereCondition<Row> {
  const filter = parseFilter(text);
  const field = fieldNamed(filter.name, fields, `--where ${quoted(text)}`);
  const allowed = operatorsFor(field.type);
  if (!allowed.includes(filter.operator))
    throw inputError(`${quoted(formatFilter(filter))}: ${field.name} has no ${filter.operator}`, {
      hint: `It can be compared with ${enumerate(allowed, 'or')}.`,
    });
  return { field, filter, literal: literalOf(filter, field.type) };
}

const meets = <Row>(row: Row, { field, filter, literal }: WhereCondition<Row>): Match =>
  field.concerns?.(row) === false
    ? 'no'
    : compareReading(field.read(row), filter.operator, literal, field.type);

interface Sorting<Row> {
  field: Field<Row>;
  descending: boolean;
}

function sortingOf<Row>(sort: string | undefined, fields: Fields<Row>): Sorting<Row> | undefined {
  if (sort === undefined) return undefined;
  const isDescending = sort.startsWith('-');
  const field = fieldNamed(isDescending ? sort.slice(1) : sort, fields, '--sort');
  // Readers look for the worst severity first.
  const isWorstFirst = field.type.kind === 'choice' && field.type.ordered === true;
  return { field, descending: isDescending !== isWorstFirst };
}

/** The value that a row is sorted by: the first of several in sort order; undefined if none is known. */
function sortKey<Row>(row: Row, { field, descending }: Sorting<Row>): Scalar | undefined {
  const [first, ...rest] = field.read(row).values;
  if (first === undefined) return undefined;
  return rest.reduce((best, value) => {
    const compared = order(value, best, field.type);
    return (descending ? compared > 0 : compared < 0) ? value : best;
  }, first);
}

/** Sorts rows. Those without a value come last, and ties keep their order. */
function sorted<Row>(rows: readonly Row[], sorting: Sorting<Row> | undefined): Row[] {
  if (sorting === undefined) return [...rows];
  const keyed = rows.map((row) => ({ row, key: sortKey(row, sorting) }));
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    const compared = order(a.key, b.key, sorting.field.type);
    return sorting.descending ? -compared : compared;
  });
  return keyed.map(({ row }) => row);
}

/**
 * Filters, sorts and limits rows. All conditions are checked against the fields first, so an invalid name or
 * value is an `InputError` even if there are no rows.
 */
export function select<Row>(
  rows: readonly Row[],
  fields: Fields<Row>,
  { where = [], sort, limit }: Selection,
): Selected<Row> {
  const conditions = where.map((text) => conditionOf(text, fields));
  const sorting = sortingOf(sort, fields);
  const names = new Set<string>();
  let unknown = 0;
  let withLeads = 0;
  const matching = rows.filter((row) => {
    const matches = conditions.map((condition) => meets(row, condition));
    if (matches.includes('no')) return false;
    const open = conditions.filter((_, index) => matches[index] === 'unknown').map(({ field }) => field);
    if (open.length === 0) return true;
    unknown += 1;
    withLeads += Number(open.some((field) => field.read(row).hasLead === true));
    for (const { name } of open) names.add(name);
    return false;
  });
  const criteria = [
    ...conditions.map(({ field }) => field),
    ...(sorting === undefined ? [] : [sorting.field]),
  ];
  return {
    rows: sorted(matching, sorting).slice(0, limit),
    total: rows.length,
    matching: matching.length,
    unknown,
    withLeads,
    unknownNames: [...names].sort(),
    criteria: [...new Map(criteria.map((field) => [field.name, field])).values()],
  };
}
