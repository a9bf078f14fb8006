import { addDays, daysBetween } from '../input/calendar.js';
import {
  isFail,
  isAboutOffering,
  isPositive,
  isUsable,
  type AnsweredValue,
  type Decision,
  type Evidence,
} from './decision.js';

/**
 * A wider reviewed statement contests for this many days. Fixed, so that a stricter policy does not ignore
 * more.
 */
const CONTESTS_FOR = 365;

/** The values of any scope that can show the requirement. */
const usableYes = ({ reviewed, reported, acceptsReported }: Evidence): AnsweredValue[] =>
  [...reviewed, ...(acceptsReported ? reported : [])].filter((value) => isPositive(value) && isUsable(value));

/**
 * Whether a usable yes is dated after a day. A yes counts from its first day; an undated one is never later.
 */
const hasLaterYes = (evidence: Evidence, last: string | undefined): boolean =>
  last !== undefined && usableYes(evidence).some(({ days }) => days !== undefined && days.first > last);

/** Whether a report says that the requirement is not met, and no newer yes refutes it. */
export const contestsAsLead = (evidence: Evidence, lead: AnsweredValue): boolean =>
  isFail(lead) && isAboutOffering(lead) && !hasLaterYes(evidence, lead.days?.last);

/** Whether a wider reviewed fail contests. An undated one counts as old as one that just still contests. */
function contestsAsWider(evidence: Evidence, value: AnsweredValue): boolean {
  if (!isFail(value) || !isAboutOffering(value)) return false;
  const { asOf } = evidence;
  if (value.days === undefined) return !hasLaterYes(evidence, addDays(asOf, -CONTESTS_FOR));
  return daysBetween(value.days.first, asOf) <= CONTESTS_FOR && !hasLaterYes(evidence, value.days.last);
}

/**
 * Whether a search of the API's own terms is newer than every yes. Such a search does not affect your own
 * contract.
 */
function hasNewerSearch(evidence: Evidence): boolean {
  const yes = usableYes(evidence);
  if (yes.some(({ scope }) => scope === 'contract')) return false;
  return evidence.searches.some(
    (search) =>
      isAboutOffering(search) &&
      yes.every(({ days }) => search.days !== undefined && (days?.first ?? '') < search.days.last),
  );
}

/** Whether your own contract decides and overrides statements about the API. */
const prevails = ({ deciding }: Decision): boolean =>
  deciding.some(({ scope, prevails: isPrevailing }) => scope === 'contract' && isPrevailing === true);

/** Whether a claim that did not decide contradicts, and no newer yes refutes it. */
export function isContested(decision: Decision, evidence: Evidence): boolean {
  if (prevails(decision)) return false;
  return (
    evidence.reported.some((lead) => contestsAsLead(evidence, lead)) ||
    evidence.reviewed.some((value) => contestsAsWider(evidence, value)) ||
    hasNewerSearch(evidence)
  );
}
