import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeOf, type AttributeId } from '../../src/evidence/attributes/attributes.js';
import { compareDecimals } from '../../src/input/decimal.js';
import type { ShapeFields } from '../../src/input/shape.js';
import { RULES } from '../../src/rules/index.js';
import type { Answer, Rule } from '../../src/rules/rule.js';
import { answerOf, checksIn, WORLD } from '../kit/table.js';
import { leavingOut, valueOf, valuesOf } from '../kit/values.js';

const runs = { numRuns: 1_000 };
const checks = RULES.flatMap((rule) =>
  rule.reads.map((reads) => ({ rule, reads, name: `${rule.id} of ${reads}` })),
);
const isGreen = (answer: Answer) => answer.kind === 'pass' || answer.kind === 'not-applicable';

/** Facts that count against a provider: leaving one out makes a different statement. */
const ADVERSE: Partial<Record<AttributeId, readonly string[]>> = {
  'processor-terms': ['covers', 'exhaustive'],
  'sub-processors': [
    'available',
    'available_at',
    'entities.country',
    'entities.established_in',
    'entities.processes_in',
  ],
  'contracting-entity': [
    'entities.country',
    'entities.established_in',
    'entities.legal_form',
    'entities.for',
  ],
  'data-locations': ['locations.data'],
  'inference-locations': ['locations.data'],
  // A certification belongs to the party named with it.
  'access-locations': ['locations.data', 'locations.entity'],
  transfers: ['recipients'],
  'transfer-tools': ['tools.countries', 'tools.data', 'tools.effective', 'tools.fallback'],
  'transfer-assessment': ['author', 'data', 'effective', 'importers'],
  'training-use': ['default', 'data'],
  retention: ['periods.days', 'periods.hours', 'periods.clock', 'periods.criteria'],
  'abuse-monitoring': ['days', 'hours', 'human_review', 'reviewers', 'data', 'conditions'],
  deletion: ['limits'],
  'breach-notification': ['hours', 'clock', 'limited_to'],
  'input-price': ['host', 'tiers'],
  'output-price': ['host', 'tiers'],
  lifecycle: ['retired_on', 'planned'],
};

describe.each(checks)('$name', ({ rule, reads }) => {
  const shape = attributeOf(reads).shape;
  const any = { value: valueOf(shape), options: valuesOf(rule.options) };

  test('answers every value in whole sentences', () => {
    fc.assert(
      fc.property(any.value, any.options, (value, options) => {
        const answer = answerOf(rule, reads, value, options);
        if (answer.kind === 'pass') return;
        expect(answer.message).toMatch(/^[A-Z].*\.$|^[a-z0-9-]+ .*\.$/);
        expect(answer.message).not.toMatch(/undefined|null|NaN|Infinity|\[object|\.\./);
      }),
      runs,
    );
  });

  test('does not pass because a key is left out', () => {
    fc.assert(
      fc.property(any.value, any.options, (value, options) => {
        if (isGreen(answerOf(rule, reads, value, options))) return;
        for (const less of leavingOut(shape, value))
          if (isGreen(answerOf(rule, reads, less.value, options)))
            expect(ADVERSE[reads] ?? []).toContain(less.path);
      }),
      runs,
    );
  });
});

const opposed = RULES.flatMap((rule) =>
  checksIn(rule.check).flatMap(({ reads, opposedBy }) =>
    opposedBy.map((opposer) => ({
      rule,
      reads,
      opposer,
      name: `${rule.id} of ${reads} by ${opposer.reads}`,
    })),
  ),
);
test.each(opposed)('opposition is worded in whole sentences: $name', ({ rule, reads, opposer }) => {
  const values = [valueOf(attributeOf(opposer.reads).shape), valueOf(attributeOf(reads).shape)] as const;
  fc.assert(
    fc.property(...values, valuesOf(rule.options), (value, green, options) => {
      const answer = opposer.ask(value as never, options as never, WORLD, [green as never]);
      if (answer === undefined) return;
      expect(answer.message).toMatch(/^[A-Z].*\.$/);
      expect(answer.message).not.toMatch(/undefined|null|NaN|Infinity|\[object|\.\./);
    }),
    { numRuns: 200 },
  );
});

const LISTS = [
  'sub-processors-named',
  'data-in-allowed-countries',
  'inference-location-stated',
  'access-in-allowed-countries',
  'transfer-tool-named',
  'retention-limit',
];
test.each(checks.filter(({ rule }) => LISTS.includes(rule.id)))(
  'an incomplete list never passes: $name',
  ({ rule, reads }) => {
    fc.assert(
      fc.property(valueOf(attributeOf(reads).shape), valuesOf(rule.options), (value, options) => {
        const open = { ...(value as object), exhaustive: false };
        expect(isGreen(answerOf(rule, reads, open, options))).toBe(false);
      }),
      runs,
    );
  },
);

/** Values that show it when random ones hardly ever do. */
const RARE: Partial<Record<AttributeId, readonly unknown[]>> = {
  'transfer-tools': [
    {
      tools: [{ tool: 'adequacy', countries: ['JP'], exporter: 'you', importer: 'every-sub-processor' }],
      exhaustive: true,
    },
  ],
};

test('only five attributes can show that a rule does not apply', () => {
  const found = new Set<string>();
  for (const { rule, reads } of checks)
    for (const value of [...fc.sample(valueOf(attributeOf(reads).shape), 500), ...(RARE[reads] ?? [])])
      for (const options of fc.sample(valuesOf(rule.options), 1))
        if (answerOf(rule, reads, value, options).kind === 'not-applicable') found.add(reads);
  expect([...found].sort()).toEqual([
    'open-source-exemption',
    'sub-processors',
    'transfer-assessment',
    'transfer-tools',
    'transfers',
  ]);
});

type Compare = (stricter: never, than: never) => boolean;
const fewer: Compare = (a: unknown[], b: unknown[]) => a.every((item) => b.includes(item));
const more: Compare = (a: unknown[], b: unknown[]) => b.every((item) => a.includes(item));
const less: Compare = (a: number, b: number) => a <= b;
const greater: Compare = (a: number, b: number) => a >= b;
const cheaper: Compare = (a: string, b: string) => compareDecimals(a, b) <= 0;

/** Whether one value of an option is at least as strict as another. */
const STRICTER: Record<string, Compare> = {
  covers: more,
  min_days: greater,
  allow: fewer,
  within: fewer,
  accept: fewer,
  accept_opt_out: (a: boolean, b: boolean) => !a || b,
  max_days: less,
  max_hours: less,
  notice_days: greater,
  max_input: cheaper,
  max_output: cheaper,
  tokens: greater,
};

/** A missing option asks nothing, except that a missing accept_opt_out refuses an opt-out. */
function asksAsMuch(fields: ShapeFields, a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  return Object.keys(fields).every((key) => {
    if (a[key] === undefined && b[key] === undefined) return true;
    if (a[key] === undefined) return key === 'accept_opt_out';
    if (b[key] === undefined) return key !== 'accept_opt_out' || a[key] === false;
    return STRICTER[key]?.(a[key] as never, b[key] as never);
  });
}

const withOptions = (rule: Rule) => Object.keys(rule.options).length > 0;
test.each(checks.filter(({ rule }) => withOptions(rule)))(
  'a stricter option never turns a gap into a pass: $name',
  (one) => {
    const { rule, reads } = one;
    const options = valuesOf(rule.options);
    fc.assert(
      fc.property(valueOf(attributeOf(reads).shape), options, options, (value, stricter, than) => {
        // Without the option that it compares with, the rule is not asked.
        fc.pre(rule.requiredOption === undefined || rule.requiredOption in than);
        fc.pre(asksAsMuch(rule.options, stricter, than));
        if (isGreen(answerOf(rule, reads, value, stricter)))
          expect(isGreen(answerOf(rule, reads, value, than))).toBe(true);
      }),
      runs,
    );
  },
);
