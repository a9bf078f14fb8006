import { describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/core/provider-shape.js';
import { decide, isGreen, type Asked, type Evidence } from '../../src/policy/decide.js';
import { fail, pass } from '../../src/rules/rule.js';

/** What can be said in a contract is attested, and prevails or not; `undefined` stands for what is on file. */
const sayings = (prevails: readonly (boolean | undefined)[], scopes: readonly Asked['scope'][]): Asked[] =>
  scopes.flatMap((scope) =>
    [pass(), fail('No.')].flatMap((answer) =>
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
  ...{ reviewed, reported, notFound: [], ended: 0, rivals: false, acceptsReported: false },
});

const green = (evidence: Evidence): boolean => isGreen(decide(evidence));

describe.each([
  ['without a lead', []],
  ['with a lead that says otherwise', [LEAD]],
])('statements on file and attestations, %s', (_what, leads) => {
  const sets = setsUpTo(4);
  const gaps = sets.filter((set) => !green(on(set, leads)));

  test('are many, and some of them green', () => {
    expect(sets.length).toBeGreaterThan(10_000);
    expect(gaps.length).toBeLessThan(sets.length);
  });

  test('never close a gap when one is taken away that does not fail', () => {
    for (const set of gaps)
      set.forEach(({ answer }, gone) => {
        if (answer.kind === 'fail') return;
        const rest = set.filter((_, index) => index !== gone);
        if (green(on(rest, leads))) expect.fail(JSON.stringify({ set, rest }));
      });
  });

  test('never close a gap when a policy takes one for weaker than it is', () => {
    for (const set of gaps)
      set.forEach((one, at) => {
        const stricter = set.with(at, { ...one, weaknesses: ['not-accepted'] });
        if (green(on(stricter, leads))) expect.fail(JSON.stringify({ set, stricter }));
      });
  });

  test('never close a gap when an attestation no longer prevails', () => {
    for (const set of gaps)
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
