import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/commands/check.js';
import { withFiles } from '../kit/on-file.js';
import { claimText, modelText, providerText } from '../kit/provider-text.js';

const REVIEWED = 'scope: model, grade: reviewed, sources: [terms], seen: 2026-06-26';
const REPORTED = 'scope: model, grade: reported, origin: policy, reported_by: [survey], seen: 2026-06-26';

/** What overrules the rest for a provider with one model, of which this is on file. */
const endOf = (value: string, rest: string): readonly string[] =>
  withFiles(
    {
      'alpha.yaml': providerText({
        models: modelText('alpha/m', `claims: { lifecycle: [${claimText(`value: { ${value} }`, rest)}] }`),
      }),
    },
    (folder) =>
      check({ subjects: ['alpha'], data: [join(folder, 'alpha.yaml')], asOf: '2026-11-26' }).overrules,
  );

describe('the notice that a model is gone', () => {
  test.each<[string, string, string]>([
    [
      'This model: Switched off, or to be, on 2026-06-30 (unverified, by Survey; outcome not known).',
      'status: deprecated, planned: 2026-06-30',
      REPORTED,
    ],
    [
      'This model: Switched off, or to be, on 2026-06-30 (outcome not known).',
      'status: deprecated, planned: 2026-06-30',
      REVIEWED,
    ],
    [
      'This model: Switched off, or to be, on 2026-06-30 (unverified, by Survey).',
      'status: retired, retired_on: 2026-06-30',
      REPORTED,
    ],
    ['This model: Switched off (unverified, by Survey).', 'status: retired', REPORTED],
    ['This model: Switched off.', 'status: retired', REVIEWED],
  ])('says: %s', (text, value, rest) => {
    expect(endOf(value, rest)).toEqual([text]);
  });

  test('is not there before its day', () => {
    expect(endOf('status: deprecated, planned: 2026-12-30', REPORTED)).toEqual([]);
  });

  test('names the reporter of the models of Xiaomi, and leaves open whether the end came', () => {
    expect(check({ subjects: ['xiaomi'], asOf: '2026-11-26' }).overrules[0]).toBe(
      "All 3 models: A report of 2026-06-26 says that Xiaomi's own API would switch the model off on 2026-06-30 (unverified, by models.dev; outcome not known).",
    );
  });
});
