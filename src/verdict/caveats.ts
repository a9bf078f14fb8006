import { firstDay } from '../input/calendar.js';
import { dateOf } from '../evidence/claim.js';
import { type Decision, isGreen } from './asked.js';
import type { Considered } from './evidence.js';

/** What a reader of a pass or a fail should know all the same. */
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

/** Whether the provider answered to a deciding claim after the day that it is of. */
const hasNewerReply = ({ claim }: Considered): boolean => {
  const [reply, dated] = [claim.vendorReply, dateOf(claim)];
  return reply !== undefined && (dated === undefined || reply.date > firstDay(dated));
};

/** The caveats of a decision, in their order; of what is open there are reasons in their place. */
export function caveatsOf(decision: Decision<Considered>, considered: readonly Considered[]): Caveat[] {
  const { outcome, deciding } = decision;
  if (outcome === 'unknown') return [];
  const green = isGreen(decision);
  const claims = deciding.map(({ claim }) => claim);
  const editions = new Set(claims.flatMap(({ edition }) => edition ?? []));
  // Of a rule with several parts, a part that decided nothing disputes nothing.
  const decisive = new Set(claims.map(({ attribute }) => attribute));
  const against = green
    ? considered.filter((one) => decisive.has(one.claim.attribute) && speaksAgainst(one))
    : [];
  const holds: Record<Caveat, boolean> = {
    undated: deciding.some(({ days }) => days === undefined),
    conflicting: editions.size > 1,
    attested: claims.some(({ attestation }) => attestation !== undefined),
    reported: claims.some(({ grade }) => grade === 'reported'),
    'company-wide': against.some(({ scope }) => scope === 'group'),
    disputed: against.some(({ scope }) => scope !== 'group'),
    'vendor-reply': green && deciding.some(hasNewerReply),
  };
  return CAVEATS.filter((caveat) => holds[caveat]);
}
