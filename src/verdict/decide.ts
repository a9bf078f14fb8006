import { addDays, daysBetween } from '../input/calendar.js';
import {
  isFail,
  isGreen,
  isNear,
  isPositive,
  isSilent,
  isUndecided,
  isUsable,
  OFFERING,
  rank,
  type Asked,
  type Decision,
  type Evidence,
  type Indication,
  type Opposing,
  type Outcome,
  type Reason,
} from './asked.js';

const weaknessesOf = (values: readonly Asked[]): Reason[] => values.flatMap(({ weaknesses }) => weaknesses);

function unknown<A extends Asked>(
  reasons: readonly Reason[],
  indication: Indication,
  deciding: readonly A[],
  opposing: readonly A[] = [],
): Decision<A> {
  return { outcome: 'unknown', indication, reasons: new Set(reasons), deciding, opposing };
}

const settled = <A extends Asked>(outcome: Outcome, deciding: readonly A[]): Decision<A> => ({
  ...{ outcome, indication: 'none', reasons: new Set() },
  ...{ deciding, opposing: [] },
});

/** Without a proof that answers, everything is weighed: it can count against, never for. */
function weigh<A extends Asked>(values: readonly A[]): Decision<A> {
  const weaknesses = weaknessesOf(values);
  if (values.some(isFail))
    return unknown(
      values.some(isPositive) ? ['conflicting', ...weaknesses] : weaknesses,
      'against',
      values.filter((value) => !isUndecided(value)),
    );
  if (values.some(isUndecided)) return unknown(['not-specific', ...weaknesses], 'none', values);
  return unknown(weaknesses, 'for', values);
}

/**
 * The widest scope that is heard: that of the narrowest proofs. What you attest yourself is heard together with what
 * would decide without it, unless it prevails: two proofs that differ settle nothing. Without it no more is heard than
 * with it, so that taking it away, or a policy that does not accept it, never closes a gap.
 */
function horizonOf(proofs: readonly Asked[]): number {
  const narrowest = Math.min(...proofs.map(rank));
  const own = proofs.filter((proof) => rank(proof) === narrowest && proof.prevails !== undefined);
  if (own.length === 0 || own.some(({ prevails }) => prevails === true)) return narrowest;
  return Math.min(OFFERING, ...proofs.filter(({ prevails }) => prevails === undefined).map(rank));
}

/**
 * What values of one grade say together. The narrowest proofs decide, and nothing that is no yes may stand beside a
 * yes: a fail or an open answer of their scope or narrower is heard, however weak. Nothing to weigh: undefined.
 */
export function decideValues<A extends Asked>(all: readonly A[]): Decision<A> | undefined {
  const values = all.filter((value) => !isSilent(value));
  if (values.length === 0) return undefined;
  const proofs = values.filter((value) => isUsable(value) && !isUndecided(value));
  if (proofs.length === 0) return weigh(values);
  const horizon = horizonOf(proofs);
  const heard = values.filter((value) => rank(value) <= horizon && (isUsable(value) || !isPositive(value)));
  const [greens, fails, open] = [isPositive, isFail, isUndecided].map((test) => heard.filter(test));
  if (greens === undefined || fails === undefined || open === undefined) return undefined;
  if (fails.length > 0)
    return greens.length === 0 && fails.some(isUsable)
      ? settled('fail', fails)
      : unknown(
          ['conflicting', ...weaknessesOf(fails)],
          'against',
          heard.filter((value) => !isUndecided(value)),
        );
  if (open.length > 0) return unknown(['not-specific', ...weaknessesOf(open)], 'for', [...greens, ...open]);
  // Several statements that all count for it: a pass if any is one, so that taking one away never opens a gap.
  return settled(greens.some(({ answer }) => answer.kind === 'pass') ? 'pass' : 'not-applicable', greens);
}

const isAgainst = ({ outcome, indication }: Decision): boolean =>
  outcome === 'fail' || indication === 'against';

/**
 * What accepted reports change: where no reviewed value is on file their result counts, where the reviewed values
 * leave the question open a green one does, unless what was reviewed is about this very question and leaves it open.
 */
function withReported<A extends Asked>(
  reviewed: Decision<A> | undefined,
  reported: readonly A[],
): Decision<A> | undefined {
  if (reviewed !== undefined && (reviewed.outcome !== 'unknown' || isAgainst(reviewed))) return reviewed;
  const lead = decideValues(reported);
  if (lead === undefined || reviewed === undefined) return lead ?? reviewed;
  if (isGreen(lead)) return reviewed.reasons.has('not-specific') ? reviewed : lead;
  if (!isAgainst(lead)) return reviewed;
  const deciding = [...reviewed.deciding, ...lead.deciding];
  return unknown(['conflicting', ...reviewed.reasons, ...lead.reasons], 'against', deciding);
}

/** Leads that say otherwise than what was reviewed. */
function saidOtherwise({ reviewed, reported, searches }: Evidence): Reason[] {
  if (reviewed.length === 0 && searches.length > 0 && reported.length > 0)
    return searches.every(({ days }) => days !== undefined) ? ['contested'] : ['contested', 'undated'];
  const answers = reviewed.filter((value) => isPositive(value) || isFail(value));
  if (answers.length === 0) return [];
  const differs =
    (answers.every(isFail) && reported.some(isPositive)) ||
    (answers.every(isPositive) && reported.some(isFail));
  return differs ? ['contested'] : [];
}

/** Why nothing was weighed: what there is, and that it does not answer. */
function withoutValues({ reviewed, reported, searches, reportedSearches, ended }: Evidence): Reason[] {
  if (reviewed.length > 0) return searches.length > 0 ? ['not-specific', 'not-found'] : ['not-specific'];
  if (searches.length > 0) return ['not-found'];
  if (reported.length + reportedSearches > 0) return ['reported-only'];
  return [ended > 0 ? 'stale' : 'missing'];
}

/** A reviewed statement older than this, in days, contests nothing. Fixed, so that a stricter policy hears no less. */
const CONTESTS_FOR = 365;

/** The values that can show the requirement, of whatever scope. */
const usableYes = ({ reviewed, reported, acceptsReported }: Evidence): Asked[] =>
  [...reviewed, ...(acceptsReported ? reported : [])].filter((value) => isPositive(value) && isUsable(value));

/** Whether some usable yes is dated after a day. A yes has its first day; an undated one answers nothing. */
const isAnswered = (evidence: Evidence, last: string | undefined): boolean =>
  last !== undefined && usableYes(evidence).some(({ days }) => days !== undefined && days.first > last);

/** A report that the requirement is not met; a newer yes answers it. */
export const contestsAsLead = (evidence: Evidence, lead: Asked): boolean =>
  isFail(lead) && isNear(lead) && !isAnswered(evidence, lead.days?.last);

/** A reviewed fail that is wider than what decides; an undated one counts as old as one can be that still contests. */
function contestsAsWider(evidence: Evidence, value: Asked): boolean {
  if (!isFail(value) || !isNear(value)) return false;
  const { asOf } = evidence;
  if (value.days === undefined) return !isAnswered(evidence, addDays(asOf, -CONTESTS_FOR));
  return daysBetween(value.days.first, asOf) <= CONTESTS_FOR && !isAnswered(evidence, value.days.last);
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

/** A green decision against what other attributes say. */
function opposed<A extends Asked>(
  decision: Decision<A>,
  evidence: Evidence<A>,
  opposing: readonly (A & Opposing)[],
): Decision<A> {
  const reviewed = opposing.filter(({ grade }) => grade === 'reviewed');
  const against = (reasons: readonly Reason[], indication: Indication, by: readonly A[]) =>
    unknown(reasons, indication, decision.deciding, by);
  if (reviewed.some(isFail)) return against(['conflicting'], 'against', reviewed);
  if (reviewed.some(isUndecided)) return against(['not-specific'], 'for', reviewed);
  const leads = opposing.filter((one) => one.grade === 'reported' && contestsAsLead(evidence, one));
  if (leads.length > 0) return against(['contested'], 'none', leads);
  return isContested(decision, evidence) ? against(['contested'], 'none', []) : decision;
}

/**
 * Decides one check on one attribute. `oppose` gives what the rest of the file says against the values that would make
 * it green, of scope offering or narrower; it is asked only then.
 */
export function decide<A extends Asked>(
  evidence: Evidence<A>,
  oppose: (green: readonly A[]) => readonly (A & Opposing)[] = () => [],
): Decision<A> {
  const reviewed = decideValues(evidence.reviewed);
  const decision = evidence.acceptsReported ? withReported(reviewed, evidence.reported) : reviewed;
  if (decision === undefined) {
    const silent = [...evidence.reviewed, ...(evidence.acceptsReported ? evidence.reported : [])];
    return unknown([...withoutValues(evidence), ...saidOtherwise(evidence)], 'none', silent);
  }
  if (isGreen(decision)) return opposed(decision, evidence, oppose(decision.deciding));
  if (decision.outcome !== 'unknown') return decision;
  const rivals: Reason[] = evidence.rivals ? ['conflicting'] : [];
  return { ...decision, reasons: new Set([...decision.reasons, ...saidOtherwise(evidence), ...rivals]) };
}

const join = <A extends Asked>(
  parts: readonly Decision<A>[],
  outcome: Outcome,
  indication: Indication = 'none',
): Decision<A> => {
  const same = parts.filter((part) => part.outcome === outcome);
  return {
    ...{ outcome, indication },
    reasons: new Set(same.flatMap((part) => [...part.reasons])),
    deciding: same.flatMap((part) => part.deciding),
    opposing: same.flatMap((part) => part.opposing),
  };
};

const counts = (part: Decision, indication: 'for' | 'against'): boolean =>
  part.indication === indication || (indication === 'for' ? isGreen(part) : part.outcome === 'fail');

/** One fail decides; green needs every part; else unknown, with the reasons of the open parts. */
export function decideAll<A extends Asked>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'fail')) return join(parts, 'fail');
  if (parts.every(isGreen))
    return join(parts, parts.some((part) => part.outcome === 'pass') ? 'pass' : 'not-applicable');
  if (parts.some((part) => counts(part, 'against'))) return join(parts, 'unknown', 'against');
  return join(parts, 'unknown', parts.every((part) => counts(part, 'for')) ? 'for' : 'none');
}

/**
 * One green part decides; a fail needs every part; else unknown, with the reasons of the open parts. What opposes one
 * part points against the whole unless another part is green.
 */
export function decideAny<A extends Asked>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'pass')) return join(parts, 'pass');
  if (parts.some((part) => part.outcome === 'not-applicable')) return join(parts, 'not-applicable');
  if (parts.every((part) => part.outcome === 'fail')) return join(parts, 'fail');
  const isOpposed = parts.some((part) => part.opposing.length > 0 && part.indication === 'against');
  if (isOpposed || parts.every((part) => counts(part, 'against'))) return join(parts, 'unknown', 'against');
  return join(parts, 'unknown', parts.some((part) => counts(part, 'for')) ? 'for' : 'none');
}
