import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtinPath } from '../../src/input/builtin.js';
import { validateDocument } from '../../src/input/schema.js';
import type { Shape } from '../../src/input/shape.js';
import { parseYaml } from '../../src/input/yaml.js';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import { policyShape } from '../../src/policy/policy-shape.js';
import { problemsOf } from '../kit/problems-of.js';

const shape = (): Shape => policyShape();
const refusals = (text: string): string[] =>
  problemsOf(() => validateDocument(shape(), parseYaml(text, 'own.yaml')));
const entry = (text: string): string => `id: own\nrules: { ${text} }\n`;

describe('the shape of a policy file, as editors see it', () => {
  test.each(builtinPolicies())('accepts %s', (id) => {
    expect(refusals(readFileSync(builtinPath(`data/policies/${id}.yaml`), 'utf8'))).toEqual([]);
  });

  test.each([
    ['no-training: { severity: error, accept_opt_out: true }', []],
    ['mine: { uses: no-training, severity: error, accept_opt_out: true }', []],
    ['no-training: { max_days: 3 }', ['own.yaml:2:25: rules.no-training.max_days: is not a known key']],
    ['mine: { severity: error }', [expect.stringMatching(/^own\.yaml:2:\d+: rules\.mine\.uses: is missing/)]],
    [
      'mine: { uses: no-training, max_days: 3 }',
      [expect.stringMatching(/rules\.mine\.max_days: is not a known key/)],
    ],
    ['no-training: { uses: dpa-terms }', [expect.stringMatching(/"dpa-terms" is not one of: no-training/)]],
  ])('checks the entry %s', (text, expected) => {
    expect(refusals(entry(text))).toEqual(expected);
  });
});
