import type { Selected, Selection } from '../../core/query/select.js';

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

const SUFFIXED = /^([^=!<>~]+)(=|!=)\s*([\d.]+)([KM])$/i;

/** Sizes are shown rounded, and compared as they are. */
function roundingNotes(where: readonly string[]): string[] {
  return where.flatMap((text) => {
    const [, name, operator, number, suffix] = SUFFIXED.exec(text) ?? [];
    if (name === undefined) return [];
    const exact = Number(number) * (suffix?.toUpperCase() === 'K' ? 1000 : 1_000_000);
    return [`${name}${operator ?? ''}${number ?? ''}${suffix ?? ''} compares with exactly ${exact}.`];
  });
}

function selectionNotes<Row>(selected: Selected<Row>, text: Nouns, where: readonly string[]): string[] {
  const { rows, total, matching, unknown, withLeads, unknownNames } = selected;
  const many = unknown === 1 ? 'is' : 'are';
  const left =
    unknown === 0
      ? []
      : [
          `${counted(unknown, text)} ${many} left out because something that was asked is not known of ${unknown === 1 ? 'it' : 'them'}: ${unknownNames.join(', ')}. A comparison with something unknown is never true.`,
          ...(withLeads === 0
            ? []
            : [
                `Reports that nobody here has checked never match; ${withLeads} of those left out ${withLeads === 1 ? 'has' : 'have'} one.`,
              ]),
        ];
  const found = where.length === 0 ? counted(total, text) : `${matching} of ${counted(total, text)}`;
  const cut = rows.length < matching ? `; the first ${rows.length} are shown` : '';
  return [
    `${found}${where.length === 0 ? '' : ` ${matching === 1 ? 'matches' : 'match'} ${where.join(' and ')}`}${cut}.`,
    ...left,
    ...roundingNotes(where),
  ];
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
    notes: selectionNotes(selected, text, where),
  };
}
