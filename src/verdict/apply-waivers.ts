import { daysBetween } from '../input/calendar.js';
import { present } from '../input/present.js';
import { throwAll, type Problem } from '../input/problem.js';
import { findingId, isGap, type Finding } from './finding.js';
import type { Policy } from '../policy/policy.js';
import type { AppliedWaiver, FindingWaiver, Waiver, WaiverStatus } from './waiver.js';
import { policyFaults } from './waivers.js';
import { counted } from '../input/words.js';

/** A waiver counts as ending soon in its last `ENDS_SOON` days. */
export const ENDS_SOON = 14;

function statusOf(waiver: Waiver, finding: Finding | undefined, asOf: string): WaiverStatus {
  if (waiver.granted > asOf) return 'not-yet';
  if (waiver.expires < asOf) return 'expired';
  if (finding === undefined || !isGap(finding)) return 'unused';
  return finding.evidence === waiver.evidence ? 'active' : 'void';
}

/** Explains an accepted gap, in a sentence shown with it in every format. */
export const acceptance = (owner: string, until: string, outcome: Finding['outcome']): string =>
  `Accepted by ${owner} until ${until}. The requirement is still ${outcome === 'fail' ? 'not met' : 'not shown'}. Acceptance does not remove a legal duty.`;

function unusedText({ rule, subject }: Waiver, finding: Finding | undefined): string {
  if (finding === undefined) return `Unused: ${rule} was not asked of ${subject} here.`;
  const state = finding.outcome === 'pass' ? 'is shown' : 'does not apply';
  return `Unused: the requirement ${state}. The waiver can be taken out.`;
}

function waiverSentence(
  waiver: Waiver,
  status: WaiverStatus,
  finding: Finding | undefined,
  left: number,
): string {
  switch (status) {
    case 'active': {
      const end = left === 0 ? ' It ends today.' : ` It ends in ${counted(left, 'day')}.`;
      const text = acceptance(waiver.owner, waiver.expires, finding?.outcome ?? 'unknown');
      return left <= ENDS_SOON ? `${text}${end}` : text;
    }
    case 'expired':
      return `Expired on ${waiver.expires}: it no longer applies.`;
    case 'void':
      // If the way of computing digests changes, the digest is new although the evidence is not.
      return `Void: the evidence, or the way its digest is made, has changed since the waiver was granted. Look at the gap again: if nothing new speaks against the waiver, grant it anew with evidence ${finding?.evidence ?? ''}; otherwise take the waiver out.`;
    case 'unused':
      return unusedText(waiver, finding);
    case 'not-yet':
      return `Granted on ${waiver.granted}, which is after this day: it is not there yet.`;
  }
}

function appliedWaiverOf(waiver: Waiver, finding: Finding | undefined, asOf: string): AppliedWaiver {
  const { rule, subject, reason, measures, owner, granted, expires, evidence, location } = waiver;
  const status = statusOf(waiver, finding, asOf);
  const expiresIn = daysBetween(asOf, expires);
  return {
    ...{ rule, subject, status, expiresIn, endsSoon: status === 'active' && expiresIn <= ENDS_SOON },
    finding: findingId(rule, subject),
    text: waiverSentence(waiver, status, finding, expiresIn),
    ...{ reason, measures: [...measures], owner, granted, expires, evidence },
    ...present({ approvedBy: waiver.approvedBy, ticket: waiver.ticket, advice: waiver.advice }),
    ...{ file: location.file, line: location.line },
  };
}

function withWaiver(finding: Finding, waiver: AppliedWaiver): Finding {
  const { owner, expires, expiresIn, endsSoon, granted, reason, measures, text, file, line } = waiver;
  const own: FindingWaiver = {
    ...{ owner, expires, expiresIn, endsSoon, granted, reason, measures, text, file, line },
    ...present({ approvedBy: waiver.approvedBy, ticket: waiver.ticket, advice: waiver.advice }),
  };
  return { ...finding, waiver: own };
}

/** Notes on a finding that its waiver has no effect. */
function withIdleWaiver(finding: Finding, waiver: AppliedWaiver | undefined): Finding {
  if (waiver === undefined) return finding;
  const { status, owner, expires, text, file, line } = waiver;
  return { ...finding, idleWaiver: { status, owner, expires, text, file, line } };
}

/** Two waivers in force for one finding: it would be unclear which one applies. */
function repeatedWaivers(active: readonly AppliedWaiver[]): Problem[] {
  const first = new Map<string, AppliedWaiver>();
  return active.flatMap(({ finding, rule, subject, file, line }, index) => {
    const earlier = first.get(finding);
    first.set(finding, earlier ?? (active[index] as AppliedWaiver));
    return earlier === undefined
      ? []
      : [
          {
            ...{ file, line },
            message: `${rule} of ${subject} is waived already at ${earlier.file}:${earlier.line}`,
            hint: 'Take one of the two out.',
          },
        ];
  });
}

const orderKey = (waiver: AppliedWaiver): string =>
  [waiver.rule, waiver.subject, waiver.granted, waiver.expires, waiver.evidence, waiver.file]
    .concat(String(waiver.line).padStart(9, '0'))
    .join('\u0000');

const byKey = (a: AppliedWaiver, b: AppliedWaiver): number => (orderKey(a) < orderKey(b) ? -1 : 1);

/**
 * Applies waivers to findings on a day (ISO 8601, UTC). A waived gap keeps its outcome and severity, and
 * carries its waiver. Also returns the status of each waiver, in an order that does not depend on the input.
 * Pure. Throws an `InputError` for a waiver that the policy does not allow, and for two in force for the same
 * rule and subject.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  policy: Policy,
  asOf: string,
): { findings: Finding[]; waivers: AppliedWaiver[] } {
  const faults = waivers.flatMap((waiver) => policyFaults(waiver, policy));
  throwAll(faults);
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const all = waivers
    .map((waiver) => appliedWaiverOf(waiver, byId.get(findingId(waiver.rule, waiver.subject)), asOf))
    .sort(byKey);
  const active = all.filter(({ status }) => status === 'active');
  const twice = repeatedWaivers(active);
  throwAll(twice);
  const byFinding = new Map(active.map((waiver) => [waiver.finding, waiver]));
  // Of several waivers, keeps the one granted last.
  const past = all.filter(({ status }) => status !== 'not-yet');
  const idle = new Map(past.map((waiver) => [waiver.finding, waiver]));
  return {
    findings: findings.map((finding) => {
      const waiver = byFinding.get(finding.id);
      return waiver === undefined
        ? withIdleWaiver(finding, idle.get(finding.id))
        : withWaiver(finding, waiver);
    }),
    waivers: all,
  };
}
