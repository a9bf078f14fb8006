import { describe, expect, test } from 'vitest';
import { conditionStateOf } from '../../src/evidence/conditions.js';

const VARIANTS = {
  free: { title: 'the plan Free', dimension: 'plan', default: true },
  team: { title: 'the plan Team', dimension: 'plan' },
  eu: { title: 'the region EU', dimension: 'region' },
  world: { title: 'any region', dimension: 'region' },
};

describe('the conditions of a statement', () => {
  test.each([
    [['free'], [], 'chosen'],
    [['team'], [], 'excluded'],
    [['team'], ['team'], 'chosen'],
    [['free'], ['team'], 'excluded'],
    [['eu'], [], 'open'],
    [['eu'], ['world'], 'excluded'],
    [['team', 'eu'], ['team'], 'open'],
    [['team', 'eu'], ['team', 'eu'], 'chosen'],
    [['team', 'eu'], ['eu'], 'excluded'],
  ])('for %j, with %j chosen, are %s', (conditions, chosen, standing) => {
    expect(conditionStateOf(conditions, VARIANTS, chosen)).toBe(standing);
  });
});
