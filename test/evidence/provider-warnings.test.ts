import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/input/yaml.js';
import { oldFormsIn, oldFormWarnings } from '../../src/evidence/provider-warnings.js';

const PARTY = { name: 'Beta Ltd', kind: 'sub-processor', legal_form: 'Ltd' };
const ENTITY = { name: 'Beta Ltd', legal_form: 'Ltd', established_in: 'DE', tasks: ['storage'] };

describe('old forms that are still read and answer no rule', () => {
  test.each<[attribute: string, value: unknown, paths: string[]]>([
    ['sub-processors', { entities: [ENTITY] }, []],
    ['sub-processors', { available_at: 'https://beta.example/' }, []],
    ['sub-processors', { entities: [{ name: 'Beta' }] }, ['entities.0']],
    ['sub-processors', { entities: [ENTITY, { ...ENTITY, country: 'DE' }] }, ['entities.1.country']],
    ['sub-processors', { entities: [{ ...ENTITY, task: 'hosting' }] }, []],
    [
      'sub-processors',
      { entities: [{ name: 'Beta Ltd', register: 'HRB 1', task: 'hosting' }] },
      ['entities.0.task'],
    ],
    [
      'contracting-entity',
      { entities: [{ name: 'Beta', country: 'DE' }] },
      ['entities.0', 'entities.0.country'],
    ],
    ['transfer-tools', { tools: [{ tool: 'scc', exporter: 'you', importer: 'every-sub-processor' }] }, []],
    ['transfer-tools', { tools: [{ tool: 'scc', exporter: PARTY, importer: 'Beta' }] }, ['tools.0.importer']],
    [
      'transfer-tools',
      { tools: [{ tool: 'scc', exporter: { name: 'Beta', kind: 'other' } }] },
      ['tools.0.exporter'],
    ],
    ['transfer-assessment', { countries: [], importers: ['Beta', PARTY] }, ['importers.0']],
    ['access-locations', { locations: [{ country: 'DE', entity: 'Beta' }] }, ['locations.0.entity']],
    ['abuse-monitoring', { reviewers: ['people'] }, ['reviewers.0']],
    ['abuse-monitoring', 'no mapping', []],
    ['upstreams', { parties: [PARTY, 'Beta'] }, ['parties.1']],
    ['deletion', { limits: ['the law', { what: 'backups' }] }, ['limits.0']],
    ['training-use', { used: 'never' }, []],
  ])('%s %j', (attribute, value, paths) => {
    const found = oldFormsIn(attribute, value);
    expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
    for (const { message, hint } of found) {
      expect(message).toMatch(/^(has|is) /);
      expect(hint).toMatch(/\.$/);
    }
  });
});

const warningsOf = (text: string): string[] =>
  oldFormWarnings(parseYaml(text, 'alpha.yaml')).map(
    ({ file = '', line = 0, path = '', message }) => `${file}:${line} ${path} ${message}`,
  );

const claim = (attribute: string, value: string): string =>
  `claims:\n  ${attribute}:\n    - value: ${value}\n`;

const identity = 'has neither legal_form nor register, so it names a brand and no legal entity';
const country = 'is an old key, which means established_in and processes_in';
const free = 'is free text, which cannot be compared';
const freeText = 'is free text, which names no party';

test.each<[attribute: string, value: string, warnings: string[]]>([
  [
    'sub-processors',
    '{ entities: [{ name: A, country: DE, task: hosting }] }',
    [`entities[0] ${identity}`, `entities[0].country ${country}`, `entities[0].task ${free}`],
  ],
  [
    'sub-processors',
    '{ entities: [{ name: A, legal_form: SE, established_in: DE, processes_in: [DE], tasks: [other], task: x }] }',
    [],
  ],
  [
    'contracting-entity',
    '{ entities: [{ name: A, register: x, country: DE }] }',
    [`entities[0].country ${country}`],
  ],
  ['contracting-entity', '{ entities: [{ name: A, established_in: DE }] }', [`entities[0] ${identity}`]],
  [
    'transfer-tools',
    '{ tools: [{ tool: scc, exporter: us, importer: A Inc. }, { tool: bcr, exporter: you, importer: group-members }] }',
    [`tools[0].exporter ${freeText}`, `tools[0].importer ${freeText}`],
  ],
  ['transfer-assessment', '{ importers: [every-sub-processor, A] }', [`importers[1] ${freeText}`]],
  [
    'access-locations',
    '{ locations: [{ country: DE, entity: A }, { country: NL }] }',
    [`locations[0].entity ${freeText}`],
  ],
  [
    'abuse-monitoring',
    '{ reviewers: [staff, { name: A, kind: provider }] }',
    [`reviewers[0] ${freeText}`, `reviewers[1] ${identity}`],
  ],
  [
    'abuse-monitoring',
    '{ reviewers: [{ name: A, kind: you }, { name: B, kind: other, legal_form: SE }] }',
    [],
  ],
  ['upstreams', '{ parties: [labs] }', [`parties[0] ${freeText}`]],
  ['deletion', '{ limits: [backups, { what: backups, within: 30 }] }', [`limits[0] ${free}`]],
  ['retention', '{ periods: [{ kind: logs, criteria: as needed }] }', []],
])('%s %s has the expected warnings', (attribute, value, warnings) => {
  expect(warningsOf(claim(attribute, value))).toEqual(
    warnings.map((warning) => `alpha.yaml:3 claims.${attribute}[0].value.${warning}`),
  );
});

test('models and attestations are checked too, each part at its own line', () => {
  const model = `models:\n  - claims:\n      upstreams:\n        - value:\n            parties:\n              - labs\n`;
  expect(warningsOf(model)).toEqual([
    `alpha.yaml:6 models[0].claims.upstreams[0].value.parties[0] ${freeText}`,
  ]);
  const own = `attestations:\n  - attests: { upstreams: { value: { parties: [labs] } } }\n    models:\n      a/b: { upstreams: { value: { parties: [labs] } } }\n`;
  expect(warningsOf(own)).toEqual([
    `alpha.yaml:2 attestations[0].attests.upstreams.value.parties[0] ${freeText}`,
    `alpha.yaml:4 attestations[0].models["a/b"].upstreams.value.parties[0] ${freeText}`,
  ]);
});

test('each warning says how to correct it', () => {
  const warnings = oldFormWarnings(parseYaml(claim('deletion', '{ limits: [backups] }'), 'alpha.yaml'));
  expect(warnings.map(({ hint }) => hint)).toEqual([
    'Write { what: backups | union-law | third-country-law | applicable-law, within: days }.',
  ]);
});
