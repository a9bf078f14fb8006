import { describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/evidence/provider-shape.js';
import { isGreen, type Asked, type Evidence } from '../../src/verdict/asked.js';
import { decide } from '../../src/verdict/decide.js';
import { fail, pass, undecided } from '../../src/rules/rule.js';

/** What can be said in a contract is attested, and prevails or not; `undefined` stands for what is on file. */
const sayings = (prevails: readonly (boolean | undefined)[], scopes: readonly Asked['scope'][]): Asked[] =>
  scopes.flatMap((scope) =>
    [pass(), fail('No.'), undecided('Open.')].flatMap((answer) =>
      [[], ['undated' as const]].flatMap((weaknesses) =>
        prevails.map((one) => ({
          scope,
          answer,
          weaknesses,
          ...(one === undefined ? {} : { prevails: one }),
        })),
      ),
    ),
  );

const SAYINGS: readonly Asked[] = [
  ...sayings([true, false], ['contract']),
  ...sayings([undefined], SCOPES.slice(1)),
];

/** All multisets of up to that many sayings. */
const setsUpTo = (size: number, from = 0): Asked[][] =>
  size === 0
    ? [[]]
    : [
        [],
        ...SAYINGS.slice(from).flatMap((one, at) =>
          setsUpTo(size - 1, from + at).map((rest) => [one, ...rest]),
        ),
      ];

const LEAD: Asked = { scope: 'offering', answer: fail('No.'), weaknesses: [] };

const on = (reviewed: readonly Asked[], reported: readonly Asked[] = []): Evidence => ({
  ...{ asOf: '2026-11-23', reviewed, reported, searches: [], reportedSearches: 0 },
  ...{ ended: 0, rivals: false, acceptsReported: false },
});

const green = (evidence: Evidence): boolean => isGreen(decide(evidence));

describe.each([
  ['without a lead', []],
  ['with a lead that says otherwise', [LEAD]],
])('statements on file and attestations, %s', (_what, leads) => {
  // Computed inside the tests, so that a mutant of the code under test is at work.
  const sets = setsUpTo(3);
  const gaps = () => sets.filter((set) => !green(on(set, leads)));

  test('are many, and some of them green', () => {
    expect(sets.length).toBeGreaterThan(4_000);
    expect(gaps().length).toBeLessThan(sets.length);
    expect(gaps().length).toBeGreaterThan(sets.length / 2);
  });

  test('never close a gap when a yes is taken away', () => {
    for (const set of gaps())
      set.forEach(({ answer }, gone) => {
        if (answer.kind !== 'pass') return;
        const rest = set.filter((_, index) => index !== gone);
        if (green(on(rest, leads))) expect.fail(JSON.stringify({ set, rest }));
      });
  });

  test('never close a gap when a policy takes one for weaker than it is', () => {
    for (const set of gaps())
      set.forEach((one, at) => {
        const stricter = set.with(at, { ...one, weaknesses: ['not-accepted'] });
        if (green(on(stricter, leads))) expect.fail(JSON.stringify({ set, stricter }));
      });
  });

  test('never close a gap when an attestation no longer prevails', () => {
    for (const set of gaps())
      set.forEach((one, at) => {
        const humbler = set.with(at, { ...one, ...(one.prevails === true ? { prevails: false } : {}) });
        if (green(on(humbler, leads))) expect.fail(JSON.stringify({ set, humbler }));
      });
  });

  test('never mind their order', () => {
    for (const set of sets)
      expect(decide(on(set.toReversed(), leads)).outcome).toBe(decide(on(set, leads)).outcome);
  });
});
