import { parseFilter, readNumber } from '../../query/filter.js';
import type { Selected, Selection } from '../../query/select.js';

/** What was asked of a list and what became of its rows, for programs and for people. */
export interface ToldSelection {
  selection: { where: string[]; sort?: string; limit?: number };
  counts: {
    total: number;
    /** Before the limit. */
    matching: number;
    shown: number;
    /** Left out because something that was asked is not known of them. */
    unknown: number;
  };
  /** What a reader must know of the rows, as sentences. */
  notes: string[];
}

/** What the rows of a list are called: one of them, and several. */
export interface Nouns {
  noun: string;
  nouns: string;
}

const counted = (count: number, { noun, nouns }: Nouns): string => `${count} ${count === 1 ? noun : nouns}`;

/** Sizes are shown rounded, and compared as they are. */
const roundingNotes = (where: readonly string[]): string[] =>
  where.map(parseFilter).flatMap(({ name, operator, value }) => {
    const exact =
      /[KM]$/i.test(value) && (operator === '=' || operator === '!=') ? readNumber(value) : undefined;
    return exact === undefined ? [] : [`${name}${operator}${value} compares with exactly ${exact}.`];
  });

function leftOutNotes<Row>({ unknown, withLeads, unknownNames }: Selected<Row>, text: Nouns): string[] {
  if (unknown === 0) return [];
  const [are, them] = unknown === 1 ? ['is', 'it'] : ['are', 'them'];
  const left = `${counted(unknown, text)} ${are} left out because something that was asked is not known of ${them}: ${unknownNames.join(', ')}. A comparison with something unknown is never true.`;
  if (withLeads === 0) return [left];
  const leads = `Reports that nobody here has checked never match; ${withLeads} of those left out ${withLeads === 1 ? 'has' : 'have'} one.`;
  return [left, leads];
}

function foundNote<Row>(
  { rows, total, matching }: Selected<Row>,
  text: Nouns,
  where: readonly string[],
): string {
  const match = matching === 1 || total === 1 ? 'matches' : 'match';
  const found =
    where.length === 0
      ? counted(total, text)
      : `${matching} of ${counted(total, text)} ${match} ${where.join(' and ')}`;
  return rows.length < matching ? `${found}; the first ${rows.length} are shown.` : `${found}.`;
}

/** What became of a selection, as counts and sentences. */
export function tellSelection<Row>(
  selected: Selected<Row>,
  text: Nouns,
  { where = [], sort, limit }: Selection,
): ToldSelection {
  const { rows, total, matching, unknown } = selected;
  return {
    selection: {
      where: [...where],
      ...(sort === undefined ? {} : { sort }),
      ...(limit === undefined ? {} : { limit }),
    },
    counts: { total, matching, shown: rows.length, unknown },
    notes: [foundNote(selected, text, where), ...leftOutNotes(selected, text), ...roundingNotes(where)],
  };
}
