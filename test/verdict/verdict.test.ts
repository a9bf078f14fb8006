import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../src/verdict/finding.js';
import { atLeast, SEVERITIES, stronger, weaker } from '../../src/policy/severity.js';
import { isGating, verdictOf } from '../../src/verdict/verdict.js';
import { formatsOf } from '../../src/format/index.js';
import { run, type RunOptions } from '../kit/run.js';
import { findingsOn, fixturePath } from '../kit/on-file.js';
import { AS_OF } from '../kit/shipped.js';

const [SAMPLE] = findingsOn({ subjects: ['xiaomi'], policy: 'default' });

/** A finding with this outcome and level. */
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
  )('at level %s with fail_on %s: %s', (level, failOn, counts) => {
    for (const outcome of ['fail', 'unknown'] as const) {
      const gap = finding(outcome, level);
      expect(isGating(gap, failOn)).toBe(counts);
      const verdict = failOn === 'never' ? 'not-gated' : counts ? 'fail' : 'pass';
      expect(verdictOf([finding('pass', 'none'), gap], failOn)).toBe(verdict);
    }
  });

  test.each(['pass', 'not-applicable'] as const)('a finding that is %s never counts', (outcome) => {
    for (const level of [...SEVERITIES, 'none'] as const)
      expect(isGating(finding(outcome, level), 'note')).toBe(false);
  });
});

describe('severities', () => {
  test('have a fixed order', () => {
    SEVERITIES.forEach((a, at) =>
      SEVERITIES.forEach((b, other) => {
        expect(atLeast(a, b)).toBe(at >= other);
        expect(weaker(a, b)).toBe(SEVERITIES[Math.min(at, other)]);
        expect(stronger(a, b)).toBe(SEVERITIES[Math.max(at, other)]);
      }),
    );
  });
});

/** Different terminals, pipes and environments. */
const SURROUNDINGS: readonly RunOptions[] = [
  {},
  { env: { COLUMNS: '40' } },
  { env: { COLUMNS: '240', NO_COLOR: '1' } },
  { tty: { stdout: true, stderr: true }, columns: 20, env: { TERM: 'dumb' } },
  { tty: { stdout: true }, columns: 160, env: { FORCE_COLOR: '1', LANG: 'C' } },
];

const verdictKey = (data: unknown): unknown => (data as { verdict: unknown }).verdict;
/** The first group of a pattern, in small letters. */
const stated = (pattern: RegExp) => (text: string) =>
  pattern.exec(stripVTControlCharacters(text))?.[1]?.toLowerCase();

/** The verdict in a text, by format. CSV and GitLab's report are lists of findings, and state none. */
const VERDICT_IN: Readonly<Record<string, (text: string) => unknown>> = {
  table: stated(/^(PASS|FAIL)\b/m),
  json: (text) => verdictKey(JSON.parse(text)),
  yaml: (text) => verdictKey(parse(text)),
  ndjson: (text) => verdictKey(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')),
  html: stated(/<title>(PASS|FAIL)\b/),
  markdown: stated(/^\*\*Verdict:\*\* (PASS|FAIL)\b/m),
  junit: stated(/<property name="verdict" value="(\w+)"/),
  sarif: (text) => verdictKey((JSON.parse(text) as { runs: { properties: unknown }[] }).runs[0]?.properties),
  github: stated(/^::notice title=mimo-check%3A (PASS|FAIL)::/m),
  'github-summary': stated(/^## . mimo-check: (PASS|FAIL)\b/),
  cyclonedx: stated(/"name": "mimo-check:verdict",\s*"value": "(\w+)"/),
};

describe('the verdict does not depend on the format, the width or the colour', () => {
  test.each([
    ['xiaomi', 'default', 'fail'],
    ['xiaomi', 'lenient', 'pass'],
    ['muster-eu', 'default', 'pass'],
    ['acme-us', 'default', 'fail'],
  ] as const)('for %s under %s: %s', async (subject, policy, verdict) => {
    const data = subject === 'xiaomi' ? [] : ['--data', fixturePath(subject)];
    for (const format of formatsOf('check'))
      for (const runOptions of SURROUNDINGS) {
        const args = [subject, '--policy', policy, '--as-of', AS_OF, '--format', format, ...data];
        const { code, stdout, stderr } = await run(args, runOptions);
        expect([code, stderr]).toEqual([verdict === 'pass' ? 0 : 1, '']);
        const verdictIn = VERDICT_IN[format];
        if (verdictIn === undefined) expect(['csv', 'gitlab']).toContain(format);
        else expect([format, verdictIn(stdout)]).toEqual([format, verdict]);
        const { code: quiet } = await run([...args, '--fail-on', 'never'], runOptions);
        expect(quiet).toBe(0);
      }
  });
});
