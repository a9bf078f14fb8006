import { daysBetween } from '../input/calendar.js';
import { present } from '../input/plain-data.js';
import { throwAll } from '../input/problem.js';
import { findingId, isGap, type Finding } from './finding.js';
import type { Policy } from '../policy/policy.js';
import type { AppliedWaiver, FindingWaiver, Waiver, WaiverStatus } from './waiver.js';
import { policyFaults, repeatedWaivers } from './load-waivers.js';
import { WAIVER_TEXTS } from './words/verdict-words-en.js';

/** A waiver counts as ending soon in its last `ENDS_SOON` days. */
export const ENDS_SOON = 14;

function statusOf(waiver: Waiver, finding: Finding | undefined, asOf: string): WaiverStatus {
  if (waiver.granted > asOf) return 'not-yet';
  if (waiver.expires < asOf) return 'expired';
  if (finding === undefined || !isGap(finding)) return 'unused';
  return finding.evidence === waiver.evidence ? 'active' : 'void';
}

/** The statements that an open gap does not show, but its digest covers. */
const coveredBeside = (finding: Finding | undefined): string[] =>
  (finding?.couldOppose ?? []).map(({ attribute, file, line }) => `${attribute} (${file}:${line})`);

function waiverSentence(
  waiver: Waiver,
  status: WaiverStatus,
  finding: Finding | undefined,
  left: number,
): string {
  switch (status) {
    case 'active': {
      const text = WAIVER_TEXTS.accepted(waiver.owner, waiver.expires, finding?.outcome ?? 'unknown');
      return left <= ENDS_SOON ? `${text}${WAIVER_TEXTS.endsIn(left)}` : text;
    }
    case 'expired':
      return WAIVER_TEXTS.expired(waiver.expires);
    case 'void':
      return WAIVER_TEXTS.void(finding?.evidence ?? '', coveredBeside(finding));
    case 'unused':
      return finding === undefined
        ? WAIVER_TEXTS.notAsked(waiver.rule, waiver.subject)
        : WAIVER_TEXTS.unused(finding.outcome);
    case 'not-yet':
      return WAIVER_TEXTS.notYet(waiver.granted);
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

/** Says of a waiver that no longer applies that another one covers its gap. */
const withReplacement = (waiver: AppliedWaiver, active: AppliedWaiver | undefined): AppliedWaiver =>
  active !== undefined && (waiver.status === 'void' || waiver.status === 'expired')
    ? {
        ...waiver,
        text: WAIVER_TEXTS.replaced(waiver.status, `${active.file}:${active.line}`, active.expires),
      }
    : waiver;

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
  const repeated = repeatedWaivers(active);
  throwAll(repeated);
  const byFinding = new Map(active.map((waiver) => [waiver.finding, waiver]));
  const reported = all.map((waiver) => withReplacement(waiver, byFinding.get(waiver.finding)));
  // Of several waivers, keeps the one granted last.
  const past = reported.filter(({ status }) => status !== 'not-yet');
  const idle = new Map(past.map((waiver) => [waiver.finding, waiver]));
  return {
    findings: findings.map((finding) => {
      const waiver = byFinding.get(finding.id);
      return waiver === undefined
        ? withIdleWaiver(finding, idle.get(finding.id))
        : withWaiver(finding, waiver);
    }),
    waivers: reported,
  };
}
