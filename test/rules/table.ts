import { describe, expect, test } from 'vitest';
import type { World } from '../../src/core/adequacy.js';
import type { AttributeId, AttributeValue } from '../../src/core/attributes.js';
import type { Answer, Check, Rule } from '../../src/rules/rule.js';

const decision = (scope: string, entity = false) => ({ scope, entity, in_force_from: '2026-01-02' });

/** The law that the tables are asked under. */
export const WORLD: World = {
  asOf: '2026-11-23',
  eea: ['AT', 'DE', 'FR', 'IE', 'NL', 'NO', 'SE'],
  adequacy: {
    CA: decision('organisations under PIPEDA', true),
    CH: decision('all'),
    JP: decision('all'),
    US: decision('entities certified under the Data Privacy Framework', true),
  },
};

type Leaf = Extract<Check<never>, { reads: AttributeId }>;

/** The checks of a rule that read one attribute each. */
export const leavesOf = (check: Check<never>): Leaf[] =>
  'reads' in check ? [check] : ('all' in check ? check.all : check.any).flatMap(leavesOf);

/** What a rule answers to one value of one attribute. */
export function answerOf(
  rule: Rule,
  reads: AttributeId,
  value: unknown,
  options: object,
  world = WORLD,
): Answer {
  const leaf = leavesOf(rule.check).find((check) => check.reads === reads);
  if (leaf === undefined) throw new Error(`${rule.id} does not read ${reads}`);
  return leaf.ask(value as never, options as never, world);
}

type Row<A extends AttributeId> =
  | readonly [value: AttributeValue<A>, kind: 'pass']
  | readonly [value: AttributeValue<A>, kind: 'fail' | 'undecided' | 'not-applicable', message: string];

/** One test for each row: this value, under these options, gets this answer and this message. */
export function table<A extends AttributeId>(
  rule: Rule,
  reads: A,
  options: object,
  rows: readonly Row<A>[],
  world = WORLD,
): void {
  describe(`${rule.id} reads ${reads} with ${JSON.stringify(options)}`, () => {
    test.each(rows.map(([value, kind, message]) => ({ value, kind, message })))(
      '$kind: $value',
      ({ value, kind, message }) => {
        expect(answerOf(rule, reads, value, options, world)).toEqual(
          message === undefined ? { kind } : { kind, message },
        );
      },
    );
  });
}
