import { isGap, type Finding } from './finding.js';
import { atLeast, type Threshold } from '../policy/severity.js';

export type Verdict = 'pass' | 'fail' | 'not-gated';

/** Whether a gap counts for the verdict: not waived, and at or above the threshold. */
export const isGating = (finding: Finding, failOn: Threshold): boolean =>
  failOn !== 'never' &&
  finding.waiver === undefined &&
  isGap(finding) &&
  finding.level !== 'none' &&
  atLeast(finding.level, failOn);

/** Whether the policy holds. The threshold changes the verdict, never what is shown. */
export function verdictOf(findings: readonly Finding[], failOn: Threshold): Verdict {
  if (failOn === 'never') return 'not-gated';
  return findings.some((finding) => isGating(finding, failOn)) ? 'fail' : 'pass';
}
