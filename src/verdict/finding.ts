import { ATTRIBUTE, CLAIM_RECORD_SHAPE } from '../evidence/claim-record-shape.js';
import { digestOf } from '../input/digest.js';
import { INDICATIONS, OUTCOMES, REASONS, WEAKNESSES } from './decision.js';
import { CAVEATS } from './caveats.js';
import { CLAIM_PARTS } from './evidence.js';
import { SEVERITIES } from '../policy/severity.js';
import { FINDING_WAIVER_SHAPE, IDLE_WAIVER_SHAPE } from './waiver.js';
import {
  anything,
  boolean,
  choice,
  day,
  DIGEST,
  FILE,
  freeText,
  ID,
  LINE,
  list,
  map,
  object,
  optional,
  SUBJECT_ID,
  type ValueOf,
} from '../input/shape.js';

const OUTCOME = choice(OUTCOMES);

const CONFIRMED = object(
  { outcome: OUTCOME, message: freeText(), for: optional(freeText('the variant that it is about')) },
  'what a lead would change',
);

/** A claim as a finding shows it. Its `value` keeps the keys of the provider file. */
export const CONSIDERED_CLAIM_SHAPE = object({
  ...CLAIM_RECORD_SHAPE.fields,
  part: choice(
    CLAIM_PARTS,
    'what it did in the evaluation; out: it is about other customers; silent: about another part of the question',
  ),
  weaknesses: list(choice(WEAKNESSES), 'what keeps it from being proof'),
  answer: optional(
    choice(
      ['pass', 'fail', 'undecided', 'not-applicable', 'silent'],
      'of the check, to this value; silent: it is about another part of the question',
    ),
  ),
  message: optional(freeText('of the check, to this value')),
  ifConfirmed: optional(CONFIRMED),
});

/** The outcome of a rule for a subject, with the evidence for it. */
export const FINDING_SHAPE = object({
  id: freeText('hash of rule and subject: 12 hexadecimal digits, the same in every format and run'),
  rule: ID,
  uses: optional({ ...ID, doc: 'the rule itself, where the entry of the policy has its own id' }),
  subject: SUBJECT_ID,
  provider: ID,
  title: freeText('the requirement'),
  outcome: OUTCOME,
  indication: choice(INDICATIONS, 'of what is not shown: what the weak evidence says'),
  reasons: list(choice(REASONS), 'everything that would have to be mended'),
  caveats: list(choice(CAVEATS), 'what a reader of a pass or a fail should know all the same'),
  severity: choice(SEVERITIES),
  level: choice(['none', ...SEVERITIES], 'what a gap counts as'),
  waivable: boolean(),
  waiver: optional(FINDING_WAIVER_SHAPE),
  idleWaiver: optional(IDLE_WAIVER_SHAPE),
  message: freeText('what we know'),
  fix: optional(freeText('what would close the gap, if it is not what the rule says')),
  brief: freeText('the message in a few words, for one line; empty where the requirement is shown'),
  shownUntil: optional(
    day('of what is shown: the last day before the evidence is too old or ends, if nothing is added'),
  ),
  options: map(anything(), 'of the rule, as the policy sets them', 'plain'),
  claims: list(CONSIDERED_CLAIM_SHAPE),
  opposing: list(
    CONSIDERED_CLAIM_SHAPE,
    'statements on other attributes that speak against what would otherwise be shown',
  ),
  couldOppose: optional(
    list(
      object({ attribute: ATTRIBUTE, file: FILE, line: LINE }),
      'of a gap: statements on other attributes that could speak against a promise; the digest covers them',
    ),
  ),
  shows: list(CONSIDERED_CLAIM_SHAPE, 'leads on other questions that belong beside this one'),
  // Covers the outcome, the options, and each claim that decides or counts against. A waiver is valid while
  // it stays the same.
  evidence: DIGEST,
});

/** What a lead would change if it were confirmed. */
export type Confirmed = ValueOf<typeof CONFIRMED>;
export type ConsideredClaim = ValueOf<typeof CONSIDERED_CLAIM_SHAPE>;
export type Finding = ValueOf<typeof FINDING_SHAPE>;

/** Whether a requirement is not shown or not met. */
export const isGap = (finding: Pick<Finding, 'outcome'>): boolean =>
  finding.outcome === 'fail' || finding.outcome === 'unknown';

/** What would close a gap, as an instruction to the reader. */
export const fixOf = (finding: Pick<Finding, 'fix'>, rule: { fix: string } | undefined): string =>
  finding.fix ?? rule?.fix ?? '';

/** Whether an outcome is based on the user's own evidence; if unknown, whether any was weighed. */
export const isAttested = ({ outcome, caveats, claims }: Finding): boolean =>
  outcome === 'unknown'
    ? claims.some(
        ({ attestation, part }) => attestation !== undefined && (part === 'proof' || part === 'weak'),
      )
    : caveats.includes('attested');

/** The stable id of a finding: 12 hexadecimal digits. */
export const findingId = (rule: string, subject: string): string => digestOf([rule, subject]).slice(0, 12);
