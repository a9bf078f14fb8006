import type { ListingReport } from '../../report/lists/listing-report.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

/** A column to leave out if the page is too narrow for all, or would break an id. */
interface OptionalColumn {
  name: string;
  /** Before words are broken, or only if there would be no table. */
  dropped: 'early' | 'late';
}

/** Least needed first. */
const OPTIONAL_COLUMNS: Partial<Record<ListingReport['list'], readonly OptionalColumn[]>> = {
  models: [
    // The id says nearly the same.
    { name: 'model', dropped: 'early' },
    { name: 'modality', dropped: 'late' },
    { name: 'context', dropped: 'late' },
  ],
};

export const withoutColumns = <T>(items: readonly T[], columns: ReadonlySet<number>): T[] =>
  items.filter((_item, index) => !columns.has(index));

const titlesOf = ({ columns }: ListingReport): string[] => columns.map(({ title }) => title);

/**
 * The indexes of columns to leave out so that the rest fits as a table. None if no table fits, if all were
 * asked for by name, or if rows are printed as lists anyway.
 */
export function columnsLeftOut(
  report: ListingReport,
  cells: readonly string[][],
  paper: Paper,
): ReadonlySet<number> {
  const { list, columns, selection } = report;
  const leftOut = new Set<number>();
  if (paper.allColumns) return leftOut;
  const fit = () =>
    paper.tableFit(
      withoutColumns(titlesOf(report), leftOut),
      cells.map((row) => withoutColumns(row, leftOut)),
    );
  for (const { name, dropped } of OPTIONAL_COLUMNS[list] ?? []) {
    const now = fit();
    if (now !== undefined && (now.isWhole || dropped === 'late')) return leftOut;
    const isFilteredBy = selection.where.some((condition) => condition.startsWith(name));
    if (!isFilteredBy) leftOut.add(columns.findIndex((column) => column.name === name));
  }
  return fit() === undefined ? new Set() : leftOut;
}

export function leftOutNote({ columns }: ListingReport, leftOut: ReadonlySet<number>): string[] {
  if (leftOut.size === 0) return [];
  const names = columns.filter((_column, index) => leftOut.has(index)).map(({ title }) => title);
  const all = columns.map(({ name }) => name).join(',');
  return [WORDS.page.list.leftOut(names, all)];
}
