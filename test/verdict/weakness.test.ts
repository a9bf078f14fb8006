import { describe, expect, test } from 'vitest';
import type { Attested } from '../../src/evidence/attestations/attestation.js';
import type { Claim } from '../../src/evidence/dataset.js';
import type { PolicyEntry } from '../../src/policy/policy.js';
import { type Answer, fail, notApplicable, on, pass, silent, undecided } from '../../src/rules/rule.js';
import type { Weakness } from '../../src/verdict/decision.js';
import { daysOf, weaknessesOf } from '../../src/verdict/weakness.js';
import { AS_OF, claimOn, OWN_CONTRACT, entryWith, ruleWith } from '../kit/claims.js';

const CHECK = on('training-use', () => pass());
const RULE = ruleWith(CHECK);
const NO = fail('No.');
const NEITHER = notApplicable('It is not about this.');

const claimWith = (more: Partial<Claim> = {}): Claim => claimOn('training-use', { used: 'never' }, more);
const undated = claimWith({ seen: undefined as never });
const attested = (more: Partial<Attested> = {}): Claim =>
  claimWith({ scope: 'contract', attestation: { ...OWN_CONTRACT, ...more } });

const day = (first: string, last = first) => ({ first, last });

describe('the days that the date of a claim can mean', () => {
  test.each<[what: string, days: ReturnType<typeof day> | undefined, claim: Claim, answer: Answer]>([
    ['that day', day('2026-11-01'), claimWith(), pass()],
    ['today', day(AS_OF), claimWith({ seen: AS_OF }), pass()],
    ['none without a date', undefined, undated, pass()],
    ['any of a month that is over', day('2026-10-01', '2026-10-31'), claimWith({ seen: '2026-10' }), pass()],
    ['none of a month that is not over, for a yes', undefined, claimWith({ seen: '2026-11' }), pass()],
    [
      'none of a month that is not over, for "not applicable"',
      undefined,
      claimWith({ seen: '2026-11' }),
      NEITHER,
    ],
    [
      'any of a month that is not over, for a no',
      day('2026-11-01', '2026-11-30'),
      claimWith({ seen: '2026-11' }),
      NO,
    ],
    [
      'any of a month that is not over, for an open answer',
      day('2026-11-01', '2026-11-30'),
      claimWith({ seen: '2026-11' }),
      undecided('?'),
    ],
    [
      'any of a month that is not over, for silence',
      day('2026-11-01', '2026-11-30'),
      claimWith({ seen: '2026-11' }),
      silent('-'),
    ],
    ['any of a later month', day('2026-12-01', '2026-12-31'), claimWith({ seen: '2026-12' }), pass()],
    [
      'that day, if the sources were read on it or later',
      day('2026-11-01'),
      claimWith({ read: day('2026-10-01', '2026-11-01') }),
      pass(),
    ],
    [
      'none, if the sources were read before it only',
      undefined,
      claimWith({ read: day('2026-10-01', '2026-10-31') }),
      pass(),
    ],
    [
      'the day of reading, if there is no other',
      day('2026-10-01'),
      claimWith({ seen: undefined as never, read: day('2026-10-01', '2026-10-31') }),
      pass(),
    ],
  ])('%s', (_what, days, claim, answer) => {
    expect(daysOf(claim, answer, AS_OF)).toEqual(days);
  });

  test('of a yes are none on the first day of its month, and any on the last', () => {
    const month = claimWith({ seen: '2026-11' });
    expect(daysOf(month, pass(), '2026-11-01')).toBeUndefined();
    expect(daysOf(month, pass(), '2026-11-29')).toBeUndefined();
    expect(daysOf(month, pass(), '2026-11-30')).toEqual(day('2026-11-01', '2026-11-30'));
  });
});

describe('a claim that a check answers', () => {
  interface Case {
    claim?: Claim;
    answer?: Answer;
    entry?: Partial<PolicyEntry>;
    conditional?: boolean;
  }
  const PUBLIC = { rule: { ...RULE, public: true as const } };
  const gated = claimWith({ gated: true });
  const group = claimWith({ scope: 'group' });
  const report = claimWith({ grade: 'reported' });
  const ANY_SCOPE = { scopes: ['offering', 'group'] } as const;
  const old = (seen: string) => claimWith({ seen });

  test.each<[what: string, weaknesses: Weakness[], one: Case]>([
    ['is proof if it is reviewed, dated and about the API', [], {}],
    ['has the wrong scope if the policy does not accept it', ['wrong-scope'], { claim: group }],
    ['has the right scope if the policy accepts it', [], { claim: group, entry: ANY_SCOPE }],
    [
      'has the wrong scope for "not applicable" if it is company-wide',
      ['wrong-scope'],
      { claim: group, entry: ANY_SCOPE, answer: NEITHER },
    ],
    ['is proof for "not applicable" if it is about the API', [], { answer: NEITHER }],
    [
      'is not accepted for "not applicable" if reported',
      ['not-accepted'],
      { claim: report, answer: NEITHER },
    ],
    ['has no weakness as a report that says yes or no', [], { claim: report, answer: NO }],
    ['is not accepted if gated, for what must be public', ['not-accepted'], { claim: gated, entry: PUBLIC }],
    ['is accepted if gated, for anything else', [], { claim: gated }],
    ['is accepted if public, for what must be public', [], { entry: PUBLIC }],
    ['is conditional if the customers may be others', ['conditional'], { conditional: true }],
    ['is undated without a date', ['undated'], { claim: undated }],
    [
      'is accepted without a date by a rule that accepts that',
      [],
      { claim: undated, entry: { rule: ruleWith(CHECK, 'accepted') } },
    ],
    ['is not stale on the last day of its age', [], { claim: old('2025-11-23') }],
    ['is stale on the day after', ['stale'], { claim: old('2025-11-22') }],
    [
      'has every weakness that applies, each once',
      ['wrong-scope', 'not-accepted', 'conditional', 'stale'],
      {
        claim: claimWith({ scope: 'group', grade: 'reported', gated: true, seen: '2020-01-01' }),
        answer: NEITHER,
        entry: PUBLIC,
        conditional: true,
      },
    ],
  ])('%s', (_what, weaknesses, { claim = claimWith(), answer = pass(), entry = {}, conditional = false }) => {
    const policy = entryWith(RULE, entry);
    expect(weaknessesOf(claim, answer, { entry: policy, asOf: AS_OF, conditional })).toEqual(weaknesses);
  });
});

describe('an attestation', () => {
  const unchecked = { digest: 'not-checked' } as const;
  const CHECKED = { attestationDigest: 'checked' } as const;
  const OTHERS = { attestations: ['vendor-statement'] } as const;

  test.each<[what: string, weaknesses: Weakness[], claim: Claim, entry: Partial<PolicyEntry>]>([
    ['is accepted if its kind is', [], attested(), {}],
    ['is not accepted if its kind is not', ['not-accepted'], attested(), OTHERS],
    [
      'is not accepted if its kind is not, even with a checked digest',
      ['not-accepted'],
      attested(),
      { ...OTHERS, ...CHECKED },
    ],
    ['needs no checked digest if the policy does not ask for one', [], attested(unchecked), {}],
    ['needs a checked digest if the policy asks for one', ['not-accepted'], attested(unchecked), CHECKED],
    ['is accepted with the checked digest that the policy asks for', [], attested(), CHECKED],
    ['does not grow old as a contract', [], { ...attested(), seen: '2020-01-01' }, {}],
    [
      'grows old as the statement of a vendor',
      ['stale'],
      { ...attested({ kind: 'vendor-statement' }), seen: '2020-01-01' },
      {},
    ],
  ])('%s', (_what, weaknesses, claim, entry) => {
    const context = { entry: entryWith(RULE, entry), asOf: AS_OF, conditional: false };
    expect(weaknessesOf(claim, pass(), context)).toEqual(weaknesses);
  });
});
