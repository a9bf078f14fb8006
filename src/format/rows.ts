import type { EvaluationReport } from '../report/reports.js';
import { ATTESTED_MARK } from '../evidence/attestation.js';
import { stringify } from 'csv-stringify/sync';
import type { Field } from '../query/field.js';
import { type CompareReport, flatComparison } from '../report/compare-report.js';
import type { Finding } from '../verdict/finding.js';
import type { AppliedWaiver } from '../verdict/waiver.js';
import type { ReplacedFile } from '../report/envelope.js';
import { findingFields, type FindingRow } from '../report/lists/finding-fields.js';
import type { Cell, ListingReport } from '../report/lists/listing-report.js';
import { forCsv } from './escape.js';

/** A report as rows of plain values under named columns. */
export interface Flat {
  columns: readonly string[];
  rows: readonly Readonly<Record<string, Cell>>[];
}

const FINDING_FIELDS: readonly Field<FindingRow>[] = findingFields([], []);

/** The columns of a finding, in their order. */
export const FINDING_COLUMNS: readonly string[] = FINDING_FIELDS.map(({ name }) => name);

function flatCell(field: Field<FindingRow>, row: FindingRow): Cell {
  const { values } = field.read(row);
  return field.list === true ? [...values] : (values[0] ?? null);
}

/** A finding as one row. */
const flatFinding = (row: FindingRow): Record<string, Cell> =>
  Object.fromEntries(FINDING_FIELDS.map((field) => [field.name, flatCell(field, row)]));

/** Whether the row of a finding says what became of its waiver. */
function isOnFindingRow(
  findings: ReadonlyMap<string, Finding>,
  { finding, file, line, text }: AppliedWaiver,
): boolean {
  const about = findings.get(finding);
  const own = about?.waiver ?? about?.idleWaiver;
  return own?.file === file && own.line === line && own.text === text;
}

/** A waiver as a separate row, without an id: it is no finding. */
const flatWaiver = ({ rule, subject, status, text }: AppliedWaiver): Record<string, Cell> => ({
  ...{ rule, subject, waived: status === 'active', waiver: text },
});

/** Findings row by row, and after them the waivers that none of these rows is about. */
function flatFindings({ findings, rules, waivers }: EvaluationReport): Flat {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const rows = findings.map((finding) => {
    const rule = rules[finding.rule];
    return flatFinding(rule === undefined ? { finding } : { finding, rule });
  });
  const alone = waivers.filter((waiver) => !isOnFindingRow(byId, waiver));
  return { columns: FINDING_COLUMNS, rows: [...rows, ...alone.map(flatWaiver)] };
}

/**
 * Rows with what of them rests on the user's own evidence, by the names of columns, and the mark that it bears. A
 * column of that name keeps its own meaning.
 */
function withAttestedColumns({ columns, rows }: Flat, attested: readonly (readonly string[])[]): Flat {
  const names = columns.includes('attested') ? 'attested-columns' : 'attested';
  const mark = columns.includes('attestation') ? [] : ['attestation'];
  return {
    columns: [...columns, names, ...mark],
    rows: rows.map((row, index) => {
      const own = attested[index] ?? [];
      const sentence = own.length === 0 ? null : ATTESTED_MARK;
      return { ...row, [names]: [...own], ...Object.fromEntries(mark.map((name) => [name, sentence])) };
    }),
  };
}

/** Rows with what a reader must know of their values, in a separate column. */
function withMarks({ columns, rows }: Flat, marks: NonNullable<ListingReport['marks']>): Flat {
  return {
    columns: [...columns, 'marks'],
    rows: rows.map((row, index) => ({
      ...row,
      marks: Object.entries(marks[index] ?? {}).flatMap(([name, own]) =>
        own.map((mark) => `${name}: ${mark}`),
      ),
    })),
  };
}

function flatListing({ columns, rows, attested, marks }: ListingReport): Flat {
  const plain = { columns: columns.map(({ name }) => name), rows };
  const flat = marks === undefined ? plain : withMarks(plain, marks);
  return attested === undefined ? flat : withAttestedColumns(flat, attested);
}

function flatCompared(report: CompareReport): Flat {
  const flat = flatComparison(report);
  return report.attestations.length === 0 ? flat : withAttestedColumns(flat, flat.attested);
}

/** Rows have no head: each names the files that are read instead of built-in ones. */
function withReplaced({ columns, rows }: Flat, replacedBy: readonly ReplacedFile[]): Flat {
  const name = 'replaced-by';
  if (replacedBy.length === 0) return { columns, rows };
  const files = replacedBy.map(({ provider, file }) => `${provider}: ${file}`);
  return { columns: [...columns, name], rows: rows.map((row) => ({ ...row, [name]: files })) };
}

function flatRows(report: Flattened): Flat {
  if (report.kind === 'listing') return flatListing(report);
  return report.kind === 'compare' ? flatCompared(report) : flatFindings(report);
}

type Flattened = EvaluationReport | ListingReport | CompareReport;

/**
 * A report as rows: the findings of an evaluation, the rows of a listing, or a comparison line by line. Where the run
 * has the user's own evidence, each row of a list says what of it rests on that; where a file of the user's replaces
 * a built-in one, each row names it.
 */
export const flatten = (report: Flattened): Flat => withReplaced(flatRows(report), report.dataset.replacedBy);

/** Between the values of a cell that holds several. */
const BETWEEN = '; ';

function csvCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return Array.isArray(cell) ? cell.map((value) => csvCell(value)).join(BETWEEN) : forCsv(String(cell));
}

/**
 * Rows as CSV by RFC 4180, with a header: what is not known is empty, several values share one cell. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export const renderCsv = ({ columns, rows }: Flat): string =>
  stringify([columns.map(forCsv), ...rows.map((row) => columns.map((name) => csvCell(row[name])))], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // A log must not find a command at the start of a line.
    quoted_match: /^:/,
  });

/** A report as CSV. */
export const renderRowsAsCsv = (report: Flattened): string => renderCsv(flatten(report));
