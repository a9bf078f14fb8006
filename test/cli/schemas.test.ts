import { readFileSync, readdirSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/input/yaml.js';
import { PROJECT_SHAPE } from '../../src/settings/project-shape.js';
import { policyLines, projectLines } from '../../src/cli/init/project-template.js';
import { providerLines } from '../../src/cli/init/provider-template.js';
import type { SchemaKind } from '../../src/cli/commands/schema.js';
import { RULES } from '../../src/rules/index.js';
import { policyShape } from '../../src/policy/policy-shape.js';
import { placesOf, removed, renamed, replaced, sampleOf, wrongSpellings } from '../kit/spoil.js';

const ajv = new Ajv({ strict: true, allErrors: false });

const validators = new Map<string, ValidateFunction>();
function validatorOf(kind: string): ValidateFunction {
  const known = validators.get(kind);
  if (known !== undefined) return known;
  const made = ajv.compile(JSON.parse(readFileSync(`data/schemas/${kind}.schema.json`, 'utf8')) as object);
  validators.set(kind, made);
  return made;
}

/** The errors of a shipped schema on some YAML; empty if it is valid. */
function wrongWith(kind: string, yaml: string): string {
  const validate = validatorOf(kind);
  return validate(parseYaml(yaml, 'test').data) ? '' : ajv.errorsText(validate.errors);
}

/** With `uses`, an entry may have any id. */
const withoutUses = (policy: unknown): unknown =>
  RULES.reduce((data, { id }) => removed(data, ['rules', id, 'uses']), policy);

const shipped = (folder: string): string[] =>
  readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const head = 'id: ours\nextends: [default]\n';

describe('the shipped schemas', () => {
  test.each<[SchemaKind | 'law' | 'adequacy' | 'certificates', string[]]>([
    ['provider', [...shipped('data/providers'), providerLines([], 'acme').join('\n')]],
    [
      'policy',
      [...shipped('data/policies'), ...shipped('test/fixtures/policies'), policyLines([], 'gdpr').join('\n')],
    ],
    ['policy', [`${head}rules:\n  mine: { uses: retention-limit, severity: error, max_days: 30 }\n`]],
    [
      'project',
      [
        projectLines([], { subjects: ['xiaomi'], data: [], choosers: [] }).join('\n'),
        'policy: gdpr\nsubjects: [xiaomi/mimo-v2-pro]\ndata: [a]\nwaivers: [b]\nattestations: [c]\nvariants: { xiaomi: [mainland-china] }\nfail_on: never\nreports: [{ format: json, file: x.json }]\n',
      ],
    ],
    ['waivers', ['waivers: []\n']],
    ['attestations', ['attestations: []\n']],
    ['law', [readFileSync('data/law.yaml', 'utf8')]],
    ['adequacy', [readFileSync('data/adequacy.yaml', 'utf8')]],
    ['certificates', [readFileSync('data/certificates.yaml', 'utf8')]],
  ])('%s: accepts valid files', (kind, texts) => {
    for (const text of texts) expect(wrongWith(kind, text)).toBe('');
  });

  test.each<[SchemaKind, string]>([
    ['policy', 'extends: [default]\n'],
    ['policy', `${head}rules:\n  mine: { uses: retention-limit, severity: error, accept_opt_out: true }\n`],
    ['policy', `${head}rules:\n  mine: { severity: error }\n`],
    ['policy', `${head}rules:\n  mine: { uses: retention-limt, severity: error }\n`],
    ['policy', `${head}rules:\n  no-training: { dated: [{ from: 2027-01-01 }] }\n`],
    ['policy', `${head}rules:\n  no-training: { dated: [{ from: tomorrow, severity: error }] }\n`],
    ['policy', `${head}rules:\n  retention-limit: { max_days: "30" }\n`],
    ['policy', `${head}rules:\n  retention-limit: { max_days: -1 }\n`],
    ['policy', `${head}rules: [no-training]\n`],
    ['project', 'subjects: [xiaomi]\n'],
    ['project', 'policy: default\nsubjects: xiaomi\n'],
    ['project', 'policy: default\nsubjects: []\n'],
    ['project', 'policy: default\nreports: [{ format: json }]\n'],
    ['waivers', 'waivers: [{ rule: no-training, subject: xiaomi }]\n'],
    ['waivers', 'waiver: []\n'],
    ['attestations', 'attestations: [{ kind: hearsay }]\n'],
    ['provider', 'id: acme\n'],
    ['provider', providerLines([], 'acme').join('\n').replace('kind: first-party', 'kind: third-party')],
    ['provider', providerLines([], 'acme').join('\n').replace('claims: {}', 'claims: { training: [] }')],
  ])('%s: refuses %j', (kind, text) => {
    expect(wrongWith(kind, text)).not.toBe('');
  });

  test.each([
    ['policy', policyShape()],
    ['project', PROJECT_SHAPE],
  ] as const)('%s: refuses every typo in a key or a choice', (kind, shape) => {
    const data = sampleOf(shape) as Record<string, unknown>;
    const whole = kind === 'policy' ? withoutUses(removed(data, ['others'])) : data;
    const validate = validatorOf(kind);
    expect(validate(whole)).toBe(true);
    let runs = 0;
    const escaped: string[] = [];
    for (const place of placesOf(shape, whole)) {
      const words = place.kind === 'key' ? [String(place.path.at(-1))] : place.allowed;
      for (const word of words)
        for (const typo of wrongSpellings(word, place.allowed)) {
          runs += 1;
          const spoilt =
            place.kind === 'key' ? renamed(whole, place.path, typo) : replaced(whole, place.path, typo);
          if (validate(spoilt)) escaped.push(`${place.path.join('.')} as ${typo}`);
        }
    }
    expect(escaped).toEqual([]);
    expect(runs).toBeGreaterThan(50);
  });
});
