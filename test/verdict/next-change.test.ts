import { describe, expect, test } from 'vitest';
import { resolveSubject } from '../../src/evidence/subject.js';
import { addDays } from '../../src/input/calendar.js';
import { changeNotice } from '../../src/verdict/next-change.js';
import { applyWaivers } from '../../src/verdict/apply-waivers.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { Finding } from '../../src/verdict/finding.js';
import { findingOf, FINDINGS, waiverOf } from '../kit/waivers.js';
import { AS_OF, DATASET, DEFAULT } from '../kit/shipped.js';

const subjects = DATASET.providers.map(({ id }) => resolveSubject(DATASET, id));
const allOn = (asOf: string): Finding[] => evaluate(DATASET, DEFAULT, subjects, asOf);

describe('the last day on which a requirement is shown', () => {
  const shown = allOn(AS_OF).filter(({ outcome }) => outcome === 'pass');
  const ending = shown.filter(({ shownUntil }) => shownUntil !== undefined);
  const outcomeOn = (asOf: string, id: string) => allOn(asOf).find((one) => one.id === id)?.outcome;

  test('is the last on which the same evidence shows it', () => {
    expect(ending.length).toBeGreaterThan(5);
    for (const { id, shownUntil = '' } of ending.slice(0, 12)) {
      expect(outcomeOn(shownUntil, id)).toBe('pass');
      expect(outcomeOn(addDays(shownUntil, 1), id)).not.toBe('pass');
    }
  });

  test('is left out of gaps', () => {
    expect(allOn(AS_OF).filter((one) => one.outcome === 'unknown' && one.shownUntil !== undefined)).toEqual(
      [],
    );
  });
});

describe('a change that is near is named', () => {
  const SHOWN = allOn(AS_OF).find((one) => one.outcome === 'pass' && one.severity === 'error') as Finding;
  const until = (shownUntil: string, change: Partial<Finding> = {}): Finding => ({
    ...SHOWN,
    shownUntil,
    ...change,
  });
  const name = `${SHOWN.rule} of ${SHOWN.subject}`;
  const GAP = findingOf('dpa-terms');
  const waivedUntil = (expires: string): Finding =>
    findingOf('dpa-terms', applyWaivers(FINDINGS, [waiverOf(GAP, { expires })], DEFAULT, AS_OF).findings);

  test('if evidence becomes too old', () => {
    expect(changeNotice([until('2026-12-01')], DEFAULT, AS_OF)).toEqual([
      `This result can change on 2026-12-02: the evidence for ${name} is too old from then, or ends. See mimo-check evidence --within 30.`,
    ]);
  });

  test('if a waiver ends', () => {
    expect(changeNotice([waivedUntil('2026-12-01')], DEFAULT, AS_OF)).toEqual([
      'This result can change on 2026-12-02: no waiver covers dpa-terms of xiaomi any more.',
    ]);
  });

  test('by its first day alone, with at most three names', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((subject) => until('2026-12-01', { subject }));
    const [text] = changeNotice([until('2026-12-05'), ...many, waivedUntil('2026-12-01')], DEFAULT, AS_OF);
    const { rule } = SHOWN;
    expect(text).toBe(
      `This result can change on 2026-12-02: the evidence for ${rule} of a, ${rule} of b, ${rule} of c and 2 more is too old from then, or ends; no waiver covers dpa-terms of xiaomi any more. See mimo-check evidence --within 30.`,
    );
  });

  test.each<[string, Finding]>([
    ['on a later day', until(addDays(AS_OF, 30))],
    ['if the finding cannot block', until('2026-12-01', { severity: 'note' })],
    ['if its waiver ends later', waivedUntil('2026-12-31')],
    ['if it is a gap already', GAP],
  ])('not %s', (_, finding) => {
    expect(changeNotice([finding], DEFAULT, AS_OF)).toEqual([]);
  });

  test('not if the policy lets through what is not shown', () => {
    const entries = DEFAULT.entries.map((entry) => ({ ...entry, unknown: 'note' as const }));
    expect(changeNotice([until('2026-12-01')], { ...DEFAULT, entries }, AS_OF)).toEqual([]);
    expect(changeNotice([until('2026-12-01')], { ...DEFAULT, failOn: 'never' }, AS_OF)).toEqual([]);
  });
});
