import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../src/evidence/attributes/attributes.js';
import { ATTRIBUTE_PATHS, pathsOf, readPath } from '../../src/query/attribute-paths.js';
import type { Shape } from '../../src/input/shape.js';
import { RULES } from '../../src/rules/index.js';
import { anyOf } from '../kit/generate.js';

const names = ATTRIBUTE_PATHS.map(({ name }) => name);

describe('the paths of attributes', () => {
  test.each(ATTRIBUTE_IDS)('%s alone is a path to a part of its value', (id) => {
    expect(pathsOf(id)[0]?.name).toBe(id);
  });

  test('are all different, and none is the id of a rule', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(RULES.map(({ id }) => id).filter((id) => names.includes(id))).toEqual([]);
  });

  test('contain no operator and no blank', () => {
    expect(names.filter((name) => !/^[a-z][\w.-]*$/.test(name))).toEqual([]);
  });

  test('lead to values that can be compared', () => {
    const kinds = (shape: Shape): string[] => {
      if (shape.type === 'object') return Object.values(shape.fields).flatMap(kinds);
      if (shape.type === 'either') return shape.of.flatMap(kinds);
      return shape.type === 'list' ? kinds(shape.of) : [shape.type];
    };
    const found = new Set(ATTRIBUTE_IDS.flatMap((id) => kinds(attributeOf(id).shape)));
    expect([...found].sort()).toEqual(['boolean', 'choice', 'integer', 'text']);
  });

  test('lead into every value of an attribute, and never to an object', () => {
    for (const id of ATTRIBUTE_IDS)
      fc.assert(
        fc.property(anyOf(attributeOf(id).shape), (value) => {
          for (const { steps } of pathsOf(id))
            for (const found of readPath(value, attributeOf(id).shape, steps).values)
              expect(typeof found).not.toBe('object');
        }),
        { numRuns: 20 },
      );
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
    ['upstreams', 'text', undefined],
    ['sub-processors.entities.processes_in', 'country', undefined],
    ['deletion.limits.within', 'integer', 'days'],
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
    // A list that does not say that it is complete is open.
    ['data-locations', 'locations.country', { locations: [{ country: 'DE' }] }, ['DE'], false],
    [
      'data-locations',
      'locations.country',
      { locations: [{ country: 'DE' }, { country: 'NL' }], exhaustive: true },
      ['DE', 'NL'],
      true,
    ],
    ['data-locations', 'locations.country', { locations: [], exhaustive: true }, [], true],
    // A region names no country, so more countries may be meant.
    [
      'data-locations',
      'locations.place',
      { locations: [{ country: 'DE' }, { region: 'eea' }], exhaustive: true },
      ['DE', 'eea'],
      false,
    ],
    ['data-locations', 'locations.country', { locations: [{ region: 'eea' }], exhaustive: true }, [], false],
    [
      'sub-processors',
      'entities.processes_in',
      { entities: [{ name: 'A', processes_in: ['DE', 'worldwide'] }], exhaustive: true },
      ['DE', 'worldwide'],
      false,
    ],
    // A party is compared by its name, a free text as it is.
    [
      'upstreams',
      'parties',
      { parties: [{ name: 'A Inc.', kind: 'other' }, 'the makers'], exhaustive: true },
      ['A Inc.', 'the makers'],
      true,
    ],
    [
      'upstreams',
      'parties.name',
      { parties: [{ name: 'A Inc.', kind: 'other' }, 'the makers'], exhaustive: true },
      ['A Inc.', 'the makers'],
      true,
    ],
    [
      'upstreams',
      'parties.kind',
      { parties: [{ name: 'A Inc.', kind: 'other' }, 'the makers'], exhaustive: true },
      ['other'],
      false,
    ],
    [
      'transfer-tools',
      'tools.importer',
      { tools: [{ tool: 'scc', importer: 'every-sub-processor' }], exhaustive: true },
      ['every-sub-processor'],
      true,
    ],
    [
      'deletion',
      'limits',
      { events: ['instruction'], result: 'deleted', limits: [{ what: 'backups', within: 30 }, 'duties'] },
      ['backups', 'duties'],
      true,
    ],
    [
      'deletion',
      'limits.what',
      { events: ['instruction'], result: 'deleted', limits: [{ what: 'backups', within: 30 }, 'duties'] },
      ['backups'],
      false,
    ],
    // One kind of data has no number of days, which leaves a gap.
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
    // A value about the whole is not a list.
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
