import type { Weakness } from '../decision.js';
import type { Considered } from '../evidence.js';
import { groupedBy } from '../../input/plain-data.js';
import type { FindingContext } from './reasons.js';

/** Statements with one answer and the same weaknesses: what is said of one of them is true of each. */
export interface Alike {
  answer: string;
  /** Those that are reasons for the outcome. */
  weaknesses: readonly Weakness[];
  /** The context narrowed to these statements. */
  about: FindingContext;
}

/** Groups statements, so that an answer is never put together with the condition or age of another. */
export function alikeIn(
  context: FindingContext,
  statements: readonly Considered[],
  answerOf: (statement: Considered) => string,
): Alike[] {
  const { decision } = context;
  const weaknessesIn = ({ weaknesses }: Considered) => weaknesses.filter((one) => decision.reasons.has(one));
  const groups = groupedBy(statements, (one) => JSON.stringify([answerOf(one), weaknessesIn(one)]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const about = { ...context, considered: group, decision: { ...decision, deciding: group } };
    return [{ answer: answerOf(first), weaknesses: weaknessesIn(first), about }];
  });
}
