import { describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS, attributeOf, type AttributeId } from '../../src/evidence/attributes/attributes.js';
import type { ShapeFields, ObjectShape, Shape } from '../../src/input/shape.js';
import { letterValue } from '../../src/report/letter/letter-values.js';

describe('a value in the letter to the vendor', () => {
  test.each<[AttributeId, unknown, string]>([
    ['input-price', { usd: '0.090' }, 'USD 0.090 per 1,000,000 tokens'],
    [
      'output-price',
      { usd: '1.00', tiers: [{ above: 128_000, usd: '2.00' }] },
      'USD 1.00 per 1,000,000 tokens; above 128,000 tokens of context USD 2.00 per 1,000,000 tokens',
    ],
    ['context', { tokens: 262_144, shown: '262K' }, '262,144 tokens'],
    ['lifecycle', { status: 'preview' }, 'a preview'],
    ['lifecycle', { status: 'offered', notice: 1 }, 'offered, retirement announced 1 day ahead'],
    ['lifecycle', { status: 'retired', retired_on: '2026-09-30' }, 'retired, switch-off on 2026-09-30'],
    [
      'lifecycle',
      { status: 'deprecated', planned: '2026-06-30', successor: 'B' },
      'deprecated, end planned for 2026-06-30, successor B',
    ],
    [
      'deletion',
      { events: ['product-ended'], result: 'deleted' },
      'when: the end of the product itself; result: deleted',
    ],
    [
      'data-locations',
      { locations: [{ region: 'global-network' }, { country: 'SG' }] },
      'locations: a global network, Singapore (SG)',
    ],
    [
      'licence',
      { weights: 'open', licences: ['MIT', 'Apache-2.0'] },
      'weights open, licence MIT, Apache-2.0',
    ],
    ['modality', 'multimodal', 'multimodal'],
    ['training-summary', { published: false }, 'not published'],
    ['ai-act-position', { published: true, url: 'https://a.example' }, 'published, https://a.example'],
    ['downstream-information', { offered: true, how: 'on request' }, 'offered, on request'],
    [
      'authorised-representative',
      { appointed: true, name: 'A', country: 'IE' },
      'appointed, A, Ireland (IE)',
    ],
    ['authorised-representative', { appointed: false }, 'none appointed'],
    ['open-source-exemption', { relied_on: [] }, 'none relied on'],
    [
      'open-source-exemption',
      { relied_on: ['53-2', '54-6'], systemic_risk: false },
      'AI Act 53(2), AI Act 54(6), no systemic risk',
    ],
    ['transfers', { leave_eea: 'may' }, 'personal data leave the EEA: may'],
    [
      'sub-processors',
      { entities: [{ name: 'A', country: 'US', task: 'hosting' }, { name: 'B' }], exhaustive: true },
      'entities: A (country: United States (US), task: hosting), B; said to be complete: yes',
    ],
    [
      'sub-processors',
      { entities: [], exhaustive: true },
      'entities: none recorded; said to be complete: yes',
    ],
    [
      'data-locations',
      { locations: [{ region: 'worldwide', data: ['account'] }, { country: 'DE' }] },
      'locations: worldwide (about: account data), Germany (DE)',
    ],
    [
      'transfer-tools',
      {
        tools: [
          {
            ...{ tool: 'scc', module: '3', exporter: 'you' },
            importer: { name: 'Alpha', kind: 'sub-processor', legal_form: 'Inc.' },
          },
        ],
      },
      'tools: standard contractual clauses (module: 3, exporter: the customer, importer: Alpha Inc. (sub-processor))',
    ],
    [
      'deletion',
      { events: ['instruction'], result: 'deleted', limits: [{ what: 'third-country-law' }, 'duties'] },
      'when: instruction; result: deleted; limits: duties under the law of a country outside the Union, duties',
    ],
    ['sub-processors', {}, 'nothing stated'],
    ['breach-notification', { committed: true, hours: 24 }, 'promised: yes; time: 24 hours'],
    ['certifications', { certificates: [{ id: 'soc-2-type-2' }] }, 'certificates: SOC 2 type 2'],
  ])('%s %j: %s', (attribute, value, says) => expect(letterValue(attribute, value)).toBe(says));
});

/** An object with every field; of mutually exclusive fields, the first. */
function fullObject({ fields, exactlyOne = [] }: ObjectShape<ShapeFields>): object {
  const [, ...others] = exactlyOne;
  const kept = Object.entries(fields).filter(([key]) => !others.includes(key));
  return Object.fromEntries(kept.map(([key, field]) => [key, fullOf(field)]));
}

const fullList = (of: Shape): readonly unknown[] =>
  of.type === 'either' ? of.of.map(fullOf) : of.type === 'choice' ? of.of : [fullOf(of)];

/** A value with every field and choice of a shape. */
function fullOf(shape: Shape): unknown {
  switch (shape.type) {
    case 'object':
      return fullObject(shape);
    case 'list':
      return fullList(shape.of);
    case 'boolean':
      return true;
    case 'integer':
      return 2;
    case 'choice':
      return shape.of.find((one) => /[-_]/.test(one)) ?? shape.of[0];
    case 'either':
      return shape.of.map(fullOf)[0];
    case 'text':
    case 'map':
      return 'text';
  }
}

/** All choices in a shape. */
function choicesOf(shape: Shape): readonly string[] {
  if (shape.type === 'choice') return shape.of;
  if (shape.type === 'list') return choicesOf(shape.of);
  if (shape.type === 'either') return shape.of.flatMap(choicesOf);
  return shape.type === 'object' ? Object.values(shape.fields).flatMap(choicesOf) : [];
}

test.each(ATTRIBUTE_IDS)('%s: no key or choice is printed as spelt in the file', (attribute) => {
  const { shape } = attributeOf(attribute);
  const text = letterValue(attribute, fullOf(shape));
  expect(text).not.toMatch(/_|undefined|\[object|[{}]|\btrue\b|\busd:/);
  // "Sub-processor" is also a word that readers of the GDPR use.
  const ownWords = choicesOf(shape).filter((one) => /-|\d/.test(one) && !/^\d$|^sub-processor$/.test(one));
  for (const choice of ownWords) expect(text).not.toContain(choice);
});
