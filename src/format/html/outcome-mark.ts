import type { CheckReport } from '../../report/check-report.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { isGating } from '../../verdict/verdict.js';
import { outcomeWords } from '../../verdict/words/outcome-words-en.js';
import { markedOutcome } from '../page/gap-rows.js';
import { OUTCOME_MARKS } from '../page/labels.js';
import { markup, type Html } from './markup.js';
import { WORDS } from '../words/words.js';

/** An outcome as a sign and a word; the colour only repeats them. */
export const outcomeMark = (
  finding: Pick<Finding, 'outcome' | 'indication'>,
  words = outcomeWords(finding),
): Html => {
  const outcome = markedOutcome(finding);
  return markup`<span class="mark ${outcome}"><span aria-hidden="true">${OUTCOME_MARKS[outcome][0]}</span> ${words}</span>`;
};

/** The effect of a gap on the verdict, in words; empty if the finding is not a gap. */
export function gapEffect(finding: Finding, { policy }: Pick<CheckReport, 'policy'>): string {
  if (!isGap(finding)) return '';
  if (finding.waiver !== undefined) return WORDS.finding.acceptedRisk;
  return isGating(finding, policy.failOn)
    ? WORDS.finding.blocking
    : finding.level === 'none'
      ? ''
      : finding.level;
}
