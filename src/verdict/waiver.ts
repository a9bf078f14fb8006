import type { Location } from '../input/problem.js';
import type { ValueOf } from '../input/shape.js';
import type { WAIVER_SHAPE, WAIVERS_SHAPE } from './waiver-shape.js';

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
