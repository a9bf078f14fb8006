import type { AttributeValue } from '../evidence/attributes/attributes.js';
import { lengthOf } from './periods.js';

/** Whether a statement shows that copies are kept for abuse monitoring, or may be, and leaves open for how long. */
export function areKeptWithoutPeriod(copies: AttributeValue<'abuse-monitoring'>): boolean {
  const { human_review, reviewers, improves_models = 'never', zero_retention, conditions } = copies;
  const length = lengthOf(copies);
  // Who does not meet the conditions of zero retention has copies kept, for a time that is not stated.
  if (length !== undefined) return length === 0 && conditions !== undefined;
  return (
    human_review === true || reviewers !== undefined || improves_models !== 'never' || zero_retention === true
  );
}

/** Whether copies are used to improve models where the customer does nothing. */
export const areUsedByDefault = ({ improves_models }: AttributeValue<'abuse-monitoring'>): boolean =>
  improves_models === 'always' || improves_models === 'optional-on';
