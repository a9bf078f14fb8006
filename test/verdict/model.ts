import { GRADES, SCOPES, type Grade, type Scope } from '../../src/evidence/provider-shape.js';
import type { Indication, Outcome } from '../../src/verdict/decision.js';

/**
 * The meaning of one check on one attribute, with its opposition, written a second time as plainly as
 * possible: the engine is compared with it. It does not model rival editions, months or ended statements.
 */
export interface Sketch {
  scope: Scope;
  grade: Grade;
  /** The answer of the check; `nf` is a search without result, `nfnew` one that is later than every yes. */
  answer: 'yes' | 'no' | 'und' | 'nf' | 'nfnew';
  age: 'fresh' | 'old' | 'undated';
  /** Holds for customers that the policy has neither chosen nor excluded. */
  only: boolean;
  /** The user's own contract, which prevails. */
  prev: boolean;
}

/** What a policy accepts. */
export interface Terms {
  /** Company-wide statements. */
  group: boolean;
  /** Reports. */
  rep: boolean;
  /** Only recent statements. */
  limit: boolean;
  /** Undated statements. */
  undated: boolean;
}

export interface Expected {
  outcome: Outcome;
  indication: Indication;
  /** One of the reasons of an unknown outcome; `weak` is any weakness. */
  reason?: 'conflicting' | 'contested' | 'not-specific' | 'weak' | 'not-found' | 'reported-only' | 'missing';
}

interface Found extends Expected {
  /** The user's own contract decides and prevails. */
  prev?: boolean;
}

const BOOLEANS = [false, true] as const;

/** All sixteen sets of terms. */
export const ALL_TERMS: readonly Terms[] = BOOLEANS.flatMap((group) =>
  BOOLEANS.flatMap((rep) =>
    BOOLEANS.flatMap((limit) => BOOLEANS.map((undated) => ({ group, rep, limit, undated }))),
  ),
);

const isSearch = ({ answer }: Sketch): boolean => answer === 'nf' || answer === 'nfnew';

/** A contract is the user's own: it is never reported, and always for that user. Only a contract prevails. */
const isPossible = (sketch: Sketch): boolean => {
  const { scope, grade, only, prev } = sketch;
  if (scope === 'contract') return grade === 'reviewed' && !only && !(prev && isSearch(sketch));
  return !prev && !(only && isSearch(sketch));
};

const ANSWERS = ['yes', 'no', 'und', 'nf', 'nfnew'] as const;
const AGES = ['fresh', 'old', 'undated'] as const;

/** Every possible sketch. */
export const ALL_SKETCHES: readonly Sketch[] = SCOPES.flatMap((scope) =>
  GRADES.flatMap((grade) =>
    ANSWERS.flatMap((answer) =>
      AGES.flatMap((age) =>
        BOOLEANS.flatMap((only) =>
          BOOLEANS.map((prev): Sketch => ({ scope, grade, answer, age, only, prev })),
        ),
      ),
    ),
  ),
).filter(isPossible);

/** Nothing, or one statement on another attribute that opposes the passing values. */
export const ALL_OPPOSING: readonly (readonly Sketch[])[] = [
  [],
  ...(['model', 'offering', 'group'] as const).flatMap((scope) =>
    GRADES.flatMap((grade) =>
      (['no', 'und'] as const).map((answer): Sketch[] => [
        { scope, grade, answer, age: 'undated', only: false, prev: false },
      ]),
    ),
  ),
];

const rank = ({ scope }: Sketch): number => SCOPES.indexOf(scope);
const OFFERING = SCOPES.indexOf('offering');
const isNear = (one: Sketch): boolean => rank(one) <= OFFERING;

const open = (reason: NonNullable<Expected['reason']>, indication: Indication = 'none'): Found => ({
  ...{ outcome: 'unknown', indication, reason },
});

/** Whether a statement may count in favour. */
export const isUsable = ({ scope, age, only }: Sketch, terms: Terms): boolean =>
  (scope !== 'group' || terms.group) &&
  !(terms.limit && age === 'old') &&
  (age !== 'undated' || terms.undated) &&
  !only;

const has = (list: readonly Sketch[], answer: Sketch['answer']): boolean =>
  list.some((one) => one.answer === answer);

/** Only weak or open statements: they may count against, never for. */
function withoutProof(values: readonly Sketch[]): Found {
  if (has(values, 'no')) return open(has(values, 'yes') ? 'conflicting' : 'weak', 'against');
  return has(values, 'und') ? open('not-specific') : open('weak', 'for');
}

/** The result of statements of one grade; undefined if there are none. */
function together(values: readonly Sketch[], terms: Terms): Found | undefined {
  if (values.length === 0) return undefined;
  const usable = (one: Sketch) => isUsable(one, terms);
  const proofs = values.filter((one) => one.answer !== 'und' && usable(one));
  if (proofs.length === 0) return withoutProof(values);
  const narrow = Math.min(...proofs.map(rank));
  const own = narrow === 0 && !proofs.some(({ scope, prev }) => scope === 'contract' && prev);
  const others = proofs.filter(({ scope }) => scope !== 'contract').map(rank);
  const widest = own ? Math.min(OFFERING, ...others) : narrow;
  const heard = values.filter((one) => rank(one) <= widest && (usable(one) || one.answer !== 'yes'));
  if (has(heard, 'no')) {
    const shown = heard.some((one) => one.answer === 'no' && usable(one));
    return has(heard, 'yes') || !shown
      ? open('conflicting', 'against')
      : { outcome: 'fail', indication: 'none' };
  }
  if (has(heard, 'und')) return open('not-specific', 'for');
  return { outcome: 'pass', indication: 'none', prev: narrow === 0 && !own };
}

/** The result with accepted reports. */
function withReports(alone: Found | undefined, leads: readonly Sketch[], terms: Terms): Found | undefined {
  if (!terms.rep || (alone !== undefined && (alone.outcome !== 'unknown' || alone.indication === 'against')))
    return alone;
  const lead = together(leads, terms);
  if (lead === undefined) return alone;
  if (alone === undefined || (lead.outcome === 'pass' && alone.reason !== 'not-specific')) return lead;
  return lead.outcome === 'fail' || lead.indication === 'against' ? open('conflicting', 'against') : alone;
}

/** The result of a pass with what opposes it, on its own attribute and on others. */
function against(found: Found, all: readonly Sketch[], opposing: readonly Sketch[], terms: Terms): Found {
  const values = all.filter((one) => !isSearch(one));
  const yes = (one: Sketch) =>
    one.answer === 'yes' && isUsable(one, terms) && (one.grade === 'reviewed' || terms.rep);
  const near = (grade: Grade, answer: Sketch['answer']) =>
    opposing.filter((one) => one.grade === grade && one.answer === answer && isNear(one));
  if (near('reviewed', 'no').length > 0) return open('conflicting', 'against');
  if (near('reviewed', 'und').length > 0) return open('not-specific', 'for');
  const fresh = values.some((one) => yes(one) && one.age === 'fresh');
  const isAnswered = (one: Sketch) => one.age === 'old' && fresh;
  if (near('reported', 'no').some((one) => !isAnswered(one))) return open('contested');
  if (found.prev === true) return found;
  const contests = (one: Sketch) =>
    one.answer === 'no' &&
    isNear(one) &&
    (one.grade === 'reported' ? !isAnswered(one) : one.age !== 'old' && !fresh);
  if (values.some(contests)) return open('contested');
  const own = all.some((one) => one.scope === 'contract' && yes(one));
  const searched = all.some((one) => one.answer === 'nfnew' && one.grade === 'reviewed' && isNear(one));
  return searched && !own ? open('contested') : found;
}

/** The expected outcome for all statements on file. */
export function expected(all: readonly Sketch[], opposing: readonly Sketch[], terms: Terms): Expected {
  const values = all.filter((one) => !isSearch(one));
  const [reviewed, leads] = GRADES.map((grade) => values.filter((one) => one.grade === grade));
  const found = withReports(together(reviewed ?? [], terms), leads ?? [], terms);
  if (found !== undefined) return found.outcome === 'pass' ? against(found, all, opposing, terms) : found;
  if (all.some((one) => isSearch(one) && one.grade === 'reviewed')) return open('not-found');
  return open(all.length > 0 ? 'reported-only' : 'missing');
}

const isAgainst = ({ outcome, indication }: Expected): boolean =>
  outcome === 'fail' || indication === 'against';
const isFor = ({ outcome, indication }: Expected): boolean => outcome === 'pass' || indication === 'for';

/** Parts of which one fail decides, and a pass needs all. */
export function expectedOfAll(parts: readonly Expected[]): Expected {
  if (parts.some(({ outcome }) => outcome === 'fail')) return { outcome: 'fail', indication: 'none' };
  if (parts.every(({ outcome }) => outcome === 'pass')) return { outcome: 'pass', indication: 'none' };
  const indication = parts.some(isAgainst) ? 'against' : parts.every(isFor) ? 'for' : 'none';
  return { outcome: 'unknown', indication };
}

/** Parts of which one pass decides, and a fail needs all; `opposed` marks the parts that were opposed. */
export function expectedOfAny(parts: readonly Expected[], opposed: readonly boolean[]): Expected {
  if (parts.some(({ outcome }) => outcome === 'pass')) return { outcome: 'pass', indication: 'none' };
  if (parts.every(({ outcome }) => outcome === 'fail')) return { outcome: 'fail', indication: 'none' };
  const isContradicted = parts.some(
    ({ indication }, index) => indication === 'against' && opposed[index] === true,
  );
  const indication =
    isContradicted || parts.every(isAgainst) ? 'against' : parts.some(isFor) ? 'for' : 'none';
  return { outcome: 'unknown', indication };
}
