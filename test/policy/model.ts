import { GRADES, SCOPES, type Grade, type Scope } from '../../src/core/provider-shape.js';
import type { Indication, Outcome } from '../../src/policy/decide.js';

/**
 * The meaning of points 1 to 3 of the design for one attribute and one check, written a second time and as plainly as
 * it can be: the oracle that the engine is compared with. It knows no rival editions, and no statements that ended.
 */
export interface Sketch {
  scope: Scope;
  grade: Grade;
  /** What the check answers; `nothing`: a search that found no statement. */
  answer: 'pass' | 'fail' | 'undecided' | 'nothing';
  age: 'fresh' | 'old' | 'undated';
  /** It holds for customers that the policy has not chosen. */
  conditional: boolean;
}

/** What a policy lets count. */
export interface Terms {
  /** Statements about the whole company. */
  group: boolean;
  /** What others report. */
  reported: boolean;
  /** Only what was seen lately. */
  limit: boolean;
  /** What bears no date. */
  undated: boolean;
}

export interface Expected {
  outcome: Outcome;
  indication: Indication;
  /** One of the reasons of an unknown outcome; `weak`: what keeps the statements from being proof. */
  reason?: 'conflicting' | 'contested' | 'not-specific' | 'weak' | 'not-found' | 'reported-only' | 'missing';
}

const BOOLEANS = [false, true] as const;

/** All sixteen sets of terms. */
export const ALL_TERMS: readonly Terms[] = BOOLEANS.flatMap((group) =>
  BOOLEANS.flatMap((reported) =>
    BOOLEANS.flatMap((limit) => BOOLEANS.map((undated) => ({ group, reported, limit, undated }))),
  ),
);

/** A contract is the customer's own: nobody reports it, and it holds for no one else. */
const isPossible = ({ scope, grade, conditional }: Sketch): boolean =>
  scope !== 'contract' || (grade === 'reviewed' && !conditional);

/** Every sketch that can be. */
export const ALL_SKETCHES: readonly Sketch[] = SCOPES.flatMap((scope) =>
  GRADES.flatMap((grade) =>
    (['pass', 'fail', 'undecided', 'nothing'] as const).flatMap((answer) =>
      (['fresh', 'old', 'undated'] as const).flatMap((age) =>
        BOOLEANS.map((conditional): Sketch => ({ scope, grade, answer, age, conditional })),
      ),
    ),
  ),
).filter(isPossible);

const open = (reason: Expected['reason'] & string, indication: Indication = 'none'): Expected => ({
  outcome: 'unknown',
  indication,
  reason,
});

/** Whether a statement is evidence that may count in favour. */
export const isProof = ({ scope, age, conditional }: Sketch, terms: Terms): boolean =>
  !conditional &&
  (terms.group || scope !== 'group') &&
  (terms.undated || age !== 'undated') &&
  (!terms.limit || age !== 'old');

const width = ({ scope }: Sketch): number => SCOPES.indexOf(scope);

/** What statements of one grade say together; undefined where there are none. */
function together(statements: readonly Sketch[], terms: Terms): Expected | undefined {
  if (statements.length === 0) return undefined;
  const answered = statements.filter(({ answer }) => answer !== 'undecided');
  if (answered.length === 0) return open('not-specific');
  const proofs = answered.filter((one) => isProof(one, terms));
  const bound = Math.min(...proofs.map(width));
  // Without proof everything is weighed. With proof, the narrowest speaks, and what is weak but as narrow may object.
  const heard =
    proofs.length === 0
      ? answered
      : answered.filter((one) =>
          isProof(one, terms) ? width(one) === bound : one.answer === 'fail' && width(one) <= bound,
        );
  const [against, inFavour] = (['fail', 'pass'] as const).map((kind) =>
    heard.some(({ answer }) => answer === kind),
  );
  if (against && inFavour) return open('conflicting', 'against');
  if (proofs.length === 0) return open('weak', against ? 'against' : 'for');
  return { outcome: against ? 'fail' : 'pass', indication: 'none' };
}

const speaksAgainst = ({ outcome, indication }: Expected): boolean =>
  outcome === 'fail' || indication === 'against';

/** What reports change where a policy accepts them: they count only where the reviewed leave the question open. */
function withReports(reviewed: Expected | undefined, reported: Expected | undefined): Expected | undefined {
  if (reviewed === undefined || reported === undefined) return reviewed ?? reported;
  if (reviewed.outcome !== 'unknown' || speaksAgainst(reviewed)) return reviewed;
  if (reported.outcome === 'pass') return reported;
  return speaksAgainst(reported) ? open('conflicting', 'against') : reviewed;
}

/** What is to be said of a requirement, given all that is on file. */
export function expected(sketches: readonly Sketch[], terms: Terms): Expected {
  const statements = sketches.filter(({ answer }) => answer !== 'nothing');
  const [reviewed = [], reports = []] = GRADES.map((wanted) =>
    statements.filter(({ grade }) => grade === wanted),
  );
  const alone = together(reviewed, terms);
  const found = terms.reported ? withReports(alone, together(reports, terms)) : alone;
  if (found?.outcome === 'pass' && reports.some(({ answer }) => answer === 'fail')) return open('contested');
  if (found !== undefined) return found;
  if (statements.length < sketches.length) return open('not-found');
  return open(reports.length > 0 ? 'reported-only' : 'missing');
}
