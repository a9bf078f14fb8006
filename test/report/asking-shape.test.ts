import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { INVENTED, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
const OWN = ['--attestations', at('own.yaml')];
const ATTESTED = `
attestations:
  - kind: contract
    provider: xiaomi
    parties: [Us, Xiaomi]
    document: { title: DPA 1, sha256: ${'a'.repeat(64)} }
    effective_from: 2026-09-01
    expires: 2027-08-31
    owner: Dana
    attests:
      training-use: { value: { used: never, covers: [prompts, outputs] }, clause: '4.2' }
`;
let fits: ValidateFunction;
beforeAll(() => {
  write(folder, { 'own.yaml': ATTESTED });
  const schema = JSON.parse(readFileSync('data/schemas/report.schema.json', 'utf8')) as object;
  fits = new Ajv({ strict: true, allErrors: true }).compile(schema);
});

afterAll(() => rmSync(folder, { recursive: true }));

const ASKED: Readonly<Record<string, string[]>> = {
  models: ['models', ...INVENTED, '--input-tokens', '1K'],
  'models with everything': [
    'models',
    ...INVENTED,
    '--columns',
    'id,lifecycle,training-use,price-stated,other-ids',
  ],
  providers: ['providers', ...INVENTED, '--where', 'data-locations!=CN', '--sort', '-models', '--limit', '1'],
  'no providers': ['providers', '--where', 'kind=cloud'],
  'gaps as a list': ['gaps', 'xiaomi', '--columns', 'rule,law,waived,leads'],
  'gaps, some': ['gaps', ...INVENTED, '--where', 'severity>=error'],
  'check, some rules': ['check', 'xiaomi', '--rule', 'no-training'],
  rules: ['rules', '--policy', 'gdpr'],
  policies: ['policies'],
  attributes: ['attributes', '--columns', 'id,value,paths,attested-only'],
  'policies show': ['policies', 'show', 'eu-only'],
  'compare providers': ['compare', 'xiaomi', 'acme-us', 'muster-eu', ...INVENTED],
  'providers with evidence of your own': ['providers', ...OWN, '--columns', 'id,no-training,training-use'],
  'gaps with evidence of your own': ['gaps', 'xiaomi', ...OWN, '--columns', 'rule,outcome'],
  'compare with evidence of your own': ['compare', 'xiaomi', 'xiaomi/mimo-v2-pro', ...OWN],
  'compare a route': ['compare', 'xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-pro:free'],
};

describe('every report on a question fits the shipped schema, and is the same in YAML', () => {
  test.each(Object.entries(ASKED))('%s', async (_, argv) => {
    const report = await json(argv);
    fits(report);
    expect(fits.errors?.slice(0, 3) ?? []).toEqual([]);
    const { stdout } = await run([...argv, '--format', 'yaml']);
    expect(parse(stdout)).toEqual(report);
  });

  test.each([
    ['check', ['check', ...INVENTED], ''],
    ['check of some rules', ['check', 'xiaomi', '--rule', 'no-training'], ''],
    ['gaps', ['gaps', ...INVENTED, '--where', 'severity>=error'], ''],
    ['a stream', ['check', '-', ...INVENTED], 'acme-us\nxiaomi/mimo-v2-pro\nxiaomi/mimo-v2-pro:free\n'],
  ])('each line of %s as NDJSON', async (_, argv, stdin) => {
    const { stdout } = await run([...argv, '--format', 'ndjson'], { stdin });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      fits(JSON.parse(line));
      expect(fits.errors?.slice(0, 3) ?? []).toEqual([]);
    }
  });
});
