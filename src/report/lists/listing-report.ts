import type { Field, Fields, FieldType, Scalar, Unknown } from '../../query/field.js';
import { fieldNamed, select, type Selected, type Selection } from '../../query/select.js';
import { present } from '../../input/present.js';
import { inputError } from '../../input/problem.js';
import { attestedIn, attestedNotes } from './attested.js';
import { tellSelection, type Nouns, type ToldSelection } from './selection-text.js';
import { policyHead, type PolicyHead } from '../policy-head.js';
import { envelopeOf, type Envelope, type Inputs } from '../report.js';

/** A column of a listing. */
export interface Column {
  name: string;
  title: string;
  type: FieldType['kind'];
  /** Of numbers: `tokens`, `days`, `USD`, `USD per 1,000,000 tokens`. */
  unit?: string;
}

/** Nothing is known, one value, or several. Decimals are texts, so that no digit is lost. */
export type Cell = null | Scalar | Scalar[];

export type ListName = 'providers' | 'models' | 'gaps' | 'rules' | 'policies' | 'attributes';

/** What a list command answers with: rows of plain values under named columns. */
export interface ListingReport extends Envelope, ToldSelection {
  kind: 'listing';
  list: ListName;
  title: string;
  /** The policy in force, where the list rests on one. */
  policy?: PolicyHead;
  /** The rules of that policy whose outcomes were asked for; absent where none was. */
  rules?: string[];
  columns: Column[];
  rows: Record<string, Cell>[];
  /** For each row, by column: why nothing is known. */
  unknown: Record<string, Unknown>[];
  /** For each row: the columns whose values may not be all there are. */
  incomplete: string[][];
  /** For each row: the columns, and what else was asked of it, that rest on evidence of your own; absent without any. */
  attested?: string[][];
  /** For each row, by column: what a reader must know of the value, in words; absent where there is nothing. */
  marks?: Record<string, string[]>[];
  notice: string[];
}

/** What a list is about. */
export interface ListText extends Nouns {
  list: ListName;
  title: string;
  /** The columns that are shown unless others are asked for. */
  columns: readonly string[];
}

export type ListingInputs = Pick<Inputs, 'version' | 'dataset' | 'asOf'> &
  Partial<Pick<Inputs, 'policy' | 'asked' | 'evidence'>>;

const columnOf = <Row>({ name, title, type }: Field<Row>): Column => ({
  ...{ name, title, type: type.kind },
  ...present({ unit: 'unit' in type ? type.unit : undefined }),
});

interface ReadCell {
  name: string;
  cell: Cell;
  why?: Unknown;
  isIncomplete: boolean;
}

function cellOf<Row>(field: Field<Row>, row: Row): ReadCell {
  const { name } = field;
  const { values, complete, why } = field.read(row);
  const [first] = values;
  if (first === undefined && !complete) return { name, cell: null, isIncomplete: false, ...present({ why }) };
  const isList = field.list === true || values.length > 1;
  return { name, cell: isList ? [...values] : (first ?? null), isIncomplete: !complete };
}

/** What the question is about beside the columns that are shown. */
const besides = <Row>({ asked }: Selected<Row>, columns: readonly Field<Row>[]): Field<Row>[] =>
  asked.filter(({ name }) => !columns.some((column) => column.name === name));

/** The columns that are asked for; else those of the list, and what the question is about beside them. */
function columnsOf<Row>(
  { columns }: Selection,
  text: ListText,
  fields: Fields<Row>,
  selected: Selected<Row>,
): Field<Row>[] {
  const named = (columns ?? text.columns).map((name) => fieldNamed(name, fields, '--columns'));
  const names = named.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw inputError(`column ${twice} is asked for twice`);
  return columns === undefined ? [...named, ...besides(selected, named)] : named;
}

type Told = Pick<ListingReport, 'rows' | 'unknown' | 'incomplete'>;

/** Rows cell by cell, and what a cell alone does not say. */
function rowsOf<Row>(rows: readonly Row[], columns: readonly Field<Row>[]): Told {
  const cells = rows.map((row) => columns.map((field) => cellOf(field, row)));
  return {
    rows: cells.map((row) => Object.fromEntries(row.map(({ name, cell }) => [name, cell]))),
    unknown: cells.map((row) =>
      Object.fromEntries(row.flatMap(({ name, why }) => (why === undefined ? [] : [[name, why]]))),
    ),
    incomplete: cells.map((row) => row.filter(({ isIncomplete }) => isIncomplete).map(({ name }) => name)),
  };
}

/** What rests on evidence of the user's own, in a run that has any. */
const attestedOf = <Row>(
  { evidence }: ListingInputs,
  rows: readonly Row[],
  fields: readonly Field<Row>[],
): string[][] | undefined =>
  (evidence?.attestations ?? []).length === 0 ? undefined : attestedIn(rows, fields);

const rulesIn = <Row>(fields: readonly Field<Row>[]): string[] | undefined => {
  const rules = fields.filter(({ byPolicy }) => byPolicy === true).map(({ name }) => name);
  return rules.length === 0 ? undefined : rules;
};

interface More<Row> {
  notesFor?: (rows: readonly Row[], columns: readonly string[]) => string[];
  marksFor?: (row: Row, columns: readonly string[]) => Record<string, string[]>;
  notice?: string[];
}

function marksIn<Row>(rows: readonly Row[], columns: readonly string[], { marksFor }: More<Row>) {
  const marks = marksFor === undefined ? [] : rows.map((row) => marksFor(row, columns));
  return marks.some((own) => Object.keys(own).length > 0) ? marks : undefined;
}

/**
 * The rows of a list that were asked for, as a report. `notesFor` adds what a reader must know of the rows shown,
 * `marksFor` what of single cells.
 */
export function listingReport<Row>(
  inputs: ListingInputs,
  text: ListText,
  { rows, fields }: { rows: readonly Row[]; fields: Fields<Row> },
  selection: Selection,
  more: More<Row> = {},
): ListingReport {
  const selected = select(rows, fields, selection);
  const columns = columnsOf(selection, text, fields, selected);
  const all = [...columns, ...besides(selected, columns)];
  const attested = attestedOf(inputs, selected.rows, all);
  const told = tellSelection(selected, text, selection);
  const { policy } = inputs;
  const names = columns.map(({ name }) => name);
  return {
    ...envelopeOf(inputs),
    kind: 'listing',
    ...{ list: text.list, title: text.title },
    ...(policy === undefined ? {} : { policy: policyHead(policy) }),
    ...present({ rules: rulesIn(all) }),
    columns: columns.map(columnOf),
    ...rowsOf(selected.rows, columns),
    ...present({ attested, marks: marksIn(selected.rows, names, more) }),
    ...told,
    notes: [
      ...told.notes,
      ...(more.notesFor?.(selected.rows, names) ?? []),
      ...attestedNotes(attested ?? [], text),
    ],
    notice: more.notice ?? [],
  };
}
