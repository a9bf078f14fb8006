import { describe, expect, test } from 'vitest';
import { attributeOf } from '../../src/evidence/attributes/attributes.js';
import { validateDocument } from '../../src/input/schema.js';
import { boolean, object, optional, text, type Shape } from '../../src/input/shape.js';
import { RULES } from '../../src/rules/index.js';
import { fail, checksIn, pass, type AttributeCheck } from '../../src/rules/rule.js';
import { changingKind, fieldsOf, isGreen, isWithin, movesOf, takingAway, type Base } from './moves.js';
import { HARDENING, OPEN, PASSING, type Passing } from './passing.js';

/** The values for a part of a rule, with the way that part answers them. */
const basesOf = (rule: string, leaf: AttributeCheck<never>, from: readonly Passing[] = PASSING): Base[] =>
  from
    .filter(({ rules, reads }) => rules.includes(rule) && reads === leaf.reads)
    .flatMap(({ values, options, world }) => {
      const ask = (value: unknown) => leaf.ask(value as never, options as never, world);
      return values.map((value) => ({ value, ask }));
    });

const LEAVES = RULES.flatMap((rule) =>
  checksIn(rule.check).map((leaf, _index, leaves) => {
    const name = `${rule.id} of ${leaf.reads}`;
    const shape = attributeOf(leaf.reads).shape;
    const [fields, hardening] = [fieldsOf(shape), HARDENING[name] ?? []];
    const deciding = fields.filter((path) => !isWithin(path, [...leaf.informs, ...hardening]));
    // If several parts read the same attribute, a value must pass one of them.
    const valueSets = leaves.filter(({ reads }) => reads === leaf.reads).map((one) => basesOf(rule.id, one));
    // A function, so that it runs inside a test and not while tests are collected.
    const bases = () => basesOf(rule.id, leaf).filter(({ value, ask }) => isGreen(ask(value)));
    const open = () => basesOf(rule.id, leaf, OPEN);
    return { name, rule: rule.id, leaf, shape, fields, deciding, hardening, valueSets, bases, open };
  }),
);

const here = { file: 'passing.ts', line: 1, column: 1 };
const check = (shape: Shape, data: unknown): unknown =>
  validateDocument(shape, { file: here.file, data, at: () => here });

describe.each(LEAVES.map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const { leaf, shape, fields, deciding, hardening, valueSets, bases, open } = one;

  test('passes at least one value', () => {
    expect(bases().length).toBeGreaterThan(0);
    for (const [index, { value }] of (valueSets[0] ?? []).entries()) {
      const answers = valueSets.flatMap((part) => part[index] ?? []).map(({ ask }) => ask(value));
      expect(answers.some(isGreen), `${JSON.stringify(value)}: ${JSON.stringify(answers)}`).toBe(true);
    }
  });

  test('leaves the open values open', () => {
    expect(open().filter(({ value, ask }) => !['undecided', 'silent'].includes(ask(value).kind))).toEqual([]);
  });

  test('is only given values that fit the shape', () => {
    for (const { value } of [...bases(), ...open()])
      for (const near of [value, ...movesOf(shape, value).map((move) => move.value)])
        expect(() => check(shape, near), JSON.stringify(near)).not.toThrow();
  });

  test('names only existing fields', () => {
    expect(fields).toEqual(expect.arrayContaining([...leaf.informs, ...hardening]));
  });

  let found: Set<string> | undefined;
  const taken = () => (found ??= takingAway(shape, bases()));
  test.each(deciding)('%s decides: changing it can lose a pass', (path) => {
    expect([...taken()]).toContain(path);
  });

  if (hardening.length > 0)
    test.each(hardening)('%s decides between an open statement and a fail', (path) => {
      expect([...taken()]).not.toContain(path);
      expect([...changingKind(shape, [...bases(), ...open()], [path])]).toContain(path);
    });

  if (leaf.informs.length > 0)
    test.each(leaf.informs)('%s informs: changing it never changes the answer', (path) => {
      expect([...changingKind(shape, [...bases(), ...open()], [path])]).toEqual([]);
    });
});

test('every part of every rule is tested, and every passing value belongs to a part', () => {
  expect(new Set(LEAVES.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ id }) => id)));
  expect(LEAVES.length).toBeGreaterThanOrEqual(30);
  expect(LEAVES.flatMap(({ deciding }) => deciding).length).toBeGreaterThanOrEqual(100);
  const names = LEAVES.map(({ name }) => name);
  for (const { rules, reads } of [...PASSING, ...OPEN])
    expect(
      rules.some((rule) => names.includes(`${rule} of ${reads}`)),
      `${rules.join()} of ${reads}`,
    ).toBe(true);
  expect(names).toEqual(expect.arrayContaining(Object.keys(HARDENING)));
});

describe('the search for deciding fields', () => {
  const shape = object({
    held: boolean(),
    body: optional(text()),
    place: object({ floor: optional(text()), street: optional(text()) }),
  });
  type Value = { held: boolean; body?: string; place: { floor?: string; street?: string } };
  const value: Value = { held: true, body: 'TÜV', place: { street: 'High Street' } };
  const ask = (given: unknown) => {
    const { held, place } = given as Value;
    return held && place.street !== undefined ? pass() : fail('No.');
  };

  test('lists every field', () => {
    expect(fieldsOf(shape)).toEqual(['held', 'body', 'place', 'place.floor', 'place.street']);
  });
  test('leaves out a field that decides nothing', () => {
    expect([...takingAway(shape, [{ value, ask }])].sort()).toEqual(['held', 'place', 'place.street']);
  });
  test('finds a deciding field among those said to inform', () => {
    expect([...changingKind(shape, [{ value, ask }], ['held', 'body', 'place'])].sort()).toEqual([
      'held',
      'place.street',
    ]);
  });
});
