import type { ClaimRecord } from './claim-record-shape.js';
import type { Claim } from './dataset.js';
import { distinct, groupedBy, present, without } from '../input/plain-data.js';
import { memoize } from '../input/memoize.js';
import { enumerate } from '../input/words.js';
import { dateOf } from './claim.js';
import { AND_ONLY_FOR, inPartOnlyFor } from './words/evidence-words-en.js';

/** A claim as reports show it; the same object each time, since many findings show one claim. */
export const recordOf = memoize((claim: Claim): Readonly<ClaimRecord> => {
  const { location, onlyFor, sources } = claim;
  const [first, ...more] = onlyFor ?? [];
  return {
    ...without(claim, 'location', 'onlyFor', 'read', 'archived', 'gated', 'agesFrom'),
    ...present({ dated: dateOf(claim) }),
    sources: [...sources],
    ...(first === undefined ? {} : { onlyFor: more.length === 0 ? first : [first, ...more] }),
    file: location.file,
    line: location.line,
  };
});

/** The conditions of a record, always as a list. */
export const conditionsOf = ({
  onlyFor,
}: {
  onlyFor?: string | readonly string[] | undefined;
}): readonly string[] => (onlyFor === undefined ? [] : typeof onlyFor === 'string' ? [onlyFor] : onlyFor);

type VariantTitles = Readonly<Record<string, { title: string }>>;

/** The titles of the variants that must all be chosen, to follow "only for". */
export const conditionTitles = (conditions: readonly string[], variants: VariantTitles): string =>
  conditions.map((id) => variants[id]?.title ?? id).join(AND_ONLY_FOR);

/**
 * The customers that several statements are about, each text to follow "only for". Statements with the same first
 * condition make one text, so that it is named once.
 */
export const customerTexts = (
  statements: readonly (readonly string[])[],
  variants: VariantTitles,
): string[] =>
  [...groupedBy(statements, ([first = '']) => first)].map(([first, group]) => {
    const customers = conditionTitles([first], variants);
    const others = distinct(group.map(([, ...more]) => conditionTitles(more, variants)));
    const fewer = enumerate(
      others.filter((text) => text !== ''),
      'or',
    );
    if (fewer === '') return customers;
    return others.includes('') ? inPartOnlyFor(customers, fewer) : `${customers}${AND_ONLY_FOR}${fewer}`;
  });
