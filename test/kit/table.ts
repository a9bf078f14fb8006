import { describe, expect, test } from 'vitest';
import { NOTHING_ON_FILE, type World } from '../../src/evidence/world.js';
import type { AttributeId, AttributeValue } from '../../src/evidence/attributes/attributes.js';
import { type Answer, checksIn, type Rule } from '../../src/rules/rule.js';

const decision = (scope: string, entity = false) => ({ scope, entity, in_force_from: '2026-01-02' });

/** The law for the tables of the rules. */
export const WORLD: World = {
  asOf: '2026-11-23',
  onFile: NOTHING_ON_FILE,
  editions: { 'iso-27001': [{ edition: '2013', until: '2025-10-31' }, { edition: '2022' }] },
  eea: ['AT', 'DE', 'FR', 'IE', 'NL', 'NO', 'SE'],
  adequacy: {
    CA: decision('organisations under PIPEDA', true),
    CH: decision('all'),
    JP: decision('all'),
    US: decision('entities certified under the Data Privacy Framework', true),
  },
};

export { checksIn };

/** The answer without its brief: tables compare the message. */
const withoutBrief = (answer: Answer): Answer =>
  answer.kind === 'pass' ? answer : { kind: answer.kind, message: answer.message };

/** The answer of a rule to one value of one attribute. */
export function answerOf(
  rule: Rule,
  reads: AttributeId,
  value: unknown,
  options: object,
  world = WORLD,
): Answer {
  const leaf = checksIn(rule.check).find((check) => check.reads === reads);
  if (leaf === undefined) throw new Error(`${rule.id} does not read ${reads}`);
  return leaf.ask(value as never, options as never, world);
}

type Row<A extends AttributeId> =
  | readonly [value: AttributeValue<A>, kind: 'pass']
  | readonly [
      value: AttributeValue<A>,
      kind: 'fail' | 'undecided' | 'not-applicable' | 'silent',
      message: string,
    ];

/** One test for each row: with these options, this value gets this answer and message. */
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
        expect(withoutBrief(answerOf(rule, reads, value, options, world))).toEqual(
          message === undefined ? { kind } : { kind, message },
        );
      },
    );
  });
}

type OpposingRow<A extends AttributeId> =
  | readonly [value: AttributeValue<A>, kind: 'nothing']
  | readonly [value: AttributeValue<A>, kind: 'fail' | 'undecided', message: string];

/** What a part of a rule is opposed about: the attribute that it reads, and the values that made it pass. */
export interface Opposed<G extends AttributeId> {
  reads: G;
  green: readonly AttributeValue<G>[];
  options?: object;
  world?: World;
}

/** One test for each row: this value of another attribute, against these passing values, gets this answer. */
export function opposition<G extends AttributeId, A extends AttributeId>(
  rule: Rule,
  promise: Opposed<G>,
  by: A,
  rows: readonly OpposingRow<A>[],
): void {
  const { reads, green, options = {}, world = WORLD } = promise;
  const opposers = checksIn(rule.check)
    .filter((leaf) => leaf.reads === reads)
    .flatMap((leaf) => leaf.opposedBy.filter((opposer) => opposer.reads === by));
  describe(`${rule.id}, passed by ${reads}, is opposed by ${by} with ${JSON.stringify(options)}`, () => {
    test('has an opposer', () => expect(opposers).not.toEqual([]));
    test.each(rows.map(([value, kind, message]) => ({ value, kind, message })))(
      '$kind: $value',
      ({ value, kind, message }) => {
        const answers = opposers.flatMap(
          (opposer) => opposer.ask(value as never, options as never, world, green as readonly never[]) ?? [],
        );
        expect(answers.map(withoutBrief)).toEqual(kind === 'nothing' ? [] : [{ kind, message }]);
      },
    );
  });
}
