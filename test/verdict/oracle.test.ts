import { describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/evidence/provider-shape.js';
import type { Days, Decision, Evidence, Opposing, Weakness } from '../../src/verdict/decision.js';
import { decide } from '../../src/verdict/decide.js';
import { fail, pass, undecided, type Answer } from '../../src/rules/rule.js';
import {
  ALL_OPPOSING,
  ALL_SKETCHES,
  ALL_TERMS,
  expected,
  type Expected,
  type Sketch,
  type Terms,
} from './model.js';
import { dayOf } from './sketch-days.js';
import { AS_OF } from '../kit/shipped.js';

/** All multisets of `size` sketches, in a fixed order. */
function* setsOf(size: number, from = 0): Generator<Sketch[]> {
  if (size === 0) yield [];
  else
    for (let at = from; at < ALL_SKETCHES.length; at++)
      for (const rest of setsOf(size - 1, at)) yield [ALL_SKETCHES[at] as Sketch, ...rest];
}

/** Every `stride`-th item. A stride that is coprime to the number of sketches reaches all of them. */
function* every<T>(stride: number, items: Iterable<T>): Generator<T> {
  let index = 0;
  for (const item of items) if (index++ % stride === 0) yield item;
}

/** The model has no attestations of different kinds. */
type Known = Exclude<Weakness, 'not-accepted'>;
const WEAKNESSES: readonly Known[] = ['wrong-scope', 'conditional', 'stale', 'undated'];

function weaknessesOf({ scope, age, only }: Sketch, terms: Terms): Known[] {
  const holds: Record<Known, boolean> = {
    'wrong-scope': scope === 'group' && !terms.group,
    conditional: only,
    stale: age === 'old' && terms.limit,
    undated: age === 'undated' && !terms.undated,
  };
  return WEAKNESSES.filter((weakness) => holds[weakness]);
}

/** The difference between a decision and the expected one; undefined if there is none. */
function difference(
  { outcome, indication, reasons }: Pick<Decision, 'outcome' | 'indication' | 'reasons'>,
  wanted: Expected,
  sketches: readonly Sketch[],
  terms: Terms,
): object | undefined {
  const weak = sketches.flatMap((sketch) => weaknessesOf(sketch, terms));
  const hasReason =
    wanted.reason === 'weak' ? weak.some((one) => reasons.has(one)) : reasons.has(wanted.reason ?? 'missing');
  const reasonFits = wanted.reason === undefined ? reasons.size === 0 : hasReason;
  // A search without a date is not a weakness of a statement, but a lead may be newer than it.
  const searched = sketches.some(({ answer }) => answer === 'nf');
  const known = (one: Known) => weak.includes(one) || (one === 'undated' && searched);
  const invented = WEAKNESSES.filter((one) => reasons.has(one) && !known(one));
  const fits = outcome === wanted.outcome && indication === wanted.indication && reasonFits;
  if (fits && invented.length === 0) return undefined;
  return { terms, sketches, wanted, got: { outcome, indication, reasons: [...reasons] }, invented };
}

const ANSWERS: Record<'yes' | 'no' | 'und', Answer> = {
  yes: pass(),
  no: fail('No.'),
  und: undecided('Open.'),
};

const isSearch = ({ answer }: Sketch): boolean => answer === 'nf' || answer === 'nfnew';

const daysOf = (sketch: Sketch): { days?: Days } => {
  const day = dayOf(sketch);
  return day === undefined ? {} : { days: { first: day, last: day } };
};

const askedOf = (sketch: Sketch, terms: Terms): Opposing => ({
  ...{ scope: sketch.scope, grade: sketch.grade, weaknesses: weaknessesOf(sketch, terms) },
  answer: ANSWERS[sketch.answer as 'yes' | 'no' | 'und'],
  ...daysOf(sketch),
  ...(sketch.scope === 'contract' ? { prevails: sketch.prev } : {}),
});

/** The decision of the engine. */
function decided(sketches: readonly Sketch[], opposing: readonly Sketch[], terms: Terms): Decision {
  const withGrade = (grade: Sketch['grade']) =>
    sketches
      .filter((sketch) => sketch.grade === grade && !isSearch(sketch))
      .map((sketch) => askedOf(sketch, terms));
  const searches = sketches.filter(isSearch);
  const evidence: Evidence<Opposing> = {
    asOf: AS_OF,
    reviewed: withGrade('reviewed'),
    reported: withGrade('reported'),
    searches: searches
      .filter(({ grade }) => grade === 'reviewed')
      .map((sketch) => ({ scope: sketch.scope, ...daysOf(sketch) })),
    reportedSearches: searches.filter(({ grade }) => grade === 'reported').length,
    ...{ ended: 0, rivals: false, acceptsReported: terms.rep },
  };
  const near = opposing.filter(({ scope }) => SCOPES.indexOf(scope) <= SCOPES.indexOf('offering'));
  return decide(evidence, () => near.map((sketch) => askedOf(sketch, terms)));
}

/** Compares this many times fewer sets: mutation testing runs these tests once for each change. */
const COARSER = Number(process.env['ORACLE_STRIDE'] ?? 1);

describe('the engine decides as the model does', () => {
  test.each([
    { size: 0, stride: 1, least: 200 },
    { size: 1, stride: 1, least: 25_000 },
    { size: 2, stride: 7, least: 250_000 },
    { size: 3, stride: 997, least: 80_000 },
  ])('for sets of $size', ({ size, stride, least }) => {
    let [compared, passes] = [0, 0];
    for (const sketches of every(size > 1 ? stride * COARSER : stride, setsOf(size)))
      for (const opposing of ALL_OPPOSING)
        for (const terms of ALL_TERMS) {
          compared += 1;
          const wanted = expected(sketches, opposing, terms);
          if (wanted.outcome === 'pass') passes += 1;
          const found = difference(decided(sketches, opposing, terms), wanted, sketches, terms);
          if (found !== undefined) expect.fail(JSON.stringify({ opposing, ...found }, null, 1));
        }
    expect(compared).toBeGreaterThanOrEqual(size > 1 ? least / COARSER : least);
    if (size > 0) expect(passes).toBeGreaterThan(compared / 50);
  });
});
