import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeOf } from '../../src/evidence/attributes/attributes.js';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import { RULES } from '../../src/rules/index.js';
import { anyOf } from '../kit/generate.js';
import { entryOf, SHIPPED_WORLD } from '../kit/scenario.js';
import { DATASET } from '../kit/shipped.js';
import { checksIn } from '../kit/table.js';
import { PASSING } from './passing.js';

const NAME = 'Zebra';
const NAMED = [
  'name',
  'importer',
  'exporter',
  'entity',
  'body',
  'host',
  'recipients',
  'parties',
  'reviewers',
];

/** The value with every name in it replaced. */
function withNames(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return NAMED.includes(key) ? NAME : value;
  if (Array.isArray(value)) return value.map((item) => withNames(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([own, item]) => [own, withNames(item, own)]));
}

/** Values of an attribute, generated and as shipped. */
const someValues = (attribute: AttributeId): unknown[] => [
  ...fc.sample(anyOf(attributeOf(attribute).shape), { numRuns: 60, seed: 3 }),
  ...DATASET.providers
    .flatMap(({ claims }) => claims)
    .filter((claim) => claim.attribute === attribute && claim.value !== undefined)
    .map(({ value }) => value),
];

// Within a line the first letter of a message is lowered, and that of a name must not be.
describe('no message begins with a name', () => {
  test.each(RULES)('$id', (rule) => {
    const { options } = entryOf(rule);
    const messages = checksIn(rule.check).flatMap((leaf) => {
      const green = PASSING.filter(({ reads }) => reads === leaf.reads).flatMap(({ values }) => values);
      const answers = [
        ...someValues(leaf.reads).map((value) =>
          leaf.ask(withNames(value) as never, options as never, SHIPPED_WORLD),
        ),
        ...leaf.opposedBy.flatMap((opposer) =>
          someValues(opposer.reads).flatMap((value) =>
            green
              .slice(0, 3)
              .map((promise) =>
                opposer.ask(withNames(value) as never, options as never, SHIPPED_WORLD, [
                  withNames(promise) as never,
                ]),
              ),
          ),
        ),
      ];
      return answers.flatMap((answer) =>
        answer !== undefined && 'message' in answer ? [answer.message] : [],
      );
    });
    expect(messages.filter((message) => message.startsWith(NAME))).toEqual([]);
  });

  test('the names are in messages at all', () => {
    const [check] = checksIn(RULES.find(({ id }) => id === 'sub-processors-named')?.check as never);
    const answer = check?.ask(withNames({ entities: [{ name: 'x' }] }) as never, {} as never, SHIPPED_WORLD);
    expect(answer).toHaveProperty('message', expect.stringContaining(NAME));
  });
});
