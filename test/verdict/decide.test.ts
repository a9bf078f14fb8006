import { describe, expect, test } from 'vitest';
import { SCOPES } from '../../src/evidence/provider-shape.js';
import { isGreen, type AnsweredValue, type Evidence } from '../../src/verdict/decision.js';
import { decide } from '../../src/verdict/decide.js';
import { fail, pass, undecided } from '../../src/rules/rule.js';

/**
 * Answered values; those of scope contract are attested, and prevail or not; `undefined` is for statements on
 * file.
 */
const answeredValues = (
  prevails: readonly (boolean | undefined)[],
  scopes: readonly AnsweredValue['scope'][],
): AnsweredValue[] =>
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

const VALUES: readonly AnsweredValue[] = [
  ...answeredValues([true, false], ['contract']),
  ...answeredValues([undefined], SCOPES.slice(1)),
];

/** All multisets of at most this many values. */
const setsUpTo = (size: number, from = 0): AnsweredValue[][] =>
  size === 0
    ? [[]]
    : [
        [],
        ...VALUES.slice(from).flatMap((one, at) =>
          setsUpTo(size - 1, from + at).map((rest) => [one, ...rest]),
        ),
      ];

const LEAD: AnsweredValue = { scope: 'offering', answer: fail('No.'), weaknesses: [] };

const on = (reviewed: readonly AnsweredValue[], reported: readonly AnsweredValue[] = []): Evidence => ({
  ...{ asOf: '2026-11-23', reviewed, reported, searches: [], reportedSearches: 0 },
  ...{ ended: 0, rivals: false, acceptsReported: false },
});

const green = (evidence: Evidence): boolean => isGreen(decide(evidence));

describe.each([
  ['without a lead', []],
  ['with a contrary lead', [LEAD]],
])('statements on file and attestations, %s', (_what, leads) => {
  // Computed inside the tests, so that mutation testing reaches the code.
  const sets = setsUpTo(3);
  const gaps = () => sets.filter((set) => !green(on(set, leads)));

  test('include thousands of sets, of which less than half pass', () => {
    expect(sets.length).toBeGreaterThan(4_000);
    expect(gaps().length).toBeLessThan(sets.length);
    expect(gaps().length).toBeGreaterThan(sets.length / 2);
  });

  test('never close a gap when a yes is removed', () => {
    for (const set of gaps())
      set.forEach(({ answer }, removed) => {
        if (answer.kind !== 'pass') return;
        const rest = set.filter((_, index) => index !== removed);
        if (green(on(rest, leads))) expect.fail(JSON.stringify({ set, rest }));
      });
  });

  test('never close a gap when the policy accepts one of them less', () => {
    for (const set of gaps())
      set.forEach((one, at) => {
        const stricter = set.with(at, { ...one, weaknesses: ['not-accepted'] });
        if (green(on(stricter, leads))) expect.fail(JSON.stringify({ set, stricter }));
      });
  });

  test('never close a gap when an attestation no longer prevails', () => {
    for (const set of gaps())
      set.forEach((one, at) => {
        const withoutPrevailing = set.with(at, {
          ...one,
          ...(one.prevails === true ? { prevails: false } : {}),
        });
        if (green(on(withoutPrevailing, leads)))
          expect.fail(JSON.stringify({ set, humbler: withoutPrevailing }));
      });
  });

  test('give the same outcome in reverse order', () => {
    for (const set of sets)
      expect(decide(on(set.toReversed(), leads)).outcome).toBe(decide(on(set, leads)).outcome);
  });
});

const own = (prevails: boolean, answer: AnsweredValue['answer'] = pass()): AnsweredValue => ({
  ...{ scope: 'contract', answer, weaknesses: [], prevails },
  days: { first: '2026-11-01', last: '2026-11-01' },
});
const published = (
  scope: AnsweredValue['scope'],
  answer: AnsweredValue['answer'],
  day = '2026-10-01',
): AnsweredValue => ({
  ...{ scope, answer, weaknesses: [] },
  days: { first: day, last: day },
});

/** The effect of the user's contract on published statements: outcome, and the required reason. */
const CONTRACTS: [string, Evidence, string, string?][] = [
  ['without other statements', on([own(false)]), 'pass'],
  ['says no', on([own(false, fail('No.'))]), 'fail'],
  ['prevails over a no', on([own(true), published('offering', fail('No.'))]), 'pass'],
  [
    'does not prevail over a no',
    on([own(false), published('offering', fail('No.'))]),
    'unknown',
    'conflicting',
  ],
  [
    'does not prevail over an open answer',
    on([own(false), published('offering', undecided('?'))]),
    'unknown',
    'not-specific',
  ],
  ['says no and prevails over a yes', on([own(true, fail('No.')), published('offering', pass())]), 'fail'],
  [
    'says no beside a yes',
    on([own(false, fail('No.')), published('offering', pass())]),
    'unknown',
    'conflicting',
  ],
  ['one of two prevails over a no', on([own(true), own(false), published('offering', fail('No.'))]), 'pass'],
  [
    'older than a lead, does not prevail',
    on([own(false)], [published('offering', fail('No.'), '2026-11-10')]),
    'unknown',
    'contested',
  ],
  [
    'older than a lead, prevails',
    on([own(true)], [published('offering', fail('No.'), '2026-11-10')]),
    'pass',
  ],
  ['newer than a lead', on([own(false)], [published('offering', fail('No.'), '2026-10-10')]), 'pass'],
  [
    'older than a search of the terms',
    {
      ...on([own(false)]),
      searches: [{ scope: 'offering', days: { first: '2026-11-20', last: '2026-11-20' } }],
    },
    'pass',
  ],
];

describe("the user's own contract", () => {
  test.each(CONTRACTS)('%s', (_what, evidence, outcome, reason) => {
    const decision = decide(evidence);
    expect(decision.outcome).toBe(outcome);
    expect([...decision.reasons]).toEqual(reason === undefined ? [] : expect.arrayContaining([reason]));
  });
});

/** A yes about one model, dated 1 October, with other evidence: the outcome, and the required reason. */
const CONTESTS: [string, Evidence, string, string?][] = [
  ['nothing else', on([published('model', pass())]), 'pass'],
  [
    'a wider no before it',
    on([published('model', pass()), published('offering', fail('No.'), '2026-09-30')]),
    'pass',
  ],
  [
    'a wider no on its day',
    on([published('model', pass()), published('offering', fail('No.'))]),
    'unknown',
    'contested',
  ],
  [
    'a wider no of 365 days ago, and an older yes',
    on([published('model', pass(), '2025-11-01'), published('offering', fail('No.'), '2025-11-23')]),
    'unknown',
    'contested',
  ],
  [
    'a wider no of 366 days ago, and an older yes',
    on([published('model', pass(), '2025-11-01'), published('offering', fail('No.'), '2025-11-22')]),
    'pass',
  ],
  [
    'a weak newer yes and a wider no',
    on([
      published('model', pass()),
      { ...published('model', pass(), '2026-11-20'), weaknesses: ['conditional'] },
      published('offering', fail('No.'), '2026-11-10'),
    ]),
    'unknown',
    'contested',
  ],
  [
    'a second yes that is newer than a lead',
    on(
      [published('model', pass()), published('model', pass(), '2026-11-20')],
      [published('offering', fail('No.'), '2026-11-10')],
    ),
    'pass',
  ],
  [
    'a newer search',
    {
      ...on([published('model', pass())]),
      searches: [{ scope: 'offering', days: { first: '2026-11-20', last: '2026-11-20' } }],
    },
    'unknown',
    'contested',
  ],
];

describe('a yes', () => {
  test.each(CONTESTS)('beside %s', (_what, evidence, outcome, reason) => {
    const decision = decide(evidence);
    expect(decision.outcome).toBe(outcome);
    expect([...decision.reasons]).toEqual(reason === undefined ? [] : expect.arrayContaining([reason]));
  });
});
