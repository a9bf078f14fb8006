import { counted } from '../../input/words.js';
import type { WaiverStatus } from '../../verdict/waiver.js';
import { COLUMN_TITLES } from '../../report/words-en.js';
import { ACCEPTED_RISK } from '../../verdict/words/verdict-words-en.js';

const WAIVER_STATUSES: Record<WaiverStatus, string> = {
  active: 'in force',
  expired: 'expired',
  void: 'void',
  unused: 'unused',
  'not-yet': 'not yet in force',
};

export interface WaiverState {
  status: WaiverStatus;
  endsSoon: boolean;
}

const waiverStatus = ({ status, endsSoon }: WaiverState): string =>
  endsSoon ? 'ends soon' : WAIVER_STATUSES[status];

/** Words about a finding, its waiver, and its effect on the verdict. */
export const FINDING_WORDS_EN = {
  outcome: COLUMN_TITLES.outcome,
  rule: COLUMN_TITLES.rule,
  subject: COLUMN_TITLES.subject,
  known: COLUMN_TITLES.known,
  law: COLUMN_TITLES.law,
  place: 'Place',
  finding: 'Finding',
  findings: 'Findings',
  effect: 'Effect',
  severity: COLUMN_TITLES.severity,
  reasons: COLUMN_TITLES.reasons,
  requirement: COLUMN_TITLES.requirement,
  /** The heading for how to close a gap, the same everywhere. */
  howToClose: 'How to close this gap',
  question: 'Question to the vendor',

  of: (rule: string, subject: string) => `${rule} of ${subject}`,
  allModels: (count: number) => `all ${count} models`,
  dutyOf: (name: string) => `duty of ${name}`,
  attested: (mark: string) => `Rests on evidence ${mark}`,

  /** A finding's waiver; its text includes the status. */
  ownWaiver: (text: string) => `Waiver: ${text}`,
  waiverStatus,
  /** A waiver after its status. */
  waiver: (state: WaiverState, text: string) => `Waiver, ${waiverStatus(state)}: ${text}`,
  quietWaivers: (count: number) =>
    `${WAIVER_STATUSES.active}  ${counted(count, 'waiver')}, as above. Acceptance does not remove a legal duty. Each with its owner: --details`,

  noGap: 'no gap',
  acceptedRisk: ACCEPTED_RISK,
  riskAcceptedUntil: (day: string) => `risk accepted until ${day}`,
  blocking: 'blocking',
  notBlocking: 'not blocking',
  wouldBlock: 'would block',
  wouldNotBlock: 'would not block',
  notAsked: 'not asked',

  leads: (count: number, closing: number): string => {
    const leads = counted(count, 'lead');
    if (closing === 0) return leads;
    return closing === count
      ? `${leads} that would close it, if true`
      : `${leads}, ${closing} would close it, if true`;
  },
  onlyLeads: (leads: string) => `only ${leads}`,
} as const;
