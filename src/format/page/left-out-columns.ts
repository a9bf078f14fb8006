import type { ListingReport } from '../../report/lists/listing-report.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

/** A column that a list can do without where a page is too narrow for all, or where an id would be broken for it. */
interface LessNeeded {
  name: string;
  /** Before words are broken, or only before there is no table. */
  givesWay: 'early' | 'late';
}

/** The least needed first. */
const LESS_NEEDED: Partial<Record<ListingReport['list'], readonly LessNeeded[]>> = {
  models: [
    // The id says nearly the same.
    { name: 'model', givesWay: 'early' },
    { name: 'modality', givesWay: 'late' },
    { name: 'context', givesWay: 'late' },
  ],
};

export const withoutColumns = <T>(items: readonly T[], columns: ReadonlySet<number>): T[] =>
  items.filter((_item, index) => !columns.has(index));

const titlesOf = ({ columns }: ListingReport): string[] => columns.map(({ title }) => title);

/**
 * The columns that are left out, by index, so that what remains fits as a table. None where no table fits, where all were
 * asked for by name, or where rows are lists anyway.
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
  for (const { name, givesWay } of LESS_NEEDED[list] ?? []) {
    const now = fit();
    if (now !== undefined && (now.isWhole || givesWay === 'late')) return leftOut;
    const isAsked = selection.where.some((condition) => condition.startsWith(name));
    if (!isAsked) leftOut.add(columns.findIndex((column) => column.name === name));
  }
  return fit() === undefined ? new Set() : leftOut;
}

export function leftOutNote({ columns }: ListingReport, leftOut: ReadonlySet<number>): string[] {
  if (leftOut.size === 0) return [];
  const names = columns.filter((_column, index) => leftOut.has(index)).map(({ title }) => title);
  const all = columns.map(({ name }) => name).join(',');
  return [WORDS.page.list.leftOut(names, all)];
}
