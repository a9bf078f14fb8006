import {
  count,
  freeText,
  integer,
  list,
  object,
  optional,
  sentences,
  type ValuesOf,
} from '../../input/shape.js';
import { parseFilter, readNumber } from '../../query/filter.js';
import type { Selected, Selection } from '../../query/select.js';
import { counted } from '../../input/words.js';
import { LIST_NOTES } from '../words-en.js';

/** The selection from a list, and its result. */
export const SELECTION_FIELDS = {
  selection: object({
    where: list(freeText()),
    sort: optional(freeText()),
    limit: optional(integer(undefined, { min: 0 })),
  }),
  counts: object({
    total: count(),
    matching: count('before the limit'),
    shown: count(),
    unknown: count('left out because something that was asked is not known of them'),
  }),
  notes: sentences('what a reader must know of the rows'),
};

export type DescribedSelection = ValuesOf<typeof SELECTION_FIELDS>;

/** What rows of a list are called: one, and several. */
export interface Nouns {
  noun: string;
  nouns: string;
}

/** Sizes are shown rounded, but compared exactly. */
const roundingNotes = (where: readonly string[]): string[] =>
  where.map(parseFilter).flatMap(({ name, operator, value }) => {
    const exact =
      /[KM]$/i.test(value) && (operator === '=' || operator === '!=') ? readNumber(value) : undefined;
    return exact === undefined ? [] : [LIST_NOTES.exact(`${name}${operator}${value}`, exact)];
  });

function leftOutNotes<Row>({ unknown, withLeads, unknownNames }: Selected<Row>, text: Nouns): string[] {
  if (unknown === 0) return [];
  const rows = counted(unknown, text.noun, text.nouns);
  const left = LIST_NOTES.leftOut(rows, unknown, unknownNames);
  return withLeads === 0 ? [left] : [left, LIST_NOTES.leftOutLeads(withLeads)];
}

function foundNote<Row>(
  { rows, total, matching }: Selected<Row>,
  text: Nouns,
  { where = [], sort }: Selection,
): string {
  const all = counted(total, text.noun, text.nouns);
  const isOne = matching === 1 || total === 1;
  const found = where.length === 0 ? all : LIST_NOTES.matching(matching, all, isOne, where);
  if (rows.length === matching) return `${found}.`;
  if (sort !== 'severity') return LIST_NOTES.first(found, rows.length);
  return where.length === 0
    ? LIST_NOTES.worstOf(rows.length, all)
    : LIST_NOTES.worstOfMatching(found, rows.length);
}

/** Describes the result of a selection in counts and sentences. */
export function describeSelection<Row>(
  selected: Selected<Row>,
  text: Nouns,
  selection: Selection,
): DescribedSelection {
  const { where = [], sort, limit } = selection;
  const { rows, total, matching, unknown } = selected;
  return {
    selection: {
      where: [...where],
      ...(sort === undefined ? {} : { sort }),
      ...(limit === undefined ? {} : { limit }),
    },
    counts: { total, matching, shown: rows.length, unknown },
    notes: [foundNote(selected, text, selection), ...leftOutNotes(selected, text), ...roundingNotes(where)],
  };
}
