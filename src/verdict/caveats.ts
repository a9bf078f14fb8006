import { firstDay } from '../input/calendar.js';
import { dateOf } from '../evidence/claim.js';
import { type Decision, isGreen } from './decision.js';
import type { Considered } from './evidence.js';

/** What a reader of a pass or fail should still know. */
export const CAVEATS = [
  'undated',
  'conflicting',
  'attested',
  'reported',
  'company-wide',
  'disputed',
  'vendor-reply',
] as const;
export type Caveat = (typeof CAVEATS)[number];

const speaksAgainst = ({ answer, part }: Considered): boolean =>
  answer.kind === 'fail' && ['proof', 'weak', 'lead'].includes(part);

/** Whether the provider replied to a deciding claim after its date. */
const hasNewerReply = ({ claim }: Considered): boolean => {
  const [reply, dated] = [claim.vendorReply, dateOf(claim)];
  return reply !== undefined && (dated === undefined || reply.date > firstDay(dated));
};

/** The caveats of a decision, in order. An unknown outcome has reasons instead. */
export function caveatsOf(decision: Decision<Considered>, considered: readonly Considered[]): Caveat[] {
  const { outcome, deciding } = decision;
  if (outcome === 'unknown') return [];
  const green = isGreen(decision);
  const claims = deciding.map(({ claim }) => claim);
  const editions = new Set(claims.flatMap(({ edition }) => edition ?? []));
  // In a rule with several parts, claims on parts that did not decide are no dispute.
  const decisive = new Set(claims.map(({ attribute }) => attribute));
  const against = green
    ? considered.filter((one) => decisive.has(one.claim.attribute) && speaksAgainst(one))
    : [];
  const applies: Record<Caveat, boolean> = {
    undated: deciding.some(({ days }) => days === undefined),
    conflicting: editions.size > 1,
    attested: claims.some(({ attestation }) => attestation !== undefined),
    reported: claims.some(({ grade }) => grade === 'reported'),
    'company-wide': against.some(({ scope }) => scope === 'group'),
    disputed: against.some(({ scope }) => scope !== 'group'),
    'vendor-reply': green && deciding.some(hasNewerReply),
  };
  return CAVEATS.filter((caveat) => applies[caveat]);
}
