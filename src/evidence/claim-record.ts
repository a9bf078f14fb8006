import type { ClaimRecord } from './claim-record-shape.js';
import type { Claim } from './dataset.js';
import { present, without } from '../input/present.js';
import { dateOf } from './claim.js';
import { AND_ONLY_FOR } from './words/evidence-words-en.js';

export function recordOf(claim: Claim): ClaimRecord {
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
}

/** The conditions of a record, always as a list. */
export const conditionsOf = ({
  onlyFor,
}: {
  onlyFor?: string | readonly string[] | undefined;
}): readonly string[] => (onlyFor === undefined ? [] : typeof onlyFor === 'string' ? [onlyFor] : onlyFor);

/** The titles of the variants that must all be chosen, to follow "only for". */
export const conditionTitles = (
  conditions: readonly string[],
  variants: Readonly<Record<string, { title: string }>>,
): string => conditions.map((id) => variants[id]?.title ?? id).join(AND_ONLY_FOR);
