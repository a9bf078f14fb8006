import type { Location } from '../input/problem.js';
import {
  boolean,
  choice,
  day,
  DIGEST,
  FILE,
  freeText,
  ID,
  integer,
  LINE,
  list,
  object,
  optional,
  sentences,
  SUBJECT_ID,
  text,
  type ValueOf,
} from '../input/shape.js';

/** One accepted risk, as in a waiver file. */
export const WAIVER_SHAPE = object({
  rule: text('the rule, or the id that the policy gives it; no patterns', 'id'),
  subject: text('the provider or model, by the id that reports print; no patterns', 'model-id'),
  reason: text('why the risk is accepted'),
  measures: list(text('what is done meanwhile'), 'what keeps the risk small', 1),
  owner: text('who answers for it'),
  granted: day('the day on which it was accepted'),
  expires: day('the last day on which it holds, UTC'),
  evidence: text(
    'the digest of the finding that was accepted; when the evidence changes, it is void',
    'sha256',
  ),
  approved_by: optional(text('who else agreed; not the owner')),
  ticket: optional(text('where it is followed up')),
  advice: optional(text('what the data protection officer or counsel said')),
});

/** The form of a waiver file. */
export const WAIVERS_SHAPE = object({ waivers: list(WAIVER_SHAPE, 'accepted risks') });

export type WaiverEntry = ValueOf<typeof WAIVER_SHAPE>;
export type WaiversFile = ValueOf<typeof WAIVERS_SHAPE>;

/** An accepted risk: it keeps one gap from counting, and hides nothing. */
export interface Waiver {
  rule: string;
  subject: string;
  reason: string;
  measures: readonly string[];
  owner: string;
  /** First and last day, ISO 8601, UTC. */
  granted: string;
  expires: string;
  /** The digest of the accepted finding. */
  evidence: string;
  approvedBy?: string;
  ticket?: string;
  advice?: string;
  location: Location;
}

const EXPIRES = day('last day');
const WAIVER_TEXT = freeText('what became of it, as a sentence');

/** What a waiver says, with its status on a day. */
const ACCEPTED = {
  owner: freeText(),
  granted: day('first day'),
  expires: EXPIRES,
  expiresIn: integer('days until its last day: 0 on it, negative after it', { min: -36_525, max: 36_525 }),
  endsSoon: boolean('active, with at most 14 days to go'),
  reason: freeText(),
  measures: sentences('what is done about the risk'),
  text: WAIVER_TEXT,
  approvedBy: optional(freeText()),
  ticket: optional(freeText()),
  advice: optional(freeText()),
  file: FILE,
  line: LINE,
};

/** A waiver of a run, with its status. */
export const APPLIED_WAIVER_SHAPE = object({
  ...ACCEPTED,
  rule: ID,
  subject: SUBJECT_ID,
  evidence: DIGEST,
  finding: freeText('the id of the finding that it is about, whether or not it was asked'),
  status: choice(
    ['active', 'expired', 'void', 'unused', 'not-yet'],
    'void: the evidence has changed since; unused: there is no such gap; not-yet: granted later',
  ),
});

/** The waiver in force for a finding, inside the finding. */
export const FINDING_WAIVER_SHAPE = object(
  ACCEPTED,
  'the gap is an accepted risk: it stays a gap, but does not count',
);

/** A waiver without effect, inside its finding. */
export const IDLE_WAIVER_SHAPE = object(
  {
    status: choice(['expired', 'void', 'unused', 'active', 'not-yet']),
    owner: freeText(),
    expires: EXPIRES,
    text: WAIVER_TEXT,
    file: FILE,
    line: LINE,
  },
  'a waiver that softens nothing',
);

export type AppliedWaiver = ValueOf<typeof APPLIED_WAIVER_SHAPE>;
export type WaiverStatus = AppliedWaiver['status'];
export type FindingWaiver = ValueOf<typeof FINDING_WAIVER_SHAPE>;
