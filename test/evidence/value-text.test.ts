import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../src/evidence/attributes/attributes.js';
import { anything, either, list, map, text } from '../../src/input/shape.js';
import { valueText } from '../../src/evidence/value-text.js';
import { anyOf } from '../kit/generate.js';

describe('a value as text', () => {
  test.each<[AttributeId, unknown, string]>([
    ['modality', 'text', 'text'],
    ['context', { tokens: 262144, shown: '262K' }, '262,144 tokens (printed 262K)'],
    ['input-price', { usd: '0.090' }, 'usd: 0.090'],
    [
      'input-price',
      { usd: '1', tiers: [{ above: 256000, usd: '2' }] },
      'usd: 1; tiers: [above: 256,000 tokens; usd: 2]',
    ],
    ['certifications', { certificates: [], exhaustive: true }, 'certificates: none; exhaustive: yes'],
    [
      'data-locations',
      { locations: [{ country: 'CN' }, { country: 'VA', uses: ['storage', 'backup'] }], exhaustive: false },
      'locations: [country: China (CN)], [country: Vatican City (VA); uses: storage, backup]; exhaustive: no',
    ],
    ['breach-notification', { committed: true, hours: 1 }, 'committed: yes; 1 hour'],
    ['abuse-monitoring', { human_review: false, days: 0 }, 'human review: no; 0 days'],
    [
      'data-roles',
      { roles: [{ data: 'abuse-monitoring', role: 'joint-controller' }] },
      'roles: [data: abuse-monitoring; role: joint-controller]',
    ],
    [
      'data-locations',
      { locations: [{ region: 'worldwide' }, { region: 'eea', data: ['content'] }] },
      'locations: [region: worldwide], [region: the EEA; data: content]',
    ],
    [
      'sub-processors',
      { entities: [{ name: 'A', processes_in: ['DE', 'global-network'], tasks: ['inference'] }] },
      'entities: [name: A; processes in: Germany (DE), a global network; tasks: inference]',
    ],
    ['sub-processors', {}, 'nothing stated'],
    [
      'transfer-tools',
      {
        tools: [
          { tool: 'scc', exporter: 'you', importer: { name: 'Alpha Inc.', kind: 'sub-processor' } },
          { tool: 'scc', exporter: 'the gateway', importer: 'every-sub-processor' },
        ],
      },
      'tools: [tool: scc; exporter: you; importer: Alpha Inc. (sub-processor)], [tool: scc; exporter: the gateway; importer: every sub-processor on the list]',
    ],
    [
      'upstreams',
      {
        parties: [
          { name: 'Alpha', kind: 'affiliate', legal_form: 'GmbH', register: 'HRB 123' },
          { name: 'Beta B.V.', kind: 'provider', legal_form: 'B.V.' },
          { name: 'Gamma', kind: 'other' },
          { name: 'Us', kind: 'you' },
          'the makers',
        ],
      },
      'parties: Alpha GmbH (affiliate, HRB 123), Beta B.V. (the provider), Gamma (another party), Us (you), the makers',
    ],
    [
      'deletion',
      {
        events: ['instruction'],
        result: 'deleted',
        limits: [{ what: 'backups', within: 30 }, 'legal duties'],
      },
      'events: instruction; result: deleted; limits: [what: backups; within: 30 days], legal duties',
    ],
  ])('of %s: %j', (attribute, value, words) => {
    expect(valueText(value, attributeOf(attribute).shape)).toBe(words);
  });

  test.each([
    [map(text()), { a: 'b' }, '{"a":"b"}'],
    [either([map(text()), list(text())]), { a: 'b' }, '{"a":"b"}'],
    [anything(), { a: 'b' }, '{"a":"b"}'],
  ])('with a shape that no attribute has is JSON: %j', (shape, value, words) => {
    expect(valueText(value, shape)).toBe(words);
  });

  test('leaves out keys that the shape does not have', () => {
    expect(valueText({ tokens: 1, unknown: 2 }, attributeOf('context').shape)).toBe('1 token');
  });

  test('never contains undefined, NaN or [object', () => {
    for (const id of ATTRIBUTE_IDS)
      fc.assert(
        fc.property(anyOf(attributeOf(id).shape), (value) => {
          expect(valueText(value, attributeOf(id).shape)).not.toMatch(/undefined|\[object|NaN|^$/);
        }),
      );
  });
});
