import type { EvaluationReport } from '../report/reports.js';
import { ATTESTED_MARK } from '../evidence/words/evidence-words-en.js';
import { stringify } from 'csv-stringify/sync';
import type { Field } from '../query/field.js';
import { type CompareReport, flatComparison } from '../report/compare-report.js';
import type { Finding } from '../verdict/finding.js';
import type { AppliedWaiver } from '../verdict/waiver.js';
import type { ReplacedFile } from '../report/envelope.js';
import { findingFields, type FindingRow } from '../report/lists/finding-fields.js';
import type { Cell, ListingReport } from '../report/lists/listing-report.js';
import { forCsv } from './escape.js';

/** A report as rows of plain values in named columns. */
export interface Flat {
  columns: readonly string[];
  rows: readonly Readonly<Record<string, Cell>>[];
}

const FINDING_FIELDS: readonly Field<FindingRow>[] = findingFields([], []);

/** The columns of a finding, in order. */
export const FINDING_COLUMNS: readonly string[] = FINDING_FIELDS.map(({ name }) => name);

function flatCell(field: Field<FindingRow>, row: FindingRow): Cell {
  const { values } = field.read(row);
  return field.list === true ? [...values] : (values[0] ?? null);
}

/** A finding as a row. */
const flatFinding = (row: FindingRow): Record<string, Cell> =>
  Object.fromEntries(FINDING_FIELDS.map((field) => [field.name, flatCell(field, row)]));

/** Whether a finding's row already has a waiver's status. */
function isOnFindingRow(
  findings: ReadonlyMap<string, Finding>,
  { finding, file, line, text }: AppliedWaiver,
): boolean {
  const about = findings.get(finding);
  const own = about?.waiver ?? about?.idleWaiver;
  return own?.file === file && own.line === line && own.text === text;
}

/** A waiver as a row of its own. It has no id, since it is not a finding. */
const flatWaiver = ({ rule, subject, status, text }: AppliedWaiver): Record<string, Cell> => ({
  ...{ rule, subject, waived: status === 'active', waiver: text },
});

/** Findings as rows, then the waivers that none of these rows mention. */
function flatFindings({ findings, rules, waivers }: EvaluationReport): Flat {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const rows = findings.map((finding) => {
    const rule = rules[finding.rule];
    return flatFinding(rule === undefined ? { finding } : { finding, rule });
  });
  const unmatched = waivers.filter((waiver) => !isOnFindingRow(byId, waiver));
  return { columns: FINDING_COLUMNS, rows: [...rows, ...unmatched.map(flatWaiver)] };
}

/**
 * Adds to each row which of its columns are based on the user's own evidence, and the mark. An existing
 * column of that name keeps its meaning.
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

/** Adds a column with notes on a row's values. */
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

/** Adds to each row the files that replace built-in ones, since rows have no header for that. */
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
 * Converts a report to rows: the findings of an evaluation, the rows of a list, or a comparison line by line.
 * If the run has the user's own evidence, each row says what is based on it. If a user's file replaces a
 * built-in one, each row names it.
 */
export const flatten = (report: Flattened): Flat => withReplaced(flatRows(report), report.dataset.replacedBy);

/** Between several values in a cell. */
const BETWEEN = '; ';

function csvCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return Array.isArray(cell) ? cell.map((value) => csvCell(value)).join(BETWEEN) : forCsv(String(cell));
}

/**
 * Formats rows as CSV (RFC 4180) with a header. Unknown values are empty, and several values share a cell. A
 * cell that a spreadsheet would read as a formula begins with an apostrophe.
 */
export const renderCsv = ({ columns, rows }: Flat): string =>
  stringify([columns.map(forCsv), ...rows.map((row) => columns.map((name) => csvCell(row[name])))], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // A log must not find a command at the start of a line.
    quoted_match: /^:/,
  });

export const renderRowsAsCsv = (report: Flattened): string => renderCsv(flatten(report));
