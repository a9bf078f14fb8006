import {
  anything,
  boolean,
  choice,
  constant,
  count,
  object,
  optional,
  type Shape,
  type ValueOf,
} from '../input/shape.js';
import { SEVERITIES } from '../policy/severity.js';
import { FINDING_SHAPE, type Finding } from '../verdict/finding.js';
import { CHECK_SHAPE } from './check-report.js';
import { ENVELOPE } from './envelope.js';
import { GAPS_SHAPE } from './gaps-report.js';

const checkFields = CHECK_SHAPE.fields;

/**
 * The first line of an evaluation in NDJSON: everything that all findings share, including the texts of the
 * rules.
 */
const HEADER_SHAPE = object({
  kind: constant('header'),
  of: choice(['check', 'gaps']),
  ...ENVELOPE,
  policy: checkFields.policy,
  only: checkFields.only,
  rules: checkFields.rules,
  assumes: checkFields.assumes,
  notice: checkFields.notice,
});

const findingLineFields = FINDING_SHAPE.fields;

/** A finding as a line of NDJSON. */
const FINDING_LINE_SHAPE = object({
  kind: constant('finding'),
  id: findingLineFields.id,
  rule: findingLineFields.rule,
  subject: findingLineFields.subject,
  provider: findingLineFields.provider,
  outcome: findingLineFields.outcome,
  indication: findingLineFields.indication,
  reasons: findingLineFields.reasons,
  caveats: findingLineFields.caveats,
  severity: findingLineFields.severity,
  level: choice(['none', ...SEVERITIES]),
  waivable: findingLineFields.waivable,
  message: findingLineFields.message,
  evidence: findingLineFields.evidence,
  waived: boolean('the gap is an accepted risk'),
  waiver: anything('what became of a waiver of it, as a sentence; null: there is none'),
  attested: boolean('the outcome rests on your own evidence'),
  attestation: anything('how far that was verified, as a sentence; null: it does not'),
  leads: count('reports that nobody here has checked'),
  uses: anything('the rule itself, where the entry of the policy has its own id; else null'),
});

/** The last line: the result. */
const CLOSING_SHAPE = object(
  {
    kind: constant('summary'),
    verdict: optional(checkFields.verdict),
    sentence: optional(checkFields.sentence),
    headline: optional(checkFields.headline),
    summary: checkFields.summary,
    waivers: checkFields.waivers,
    attestations: checkFields.attestations,
    proof: checkFields.proof,
    selected: GAPS_SHAPE.fields.selected,
  },
  'a stream without it is not whole',
);

/** Every line of an evaluation in NDJSON. */
export const LINE_SHAPES: readonly Shape[] = [HEADER_SHAPE, FINDING_LINE_SHAPE, CLOSING_SHAPE];

export type Header = ValueOf<typeof HEADER_SHAPE>;
export type Closing = ValueOf<typeof CLOSING_SHAPE>;
/** A part of an evaluation, written while it runs. */
export type Part = Header | { kind: 'finding'; finding: Finding } | Closing;

/** An answer too large to hold in memory: its parts come in batches while it runs. */
export interface ReportStream {
  kind: 'stream';
  parts: AsyncIterable<readonly Part[]>;
}
