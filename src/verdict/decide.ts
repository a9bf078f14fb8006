import {
  isFail,
  isGreen,
  isPositive,
  isSilent,
  isUndecided,
  isUsable,
  OFFERING,
  scopeWidth,
  type AnsweredValue,
  type Decision,
  type Evidence,
  type Indication,
  type Opposing,
  type Outcome,
  type Reason,
} from './decision.js';
import { contestsAsLead, isContested } from './contest.js';

const allWeaknesses = (values: readonly AnsweredValue[]): Reason[] =>
  values.flatMap(({ weaknesses }) => weaknesses);

function decideUnknown<A extends AnsweredValue>(
  reasons: readonly Reason[],
  indication: Indication,
  deciding: readonly A[],
  opposing: readonly A[] = [],
): Decision<A> {
  return { outcome: 'unknown', indication, reasons: new Set(reasons), deciding, opposing };
}

const decideSettled = <A extends AnsweredValue>(outcome: Outcome, deciding: readonly A[]): Decision<A> => ({
  ...{ outcome, indication: 'none', reasons: new Set() },
  ...{ deciding, opposing: [] },
});

/** Without proof, weighs every value: these can count against, never for. */
function weighWithoutProof<A extends AnsweredValue>(values: readonly A[]): Decision<A> {
  const weaknesses = allWeaknesses(values);
  if (values.some(isFail))
    return decideUnknown(
      values.some(isPositive) ? ['conflicting', ...weaknesses] : weaknesses,
      'against',
      values.filter((value) => !isUndecided(value)),
    );
  if (values.some(isUndecided)) return decideUnknown(['not-specific', ...weaknesses], 'none', values);
  return decideUnknown(weaknesses, 'for', values);
}

/**
 * The widest scope that counts: that of the narrowest proofs. Your own attestation counts together with what
 * would decide without it, unless it prevails, since two proofs that differ settle nothing. Without the
 * attestation, no more statements count than with it. So removing it, or a policy that does not accept it,
 * never closes a gap.
 */
function widestScopeCounted(proofs: readonly AnsweredValue[]): number {
  const narrowest = Math.min(...proofs.map(scopeWidth));
  const own = proofs.filter((proof) => scopeWidth(proof) === narrowest && proof.prevails !== undefined);
  if (own.length === 0 || own.some(({ prevails }) => prevails === true)) return narrowest;
  return Math.min(OFFERING, ...proofs.filter(({ prevails }) => prevails === undefined).map(scopeWidth));
}

/**
 * Combines the values of one grade. The narrowest proofs decide. A fail or an open answer of their scope or
 * narrower counts against a yes, however weak it is. Undefined if there is nothing to weigh.
 */
export function decideValues<A extends AnsweredValue>(all: readonly A[]): Decision<A> | undefined {
  const values = all.filter((value) => !isSilent(value));
  if (values.length === 0) return undefined;
  const proofs = values.filter((value) => isUsable(value) && !isUndecided(value));
  if (proofs.length === 0) return weighWithoutProof(values);
  const widestScope = widestScopeCounted(proofs);
  const counted = values.filter(
    (value) => scopeWidth(value) <= widestScope && (isUsable(value) || !isPositive(value)),
  );
  const [positives, fails, open] = [isPositive, isFail, isUndecided].map((test) => counted.filter(test));
  if (positives === undefined || fails === undefined || open === undefined) return undefined;
  if (fails.length > 0)
    return positives.length === 0 && fails.some(isUsable)
      ? decideSettled('fail', fails)
      : decideUnknown(
          ['conflicting', ...allWeaknesses(fails)],
          'against',
          counted.filter((value) => !isUndecided(value)),
        );
  if (open.length > 0)
    return decideUnknown(['not-specific', ...allWeaknesses(open)], 'for', [...positives, ...open]);
  // All of them are positive. One pass makes a pass, so that removing a claim never opens a gap.
  return decideSettled(
    positives.some(({ answer }) => answer.kind === 'pass') ? 'pass' : 'not-applicable',
    positives,
  );
}

const isAgainst = ({ outcome, indication }: Decision): boolean =>
  outcome === 'fail' || indication === 'against';

/**
 * Adds accepted reports. Without a reviewed value, their result counts. If reviewed values leave the question
 * open, green reports count, unless a reviewed value answers this very question and leaves it open.
 */
function withReported<A extends AnsweredValue>(
  reviewed: Decision<A> | undefined,
  reported: readonly A[],
): Decision<A> | undefined {
  if (reviewed !== undefined && (reviewed.outcome !== 'unknown' || isAgainst(reviewed))) return reviewed;
  const lead = decideValues(reported);
  if (lead === undefined || reviewed === undefined) return lead ?? reviewed;
  if (isGreen(lead)) return reviewed.reasons.has('not-specific') ? reviewed : lead;
  if (!isAgainst(lead)) return reviewed;
  const deciding = [...reviewed.deciding, ...lead.deciding];
  return decideUnknown(['conflicting', ...reviewed.reasons, ...lead.reasons], 'against', deciding);
}

/**
 * The reasons added by leads that contradict the review. A search in vain is contradicted by a report of what it
 * looked for: not by one that it is missing, nor by one about another part of the question.
 */
function reasonsOfLeads({ reviewed, reported, searches }: Evidence): Reason[] {
  const isFound = reported.some((lead) => isPositive(lead) || isUndecided(lead));
  if (reviewed.length === 0 && searches.length > 0 && isFound)
    return searches.every(({ days }) => days !== undefined) ? ['contested'] : ['contested', 'undated'];
  const answers = reviewed.filter((value) => isPositive(value) || isFail(value));
  if (answers.length === 0) return [];
  const differs =
    (answers.every(isFail) && reported.some(isPositive)) ||
    (answers.every(isPositive) && reported.some(isFail));
  return differs ? ['contested'] : [];
}

/** Why there was nothing to weigh. */
function withoutValues({ reviewed, reported, searches, reportedSearches, ended }: Evidence): Reason[] {
  if (reviewed.length > 0) return searches.length > 0 ? ['not-specific', 'not-found'] : ['not-specific'];
  if (searches.length > 0) return ['not-found'];
  if (reported.length + reportedSearches > 0) return ['reported-only'];
  return [ended > 0 ? 'stale' : 'missing'];
}

/** Weighs a green decision against other attributes. */
function decideOpposed<A extends AnsweredValue>(
  decision: Decision<A>,
  evidence: Evidence<A>,
  opposing: readonly (A & Opposing)[],
): Decision<A> {
  const reviewed = opposing.filter(({ grade }) => grade === 'reviewed');
  const against = (reasons: readonly Reason[], indication: Indication, by: readonly A[]) =>
    decideUnknown(reasons, indication, decision.deciding, by);
  if (reviewed.some(isFail)) return against(['conflicting'], 'against', reviewed);
  if (reviewed.some(isUndecided)) return against(['not-specific'], 'for', reviewed);
  const leads = opposing.filter((one) => one.grade === 'reported' && contestsAsLead(evidence, one));
  if (leads.length > 0) return against(['contested'], 'none', leads);
  return isContested(decision, evidence) ? against(['contested'], 'none', []) : decision;
}

/**
 * Decides one check on one attribute. `oppose` is called only if the check would be green, and returns what
 * the rest of the file says against the values behind that, at scope offering or narrower.
 */
export function decide<A extends AnsweredValue>(
  evidence: Evidence<A>,
  oppose: (green: readonly A[]) => readonly (A & Opposing)[] = () => [],
): Decision<A> {
  const reviewed = decideValues(evidence.reviewed);
  const decision = evidence.acceptsReported ? withReported(reviewed, evidence.reported) : reviewed;
  if (decision === undefined) {
    const unweighed = [...evidence.reviewed, ...(evidence.acceptsReported ? evidence.reported : [])];
    return decideUnknown([...withoutValues(evidence), ...reasonsOfLeads(evidence)], 'none', unweighed);
  }
  if (isGreen(decision)) return decideOpposed(decision, evidence, oppose(decision.deciding));
  if (decision.outcome !== 'unknown') return decision;
  const rivals: Reason[] = evidence.rivals ? ['conflicting'] : [];
  return { ...decision, reasons: new Set([...decision.reasons, ...reasonsOfLeads(evidence), ...rivals]) };
}

const joinDecisions = <A extends AnsweredValue>(
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

const pointsTo = (part: Decision, indication: 'for' | 'against'): boolean =>
  part.indication === indication || (indication === 'for' ? isGreen(part) : part.outcome === 'fail');

/** A fail decides; green needs every part; else unknown, with the reasons of the open parts. */
export function decideAll<A extends AnsweredValue>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'fail')) return joinDecisions(parts, 'fail');
  if (parts.every(isGreen))
    return joinDecisions(parts, parts.some((part) => part.outcome === 'pass') ? 'pass' : 'not-applicable');
  if (parts.some((part) => pointsTo(part, 'against'))) return joinDecisions(parts, 'unknown', 'against');
  return joinDecisions(parts, 'unknown', parts.every((part) => pointsTo(part, 'for')) ? 'for' : 'none');
}

/**
 * A green part decides; a fail needs every part; else unknown, with the reasons of the open parts. Objections
 * to one part count against the whole, unless another part is green.
 */
export function decideAny<A extends AnsweredValue>(parts: readonly Decision<A>[]): Decision<A> {
  if (parts.some((part) => part.outcome === 'pass')) return joinDecisions(parts, 'pass');
  if (parts.some((part) => part.outcome === 'not-applicable')) return joinDecisions(parts, 'not-applicable');
  if (parts.every((part) => part.outcome === 'fail')) return joinDecisions(parts, 'fail');
  const isOpposed = parts.some((part) => part.opposing.length > 0 && part.indication === 'against');
  if (isOpposed || parts.every((part) => pointsTo(part, 'against')))
    return joinDecisions(parts, 'unknown', 'against');
  return joinDecisions(parts, 'unknown', parts.some((part) => pointsTo(part, 'for')) ? 'for' : 'none');
}
