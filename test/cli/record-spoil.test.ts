import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOfFile } from '../../src/input/digest.js';
import type { Shape } from '../../src/input/shape.js';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';
import { ATTESTATIONS_SHAPE } from '../../src/evidence/attestations/attestation-shape.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { provider, scratch, write, models, policy } from '../kit/files.js';
import { json, run } from '../kit/run.js';
import { type Path, everyPath, removed, replaced, wrongSpellings, placesOf, renamed } from '../kit/spoil.js';
import { WAIVERS_SHAPE } from '../../src/verdict/waiver.js';

const { folder } = scratch();
const home = process.cwd();
const CHECK = ['check', 'alpha', '--data', 'alpha.yaml', '--policy', './asks.yaml'];
const WAIVED = [...CHECK, '--waivers', 'waivers.yaml'];
const ATTESTED = [...CHECK, '--attestations', 'attestations.yaml'];

let waivers: unknown;
let attestations: unknown;

beforeAll(async () => {
  mkdirSync(`${folder}/.git`);
  process.chdir(folder);
  write(folder, {
    'alpha.yaml': provider('alpha', models('alpha/one')),
    'asks.yaml': policy('asks', { 'no-training': 'error' }),
    'dpa.txt': 'the contract',
  });
  const { findings } = (await json(CHECK)) as CheckReport;
  const [gap] = findings;
  waivers = {
    waivers: [
      {
        ...{
          rule: 'no-training',
          subject: 'alpha',
          reason: 'a trial',
          measures: ['no names'],
          owner: 'Dana',
        },
        ...{ granted: '2026-11-01', expires: '2026-12-31', evidence: gap?.evidence, approved_by: 'Lee' },
        ...{ ticket: 'T-1', advice: 'agreed' },
      },
    ],
  };
  attestations = {
    attestations: [
      {
        ...{ kind: 'contract', provider: 'alpha', parties: ['Us', 'Alpha'], owner: 'Dana' },
        document: { title: 'DPA', file: 'dpa.txt', sha256: digestOfFile('dpa.txt') },
        ...{ effective_from: '2026-09-01', expires: '2027-08-31' },
        attests: {
          'training-use': {
            value: { used: 'never', covers: ['prompts', 'outputs', 'files', 'feedback'] },
            ...{ clause: '4.2', says: 'No training.', prevails_over: { reason: 'clause 1.3' } },
          },
        },
        models: { 'alpha/one': { 'training-summary': { value: { published: true }, clause: '7' } } },
      },
    ],
  };
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const KINDS: [kind: string, shape: Shape, argv: string[], data: () => unknown, places: number][] = [
  ['waivers.yaml', WAIVERS_SHAPE, WAIVED, () => waivers, 12],
  ['attestations.yaml', ATTESTATIONS_SHAPE, ATTESTED, () => attestations, 20],
];

const inWaiver = (key: string): Path => ['waivers', 0, key];
const inDocument = (...keys: string[]): Path => ['attestations', 0, ...keys];
/** An entry that has no effect, by the value that takes it away. */
const IDLE: Readonly<Record<string, [why: string, path: Path, value: unknown][]>> = {
  'waivers.yaml': [
    ['the evidence has changed', inWaiver('evidence'), 'f'.repeat(64)],
    ['it has expired', inWaiver('expires'), '2026-11-22'],
    ['it is for another rule', inWaiver('rule'), 'breach-notice'],
  ],
  'attestations.yaml': [
    ['it has expired', inDocument('expires'), '2026-11-22'],
    ['it begins later', inDocument('effective_from'), '2026-11-24'],
    ['it covers prompts only', inDocument('attests', 'training-use', 'value', 'covers'), ['prompts']],
  ],
};

describe.each(KINDS)('%s', (name, shape, argv, data, least) => {
  const attempt = (spoilt: unknown) => {
    writeFileSync(name, formatYaml(spoilt));
    return run(argv);
  };
  /** The ids under `models` in an attestations file are data, not keys of the shape. */
  const places = () => placesOf(shape, data());

  test('makes the check pass, which fails without it', async () => {
    expect((await attempt(data())).code).toBe(0);
    expect((await run(CHECK)).code).toBe(1);
  });

  test('every typo in a key or a choice exits 2 and is named', async () => {
    const escaped: string[] = [];
    let runs = 0;
    for (const { path, allowed, kind } of places()) {
      const words = kind === 'key' ? [String(path.at(-1))] : allowed;
      for (const word of words)
        for (const typo of wrongSpellings(word, allowed)) {
          const { code, stderr } = await attempt(
            kind === 'key' ? renamed(data(), path, typo) : replaced(data(), path, typo),
          );
          runs += 1;
          if (code !== 2 || !stderr.includes(typo))
            escaped.push(`${path.join('.')} as ${typo}: ${code} ${stderr}`);
        }
    }
    expect(escaped).toEqual([]);
    expect(places().length).toBeGreaterThanOrEqual(least);
    expect(runs).toBeGreaterThan(3 * least);
  });

  test.each(IDLE[name] ?? [])('removing anything never makes the check pass: %s', async (_, path, value) => {
    const idle = replaced(data(), path, value);
    expect((await attempt(idle)).code).toBe(1);
    const passed: string[] = [];
    for (const place of everyPath(idle))
      if ((await attempt(removed(idle, place))).code === 0) passed.push(place.join('.'));
    expect(passed).toEqual([]);
  });

  test('a required key cannot be left out', async () => {
    const optional = ['approved_by', 'ticket', 'advice', 'says', 'prevails_over', 'file', 'models', 'covers'];
    for (const { path, kind } of places()) {
      const key = String(path.at(-1));
      const inModels = path.includes('models');
      if (kind !== 'key' || optional.includes(key) || inModels) continue;
      // Without the answer, the document attests something else and closes nothing.
      const isAnswer = key === 'training-use' || key === 'attests';
      const { code } = await attempt(removed(data(), path));
      expect([path.join('.'), code]).toEqual([path.join('.'), isAnswer ? 1 : 2]);
    }
  });
});

test('an attested document that attests nothing is refused', async () => {
  const nothing = removed(removed(attestations, ['attestations', 0, 'models']), [
    'attestations',
    0,
    'attests',
  ]);
  writeFileSync('attestations.yaml', formatYaml(nothing));
  expect(await run(ATTESTED)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('attests nothing') as string,
  });
});
