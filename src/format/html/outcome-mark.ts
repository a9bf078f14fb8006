import type { Finding } from '../../verdict/finding.js';
import { outcomeWords } from '../../verdict/words/outcomes.js';
import { markedOutcome } from '../page/gap-rows.js';
import { OUTCOME_MARKS } from '../page/labels.js';
import { markup, type Html } from './markup.js';

/** An outcome as a sign and a word; its colour only repeats them. */
export const outcomeMark = (
  finding: Pick<Finding, 'outcome' | 'indication'>,
  words = outcomeWords(finding),
): Html => {
  const outcome = markedOutcome(finding);
  return markup`<span class="mark ${outcome}"><span aria-hidden="true">${OUTCOME_MARKS[outcome][0]}</span> ${words}</span>`;
};
