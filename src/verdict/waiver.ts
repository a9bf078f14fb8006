import type { Location } from '../input/problem.js';
import { list, object, optional, text, type ValueOf } from '../input/shape.js';

const day = (doc: string) => text(doc, 'day');

/** One accepted risk, as a file of waivers writes it. */
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

/** The form of a file of waivers. */
export const WAIVERS_SHAPE = object({ waivers: list(WAIVER_SHAPE, 'accepted risks') });

export type WaiverEntry = ValueOf<typeof WAIVER_SHAPE>;
export type WaiversFile = ValueOf<typeof WAIVERS_SHAPE>;

/** A risk that someone accepted: it softens one finding, and hides nothing. */
export interface Waiver {
  rule: string;
  subject: string;
  reason: string;
  measures: readonly string[];
  owner: string;
  /** First and last day, ISO 8601, UTC. */
  granted: string;
  expires: string;
  /** Digest of the finding that was accepted. */
  evidence: string;
  approvedBy?: string;
  ticket?: string;
  advice?: string;
  location: Location;
}

/**
 * `active`: it softens its finding. `void`: the evidence has changed since. `unused`: there is no such gap.
 * `not-yet`: granted after the as-of date.
 */
export type WaiverStatus = 'active' | 'expired' | 'void' | 'unused' | 'not-yet';

/** What became of a waiver on a day. */
export interface AppliedWaiver extends Omit<Waiver, 'location' | 'measures'> {
  measures: string[];
  status: WaiverStatus;
  /** Days until its last day; 0 on it, negative after it. */
  expiresIn: number;
  /** Active, with at most 14 days to go. */
  endsSoon: boolean;
  /** The id of the finding that it is about, whether or not it was asked. */
  finding: string;
  /** The status as a sentence. */
  text: string;
  file: string;
  line: number;
}

/** A waiver of a finding that softens nothing, as the finding carries it. */
export type IdleWaiver = Pick<AppliedWaiver, 'status' | 'owner' | 'expires' | 'text' | 'file' | 'line'>;

/** The waiver of a finding, as the finding carries it. */
export type FindingWaiver = Pick<
  AppliedWaiver,
  | 'owner'
  | 'expires'
  | 'expiresIn'
  | 'endsSoon'
  | 'granted'
  | 'reason'
  | 'measures'
  | 'text'
  | 'file'
  | 'line'
> &
  Pick<Waiver, 'approvedBy' | 'ticket' | 'advice'>;
