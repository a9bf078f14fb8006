import { expect, test } from 'vitest';
import type { AttributeId } from '../../src/evidence/attributes/attributes.js';
import { PLACE_ATTRIBUTES } from '../../src/evidence/named-places.js';
import { NOTHING_ON_FILE, type OnFile } from '../../src/evidence/world.js';
import { RULES } from '../../src/rules/index.js';
import { checksIn, WORLD } from '../kit/table.js';
import { PASSING } from './passing.js';

/** The attributes that each part of what is on file comes from. */
const FROM: { readonly [P in keyof OnFile]: readonly AttributeId[] } = {
  places: PLACE_ATTRIBUTES,
  provenPlaces: PLACE_ATTRIBUTES,
  tools: ['transfer-tools'],
  reviewedTools: ['transfer-tools'],
  assessments: ['transfer-assessment'],
  contracting: ['contracting-entity'],
  subProcessors: ['sub-processors'],
};

/** Values that reach what is on file, beside those that pass. */
const REACHING: readonly (readonly [AttributeId, object])[] = [
  ['deletion', { events: ['end-of-service'], result: 'deleted', limits: [{ what: 'third-country-law' }] }],
  ['upstreams', { parties: [{ name: 'Beta', kind: 'other' }] }],
  ['transfers', { leave_eea: 'yes', recipients: ['Beta'] }],
  ['eea-confinement', { offered: false }],
];

const reachingValues = (attribute: AttributeId): unknown[] => [
  ...PASSING.flatMap(({ reads, values }) => (reads === attribute ? values : [])),
  ...REACHING.flatMap(([id, value]) => (id === attribute ? [value] : [])),
];

/** The attributes that a rule takes from what is on file. */
function takenBy(rule: (typeof RULES)[number]): Set<AttributeId> {
  const taken = new Set<AttributeId>();
  const onFile = new Proxy(NOTHING_ON_FILE, {
    get(target, part: keyof OnFile) {
      for (const attribute of FROM[part]) taken.add(attribute);
      return target[part];
    },
  });
  const world = { ...WORLD, onFile };
  const options = PASSING.find(({ rules }) => rules.includes(rule.id))?.options as never;
  for (const leaf of checksIn(rule.check)) {
    const green = reachingValues(leaf.reads) as never[];
    for (const value of green) leaf.ask(value, options, world);
    for (const { reads, ask } of leaf.opposedBy)
      for (const value of reachingValues(reads)) ask(value as never, options, world, green);
  }
  return taken;
}

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  'all that %s takes from what is on file is declared, and so in the digest of a waiver',
  (_id, rule) => {
    const taken = takenBy(rule);
    const declared = [...rule.reads, ...rule.opposedBy, ...rule.excusedBy];
    expect([...taken].filter((attribute) => !declared.includes(attribute))).toEqual([]);
    expect(rule.excusedBy.filter((attribute) => !taken.has(attribute))).toEqual([]);
  },
);
