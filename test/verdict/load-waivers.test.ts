import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/input/calendar.js';
import { formatProblem } from '../../src/input/problem.js';
import type { Policy } from '../../src/policy/policy.js';
import { RULES, ruleOf } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import type { Waiver, WaiverEntry } from '../../src/verdict/waiver.js';
import {
  checkWaivers,
  loadWaivers,
  policyFaults,
  subjectFaults,
  waiverEntryFaults,
  waiverLimit,
  waiversDigest,
} from '../../src/verdict/load-waivers.js';
import { problemsOf } from '../kit/problems-of.js';
import { DATASET, DEFAULT } from '../kit/shipped.js';
import { findingOf, waiverOf } from '../kit/waivers.js';

const ENTRY: WaiverEntry = {
  ...{ rule: 'no-training', subject: 'xiaomi', reason: 'A trial', measures: ['No names in prompts'] },
  ...{ owner: 'Dana', granted: '2026-11-01', expires: '2026-12-31', evidence: 'f'.repeat(64) },
};

describe('the faults of a waiver entry', () => {
  test.each([
    [-1, 'ends on 2026-10-31, before it was granted (2026-11-01)'],
    [0, undefined],
    [366, undefined],
    [367, 'lasts 367 days; a waiver may last at most 366 days from the day it was granted'],
  ])('for a term of %d days: %s', (days, message) => {
    const entry = { ...ENTRY, expires: addDays(ENTRY.granted, days) };
    expect(waiverEntryFaults(entry)).toEqual(message === undefined ? [] : [{ key: 'expires', message }]);
  });

  test.each([
    ['Dana', 'Lee', false],
    ['Dana', 'Dan', false],
    ['Dana', 'Dana', true],
    ['Dana', 'DANA', true],
    ['DANA', 'Dana', true],
    ['Dana', ' Dana', true],
    ['Dana ', 'Dana', true],
    ['Dana', 'Ｄana', true],
    ['Ｄana', 'Dana', true],
  ])('owner %j and approver %j are the same person: %s', (owner, approver, same) => {
    expect(waiverEntryFaults({ ...ENTRY, owner, approved_by: approver })).toEqual(
      same ? [{ key: 'approved_by', message: 'must be someone else than the owner' }] : [],
    );
  });

  test.each<[Partial<WaiverEntry>, string[]]>([
    [{ reason: '-' }, ['reason']],
    [{ reason: 'unknown' }, ['reason']],
    [{ measures: ['No names in prompts', '-'] }, ['measures']],
    // That nothing is done is an answer.
    [{ measures: ['None'] }, []],
    [{ owner: 'tbd' }, ['owner']],
    [{ approved_by: '–' }, ['approved_by']],
  ])('%j says nothing in %j', (change, keys) => {
    expect(waiverEntryFaults({ ...ENTRY, ...change })).toEqual(
      keys.map((key) => ({ key, message: 'says nothing' })),
    );
  });

  test('are all reported at once', () => {
    const entry = { ...ENTRY, expires: '2030-01-01', approved_by: 'Dana' };
    expect(waiverEntryFaults(entry).map(({ key }) => key)).toEqual(['expires', 'approved_by']);
  });
});

const written = (change = ''): string => `
  - rule: no-training
    subject: xiaomi
    reason: A trial
    measures: [No names in prompts]
    owner: Dana
    granted: "2026-11-01"
    expires: "2026-12-31"
    evidence: ${'f'.repeat(64)}
    ${change}
`;
/** Loads waiver files with these entries. */
const load = (files: Readonly<Record<string, string>>): Waiver[] =>
  loadWaivers(Object.keys(files), (path) => `waivers:${files[path] ?? ''}`);

describe('waiver files', () => {
  test('are loaded in full, each waiver with its place', () => {
    const one = { ...ENTRY, location: { file: 'one.yaml', line: 2, column: 5 } };
    expect(load({ 'one.yaml': written() })).toEqual([one]);
    const withDetails = written('approved_by: Lee\n    ticket: T-1\n    advice: The DPO agrees');
    expect(load({ 'one.yaml': written(), 'two.yaml': withDetails })).toEqual([
      one,
      {
        ...{ ...ENTRY, approvedBy: 'Lee', ticket: 'T-1', advice: 'The DPO agrees' },
        location: { ...one.location, file: 'two.yaml' },
      },
    ]);
  });

  test('have all their faults reported, at the key', () => {
    const own = written('approved_by: dana');
    expect(problemsOf(() => load({ 'one.yaml': written() + own, 'two.yaml': own }))).toEqual([
      'one.yaml:20:5: waivers[1].approved_by: must be someone else than the owner',
      'two.yaml:10:5: waivers[0].approved_by: must be someone else than the owner',
    ]);
  });

  test('have the same digest, whatever their order and files', () => {
    const [first, second] = [waiverOf(findingOf('no-training')), waiverOf(findingOf('dpa-terms'))];
    const digest = waiversDigest([first, second]);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(waiversDigest([second, first])).toBe(digest);
    const moved = { ...second, location: { file: 'more.yaml', line: 90, column: 1 } };
    expect(waiversDigest([first, moved])).toBe(digest);
    expect(waiversDigest([first])).not.toBe(digest);
    for (const change of [{ reason: 'Another' }, { expires: '2026-12-30' }, { ticket: 'T-1' }])
      expect(waiversDigest([first, { ...second, ...change }])).not.toBe(digest);
  });
});

describe('the longest term of a waiver', () => {
  const free = RULES.find(({ basis }) => basis.every(({ relation }) => relation !== 'requires')) as Rule;
  const bound = ruleOf('dpa-terms') as Rule;
  const limit = (rule: Rule, maxWaiverDays?: number, origins: Policy['origins'] = new Map()) =>
    waiverLimit(rule, { id: 'ours', ...(maxWaiverDays === undefined ? {} : { maxWaiverDays }), origins });
  const own = { days: 366, why: 'no waiver may last longer' };

  test('has a reason', () => {
    expect(limit(free)).toEqual(own);
    expect(limit(bound)).toEqual({
      days: 90,
      why: expect.stringMatching(/^GDPR \d+\S* is the duty behind this rule$/) as string,
    });
  });

  test('can only be shortened by a policy', () => {
    expect(limit(free, 366)).toEqual(own);
    expect(limit(free, 365)).toEqual({ days: 365, why: 'policy ours allows no more' });
    expect(limit(bound, 90)).toEqual(limit(bound));
    const origins = new Map([['max_waiver_days', { file: 'ours.yaml', line: 7, column: 1 }]]);
    expect(limit(bound, 89, origins)).toEqual({
      days: 89,
      why: 'policy ours allows no more (ours.yaml:7)',
    });
  });
});

describe('the faults of a waiver under a policy', () => {
  const waiver = waiverOf(findingOf('no-training'));
  const faults = (change: Partial<Waiver>, policy: Policy = DEFAULT): string[] =>
    policyFaults({ ...waiver, ...change }, policy).map(formatProblem);
  const locked: Policy = {
    ...DEFAULT,
    entries: DEFAULT.entries.map((entry) => ({ ...entry, waivable: false })),
  };
  const PLACE = 'waivers.yaml:3:5';

  test('are none for a valid waiver, or for a rule that the policy does not have', () => {
    expect(faults({})).toEqual([]);
    expect(faults({}, { ...DEFAULT, entries: [] })).toEqual([]);
  });

  test('name an unknown rule, with a suggestion', () => {
    expect(faults({ rule: 'no-trainin' })).toEqual([
      `${PLACE}: rule: no rule "no-trainin" is known to policy default\n  Did you mean no-training?`,
    ]);
    expect(faults({ rule: 'zzzzzzzzzzzz' })).toEqual([
      `${PLACE}: rule: no rule "zzzzzzzzzzzz" is known to policy default`,
    ]);
  });

  test('accept the id of an entry, and suggest it', () => {
    const entries = DEFAULT.entries.map((entry) =>
      entry.id === 'no-training' ? { ...entry, id: 'our-own-check' } : entry,
    );
    expect(faults({ rule: 'our-own-check' }, { ...DEFAULT, entries })).toEqual([]);
    expect(faults({ rule: 'our-own-chek' }, { ...DEFAULT, entries })).toEqual([
      `${PLACE}: rule: no rule "our-own-chek" is known to policy default\n  Did you mean our-own-check?`,
    ]);
  });

  test('name a rule that may not be waived, and a term that is too long', () => {
    const cannot = (where = ''): string =>
      `${PLACE}: rule: no-training cannot be waived under policy default${where}\n  No waiver of it counts here: close the gap.`;
    expect(faults({}, locked)).toEqual([cannot()]);
    const origin = { file: 'ours.yaml', line: 9, column: 1 };
    const withOrigin = { ...locked, origins: new Map([['rules.no-training.waivable', origin]]) };
    expect(faults({}, withOrigin)).toEqual([cannot(': ours.yaml:9 says waivable: false')]);
    expect(faults({ expires: '2027-01-31' }, locked)).toEqual([
      cannot(),
      expect.stringMatching(
        /^waivers\.yaml:3:5: expires: lasts 91 days; a waiver of this rule may last at most 90 days from the day it was granted: /,
      ) as string,
    ]);
  });

  test('allow the last day of the longest term', () => {
    expect(faults({ expires: '2027-01-30' })).toEqual([]);
    expect(faults({ expires: '2027-01-31' })).toHaveLength(1);
  });
});

describe('the subject of a waiver', () => {
  const waiver = waiverOf(findingOf('no-training'));

  test.each([
    ['xiaomi', []],
    ['xiaomi@hub', []],
    ['Xiaomi', ['waivers.yaml:3:5: subject: "Xiaomi" is another spelling\n  Write "xiaomi", as reports do.']],
    ['xiaom', [expect.stringMatching(/^waivers\.yaml:3:5: subject: unknown provider or model "xiaom"/)]],
  ])('%j', (subject, problems) => {
    expect(subjectFaults({ ...waiver, subject }, DATASET).map(formatProblem)).toEqual(problems);
  });

  test('and its rule are checked for all waivers at once', () => {
    const others = [
      { ...waiver, rule: 'no-trainin', subject: 'Xiaomi' },
      { ...waiver, expires: '2027-10-31' },
    ];
    expect(problemsOf(() => checkWaivers([waiver, ...others], DEFAULT, DATASET))).toHaveLength(3);
    expect(problemsOf(() => checkWaivers([waiver], DEFAULT, DATASET))).toEqual([]);
  });
});
