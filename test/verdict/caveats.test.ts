import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/evidence/dataset.js';
import { without } from '../../src/input/plain-data.js';
import { pass, fail } from '../../src/rules/rule.js';
import type { Decision } from '../../src/verdict/decision.js';
import { caveatsOf } from '../../src/verdict/caveats.js';
import type { Considered } from '../../src/verdict/evidence.js';

const considered = (
  change: Partial<Omit<Considered, 'claim'>> & { claim?: Partial<Claim> } = {},
): Considered => {
  const { claim, ...rest } = change;
  return {
    ...{ scope: 'offering', grade: 'reviewed', answer: pass(), weaknesses: [], part: 'proof' },
    ...{ days: { first: '2026-11-01', last: '2026-11-01' } },
    ...rest,
    claim: {
      ...{ attribute: 'training-use', subject: 'alpha', value: {}, scope: 'offering', grade: 'reviewed' },
      ...{ sources: ['terms'], seen: '2026-11-01', location: { file: 'a.yaml', line: 1, column: 1 } },
      ...claim,
    },
  };
};

const decision = (deciding: readonly Considered[], outcome: Decision['outcome'] = 'pass') => ({
  ...{ outcome, indication: 'none' as const, reasons: new Set<never>(), deciding, opposing: [] },
});

const reply = { text: 'We do not.', url: 'https://alpha.example/' };
const no = (change: Parameters<typeof considered>[0]): Considered =>
  considered({ answer: fail('No.'), ...change });
const OWN = considered({ claim: { attestation: { title: 'DPA' } as never } });

describe('the caveats of a finding that is shown or not applicable', () => {
  const undated: Considered = without(considered(), 'days');
  test.each<[caveats: string, deciding: Considered[], others: Considered[]]>([
    ['', [considered()], []],
    ['undated', [undated], []],
    ['undated', [considered(), undated], []],
    ['', [considered({ claim: { edition: 'A' } }), considered({ claim: { edition: 'A' } })], []],
    ['conflicting', [considered({ claim: { edition: 'A' } }), considered({ claim: { edition: 'B' } })], []],
    ['', [considered({ claim: { edition: 'A' } }), considered()], []],
    ['attested', [OWN], []],
    ['attested', [considered(), OWN], []],
    ['reported', [considered({ claim: { grade: 'reported' } })], []],
    ['reported', [considered(), considered({ claim: { grade: 'reported' } })], []],
    ['company-wide', [considered()], [no({ scope: 'group', part: 'weak' })]],
    ['disputed', [considered()], [no({ part: 'proof' })]],
    ['disputed', [considered()], [no({ part: 'lead', grade: 'reported' })]],
    ['company-wide disputed', [considered()], [no({ part: 'lead' }), no({ scope: 'group', part: 'lead' })]],
    ['', [considered()], [no({ part: 'ended' }), no({ part: 'not-yet' }), no({ part: 'out' })]],
    ['', [considered()], [considered({ part: 'lead' })]],
    ['vendor-reply', [considered({ claim: { vendorReply: { date: '2026-11-02', ...reply } } })], []],
    [
      'vendor-reply',
      [considered(), considered({ claim: { vendorReply: { date: '2026-11-02', ...reply } } })],
      [],
    ],
    ['', [considered({ claim: { vendorReply: { date: '2026-11-01', ...reply } } })], []],
    ['', [considered({ claim: { vendorReply: { date: '2026-10-31', ...reply } } })], []],
    [
      'undated vendor-reply',
      [
        {
          ...undated,
          claim: {
            ...undated.claim,
            seen: undefined as never,
            vendorReply: { date: '2020-01-01', ...reply },
          },
        },
      ],
      [],
    ],
  ])('%s', (caveats, deciding, others) => {
    expect(caveatsOf(decision(deciding), [...deciding, ...others]).join(' ')).toBe(caveats);
    expect(caveatsOf(decision(deciding, 'not-applicable'), [...deciding, ...others]).join(' ')).toBe(caveats);
  });

  test('of one that is not met are only about its own evidence', () => {
    const deciding = [no({ claim: { vendorReply: { date: '2026-11-02', ...reply } } })];
    expect(
      caveatsOf(decision(deciding, 'fail'), [...deciding, no({ scope: 'group', part: 'weak' })]),
    ).toEqual([]);
    expect(caveatsOf(decision([OWN], 'fail'), [OWN])).toEqual(['attested']);
  });

  test('of one that is unknown are empty, since its reasons say the same', () => {
    expect(caveatsOf(decision([undated], 'unknown'), [undated])).toEqual([]);
  });
});
