import type { Provider } from '../../evidence/dataset.js';
import { distinct, present } from '../../input/plain-data.js';
import { counted } from '../../input/words.js';
import { inputError } from '../../input/problem.js';
import {
  anything,
  choice,
  constant,
  freeText,
  ID,
  list,
  map,
  object,
  optional,
  sentences,
  type Anything,
  type ValueOf,
} from '../../input/shape.js';
import { UNKNOWN, type Field, type Fields, type Scalar } from '../../query/field.js';
import { fieldNamed, select, type Selected, type Selection } from '../../query/select.js';
import { POLICY_HEAD_FIELDS, policyHead } from '../described-policy.js';
import { ENVELOPE, envelopeOf, type ReportInputs } from '../envelope.js';
import { SELECTION_FIELDS, describeSelection, type Nouns } from './selection-text.js';
import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { listNotice } from '../../verdict/words/notices.js';
import { LIST_NOTES } from '../words-en.js';

/** Null if nothing is known, one value, or several. Decimals are strings, so that no digit is lost. */
export type Cell = null | Scalar | Scalar[];

/** Why nothing is known about a column or a property. */
export const WHY_UNKNOWN = choice(UNKNOWN, 'why nothing is known');

const COLUMN = object({
  name: freeText(),
  title: freeText(),
  type: choice(['text', 'id', 'country', 'day', 'boolean', 'integer', 'decimal', 'choice']),
  unit: optional(freeText('of numbers')),
  absent: optional(freeText('what it means that there is no value')),
});

/** The answer of a list command: rows of plain values in named columns. */
export const LISTING_SHAPE = object({
  kind: constant('listing'),
  ...ENVELOPE,
  list: choice(['providers', 'models', 'evidence', 'gaps', 'rules', 'policies', 'attributes']),
  title: freeText(),
  policy: optional(object(POLICY_HEAD_FIELDS)),
  rules: optional(list(ID, 'whose outcomes by that policy were asked for; absent: none')),
  columns: list(COLUMN),
  rows: list(map(anything('null, a value or a list of values') as Anything<Cell>, 'by column', 'plain')),
  unknown: list(map(WHY_UNKNOWN, 'by column', 'plain')),
  incomplete: list(list(freeText()), 'columns whose values may not be all there are'),
  attested: optional(
    list(
      list(freeText()),
      'columns, and what else was asked of a row, that rest on your own evidence, not verified by mimo-check; absent: there is none in the run',
    ),
  ),
  marks: optional(
    list(
      map(list(freeText()), 'by column; the end of a model is under lifecycle', 'plain'),
      'what a reader must know of single values: undated, contested by a report, an end that is reported; absent: nothing',
    ),
  ),
  ...SELECTION_FIELDS,
  notice: sentences(),
});

export type ListingReport = ValueOf<typeof LISTING_SHAPE>;
export type Column = ListingReport['columns'][number];

/** What a list is about. */
export interface ListText extends Nouns {
  list: ListingReport['list'];
  title: string;
  /** The default columns. */
  columns: readonly string[];
}

export type ListingInputs = Pick<ReportInputs, 'version' | 'dataset' | 'asOf'> &
  Partial<Pick<ReportInputs, 'policy' | 'recordedRequest' | 'records'>>;

const columnOf = <Row>({ name, title, type, absent }: Field<Row>): Column => ({
  ...{ name, title, type: type.kind },
  ...present({ unit: 'unit' in type ? type.unit : undefined, absent }),
});

interface ReadCell {
  name: string;
  cell: Cell;
  why?: ListingReport['unknown'][number][string];
  isIncomplete: boolean;
}

function listingCell<Row>(field: Field<Row>, row: Row): ReadCell {
  const { name } = field;
  const { values, complete, why } = field.read(row);
  const [first] = values;
  if (first === undefined && !complete) return { name, cell: null, isIncomplete: false, ...present({ why }) };
  const isList = field.list === true || values.length > 1;
  return { name, cell: isList ? [...values] : (first ?? null), isIncomplete: !complete };
}

/** Fields that the selection uses but that are not shown. */
const hiddenFields = <Row>({ criteria }: Selected<Row>, columns: readonly Field<Row>[]): Field<Row>[] =>
  criteria.filter(({ name }) => !columns.some((column) => column.name === name));

/** The requested columns; by default those of the list, plus any that the selection uses. */
function columnsOf<Row>(
  { columns }: Selection,
  text: ListText,
  fields: Fields<Row>,
  selected: Selected<Row>,
): Field<Row>[] {
  const named = (columns ?? text.columns).map((name) => fieldNamed(name, fields, '--columns'));
  const names = named.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw inputError(`column ${repeated} is asked for twice`);
  return columns === undefined ? [...named, ...hiddenFields(selected, named)] : named;
}

type ListingGrid = Pick<ListingReport, 'rows' | 'unknown' | 'incomplete'>;

/** The cells of each row, and what a cell alone does not say. */
function listingRows<Row>(rows: readonly Row[], columns: readonly Field<Row>[]): ListingGrid {
  const cells = rows.map((row) => columns.map((field) => listingCell(field, row)));
  return {
    rows: cells.map((row) => Object.fromEntries(row.map(({ name, cell }) => [name, cell]))),
    unknown: cells.map((row) =>
      Object.fromEntries(row.flatMap(({ name, why }) => (why === undefined ? [] : [[name, why]]))),
    ),
    incomplete: cells.map((row) => row.filter(({ isIncomplete }) => isIncomplete).map(({ name }) => name)),
  };
}

/** For each row: the fields based on the user's own evidence. */
const attestedIn = <Row>(rows: readonly Row[], fields: readonly Field<Row>[]): string[][] =>
  rows.map((row) => fields.filter((field) => field.read(row).attested === true).map(({ name }) => name));

/** A note on rows based on the user's own evidence. */
function attestedNotes(attested: readonly (readonly string[])[], { noun, nouns }: Nouns): string[] {
  const names = [...new Set(attested.flat())];
  const rows = attested.filter((own) => own.length > 0).length;
  if (rows === 0) return [];
  return [LIST_NOTES.attested(ATTESTED_MARK, names.join(', '), counted(rows, noun, nouns))];
}

/** The cells based on the user's own evidence, if a run has any. */
const attestedCells = <Row>(
  { records }: ListingInputs,
  rows: readonly Row[],
  fields: readonly Field<Row>[],
): string[][] | undefined =>
  (records?.attestations ?? []).length === 0 ? undefined : attestedIn(rows, fields);

const columnsByPolicy = <Row>(fields: readonly Field<Row>[]): string[] | undefined => {
  const rules = fields.filter(({ byPolicy }) => byPolicy === true).map(({ name }) => name);
  return rules.length === 0 ? undefined : rules;
};

interface ListingExtras<Row> {
  notesFor?: (rows: readonly Row[], columns: readonly string[]) => string[];
  marksFor?: (row: Row, columns: readonly string[]) => Record<string, string[]>;
  noticeFor?: (rows: readonly Row[]) => string[];
}

function marksIn<Row>(rows: readonly Row[], columns: readonly string[], { marksFor }: ListingExtras<Row>) {
  const marks = marksFor === undefined ? [] : rows.map((row) => marksFor(row, columns));
  return marks.some((own) => Object.keys(own).length > 0) ? marks : undefined;
}

/**
 * Makes a report of the selected rows. `notesFor` and `noticeFor` add what is said of the rows shown,
 * `marksFor` of single cells.
 */
export function listingReport<Row>(
  inputs: ListingInputs,
  text: ListText,
  { rows, fields }: { rows: readonly Row[]; fields: Fields<Row> },
  selection: Selection,
  more: ListingExtras<Row> = {},
): ListingReport {
  const selected = select(rows, fields, selection);
  const columns = columnsOf(selection, text, fields, selected);
  const all = [...columns, ...hiddenFields(selected, columns)];
  const attested = attestedCells(inputs, selected.rows, all);
  const described = describeSelection(selected, text, selection);
  const { policy } = inputs;
  const names = columns.map(({ name }) => name);
  return {
    ...envelopeOf(inputs),
    kind: 'listing',
    ...{ list: text.list, title: text.title },
    ...(policy === undefined ? {} : { policy: policyHead(policy) }),
    ...present({ rules: columnsByPolicy(all) }),
    columns: columns.map(columnOf),
    ...listingRows(selected.rows, columns),
    ...present({ attested, marks: marksIn(selected.rows, names, more) }),
    ...described,
    notes: [
      ...described.notes,
      ...(more.notesFor?.(selected.rows, names) ?? []),
      ...attestedNotes(attested ?? [], text),
    ],
    notice: more.noticeFor?.(selected.rows) ?? [],
  };
}

/** The notice under rows about providers. It names and credits what is shown alone; without rows there is nothing. */
export function shownNotice(providers: readonly Provider[]): string[] {
  const shown = distinct(providers);
  return shown.length === 0 ? [] : listNotice(shown);
}
