import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/commands/check.js';
import type { Finding } from '../../src/policy/finding.js';
import { atLeast, SEVERITIES, stronger, weaker } from '../../src/policy/severity.js';
import { isGating, verdictOf } from '../../src/policy/verdict.js';
import { formatsOf, render } from '../../src/report/index.js';
import { exitCode } from '../../src/report/reports.js';
import { AS_OF, findingsOn, fixturePath } from './on-file.js';

const [SAMPLE] = findingsOn({ subjects: ['xiaomi'], policy: 'default' });

/** A finding of which only that is known. */
function finding(outcome: Finding['outcome'], level: Finding['level']): Finding {
  if (SAMPLE === undefined) throw new Error('no finding on file');
  return { ...SAMPLE, outcome, level };
}

/** Whether a gap counts, by its level; columns: fail_on error, warning, note, never. */
const COUNTS = [
  ['error', true, true, true, false],
  ['warning', false, true, true, false],
  ['note', false, false, true, false],
  ['none', false, false, false, false],
] as const;
const THRESHOLDS = ['error', 'warning', 'note', 'never'] as const;

describe('a gap counts at or above the threshold', () => {
  test.each(
    COUNTS.flatMap(([level, ...counts]) =>
      THRESHOLDS.map((failOn, at) => [level, failOn, counts[at] === true] as const),
    ),
  )('at level %s, failing on %s: %s', (level, failOn, counts) => {
    for (const outcome of ['fail', 'unknown'] as const) {
      const gap = finding(outcome, level);
      expect(isGating(gap, failOn)).toBe(counts);
      const verdict = failOn === 'never' ? 'not-gated' : counts ? 'fail' : 'pass';
      expect(verdictOf([finding('pass', 'none'), gap], failOn)).toBe(verdict);
    }
  });

  test.each(['pass', 'not-applicable'] as const)('and what is green never does: %s', (outcome) => {
    for (const level of [...SEVERITIES, 'none'] as const)
      expect(isGating(finding(outcome, level), 'note')).toBe(false);
  });
});

describe('severities', () => {
  test('stand in an order', () => {
    SEVERITIES.forEach((a, at) =>
      SEVERITIES.forEach((b, other) => {
        expect(atLeast(a, b)).toBe(at >= other);
        expect(weaker(a, b)).toBe(SEVERITIES[Math.min(at, other)]);
        expect(stronger(a, b)).toBe(SEVERITIES[Math.max(at, other)]);
      }),
    );
  });
});

describe('the verdict does not depend on how it is shown', () => {
  test.each([
    ['xiaomi', 'default', 1],
    ['xiaomi/mimo-v2-pro:free', 'lenient', 0],
    ['muster-eu', 'default', 0],
    ['muster-eu', 'gdpr', 1],
    ['acme-us', 'default', 1],
  ] as const)('of %s under %s: exit %d', (subject, policy, code) => {
    const data = subject.startsWith('xiaomi') ? [] : [fixturePath(subject)];
    const report = check({ subjects: [subject], policy, data, asOf: AS_OF });
    const before = JSON.stringify(report);
    expect(exitCode(report)).toBe(code);
    const terminal = fc.record({
      width: fc.integer({ min: 1, max: 300 }),
      color: fc.boolean(),
      unicode: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...formatsOf('check')), terminal, (format, shown) => {
        const text = render(report, format, shown);
        expect(text.length).toBeGreaterThan(0);
        expect(render(report, format, shown)).toBe(text);
        expect([exitCode(report), JSON.stringify(report)]).toEqual([code, before]);
      }),
      { numRuns: 20 },
    );
    const json = JSON.parse(
      render(report, 'json', { width: 80, color: true, unicode: true }),
    ) as typeof report;
    expect(json.verdict).toBe(code === 0 ? 'pass' : 'fail');
  });
});
