import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../../src/core/attributes.js';
import { ATTRIBUTE_PATHS, pathsOf, readPath } from '../../../src/core/query/attribute-paths.js';
import type { Shape } from '../../../src/core/shape.js';
import { RULES } from '../../../src/rules/index.js';

const names = ATTRIBUTE_PATHS.map(({ name }) => name);

describe('the names of the vocabulary', () => {
  test.each(ATTRIBUTE_IDS)('%s stands for a part of its value', (id) => {
    expect(pathsOf(id)[0]?.name).toBe(id);
  });

  test('are all different, and none is that of a rule', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(RULES.map(({ id }) => id).filter((id) => names.includes(id))).toEqual([]);
  });

  test('are written with no operator and no blank', () => {
    expect(names.filter((name) => !/^[a-z][\w.-]*$/.test(name))).toEqual([]);
  });

  test('lead to values that can be compared', () => {
    const kinds = (shape: Shape): string[] => {
      if (shape.type === 'object') return Object.values(shape.fields).flatMap(kinds);
      return shape.type === 'list' ? kinds(shape.of) : [shape.type];
    };
    const found = new Set(ATTRIBUTE_IDS.flatMap((id) => kinds(attributeOf(id).shape)));
    expect([...found].sort()).toEqual(['boolean', 'choice', 'integer', 'text']);
  });

  test.each([
    ['context', 'integer', 'tokens'],
    ['input-price', 'decimal', 'USD per 1,000,000 tokens'],
    ['data-locations', 'country', undefined],
    ['lifecycle.retired_on', 'day', undefined],
    ['training-use', 'choice', undefined],
    ['abuse-monitoring.zero_retention', 'boolean', undefined],
    ['retention', 'integer', 'days'],
    ['sub-processors', 'text', undefined],
  ])('%s is compared as %s', (name, kind, unit) => {
    const type = ATTRIBUTE_PATHS.find((path) => path.name === name)?.type;
    expect(type?.kind).toBe(kind);
    expect(type !== undefined && 'unit' in type ? type.unit : undefined).toBe(unit);
  });
});

describe('a path into a value', () => {
  test.each<[AttributeId, string, unknown, unknown[], boolean]>([
    ['modality', '', 'text', ['text'], true],
    ['context', 'tokens', { tokens: 262144, shown: '262K' }, [262144], true],
    ['context', 'shown', { tokens: 262144 }, [], false],
    // A list that is not said to be complete is open.
    ['data-locations', 'locations.country', { locations: [{ country: 'DE' }] }, ['DE'], false],
    [
      'data-locations',
      'locations.country',
      { locations: [{ country: 'DE' }, { country: 'NL' }], exhaustive: true },
      ['DE', 'NL'],
      true,
    ],
    ['data-locations', 'locations.country', { locations: [], exhaustive: true }, [], true],
    // One kind of data has no number of days: a hole.
    [
      'retention',
      'periods.days',
      {
        periods: [
          { kind: 'content', days: 30 },
          { kind: 'logs', criteria: 'as needed' },
        ],
        exhaustive: true,
      },
      [30],
      false,
    ],
    // What is said of the whole is not a list.
    ['transfers', 'leave_eea', { leave_eea: 'no' }, ['no'], true],
    ['data-roles', 'roles.role', { roles: [{ data: 'content', role: 'processor' }] }, ['processor'], true],
    ['authority-access', 'commits', { commits: ['notify'] }, ['notify'], false],
    ['authority-access', 'ultimate_parent.country', { commits: [] }, [], false],
    ['input-price', 'tiers.usd', { usd: '1' }, [], false],
  ])('%s: %s of %j', (id, path, value, values, complete) => {
    const steps = path === '' ? [] : path.split('.');
    expect(readPath(value, attributeOf(id).shape, steps)).toEqual({ values, complete });
  });
});
