import { describe, expect, test } from 'vitest';
import {
  compile,
  compiledDocument,
  shippedKind,
  textDigest,
  type Snapshot,
} from '../../src/input/snapshot.js';
import { parseYaml } from '../../src/input/yaml.js';

const TEXT = '# c\nid: ours\nrules:\n  no-training:\n    severity: error\nlist: [a, [b]]\n';
const snapshotOf = (name: string): Snapshot => ({
  [textDigest(TEXT)]: JSON.parse(JSON.stringify(compile(parseYaml(TEXT, name)))) as Snapshot[string],
});

test.each([
  ['data/law.yaml', 'data/law.yaml'],
  ['data/adequacy.yaml', 'data/adequacy.yaml'],
  ['data/certificates.yaml', 'data/certificates.yaml'],
  ['data/policies/gdpr.yaml', 'data/policies'],
  ['data/providers/xiaomi.yaml', 'data/providers'],
])('%s has kind %s', (name, kind) => {
  expect(shippedKind(name)).toBe(kind);
});

describe('a compiled text', () => {
  const shipped = snapshotOf('data/policies/ours.yaml');

  test('gives the same data and places as parsing, and counts as checked', () => {
    const parsed = parseYaml(TEXT, 'my.yaml');
    const compiled = compiledDocument(TEXT, 'my.yaml', 'data/policies', shipped);
    expect([compiled?.file, compiled?.data, compiled?.checked]).toEqual(['my.yaml', parsed.data, true]);
    for (const path of [
      [],
      ['id'],
      ['rules', 'no-training', 'severity'],
      ['list', 1, 0],
      ['list', 7],
      ['none'],
    ])
      expect(compiled?.at(path)).toEqual(parsed.at(path));
  });

  test.each([
    ['of another kind', TEXT, 'data/providers', shipped],
    ['that differs', `${TEXT}\n`, 'data/policies', shipped],
    [
      'compiled before kinds were noted',
      TEXT,
      'data/policies',
      { [textDigest(TEXT)]: { data: {}, places: {} } },
    ],
    ['that is missing', TEXT, 'data/policies', {}],
  ])('is not used if it is one %s', (_, text, kind, from) => {
    expect(compiledDocument(text, 'my.yaml', kind, from as Snapshot)).toBeUndefined();
  });
});
