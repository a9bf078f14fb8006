/** The order of files, of arguments and of what is in a file: the report is the same, but for the lines that it names. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseYaml } from '../../src/input/yaml.js';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';
import { type Dice, diceOf } from '../kit/dice.js';
import { scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
const NAMES = ['acme-us', 'hub-gateway', 'kaleido-router', 'muster-eu', 'stratus-cloud'];
const OWN = ['mine.yaml', 'waivers-1.yaml', 'waivers-2.yaml', 'own-1.yaml', 'own-2.yaml'];
const FILES_IN_ORDER = [...NAMES.map((name) => `data/${name}.yaml`), ...OWN];
const whole: Record<string, unknown> = {};

async function result(line: string, ...more: readonly string[]): Promise<void> {
  const { code, stderr } = await run([...line.split(' '), ...more]);
  if (code === 2) throw new Error(stderr);
}

beforeAll(async () => {
  mkdirSync(at('.git'));
  for (const name of NAMES)
    write(folder, { [`data/${name}.yaml`]: readFileSync(`test/fixtures/providers/${name}.yaml`, 'utf8') });
  write(folder, {
    'mine.yaml': readFileSync('data/policies/default.yaml', 'utf8').replace('id: default', 'id: mine'),
    'contract.txt': 'The contract.\n',
  });
  process.chdir(folder);
  const about = '--data data --policy ./mine.yaml --owner Dana';
  for (const [file, rule, subject] of [
    [1, 'no-training', 'acme-us'],
    [1, 'certification-held', 'acme-us'],
    [1, 'dpa-terms', 'kaleido-router'],
    [2, 'breach-notice', 'acme-us'],
    [2, 'eu-only-routing', 'acme-us'],
  ] as const)
    await result(
      `waive ${rule} ${subject} ${about} --expires 2026-12-01 --measures none --waivers waivers-${file}.yaml`,
      ...['--reason', `Accepted for ${subject}`],
    );
  for (const [file, subject] of [
    [1, 'acme-us'],
    [1, 'muster-eu'],
    [2, 'stratus-cloud'],
  ] as const)
    await result(
      `attest ${subject} --data data --owner Dana --document contract.txt --kind contract --party Us --party ${subject}`,
      ...'--effective-from 2026-01-01 --expires 2027-01-01 --clause processor-terms=1'.split(' '),
      ...['--title', `DPA of ${subject}`, '--attestations', `own-${file}.yaml`],
      ...['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}'],
    );
  for (const name of FILES_IN_ORDER) whole[name] = parseYaml(readFileSync(name, 'utf8'), name).data;
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function shuffled<T>(items: readonly T[], dice: Dice): T[] {
  const left = [...items];
  return items.map(() => left.splice(dice(left.length), 1)[0] as T);
}

/** Keys of lists of records, and of mappings of such lists, in which nothing depends on what comes first. */
const RECORDS = ['waivers', 'attestations', 'models'];
const LISTS_OF_RECORDS = 'claims';

/** The same data in another order: the keys of mappings, models, records, and the claims of each kind. */
function reordered(data: unknown, dice: Dice, key = '', parent = ''): unknown {
  if (Array.isArray(data)) {
    const items = data.map((item: unknown) => reordered(item, dice));
    return RECORDS.includes(key) || parent === LISTS_OF_RECORDS ? shuffled(items, dice) : items;
  }
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    shuffled(Object.entries(data), dice).map(([name, value]) => [name, reordered(value, dice, name, key)]),
  );
}

/** A report without what was asked, which keeps the order of the arguments. */
const withoutAsked = (report: unknown): unknown => {
  const answer = report as { proof: object };
  return { ...answer, proof: { ...answer.proof, asked: undefined } };
};

/**
 * What a report says where its files have another order inside: not on which lines, nor what the digest of such a file
 * is, nor in which order it has them.
 */
function factsIn(report: unknown): unknown {
  const facts = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/(\.yaml):\d+/g, '$1');
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value))
      return value.map(facts).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const kept = Object.entries(value).filter(
      ([key]) => !['line', 'column', 'asked', 'digest', 'digests'].includes(key),
    );
    return Object.fromEntries(
      kept.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, facts(item)]),
    );
  };
  return facts(report);
}

const argvOf = (dice: Dice | undefined, command: string): string[] => {
  const mixed = <T>(items: readonly T[]): readonly T[] =>
    dice === undefined ? items : shuffled(items, dice);
  const options = [
    ...NAMES.map((name) => ['--data', `data/${name}.yaml`]),
    ...['waivers-1.yaml', 'waivers-2.yaml'].map((file) => ['--waivers', file]),
    ...['own-1.yaml', 'own-2.yaml'].map((file) => ['--attestations', file]),
    ['--policy', './mine.yaml'],
  ];
  return [command, ...NAMES, ...mixed(options).flat()];
};

const ORDERS = [1, 2, 3, 4];

test('of arguments and files: the same report, byte for byte', async () => {
  const expected = withoutAsked(await json(argvOf(undefined, 'check')));
  for (const seed of ORDERS)
    expect({ seed, report: withoutAsked(await json(argvOf(diceOf(seed), 'check'))) }).toEqual({
      seed,
      report: expected,
    });
});

test('inside the files: the same facts', async () => {
  const expected = factsIn(await json(argvOf(undefined, 'check')));
  for (const seed of ORDERS) {
    const dice = diceOf(seed);
    for (const name of FILES_IN_ORDER) write(folder, { [name]: formatYaml(reordered(whole[name], dice)) });
    expect({ seed, report: factsIn(await json(argvOf(dice, 'check'))) }).toEqual({ seed, report: expected });
  }
});
