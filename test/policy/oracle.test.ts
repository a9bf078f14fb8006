import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/core/dataset.js';
import { decide, type Asked, type Decision, type Weakness } from '../../src/policy/decide.js';
import { evaluate } from '../../src/policy/evaluate.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import type { AttributeValue } from '../../src/core/attributes.js';
import { fail, on, pass, undecided, type Answer } from '../../src/rules/rule.js';
import { ALL_SKETCHES, ALL_TERMS, expected, type Expected, type Sketch, type Terms } from './model.js';
import {
  AS_OF,
  datasetOf,
  DEFAULT,
  policyOf,
  providerOf,
  ruleWith,
  subjectOf,
  type Statement,
} from './scenario.js';

/** All multisets of `size` sketches, in a fixed order. */
function* setsOf(size: number, from = 0): Generator<Sketch[]> {
  if (size === 0) yield [];
  else
    for (let at = from; at < ALL_SKETCHES.length; at++)
      for (const rest of setsOf(size - 1, at)) yield [ALL_SKETCHES[at] as Sketch, ...rest];
}

/** Every `stride`-th of some things. A stride that is prime to the number of sketches meets all of them. */
function* every<T>(stride: number, things: Iterable<T>): Generator<T> {
  let index = 0;
  for (const thing of things) if (index++ % stride === 0) yield thing;
}

/** The model knows no attestations, of which a policy may accept some kinds and not others. */
type Known = Exclude<Weakness, 'not-accepted'>;
const WEAKNESSES: readonly Known[] = ['wrong-scope', 'conditional', 'stale', 'undated'];

function weaknessesOf({ scope, age, conditional }: Sketch, terms: Terms): Known[] {
  const holds: Record<Known, boolean> = {
    'wrong-scope': scope === 'group' && !terms.group,
    conditional,
    stale: age === 'old' && terms.limit,
    undated: age === 'undated' && !terms.undated,
  };
  return WEAKNESSES.filter((weakness) => holds[weakness]);
}

/** What is wrong with a decision, in words; undefined if it is the expected one. */
function difference(
  { outcome, indication, reasons }: Pick<Decision, 'outcome' | 'indication' | 'reasons'>,
  wanted: Expected,
  sketches: readonly Sketch[],
  terms: Terms,
): object | undefined {
  const weak = sketches.flatMap((sketch) => weaknessesOf(sketch, terms));
  const told =
    wanted.reason === 'weak' ? weak.some((one) => reasons.has(one)) : reasons.has(wanted.reason ?? 'missing');
  const reasonFits = wanted.reason === undefined ? reasons.size === 0 : told;
  // A search without a date is no weakness of a statement, but keeps a lead from being later than it.
  const searched = sketches.some(({ answer, age }) => answer === 'nothing' && age === 'undated');
  const known = (one: Known) => weak.includes(one) || (one === 'undated' && searched);
  const invented = WEAKNESSES.filter((one) => reasons.has(one) && !known(one));
  const fits = outcome === wanted.outcome && indication === wanted.indication && reasonFits;
  if (fits && invented.length === 0) return undefined;
  return { terms, sketches, wanted, got: { outcome, indication, reasons: [...reasons] }, invented };
}

const ANSWERS: Record<'pass' | 'fail' | 'undecided', Answer> = {
  pass: pass(),
  fail: fail('No.'),
  undecided: undecided('Who knows.'),
};

function decided(sketches: readonly Sketch[], terms: Terms): Decision {
  const asked = (wanted: Sketch['grade']): Asked[] =>
    sketches.flatMap((sketch) =>
      sketch.grade !== wanted || sketch.answer === 'nothing'
        ? []
        : [{ scope: sketch.scope, answer: ANSWERS[sketch.answer], weaknesses: weaknessesOf(sketch, terms) }],
    );
  return decide({
    reviewed: asked('reviewed'),
    reported: asked('reported'),
    notFound: sketches
      .filter(({ answer }) => answer === 'nothing')
      .map(({ age }) => ({ dated: age !== 'undated' })),
    ended: 0,
    rivals: false,
    acceptsReported: terms.reported,
  });
}

describe('what is decided is what the model says', () => {
  test.each([
    { size: 0, stride: 1, least: 1 },
    { size: 1, stride: 1, least: 156 },
    { size: 2, stride: 1, least: 12_246 },
    { size: 3, stride: 23, least: 28_000 },
  ])('of sets of $size', ({ size, stride, least }) => {
    let compared = 0;
    for (const sketches of every(stride, setsOf(size))) {
      compared += 1;
      for (const terms of ALL_TERMS) {
        const found = difference(decided(sketches, terms), expected(sketches, terms), sketches, terms);
        if (found !== undefined) expect.fail(JSON.stringify(found, null, 1));
      }
    }
    expect(compared).toBeGreaterThanOrEqual(least);
  });
});

const LIMIT = 30;
const SEEN = { fresh: '2026-11-01', old: '2026-01-01' } as const;
const USED = { pass: 'never', fail: 'always', undecided: 'optional' } as const;

const ask = ({ used }: AttributeValue<'training-use'>): Answer =>
  used === 'never' ? ANSWERS.pass : used === 'always' ? ANSWERS.fail : ANSWERS.undecided;

const nameOf = (terms: Terms): string => JSON.stringify(terms);

/** What may pass undated has no age limit either, so its limit is never reached. */
const effective = (terms: Terms): Terms => ({ ...terms, limit: terms.limit && !terms.undated });

const entryFor = (terms: Terms): PolicyEntry => ({
  ...(DEFAULT.entries[0] as PolicyEntry),
  id: nameOf(terms),
  rule: ruleWith(on('training-use', ask), terms.undated ? 'accepted' : undefined),
  scopes: ['contract', 'model', 'offering', ...(terms.group ? (['group'] as const) : [])],
  grades: ['reviewed', ...(terms.reported ? (['reported'] as const) : [])],
  maxAgeDays: terms.limit ? LIMIT : 36_500,
  options: {},
});

function statementOf({ scope, grade, answer, age, conditional }: Sketch): Statement {
  const claim: Claim = {
    ...{ attribute: 'training-use', subject: 'alpha/one', scope, grade, sources: ['card'] },
    location: { file: 'alpha.yaml', line: 1, column: 1 },
    ...(answer === 'nothing' ? { notFound: { looked_in: 'the terms' } } : { value: { used: USED[answer] } }),
    ...(age === 'undated' ? {} : { seen: SEEN[age] }),
    ...(conditional ? { onlyFor: 'large' } : {}),
  };
  return { filed: 'model', claim };
}

const POLICY = policyOf(ALL_TERMS.map(entryFor));

describe('what is found on file is what the model says', () => {
  test.each([
    { size: 0, stride: 1, least: 1 },
    { size: 1, stride: 1, least: 156 },
    { size: 2, stride: 17, least: 700 },
    { size: 3, stride: 997, least: 640 },
  ])('of sets of $size', ({ size, stride, least }) => {
    let compared = 0;
    for (const sketches of every(stride, setsOf(size))) {
      const provider = providerOf(sketches.map(statementOf));
      const findings = evaluate(datasetOf(provider), POLICY, [subjectOf(provider)], AS_OF);
      const own = new Map(
        findings.filter(({ subject }) => subject === 'alpha/one').map((finding) => [finding.rule, finding]),
      );
      for (const terms of ALL_TERMS) {
        const finding = own.get(nameOf(terms));
        if (finding === undefined) return expect.fail(`no finding under ${nameOf(terms)}`);
        const got = { ...finding, reasons: new Set(finding.reasons) };
        const counted = effective(terms);
        const found = difference(got, expected(sketches, counted), sketches, counted);
        if (found !== undefined) expect.fail(JSON.stringify(found, null, 1));
      }
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(least);
  });
});
