import { choice, constant, freeText, object, optional, type ValueOf } from '../input/shape.js';
import { verdictOf } from '../verdict/verdict.js';
import { DESCRIBED_ADEQUACY_SHAPE, describeAdequacy } from './described-adequacy.js';
import type { ReportInputs } from './envelope.js';
import { EVALUATED, evaluatedOf } from './evaluation.js';
import { headlineOf, partialHeadline, verdictSentence } from '../verdict/words/sentences.js';

export const CHECK_SHAPE = object({
  kind: constant('check'),
  ...EVALUATED,
  verdict: choice(['pass', 'fail', 'not-gated']),
  sentence: freeText('the verdict in words'),
  headline: freeText('what it means for the use that is assumed'),
  adequacy: optional(DESCRIBED_ADEQUACY_SHAPE),
});

export type CheckReport = ValueOf<typeof CHECK_SHAPE>;

/** Makes the report of `check`: every finding, and the verdict. */
export function checkReport(inputs: ReportInputs): CheckReport {
  const { policy, findings, asOf, only = [] } = inputs;
  const verdict = verdictOf(findings, policy.failOn);
  const isPart = only.length > 0 && verdict === 'pass';
  return {
    kind: 'check',
    verdict,
    sentence: verdictSentence(verdict, policy, asOf, findings, only),
    headline: isPart
      ? partialHeadline(policy, only, findings)
      : headlineOf(verdict, policy, inputs.subjects, findings),
    ...evaluatedOf(inputs, findings),
    adequacy: describeAdequacy(findings, inputs.dataset.adequacy, asOf),
  };
}
