import type { Field } from '../core/query/field.js';
import { flatComparison, type CompareReport } from './compare-report.js';
import type { CheckReport, GapsReport } from './report.js';
import { findingFields, type FindingRow } from './listing/finding-fields.js';
import type { Cell, ListingReport } from './listing/listing-report.js';

/** A report as rows of plain values under named columns. */
export interface Flat {
  columns: readonly string[];
  rows: readonly Readonly<Record<string, Cell>>[];
}

const FINDING_FIELDS: readonly Field<FindingRow>[] = findingFields([], []);

/** The columns of a finding, in their order. */
export const FINDING_COLUMNS: readonly string[] = FINDING_FIELDS.map(({ name }) => name);

function cellOf(field: Field<FindingRow>, row: FindingRow): Cell {
  const { values } = field.read(row);
  return field.list === true ? [...values] : (values[0] ?? null);
}

/** A finding as one row. */
const flatFinding = (row: FindingRow): Record<string, Cell> =>
  Object.fromEntries(FINDING_FIELDS.map((field) => [field.name, cellOf(field, row)]));

const flatFindings = ({ findings, rules }: CheckReport | GapsReport): Flat => ({
  columns: FINDING_COLUMNS,
  rows: findings.map((finding) => {
    const rule = rules[finding.rule];
    return flatFinding(rule === undefined ? { finding } : { finding, rule });
  }),
});

/** A report as rows: the findings of an evaluation, the rows of a listing, or a comparison line by line. */
export function flatten(report: CheckReport | GapsReport | ListingReport | CompareReport): Flat {
  if (report.kind === 'listing')
    return { columns: report.columns.map(({ name }) => name), rows: report.rows };
  return report.kind === 'compare' ? flatComparison(report) : flatFindings(report);
}
