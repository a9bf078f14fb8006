import { digestOf } from '../input/digest.js';
import type { ClaimRecord } from '../evidence/claim-record.js';
import type { Answer } from '../rules/rule.js';
import type { Indication, Outcome, Reason, Weakness } from './asked.js';
import type { Caveat } from './caveats.js';
import type { Part } from './evidence.js';
import type { Severity } from '../policy/severity.js';
import type { FindingWaiver, IdleWaiver } from './waiver.js';

/** What a lead would change, were it confirmed. */
export interface Confirmed {
  outcome: Outcome;
  message: string;
  /** It would hold for these customers only: the title of the variant. */
  for?: string;
}

/** A claim as a finding shows it. Its `value` keeps the keys of the provider file. */
export interface ConsideredClaim extends ClaimRecord {
  part: Part;
  weaknesses: Weakness[];
  /** What the check answered to it; absent for a search that found nothing. */
  answer?: Answer['kind'];
  message?: string;
  ifConfirmed?: Confirmed;
}

/** Rule × subject → outcome, with all that it rests on. */
export interface Finding {
  /** Hash of rule and subject: the same in every format and run. */
  id: string;
  /** The id of the policy's entry. */
  rule: string;
  /** The rule itself, where the entry has an id of its own. */
  uses?: string;
  subject: string;
  provider: string;
  title: string;
  outcome: Outcome;
  indication: Indication;
  /** Everything that would have to be mended. */
  reasons: Reason[];
  /** What a reader of a pass or a fail should know all the same. */
  caveats: Caveat[];
  severity: Severity;
  /** What a gap counts as: its severity, or less where the policy says so of what is only not shown. */
  level: Severity | 'none';
  waivable: boolean;
  /** The gap is an accepted risk: it stays a gap, but does not count for the verdict. */
  waiver?: FindingWaiver;
  /** A waiver of it that softens nothing: expired, void, or unused. */
  idleWaiver?: IdleWaiver;
  message: string;
  /** The message in a few words, for one line; empty where the requirement is shown. */
  brief: string;
  options: Record<string, unknown>;
  claims: ConsideredClaim[];
  /** Statements on other attributes that speak against what would otherwise be shown. */
  opposing: ConsideredClaim[];
  /** Leads on other attributes that belong beside this finding. */
  shows: ConsideredClaim[];
  /** Digest of the outcome, the options and each claim that decides or speaks against it: a waiver holds while it stays. */
  evidence: string;
}

/** Whether a requirement is not shown or not met. */
export const isGap = (finding: Pick<Finding, 'outcome'>): boolean =>
  finding.outcome === 'fail' || finding.outcome === 'unknown';

/** The stable id of a finding: 12 hexadecimal digits. */
export const findingId = (rule: string, subject: string): string => digestOf([rule, subject]).slice(0, 12);
