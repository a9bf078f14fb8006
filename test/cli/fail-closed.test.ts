import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';
import { optional, text } from '../../src/input/shape.js';
import { PROJECT_SHAPE } from '../../src/settings/project-shape.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { entryShape, policyShape } from '../../src/policy/policy-shape.js';
import { RULES } from '../../src/rules/index.js';
import { provider, rewrite, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';
import {
  everyPath,
  placesOf,
  removed,
  renamed,
  replaced,
  sampleOf,
  wrongSpellings,
  type Path,
  type Place,
} from '../kit/spoil.js';

const { folder, at } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(at('.git'));
  // Nothing has been researched, so every rule is a gap.
  write(folder, {
    'data/empty.yaml':
      'id: empty\nname: E\nkind: cloud\noffering: E\nsources: {}\nclaims: {}\nmodels: [{ id: empty/one, name: One, claims: {} }]\n',
    'acme.yaml': provider('acme'),
  });
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const CHECK = ['check', 'empty', '--data', 'data', '--no-project'];

/** Runs a policy on a provider with nothing on file. */
async function underPolicy(data: unknown): Promise<{ code: number; stderr: string }> {
  rewrite('policy.yaml', formatYaml(data));
  return run([...CHECK, '--policy', './policy.yaml']);
}

/** Runs with a project file. */
async function underProject(data: unknown): Promise<{ code: number; stderr: string }> {
  rewrite('mimo-check.yaml', formatYaml(data));
  return run(['check']);
}

type Run = (data: unknown) => Promise<{ code: number; stderr: string }>;

interface Tally {
  runs: number;
  /** What was accepted, or refused without naming the place. */
  escaped: string[];
}

const show = (path: Path): string => path.join('.');

/** Misspells the word at a place in every way; each misspelling must be refused by name. */
async function spoil(place: Place, data: unknown, attempt: Run, tally: Tally): Promise<void> {
  const { path, allowed, kind } = place;
  const words = kind === 'key' ? [String(path.at(-1))] : allowed;
  for (const word of words)
    for (const typo of wrongSpellings(word, allowed)) {
      const spoilt = kind === 'key' ? renamed(data, path, typo) : replaced(data, path, typo);
      const { code, stderr } = await attempt(spoilt);
      tally.runs += 1;
      const key = String(path.findLast((step) => typeof step === 'string'));
      const named = kind === 'key' ? stderr.includes(typo) : stderr.includes(key) && stderr.includes(typo);
      if (code !== 2 || !named)
        tally.escaped.push(`${show(path)} as ${JSON.stringify(typo)}: ${code} ${stderr}`);
    }
}

async function spoilAll(places: readonly Place[], data: unknown, attempt: Run): Promise<Tally> {
  const tally: Tally = { runs: 0, escaped: [] };
  for (const place of places) await spoil(place, data, attempt, tally);
  return tally;
}

/** A complete policy: every key at the top level, and every rule with nothing but a severity. */
const head = {
  ...(sampleOf({ ...policyShape(), fields: { ...policyShape().fields, rules: optional(text()) } }) as object),
  ...{ id: 'whole', extends: ['default'], variants: { xiaomi: ['mainland-china'] } },
  others: undefined,
};
const whole = (): Record<string, unknown> => {
  const rules = Object.fromEntries(RULES.map(({ id }) => [id, { severity: 'error' }]));
  return JSON.parse(JSON.stringify({ ...head, rules })) as Record<string, unknown>;
};

/** A policy that asks one rule only, with every key that an entry can have. */
function single(id: string): Record<string, unknown> {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  const entry = { ...(sampleOf(entryShape(rule)) as object), severity: 'error', unknown: 'same' };
  const off = Object.fromEntries(RULES.map((one) => [one.id, { severity: 'off' }]));
  const rest = removed(removed(whole(), ['extends']), ['variants']) as object;
  return { ...rest, fail_on: 'error', unknown: 'same', rules: { ...off, [id]: entry } };
}

const project = (): Record<string, unknown> => ({
  policy: './strict.yaml',
  subjects: ['empty', 'xiaomi'],
  data: ['data'],
  waivers: ['waivers.yaml'],
  attestations: ['attestations.yaml'],
  variants: { xiaomi: ['mainland-china'] },
  fail_on: 'error',
  reports: [{ format: 'json', file: 'out/report.json' }],
});
const writeProjectInputs = (): void =>
  write(folder, {
    'strict.yaml': formatYaml(whole()),
    'waivers.yaml': 'waivers: []\n',
    'attestations.yaml': 'attestations: []\n',
  });

describe('each input of these tests', () => {
  test('fails the check before it is changed, and is not refused', async () => {
    expect((await underPolicy(whole())).code).toBe(1);
    for (const { id } of RULES) expect([id, (await underPolicy(single(id))).code]).toEqual([id, 1]);
    writeProjectInputs();
    expect((await underProject(project())).code).toBe(1);
  });
});

describe('every typo fails closed', () => {
  // Thousands of runs, which take several times as long on a busy machine.
  test('in the top level of a policy and in the ids of its rules', { timeout: 600_000 }, async () => {
    const data = whole();
    const tally = await spoilAll(placesOf(policyShape(), data), data, underPolicy);
    const others = { ...single('no-training'), rules: {}, others: 'off' };
    const places = placesOf(policyShape(), others).filter(({ path }) => path[0] === 'others');
    const more = await spoilAll(places, others, underPolicy);
    expect([...tally.escaped, ...more.escaped]).toEqual([]);
    expect(tally.runs).toBeGreaterThan(500);
  });

  /** Keys that every entry has are misspelt in one entry only; the options of a rule in its own. */
  test.each(RULES)('in the entry of $id', async ({ id, options }) => {
    const data = single(id);
    const places = placesOf(policyShape(), data).filter(
      ({ path }) =>
        path[1] === id &&
        path.length > 2 &&
        (id === 'no-training' || Object.keys(options).includes(String(path[2]))),
    );
    const tally = await spoilAll(places, data, underPolicy);
    expect(tally.escaped).toEqual([]);
    expect(tally.runs).toBeGreaterThanOrEqual(id === 'no-training' ? 100 : 4 * Object.keys(options).length);
  });

  test.each([
    ['a policy that is extended', ['extends', 0], 'default'],
    ['a provider whose variants are chosen', ['variants', 'xiaomi'], 'xiaomi'],
    ['a variant', ['variants', 'xiaomi', 0], 'mainland-china'],
    ['the rule that an entry uses', ['rules', 'mine', 'uses'], 'no-training'],
  ])('in %s', async (_, path, word) => {
    const data = { ...whole(), rules: { mine: { uses: 'no-training', severity: 'error' } } };
    for (const typo of wrongSpellings(word, [])) {
      const isName = word === 'xiaomi';
      const { code, stderr } = await underPolicy(
        isName ? renamed(data, path, typo) : replaced(data, path, typo),
      );
      // The name of a built-in policy is not case-sensitive.
      if (typo === 'Default') expect(code).toBe(1);
      else expect([typo, code, stderr]).toEqual([typo, 2, expect.stringContaining(typo)]);
    }
  });

  test('in a project file', async () => {
    writeProjectInputs();
    const tally = await spoilAll(placesOf(PROJECT_SHAPE, project()), project(), underProject);
    expect(tally.escaped).toEqual([]);
    expect(tally.runs).toBeGreaterThan(50);
  });

  test.each([
    ['the policy', ['policy'], './strict.yaml'],
    ['a subject', ['subjects', 0], 'empty'],
    ['data', ['data', 0], 'data'],
    ['waivers', ['waivers', 0], 'waivers.yaml'],
    ['attestations', ['attestations', 0], 'attestations.yaml'],
    ['a provider whose variants are chosen', ['variants', 'xiaomi'], 'xiaomi'],
    ['a variant', ['variants', 'xiaomi', 0], 'mainland-china'],
  ])('in a name that a project file gives: %s', async (_, path, word) => {
    writeProjectInputs();
    for (const typo of wrongSpellings(word, [])) {
      const isName = path.at(-1) === 'xiaomi';
      const { code } = await underProject(
        isName ? renamed(project(), path, typo) : replaced(project(), path, typo),
      );
      // Subjects are not case-sensitive.
      expect([typo, code]).toEqual([typo, typo === 'Empty' ? 1 : 2]);
    }
  });
});

describe('every deletion fails closed', () => {
  const REFUSAL = /^mimo-check: (\S+\.yaml[: ]|nothing was checked: )/;
  /** The deletions after which a check passes, or has no answer and does not say why. */
  async function open(data: unknown, attempt: Run, paths = everyPath(data)): Promise<string[]> {
    const found: string[] = [];
    for (const path of paths) {
      const { code, stderr } = await attempt(removed(data, path));
      const isClosed = code === 1 ? stderr === '' : code === 2 && REFUSAL.test(stderr);
      if (!isClosed) found.push(`${show(path)}: ${code} ${stderr}`);
    }
    return found;
  }

  test.each(RULES.map(({ id }) => id))('deleting anything in a policy that asks %s only', async (id) => {
    const data = single(id);
    const own = everyPath(data).filter(
      ([first, second]) => first !== 'rules' || second === id || second === undefined,
    );
    expect(await open(data, underPolicy, own)).toEqual([]);
  });

  test('deleting any rule, from a policy that extends nothing, is refused', async () => {
    for (const { id } of RULES) {
      const { code, stderr } = await underPolicy(removed(single('no-training'), ['rules', id]));
      expect([code, stderr]).toEqual([2, expect.stringContaining(id)]);
    }
  });

  test('deleting anything in a policy that extends another', async () => {
    const data = { ...whole(), rules: { 'no-training': { severity: 'error' } } };
    expect(await open(data, underPolicy)).toEqual([]);
  });

  test('deleting anything in a project file', async () => {
    writeProjectInputs();
    expect(await open(project(), underProject)).toEqual([]);
  });

  test("deleting the subjects, when only the project's data is left to check", async () => {
    const off = Object.fromEntries(RULES.map(({ id }) => [id, { severity: 'off' }]));
    const rules = { ...off, 'contracting-entity-named': { severity: 'error' } };
    write(folder, { 'only.yaml': formatYaml({ id: 'only', extends: ['default'], rules }) });
    const data = { policy: './only.yaml', subjects: ['xiaomi'], data: ['acme.yaml'] };
    expect((await underProject(data)).code).toBe(1);
    expect((await underProject({ ...data, subjects: ['acme'] })).code).toBe(0);
    expect((await underProject(removed(data, ['subjects']))).code).toBe(1);
    writeFileSync('mimo-check.yaml', formatYaml(removed(data, ['subjects'])));
    expect((await run([])).code).toBe(2);
  });

  /**
   * Deleting an addition to a policy leaves what the rest of that policy or the extended one says, never a
   * default of the program.
   */
  test.each<
    [
      string,
      object,
      Path,
      string,
      (entry: { severity: string; options: object; waivable: boolean; maxAgeDays: number }) => unknown,
      unknown,
    ]
  >([
    ['an override', { severity: 'error' }, ['severity'], 'default', ({ severity }) => severity, 'warning'],
    ['a limit', { severity: 'error', max_days: 30 }, ['max_days'], 'default', ({ options }) => options, {}],
    [
      'a dated severity',
      { dated: [{ from: '2026-01-01', severity: 'error' }] },
      ['dated'],
      'default',
      ({ severity }) => severity,
      'warning',
    ],
    ['an age limit', { max_age_days: 30 }, ['max_age_days'], 'gdpr', ({ maxAgeDays }) => maxAgeDays, 180],
    ['waivable: false', { waivable: false }, ['waivable'], 'default', ({ waivable }) => waivable, true],
  ])('deleting %s leaves the setting of the extended policy', (_, entry, path, base, read, left) => {
    const data = { id: 'over', extends: [base], rules: { 'retention-limit': entry } };
    writeFileSync('policy.yaml', formatYaml(removed(data, ['rules', 'retention-limit', ...path])));
    const found = loadPolicy('./policy.yaml', '2026-11-23').entries.find(
      ({ id }) => id === 'retention-limit',
    );
    expect(found === undefined ? undefined : read(found)).toEqual(left);
  });
});
