import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import { evaluate } from '../../src/verdict/evaluate.js';
import type { ConsideredClaim, Finding } from '../../src/verdict/finding.js';
import { lowered } from '../../src/input/words.js';
import { AS_OF, DATASET } from '../kit/shipped.js';

const SUBJECTS = DATASET.providers.map((provider) => ({
  ...{ kind: 'provider' as const, id: provider.id, provider },
}));

/** All gaps of all shipped providers under all shipped policies, without those that are objections. */
const GAPS: readonly Finding[] = builtinPolicies().flatMap((id) =>
  evaluate(DATASET, loadPolicy(id, AS_OF), SUBJECTS, AS_OF).filter(
    ({ outcome, opposing }) => outcome === 'unknown' && opposing.length === 0,
  ),
);

const isWeighed = ({ part, message }: ConsideredClaim): boolean =>
  (part === 'proof' || part === 'weak' || part === 'silent') && (message ?? '') !== '';

/** The answers of a finding that are in its message, each with the text from its end to the next label. */
function answersIn({
  claims,
  message,
}: Finding): { claim: ConsideredClaim; after: string; before: string }[] {
  return claims.filter(isWeighed).flatMap((claim) => {
    const answer = claim.message ?? '';
    const labelled = message.indexOf(`: ${answer}`);
    const start = labelled >= 0 ? labelled + 2 : message.indexOf(answer);
    if (start < 0) return [];
    const after = message.slice(start + answer.length);
    const next = claims
      .map((other) => after.indexOf(`: ${other.message ?? 'no answer'}`))
      .filter((index) => index >= 0);
    const end = Math.min(
      after.length,
      ...next,
      ...['It would meet this'].map((text) => indexOr(after, text)),
    );
    return [{ claim, before: message.slice(0, start), after: after.slice(0, end) }];
  });
}

const indexOr = (text: string, part: string): number =>
  text.includes(part) ? text.indexOf(part) : text.length;

const isConditional = ({ weaknesses }: ConsideredClaim): boolean => weaknesses.includes('conditional');

describe('an answer and its condition come from the same statement', () => {
  test('in the messages of all shipped gaps', () => {
    const withCondition = GAPS.filter(({ reasons }) => reasons.includes('conditional'));
    const answers = withCondition.flatMap((finding) =>
      answersIn(finding).map((answer) => ({ ...answer, finding })),
    );
    expect(answers.filter(({ claim }) => isConditional(claim)).length).toBeGreaterThan(20);
    expect(answers.filter(({ claim }) => !isConditional(claim)).length).toBeGreaterThan(5);
    for (const { claim, after, finding } of answers) {
      // Another statement may give the same answer under another condition, or under none.
      const same = finding.claims.filter((other) => other.message === claim.message);
      if (new Set(same.map(isConditional)).size > 1) continue;
      const where = `${finding.rule} ${finding.subject}: ${finding.message}`;
      expect(after.includes('Holds only for'), where).toBe(isConditional(claim));
    }
  });

  test('in the briefs of all shipped gaps', () => {
    const withCondition = GAPS.filter(({ brief }) => brief.includes(' (only for '));
    expect(withCondition.length).toBeGreaterThan(20);
    for (const { rule, subject, brief, claims } of withCondition) {
      const [shown = ''] = brief.replace(/^one statement: /, '').split(' (only for ');
      const answers = claims.filter(isWeighed);
      const same = answers.filter(({ message = '' }) => lowered(message).startsWith(shown));
      // A rule's own short words cannot be compared with the message.
      const shownBy = same.length > 0 ? same : answers;
      expect(shownBy.some(isConditional), `${rule} ${subject}: ${brief}`).toBe(true);
    }
  });

  test('an answer without a condition is not given one, in the briefs of all shipped gaps', () => {
    const free = GAPS.filter(({ claims, brief }) => {
      const answers = claims.filter(isWeighed);
      return answers.length > 0 && !answers.some(isConditional) && !brief.startsWith('stated');
    });
    expect(free.length).toBeGreaterThan(20);
    expect(free.filter(({ brief }) => brief.includes('only for')).map(({ rule }) => rule)).toEqual([]);
  });
});

describe('an answer and its document come from the same statement', () => {
  test('two answers to one question are each said with their document', () => {
    const several = GAPS.flatMap((finding) => {
      const answers = answersIn(finding);
      return answers
        .filter(({ claim }) =>
          answers.some(
            (other) =>
              other.claim.attribute === claim.attribute &&
              !(other.claim.message ?? '').includes(claim.message ?? '') &&
              !(claim.message ?? '').includes(other.claim.message ?? ''),
          ),
        )
        .map((answer) => ({ ...answer, finding }));
    });
    expect(several.length).toBeGreaterThan(10);
    for (const { before, finding } of several)
      expect(before, `${finding.rule} ${finding.subject}: ${finding.message}`).toMatch(/: $/);
  });
});
