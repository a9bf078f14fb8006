import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import type { Policy } from '../../src/policy/policy.js';
import { RULES } from '../../src/rules/index.js';
import { withFiles } from '../kit/on-file.js';
import { AS_OF } from '../kit/shipped.js';

const IDS = ['default', 'gdpr', 'eu-only', 'ai-act', 'lenient'] as const;
const POLICIES = IDS.map((id) => loadPolicy(id, AS_OF));

/**
 * The severities in the catalogue, in the order of the policies above; `w` means that it cannot be waived.
 */
const SEVERITIES: Record<string, string> = {
  'dpa-terms': 'error | error w | error w | off | error',
  'provider-role': 'warning | error | error | off | note',
  'sub-processors-named': 'error | error | error | off | warning',
  'sub-processor-changes': 'note | error | error | off | off',
  'data-in-allowed-countries': 'error | note | error | off | warning',
  'inference-location-stated': 'error | error | error | off | warning',
  'access-in-allowed-countries': 'warning | error | error | off | note',
  'eu-only-routing': 'error | note | error | off | warning',
  'transfer-tool-named': 'error | error w | error w | off | warning',
  'transfer-assessment-on-file': 'note | error w | error w | off | off',
  'authority-requests': 'note | warning | error | off | off',
  'no-training': 'error | error w | error w | off | error',
  'retention-limit': 'warning | error | error | off | note',
  'abuse-monitoring-limit': 'note | error | error | off | off',
  'deletion-or-return': 'warning | error | error | off | note',
  'breach-notice': 'note | error | error | off | off',
  'security-measures': 'note | error | error | off | off',
  'certification-held': 'note | note | note | off | off',
  'contracting-entity-named': 'note | error | error | off | note',
  'training-summary-public': 'note | off | off | error | off',
  'downstream-documentation': 'note | off | off | warning | off',
  'eu-representative': 'note | off | off | warning | off',
  'ai-act-statement': 'warning | off | off | note | note',
  'model-available': 'warning | warning | warning | warning | note',
  'price-stated': 'note | off | off | off | off',
  'context-minimum': 'note | off | off | off | off',
};

const entryOf = (policy: Policy, id: string) => policy.entries.find((entry) => entry.id === id);

describe('the built-in policies', () => {
  test('are these five, and the table names every rule', () => {
    expect(builtinPolicies()).toEqual([...IDS].sort());
    expect(Object.keys(SEVERITIES)).toEqual(RULES.map(({ id }) => id));
  });

  test.each(Object.entries(SEVERITIES))('ask %s at %s', (rule, expected) => {
    const found = POLICIES.map((policy) => {
      const entry = entryOf(policy, rule);
      return `${entry?.severity ?? 'unnamed'}${entry?.waivable === false ? ' w' : ''}`;
    });
    expect(found.join(' | ')).toBe(expected);
  });

  test.each([
    ['default', 'Default', 365, 'same'],
    ['gdpr', 'GDPR', 180, 'same'],
    ['eu-only', 'EEA only', 180, 'same'],
    ['ai-act', 'Evidence on general-purpose model duties', 365, 'same'],
    ['lenient', 'For trials without personal data', 365, 'warning'],
  ])(
    '%s is called "%s", accepts evidence up to %d days old, and counts unknown as: %s',
    (id, title, days, unknown) => {
      const policy = loadPolicy(id, AS_OF);
      expect(policy).toMatchObject({ id, title, failOn: 'error', variants: {} });
      for (const entry of policy.entries)
        expect([entry.maxAgeDays, entry.unknown, entry.grades, entry.scopes]).toEqual([
          days,
          unknown,
          ['reviewed'],
          ['contract', 'model', 'offering'],
        ]);
    },
  );

  test.each([
    ['default', 'data-in-allowed-countries', { allow: ['eea', 'adequate'] }],
    ['gdpr', 'data-in-allowed-countries', {}],
    ['gdpr', 'access-in-allowed-countries', {}],
    ['gdpr', 'inference-location-stated', {}],
    ['default', 'inference-location-stated', { within: ['eea', 'adequate'] }],
    ['lenient', 'access-in-allowed-countries', { allow: ['eea', 'adequate'] }],
    ['eu-only', 'data-in-allowed-countries', { allow: ['eea'] }],
    ['eu-only', 'access-in-allowed-countries', { allow: ['eea'] }],
    ['eu-only', 'inference-location-stated', { within: ['eea'] }],
    ['gdpr', 'retention-limit', {}],
    ['eu-only', 'retention-limit', { max_days: 30 }],
    ['default', 'dpa-terms', { covers: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }],
    ['default', 'abuse-monitoring-limit', { max_days: 30 }],
    ['default', 'sub-processor-changes', { min_days: 14 }],
    ['default', 'no-training', {}],
  ])('%s sets for %s the options %j', (id, rule, options) => {
    expect(entryOf(loadPolicy(id, AS_OF), rule)?.options).toEqual(options);
  });

  test.each(['default', 'gdpr', 'eu-only'])(
    '%s accepts an assessment by the user or by the exporter',
    (id) => {
      expect(entryOf(loadPolicy(id, AS_OF), 'transfer-assessment-on-file')?.attestations).toEqual([
        'contract',
        'own-assessment',
        'vendor-statement',
      ]);
    },
  );

  test.each([...POLICIES])('$id says that UK GDPR is not checked', ({ notCovered }) => {
    expect(notCovered.at(-1)).toBe('UK GDPR, and the law of any country outside the EU');
  });

  test('gdpr lists what it does not check', () => {
    expect(loadPolicy('gdpr', AS_OF).notCovered.slice(0, -1)).toEqual([
      'your legal basis (Art. 6, 9)',
      'your information notices (Art. 13, 14)',
      'your records (Art. 30)',
      'whether a DPIA is required (Art. 35)',
      'data-subject requests on your side',
    ]);
  });

  test.each([...POLICIES])('$id has none of the forbidden words in its texts', (policy) => {
    const words =
      /compliant|violates|illegal|unsafe|trusted|approved|sends data to|inadequate|score|winner|ranking/i;
    expect([policy.title, policy.description, ...policy.notCovered].join('\n')).not.toMatch(words);
  });

  test.each([
    ['price-stated', '{}', 'note'],
    ['price-stated', "{ max_input: '1.00' }", 'error'],
    ['price-stated', "{ max_output: '1.00' }", 'error'],
    ['context-minimum', '{}', 'note'],
    ['context-minimum', '{ tokens: 1000 }', 'error'],
  ])('a policy that extends default, with %s: %s, asks it at %s', (rule, options, severity) => {
    const text = `id: ours\nextends: [default]\nrules: { ${rule}: ${options} }\n`;
    withFiles({ 'ours.yaml': text }, (folder) => {
      expect(entryOf(loadPolicy(join(folder, 'ours.yaml'), AS_OF), rule)?.severity).toBe(severity);
    });
  });
});
