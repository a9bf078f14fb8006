import { addDays, daysBetween } from '../input/calendar.js';
import {
  isFail,
  isNear,
  isPositive,
  isUsable,
  type AnsweredValue,
  type Decision,
  type Evidence,
} from './asked.js';

/** A reviewed statement older than this, in days, contests nothing. Fixed, so that a stricter policy hears no less. */
const CONTESTS_FOR = 365;

/** The values that can show the requirement, of whatever scope. */
const usableYes = ({ reviewed, reported, acceptsReported }: Evidence): AnsweredValue[] =>
  [...reviewed, ...(acceptsReported ? reported : [])].filter((value) => isPositive(value) && isUsable(value));

/** Whether some usable yes is dated after a day. A yes has its first day; an undated one answers nothing. */
const hasLaterYes = (evidence: Evidence, last: string | undefined): boolean =>
  last !== undefined && usableYes(evidence).some(({ days }) => days !== undefined && days.first > last);

/** A report that the requirement is not met; a newer yes answers it. */
export const contestsAsLead = (evidence: Evidence, lead: AnsweredValue): boolean =>
  isFail(lead) && isNear(lead) && !hasLaterYes(evidence, lead.days?.last);

/** A reviewed fail that is wider than what decides; an undated one counts as old as one can be that still contests. */
function contestsAsWider(evidence: Evidence, value: AnsweredValue): boolean {
  if (!isFail(value) || !isNear(value)) return false;
  const { asOf } = evidence;
  if (value.days === undefined) return !hasLaterYes(evidence, addDays(asOf, -CONTESTS_FOR));
  return daysBetween(value.days.first, asOf) <= CONTESTS_FOR && !hasLaterYes(evidence, value.days.last);
}

/** A search of the API's own terms that found nothing after every yes; your own contract is not touched by it. */
function hasNewerSearch(evidence: Evidence): boolean {
  const yes = usableYes(evidence);
  if (yes.some(({ scope }) => scope === 'contract')) return false;
  return evidence.searches.some(
    (search) =>
      isNear(search) &&
      yes.every(({ days }) => search.days !== undefined && (days?.first ?? '') < search.days.last),
  );
}

/** Whether your own contract decides, and goes before what is said of the API. */
const prevails = ({ deciding }: Decision): boolean =>
  deciding.some(({ scope, prevails: goesBefore }) => scope === 'contract' && goesBefore === true);

/** Whether something that decided nothing says otherwise, and no newer yes answers it. */
export function isContested(decision: Decision, evidence: Evidence): boolean {
  if (prevails(decision)) return false;
  return (
    evidence.reported.some((lead) => contestsAsLead(evidence, lead)) ||
    evidence.reviewed.some((value) => contestsAsWider(evidence, value)) ||
    hasNewerSearch(evidence)
  );
}
