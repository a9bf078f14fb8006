import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../src/input/builtin.js';
import { parseYaml } from '../../src/input/yaml.js';
import { REPORT_SHAPES } from '../../src/report/reports.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json, run, TODAY } from '../kit/run.js';
import { schemaFiles } from '../build/schemas.js';

const { folder, at } = scratch();
const OWN = ['--data', at('alpha.yaml'), '--policy', at('fails.yaml')];
const USED = ['--waivers', at('w.yaml'), '--attestations', at('a.yaml')];
const files = schemaFiles();

const validator = (name: string): ValidateFunction =>
  new Ajv({ strict: true, allErrors: true }).compile(
    JSON.parse(files[`${name}.schema.json`] ?? '') as object,
  );
const fits = validator('report');
/** The kinds of the reports that were printed. */
const kinds = new Set<unknown>();

const LISTS = ['providers', 'models', 'evidence'];

/** In this order: some commands read what an earlier one wrote. */
const ASKED: Readonly<Record<string, string[]>> = {
  waive: [
    ...[
      'waive',
      'no-training',
      'alpha',
      ...OWN,
      '--reason',
      'a trial',
      '--measures',
      'none',
      '--owner',
      'Dana',
    ],
    ...[
      '--expires',
      '2026-12-01',
      '--approved-by',
      'Lee',
      '--ticket',
      'T',
      '--advice',
      'A',
      '-w',
      at('w.yaml'),
    ],
  ],
  attest: [
    ...['attest', 'alpha', '--data', at('alpha.yaml'), '--document', at('alpha.yaml'), '--title', 'DPA'],
    ...[
      '--kind',
      'contract',
      '--party',
      'Us',
      '--party',
      'Alpha',
      '--owner',
      'Dana',
      '--attestations',
      at('a.yaml'),
    ],
    ...['--effective-from', '2026-09-01', '--expires', '2027-08-31', '--clause', 'training-use=1'],
    ...['--answer', 'training-use={used: never}', '--prevails-over', 'training-use=clause 1.3'],
  ],
  check: ['check', 'alpha', ...OWN, ...USED],
  'check, after everything has ended': ['check', 'alpha', ...OWN, ...USED, '--as-of', '2028-01-01'],
  gaps: ['gaps', 'alpha', ...OWN, ...USED],
  explain: ['explain', 'no-training', 'alpha', ...OWN, ...USED],
  show: ['show', 'alpha', ...OWN.slice(0, 2), ...USED.slice(2)],
  questions: ['questions', 'alpha', ...OWN, ...USED],
  'questions, none': ['questions', 'alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')],
  'verify, the same': ['verify', at('report.json')],
  'verify, another': ['verify', at('report.json'), '--no-waivers'],
  validate: ['validate', at('w.yaml'), at('a.yaml')],
  config: ['config', ...OWN, ...USED],
  init: ['init', 'alpha', ...OWN.slice(0, 2), '--stdout'],
  compare: ['compare', 'alpha', 'xiaomi', ...OWN, ...USED],
  'policies show': ['policies', 'show', at('fails.yaml')],
  ...Object.fromEntries(LISTS.map((name) => [name, [name, ...OWN.slice(0, 2)]])),
};

beforeAll(() => write(folder, FILES));
afterAll(() => rmSync(folder, { recursive: true }));

describe('every report printed as JSON fits its schema', () => {
  test.each(Object.entries(ASKED))('%s', async (name, argv) => {
    const report = await json(argv);
    if (name === 'check') writeFileSync(at('report.json'), JSON.stringify(report));
    expect(fits(report), JSON.stringify(fits.errors?.slice(0, 9))).toBe(true);
    const { kind, asOf, verified, ...rest } = report as Record<string, unknown>;
    expect(rest).toMatchObject({ schemaVersion: 1, tool: { name: 'mimo-check', version: version() } });
    const day = name.includes('ended') ? '2028-01-01' : TODAY;
    // What init writes is the same on any day.
    if (kind === 'verify') expect(verified).toMatchObject({ asOf: day });
    else expect(asOf).toBe(kind === 'init' ? undefined : day);
    kinds.add(kind);
  });

  test('of every kind', () => {
    expect([...kinds].sort()).toEqual(Object.keys(REPORT_SHAPES).sort());
  });

  test('and so does every line of a stream', async () => {
    const { stdout } = await run([...(ASKED['check'] ?? []), '--format', 'ndjson']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(fits(JSON.parse(line)), line).toBe(true);
  });
});

describe('every file written by a command fits its schema', () => {
  test.each(['waivers', 'attestations'])('%s', (kind) => {
    const name = at(`${kind.charAt(0)}.yaml`);
    const ok = validator(kind);
    const { data } = parseYaml(readFileSync(name, 'utf8'), name);
    expect(ok(data), JSON.stringify(ok.errors)).toBe(true);
    const spoilt = structuredClone(data) as Record<string, Record<string, unknown>[]>;
    const [entry] = spoilt[kind] ?? [];
    Reflect.deleteProperty(entry ?? {}, 'expires');
    expect(ok(spoilt)).toBe(false);
  });
});

test('the reports of check, gaps, explain and questions have the digests of their inputs, the tool and the date', async () => {
  for (const argv of [ASKED['check'], ASKED['gaps'], ASKED['explain'], ASKED['questions']]) {
    const { proof, tool, asOf } = (await json(argv ?? [])) as Record<string, unknown>;
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    expect(proof).toMatchObject({
      digests: {
        ...{ providers: digest, law: digest, adequacy: digest },
        policy: digest,
        waivers: digest,
        attestations: digest,
      },
    });
    expect([tool, asOf]).toEqual([
      { name: 'mimo-check', version: expect.any(String) as string },
      '2026-11-23',
    ]);
  }
  expect((await run(['verify', at('report.json')])).code).toBe(0);
});
