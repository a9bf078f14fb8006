import { addDays } from '../input/calendar.js';
import { without } from '../input/plain-data.js';
import type { Policy } from '../policy/policy.js';
import { weaker } from '../policy/severity.js';
import { isGap, type Finding } from './finding.js';
import { isGating } from './verdict.js';
import { NOTICE_TEXTS } from './words/verdict-words-en.js';

/** A result is said to change if it does so within this many days. */
const NOTICE_DAYS = 30;

/** The last day of what keeps a finding from counting: its waiver, or the evidence that shows it. */
interface Holding {
  finding: Finding;
  kind: 'waiver' | 'evidence';
  last: string;
}

/** The finding as it counts once its evidence is too old. */
function withoutProof(finding: Finding, { entries }: Pick<Policy, 'entries'>): Finding {
  const entry = entries.find(({ id }) => id === finding.rule);
  const level =
    entry === undefined || entry.unknown === 'same'
      ? finding.severity
      : weaker(finding.severity, entry.unknown);
  return { ...finding, outcome: 'unknown', level };
}

function holdingOf(finding: Finding, policy: Pick<Policy, 'entries' | 'failOn'>): Holding[] {
  const { waiver, shownUntil } = finding;
  if (waiver !== undefined)
    return isGating(without(finding, 'waiver'), policy.failOn)
      ? [{ finding, kind: 'waiver', last: waiver.expires }]
      : [];
  if (shownUntil === undefined || isGap(finding)) return [];
  return isGating(withoutProof(finding, policy), policy.failOn)
    ? [{ finding, kind: 'evidence', last: shownUntil }]
    : [];
}

/**
 * Says what soon no longer holds though nobody changes anything: requirements whose evidence becomes too old
 * or ends, and waivers that end, of those that can block. Only the first of these days is named.
 */
export function changeNotice(
  findings: readonly Finding[],
  policy: Pick<Policy, 'entries' | 'failOn'>,
  asOf: string,
): string[] {
  const limit = addDays(asOf, NOTICE_DAYS);
  const soon = findings.flatMap((finding) => holdingOf(finding, policy)).filter(({ last }) => last < limit);
  const [first] = soon.map(({ last }) => last).sort();
  if (first === undefined) return [];
  const named = (kind: Holding['kind']): string[] =>
    soon
      .filter((one) => one.last === first && one.kind === kind)
      .map(({ finding: { rule, subject } }) => NOTICE_TEXTS.gap(rule, subject));
  return [NOTICE_TEXTS.nextChange(addDays(first, 1), named('evidence'), named('waiver'))];
}
