import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/input/calendar.js';
import { without } from '../../src/input/plain-data.js';
import type { InputError } from '../../src/input/problem.js';
import type { Relation } from '../../src/evidence/law.js';
import { applyWaivers } from '../../src/verdict/apply-waivers.js';
import { type Finding, isGap } from '../../src/verdict/finding.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { isGating, verdictOf } from '../../src/verdict/verdict.js';
import type { Waiver, WaiverStatus } from '../../src/verdict/waiver.js';
import { RULES } from '../../src/rules/index.js';
import type { Basis, Rule } from '../../src/rules/rule.js';
import { findingOf, FINDINGS, waiverOf } from '../kit/waivers.js';
import { waiverLimit } from '../../src/verdict/load-waivers.js';
import { AS_OF, DEFAULT } from '../kit/shipped.js';

const GAP = findingOf('sub-processors-named');
const MODEL_GAP = findingOf('ai-act-statement');
const SHOWN = FINDINGS.find(({ outcome }) => outcome === 'pass') as Finding;

/** Applies one waiver on a day. */
const applied = (waiver: Waiver, asOf = AS_OF) => {
  const { findings, waivers } = applyWaivers(FINDINGS, [waiver], DEFAULT, asOf);
  const [one] = waivers;
  if (one === undefined) throw new Error('the waiver is gone');
  return { findings, waiver: one };
};

describe('the status of a waiver', () => {
  test.each<[what: string, change: Partial<Waiver>, asOf: string, status: WaiverStatus, left: number]>([
    ['in force', {}, AS_OF, 'active', 38],
    ['on the day it was granted', { granted: AS_OF }, AS_OF, 'active', 38],
    ['the day before it was granted', { granted: '2026-11-24' }, AS_OF, 'not-yet', 38],
    ['on its last day', { expires: AS_OF }, AS_OF, 'active', 0],
    ['the day after its last day', { expires: '2026-11-22' }, AS_OF, 'expired', -1],
    ['with changed evidence', { evidence: '0'.repeat(64) }, AS_OF, 'void', 38],
    ['with another subject', { subject: 'xiaomi/mimo-v2-pro' }, AS_OF, 'unused', 38],
    [
      'for a requirement that is shown',
      { rule: SHOWN.rule, subject: SHOWN.subject, evidence: SHOWN.evidence },
      AS_OF,
      'unused',
      38,
    ],
    ['expired, and void', { expires: '2026-11-22', evidence: '1'.repeat(64) }, AS_OF, 'expired', -1],
  ])('%s', (_what, change, asOf, status, left) => {
    const { waiver, findings } = applied(waiverOf(GAP, change), asOf);
    expect([waiver.status, waiver.expiresIn]).toEqual([status, left]);
    // Only an active waiver can end soon.
    expect(waiver.endsSoon).toBe(status === 'active' && left === 0);
    const softened = findings.filter((one) => one.waiver !== undefined).map(({ id }) => id);
    expect(softened).toEqual(status === 'active' ? [GAP.id] : []);
  });

  test.each([
    [0, true],
    [14, true],
    [15, false],
  ])('with %i days left, it ends soon: %s', (days, soon) => {
    const { waiver } = applied(waiverOf(GAP, { expires: addDays(AS_OF, days) }));
    expect(waiver.endsSoon).toBe(soon);
    expect(/It ends/.test(waiver.text)).toBe(soon);
  });

  const ACCEPTED = (until: string): string =>
    `Accepted by Dana until ${until}. The requirement is still not shown. Acceptance does not remove a legal duty.`;
  test.each<[what: string, change: Partial<Waiver>, outcome: Finding['outcome'], text: string]>([
    ['in force', {}, 'unknown', ACCEPTED('2026-12-31')],
    [
      'in force for a requirement that is not met',
      {},
      'fail',
      ACCEPTED('2026-12-31').replace('shown', 'met'),
    ],
    ['ending', { expires: '2026-12-07' }, 'unknown', `${ACCEPTED('2026-12-07')} It ends in 14 days.`],
    ['ending tomorrow', { expires: '2026-11-24' }, 'unknown', `${ACCEPTED('2026-11-24')} It ends in 1 day.`],
    ['ending today', { expires: AS_OF }, 'unknown', `${ACCEPTED(AS_OF)} It ends today.`],
    ['expired', { expires: '2026-11-22' }, 'unknown', 'Expired on 2026-11-22: it no longer applies.'],
    [
      'void',
      { evidence: '0'.repeat(64) },
      'unknown',
      `Void: the evidence, or the way its digest is made, has changed since the waiver was granted. Look at the gap again: if nothing new speaks against the waiver, grant it anew with evidence ${GAP.evidence}; otherwise take the waiver out.`,
    ],
    [
      'for another subject',
      { subject: 'xiaomi/mimo-v2-pro' },
      'unknown',
      'Unused: sub-processors-named was not asked of xiaomi/mimo-v2-pro here.',
    ],
    [
      'unused, as the requirement is shown',
      {},
      'pass',
      'Unused: the requirement is shown. The waiver can be taken out.',
    ],
    [
      'unused, as the requirement does not apply',
      {},
      'not-applicable',
      'Unused: the requirement does not apply. The waiver can be taken out.',
    ],
    [
      'not yet granted',
      { granted: '2026-11-24' },
      'unknown',
      'Granted on 2026-11-24, which is after this day: it is not there yet.',
    ],
  ])('is explained in a sentence: %s', (_what, change, outcome, text) => {
    const { waivers } = applyWaivers([{ ...GAP, outcome }], [waiverOf(GAP, change)], DEFAULT, AS_OF);
    expect(waivers.map((one) => one.text)).toEqual([text]);
  });

  test('names the statements that its digest covers though the gap does not show them', () => {
    const couldOppose = [{ attribute: 'transfer-tools' as const, file: 'own.yaml', line: 4 }];
    const changed = waiverOf(GAP, { evidence: '0'.repeat(64) });
    const { waivers } = applyWaivers([{ ...GAP, couldOppose }], [changed], DEFAULT, AS_OF);
    expect(waivers[0]?.text).toContain(
      'it covers what could speak against the requirement: transfer-tools (own.yaml:4). Look at the gap again',
    );
  });

  test.each([
    ['void', { evidence: '0'.repeat(64) }, 'Void'],
    ['expired', { expires: '2026-11-22' }, 'Expired'],
  ])('names the newer waiver of the same gap if it is %s', (_, change, word) => {
    const newer = waiverOf(GAP, { location: { file: 'waivers.yaml', line: 20, column: 5 } });
    const { findings, waivers } = applyWaivers(FINDINGS, [waiverOf(GAP, change), newer], DEFAULT, AS_OF);
    expect(waivers.find(({ status }) => status !== 'active')?.text).toBe(
      `${word}: a newer waiver (waivers.yaml:20) covers this gap until 2026-12-31. Take this one out.`,
    );
    expect(findings.filter(({ waiver }) => waiver !== undefined).map(({ id }) => id)).toEqual([GAP.id]);
  });

  test('is reported with every key of its file', () => {
    const details = { approvedBy: 'Lee', ticket: 'T-1', advice: 'The DPO agrees' };
    const waiver = waiverOf(GAP, details);
    const { waiver: appliedWaiver } = applied(waiver);
    expect(appliedWaiver).toEqual({
      ...without(waiver, 'location'),
      ...{ status: 'active', expiresIn: 38, endsSoon: false, finding: GAP.id, text: ACCEPTED('2026-12-31') },
      ...{ file: 'waivers.yaml', line: 3 },
    });
    expect(Object.keys(applied(waiverOf(GAP)).waiver)).not.toContain('ticket');
  });

  test('comes in a fixed order, whatever the order given', () => {
    const rows = [
      ['dpa-terms', 'xiaomi-b', '2026-10-31', '2026-11-21', '1', 'b.yaml', 10],
      // A subject that begins with another one comes after it.
      ['no-training', 'xiaomi', '2026-10-31', '2026-11-21', '1', 'b.yaml', 10],
      ['no-training', 'xiaomi-b', '2026-10-30', '2026-11-21', '1', 'b.yaml', 10],
      ['no-training', 'xiaomi-b', '2026-10-31', '2026-11-20', '1', 'b.yaml', 10],
      ['no-training', 'xiaomi-b', '2026-10-31', '2026-11-21', '0', 'b.yaml', 10],
      ['no-training', 'xiaomi-b', '2026-10-31', '2026-11-21', '1', 'a.yaml', 10],
      ['no-training', 'xiaomi-b', '2026-10-31', '2026-11-21', '1', 'b.yaml', 9],
      ['no-training', 'xiaomi-b', '2026-10-31', '2026-11-21', '1', 'b.yaml', 10],
    ] as const;
    const waivers = rows.map(([rule, subject, granted, expires, digit, file, line]) =>
      waiverOf(GAP, {
        ...{ rule, subject, granted, expires, evidence: digit.repeat(64) },
        location: { file, line, column: 1 },
      }),
    );
    for (const given of [waivers, waivers.toReversed()])
      expect(
        applyWaivers(FINDINGS, given, DEFAULT, AS_OF).waivers.map((one) => [
          ...[one.rule, one.subject, one.granted, one.expires, one.evidence.slice(0, 1), one.file, one.line],
        ]),
      ).toEqual(rows);
  });
});

describe('a gap with a waiver that has no effect', () => {
  const idle = (...changes: Partial<Waiver>[]) => {
    const waivers = changes.map((change) => waiverOf(GAP, change));
    return findingOf(GAP.rule, applyWaivers(FINDINGS, waivers, DEFAULT, AS_OF).findings);
  };

  test('says so, and still counts', () => {
    const found = idle({ expires: '2026-11-22' });
    expect(found).toEqual({
      ...GAP,
      idleWaiver: {
        ...{ status: 'expired', owner: 'Dana', expires: '2026-11-22', file: 'waivers.yaml', line: 3 },
        text: 'Expired on 2026-11-22: it no longer applies.',
      },
    });
    expect(isGating(found, 'error')).toBe(true);
    expect(idle({ evidence: '0'.repeat(64) }).idleWaiver?.status).toBe('void');
  });

  test('names the waiver that was granted last', () => {
    const old = { owner: 'Ada', granted: '2026-09-01', expires: '2026-10-01' };
    const newer = { owner: 'Kim', granted: '2026-10-01', expires: '2026-11-01' };
    expect(idle(old, newer).idleWaiver?.owner).toBe('Kim');
    expect(idle(newer, old).idleWaiver?.owner).toBe('Kim');
  });

  test('names none that is not yet granted, and none beside one in force', () => {
    expect(idle({ granted: '2026-11-24' })).toEqual(GAP);
    expect(idle({}, { granted: '2026-09-01', expires: '2026-10-01' })).not.toHaveProperty('idleWaiver');
  });
});

describe('a waived gap', () => {
  const { findings } = applied(waiverOf(GAP, { approvedBy: 'Lee', ticket: 'T-1', advice: 'The DPO agrees' }));
  const now = findingOf(GAP.rule, findings);

  test('keeps its outcome, severity and everything else, and carries the waiver', () => {
    expect(without(now, 'waiver')).toEqual(GAP);
    expect(now.waiver).toMatchObject({
      ...{ owner: 'Dana', expires: '2026-12-31', expiresIn: 38, reason: 'A trial', approvedBy: 'Lee' },
      ...{ measures: ['No names in prompts'], ticket: 'T-1', advice: 'The DPO agrees' },
      ...{ file: 'waivers.yaml', line: 3 },
    });
  });

  test('does not count for the verdict', () => {
    expect([isGating(GAP, 'error'), isGating(now, 'error')]).toEqual([true, false]);
  });
});

describe('a waiver that is not allowed', () => {
  const gdpr = loadPolicy('gdpr', AS_OF);
  const problems = (waivers: readonly Waiver[], policy = DEFAULT): string => {
    try {
      applyWaivers(FINDINGS, waivers, policy, AS_OF);
      return '';
    } catch (error) {
      return (error as InputError).message;
    }
  };

  test.each(['dpa-terms', 'no-training', 'transfer-tool-named', 'transfer-assessment-on-file'])(
    '%s cannot be waived under gdpr, and the error names the line that says so',
    (rule) => {
      const origin = gdpr.origins.get(`rules.${rule}.waivable`);
      expect(problems([waiverOf(findingOf(rule))], gdpr)).toContain(
        `waivers.yaml:3:5: rule: ${rule} cannot be waived under policy gdpr: data/policies/gdpr.yaml:${origin?.line ?? ''} says waivable: false`,
      );
    },
  );

  test('a rule that may not be waived is an error even for an expired waiver', () => {
    const waiver = waiverOf(findingOf('dpa-terms'), { granted: '2026-01-01', expires: '2026-02-01' });
    expect(problems([waiver], gdpr)).toContain('cannot be waived');
  });

  test.each(RULES.map(({ id }) => id))(
    '%s: the longest term is accepted, and one day more is refused',
    (id) => {
      const rule = RULES.find((one) => one.id === id) as (typeof RULES)[number];
      const demanded = rule.basis.some(({ relation }) => relation === 'requires');
      const { days } = waiverLimit(rule, DEFAULT);
      expect(days).toBe(demanded ? 90 : 366);
      const waiver = waiverOf({ ...GAP, rule: id }, { expires: addDays('2026-11-01', days) });
      expect(problems([waiver])).toBe('');
      expect(problems([{ ...waiver, expires: addDays('2026-11-01', days + 1) }])).toContain(
        `at most ${days} days from the day it was granted`,
      );
    },
  );

  test.each<[Relation, number]>([
    ['requires', 90],
    ['permits', 366],
    ['defines', 366],
    ['needed-for', 366],
    ['own-policy', 366],
  ])('a rule with an article of relation "%s" can be waived for %d days', (relation, days) => {
    const [rule] = RULES;
    const basis: Basis[] = [{ law: 'GDPR', article: '45', relation, duty_of: 'both' }];
    expect(waiverLimit({ ...(rule as Rule), basis }, DEFAULT).days).toBe(days);
  });

  test('a policy can shorten the longest term, but not extend it', () => {
    const capped = { ...DEFAULT, maxWaiverDays: 30 };
    expect(problems([waiverOf(GAP, { expires: '2026-12-01' })], capped)).toBe('');
    expect(problems([waiverOf(GAP)], capped)).toContain('policy default allows no more (data/policies/');
    const eager = { ...DEFAULT, maxWaiverDays: 366 };
    const long = waiverOf(findingOf('no-training'), { expires: '2027-03-01' });
    expect(problems([long], eager)).toContain('at most 90 days');
  });

  test('an unknown rule is an error with a suggestion; a waiver of a rule that the policy does not have is accepted', () => {
    expect(problems([waiverOf({ ...GAP, rule: 'sub-procesors-named' })])).toMatch(
      /no rule "sub-procesors-named" is known[\s\S]*Did you mean sub-processors-named/,
    );
    const fewer = { ...DEFAULT, entries: DEFAULT.entries.filter(({ id }) => id !== GAP.rule) };
    expect(problems([waiverOf(GAP)], fewer)).toBe('');
  });

  test('two waivers in force for the same rule and subject are an error', () => {
    const first = waiverOf(GAP);
    const second = waiverOf(GAP, { owner: 'Kim', location: { file: 'more.yaml', line: 9, column: 1 } });
    const third = { ...first, expires: '2027-01-01' };
    const again = (line: string): string =>
      `${line}: sub-processors-named of xiaomi is waived already at more.yaml:9\n  Take one of the two out.`;
    expect(problems([first, second])).toBe(again('waivers.yaml:3'));
    expect(problems([third, first, second])).toBe(
      [again('waivers.yaml:3'), again('waivers.yaml:3')].join('\n'),
    );
    expect(problems([first, { ...second, granted: '2026-11-24' }])).toBe('');
    expect(problems([first, { ...second, evidence: '0'.repeat(64) }])).toBe('');
    expect(problems([first, { ...second, expires: '2026-11-22' }])).toBe('');
    expect(problems([first, waiverOf(MODEL_GAP)])).toBe('');
  });
});

/** A waiver of any finding, with dates around the as-of date and evidence that may have changed. */
const anyWaiver: fc.Arbitrary<Waiver> = fc
  .record({
    finding: fc.constantFrom(...FINDINGS),
    granted: fc.integer({ min: -40, max: 5 }),
    length: fc.integer({ min: 0, max: 60 }),
    changed: fc.boolean(),
    line: fc.integer({ min: 1, max: 99 }),
  })
  .map(({ finding, granted, length, changed, line }) => {
    const from = addDays(AS_OF, granted);
    return waiverOf(finding, {
      ...{ granted: from, expires: addDays(from, length), location: { file: 'w.yaml', line, column: 1 } },
      ...(changed ? { evidence: 'f'.repeat(64) } : {}),
    });
  });
const anyWaivers = fc.uniqueArray(anyWaiver, {
  maxLength: 8,
  selector: ({ rule, subject }) => `${rule} ${subject}`,
});

const RUNS = { numRuns: 1_000 };
const strip = (finding: Finding) => without(finding, 'waiver', 'idleWaiver');
const verdicts = (findings: readonly Finding[]) =>
  (['error', 'warning', 'note'] as const).map((failOn) => verdictOf(findings, failOn));

describe('for any set of waivers', () => {
  test('one waiver changes at most one finding, and only by the waiver it carries', () => {
    fc.assert(
      fc.property(anyWaiver, (waiver) => {
        const { findings } = applied(waiver);
        expect(findings.map(strip)).toEqual(FINDINGS);
        const changed = findings.filter((finding, index) => finding !== FINDINGS[index]);
        expect(changed.length).toBeLessThanOrEqual(1);
        for (const one of changed) expect([one.rule, one.subject]).toEqual([waiver.rule, waiver.subject]);
      }),
      RUNS,
    );
  });

  test('an expired, void, unused or not yet granted waiver has no effect', () => {
    fc.assert(
      fc.property(anyWaivers, (waivers) => {
        const all = applyWaivers(FINDINGS, waivers, DEFAULT, AS_OF);
        const active = waivers.filter(({ granted, expires, evidence, rule, subject }) => {
          const finding = FINDINGS.find((one) => one.rule === rule && one.subject === subject);
          return granted <= AS_OF && expires >= AS_OF && evidence === finding?.evidence && isGap(finding);
        });
        const held = applyWaivers(FINDINGS, active, DEFAULT, AS_OF);
        const waiversOf = (findings: readonly Finding[]) => findings.map(({ waiver }) => waiver);
        expect(waiversOf(all.findings)).toEqual(waiversOf(held.findings));
        expect(verdicts(all.findings)).toEqual(verdicts(held.findings));
      }),
      RUNS,
    );
  });

  test('the order of waivers does not matter', () => {
    const shuffled = anyWaivers.chain((waivers) =>
      fc.tuple(
        fc.constant(waivers),
        fc.shuffledSubarray(waivers, { minLength: waivers.length, maxLength: waivers.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([waivers, others]) => {
        expect(applyWaivers(FINDINGS, others, DEFAULT, AS_OF)).toEqual(
          applyWaivers(FINDINGS, waivers, DEFAULT, AS_OF),
        );
      }),
      RUNS,
    );
  });

  test('a gap stays a gap, and each waiver is reported', () => {
    fc.assert(
      fc.property(anyWaivers, (waivers) => {
        const { findings, waivers: statuses } = applyWaivers(FINDINGS, waivers, DEFAULT, AS_OF);
        expect(findings.filter(isGap).length).toBe(FINDINGS.filter(isGap).length);
        expect(statuses.length).toBe(waivers.length);
        expect(statuses.filter(({ status }) => status === 'active').length).toBe(
          findings.filter(({ waiver }) => waiver !== undefined).length,
        );
      }),
      RUNS,
    );
  });

  test('a waiver granted later has no effect', () => {
    fc.assert(
      fc.property(anyWaiver, (waiver) => {
        const later = { ...waiver, granted: '2026-11-24', expires: '2026-12-24' };
        expect(applied(later).findings).toEqual(FINDINGS);
      }),
      RUNS,
    );
  });
});
