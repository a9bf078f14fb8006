import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ATTRIBUTE_IDS, attributeOf } from '../../src/evidence/attributes/attributes.js';
import { formatProblem, InputError } from '../../src/input/problem.js';
import { loadProviderFiles } from '../../src/evidence/load-dataset.js';
import { init } from '../../src/cli/commands/init.js';
import { SCHEMA_KINDS } from '../../src/cli/commands/schema.js';
import { loadPolicy } from '../../src/policy/load-policy.js';
import { scratch, write } from '../kit/files.js';
import { json, run, TODAY } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
let count = 0;

/** An empty git repository for each test, as the working directory. */
beforeEach(() => {
  count += 1;
  mkdirSync(at(`repo-${count}/.git`), { recursive: true });
  process.chdir(at(`repo-${count}`));
});
afterEach(() => process.chdir(home));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string): string => readFileSync(file, 'utf8');

/** The file with the first comment mark removed from each line of its examples. */
const uncommented = (text: string): string => text.replace(/^# {3}/gm, '  ').replace(/^# (?=\w+:$)/gm, '');

describe('init', () => {
  test('writes a project and a policy into an empty repository, and a check runs with them', async () => {
    const { code, stdout, stderr } = await run(['init', 'xiaomi']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /Wrote mimo-check\.yaml\nWrote mimo-check\.policy\.yaml\nWrote mimo-check\.waivers\.yaml/,
    );
    const checked = await run([]);
    expect([checked.code, checked.stderr]).toEqual([1, '']);
    const written = ['mimo-check.yaml', 'mimo-check.policy.yaml', 'mimo-check.waivers.yaml'];
    expect((await run(['validate', ...written])).code).toBe(0);
  });

  test('names the waivers that are there, and overwrites none of them even when forced', async () => {
    const mine = 'waivers: [] # ours\n';
    write('.', { 'mimo-check.waivers.yaml': mine });
    expect((await run(['init', 'xiaomi'])).code).toBe(0);
    expect((await run(['init', 'xiaomi', '--force'])).code).toBe(0);
    expect(read('mimo-check.waivers.yaml')).toBe(mine);
    expect(read('mimo-check.yaml')).toContain('waivers:\n  - mimo-check.waivers.yaml\n');
  });

  test('extends the given policy, and writes the canonical names of models and their variants', async () => {
    await run(['init', 'MIMO-V2-PRO', '--policy', 'eu-only']);
    expect(read('mimo-check.policy.yaml')).toContain('extends: [eu-only]');
    expect(read('mimo-check.yaml')).toContain('subjects:\n  - xiaomi/mimo-v2-pro\n');
    expect(read('mimo-check.yaml')).toContain('xiaomi: [outside-mainland-china] # or: mainland-china');
  });

  test('writes the path of the data into the project file', async () => {
    await run(['init', '--provider', 'acme']);
    await run(['init', 'acme', '--data', 'providers']);
    expect(read('mimo-check.yaml')).toContain('data:\n  - providers\n');
    expect(await run([])).toMatchObject({ code: 1, stderr: '' });
  });

  test('leaves an existing copy of a schema, except with --force', async () => {
    write('.', { '.mimo-check/policy.schema.json': '{}' });
    await run(['init', 'xiaomi']);
    expect(read('.mimo-check/policy.schema.json')).toBe('{}');
    await run(['init', 'xiaomi', '--force']);
    expect(read('.mimo-check/policy.schema.json')).not.toBe('{}');
  });

  test('as a function of the library, writes nothing', () => {
    const { files, written } = init({ subjects: ['xiaomi'], asOf: '2026-11-23' });
    expect([files.map(({ file }) => file), written, readdirSync('.', { recursive: true })]).toEqual([
      ['mimo-check.yaml', 'mimo-check.policy.yaml', 'mimo-check.waivers.yaml'],
      false,
      ['.git'],
    ]);
  });

  test('without a subject, leaves the subjects for the user to fill in', async () => {
    await run(['init']);
    expect(await run([])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the project file lists none') as string,
    });
  });

  test('writes examples that are valid once their comment marks are removed', async () => {
    await run(['init', 'xiaomi']);
    writeFileSync('mimo-check.policy.yaml', uncommented(read('mimo-check.policy.yaml')));
    const policy = loadPolicy('./mimo-check.policy.yaml', '2027-01-01');
    const severities = new Map(policy.entries.map(({ id, severity }) => [id, severity]));
    expect(
      ['retention-limit', 'retention-90', 'ai-act-statement', 'certification-held'].map((id) =>
        severities.get(id),
      ),
    ).toEqual(['error', 'note', 'error', 'off']);
    const project = uncommented(read('mimo-check.yaml')).replace('# fail_on', 'fail_on');
    expect(project).toMatch(/^reports:$/m);
    writeFileSync('mimo-check.yaml', project);
    expect((await run(['validate', 'mimo-check.yaml'])).stdout).toContain('valid  mimo-check.yaml (project)');
  });

  test.each(['mimo-check.yaml', 'mimo-check.policy.yaml'])(
    'refuses to overwrite %s, and then writes nothing',
    async (file) => {
      write('.', { [file]: 'mine\n' });
      const { code, stderr } = await run(['init', 'xiaomi']);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${file}: is there already`)]);
      expect(read(file)).toBe('mine\n');
      expect(existsSync('.mimo-check')).toBe(false);
      expect((await run(['init', 'xiaomi', '--force'])).code).toBe(0);
      expect(read(file)).not.toBe('mine\n');
    },
  );

  test('treats a dangling symbolic link as an existing file', async () => {
    symlinkSync('nowhere', 'mimo-check.yaml');
    expect((await run(['init', 'xiaomi'])).code).toBe(2);
    expect(existsSync('nowhere')).toBe(false);
  });

  test('refuses to write a second project file', async () => {
    write('.', { '.mimo-check.yaml': 'policy: default\n' });
    expect(await run(['init', 'xiaomi', '--force'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('.mimo-check.yaml: is a project file already') as string,
    });
  });

  test('ignores a broken project file in a folder above', async () => {
    write('.', { 'mimo-check.yaml': 'broken: [' });
    mkdirSync('inside');
    process.chdir('inside');
    expect((await run(['init', 'xiaomi'])).code).toBe(0);
  });

  test.each([
    ['an unknown subject', ['xiaomo']],
    ['the same subject twice', ['xiaomi', 'Xiaomi']],
    ['an unknown policy', ['xiaomi', '--policy', 'gpdr']],
    ['subjects beside --provider', ['xiaomi', '--provider', 'acme']],
    ['a provider id with capitals', ['--provider', 'Acme']],
    ['a provider id that leaves the folder', ['--provider', '../acme']],
    ['a provider id that is a command', ['--provider', 'gaps']],
    ['a provider that is on file', ['--provider', 'xiaomi']],
    ['--full without --provider', ['xiaomi', '--full']],
  ])('exits 2 for %s, and writes nothing', async (_, argv) => {
    expect(await run(['init', ...argv])).toMatchObject({ code: 2, stdout: '' });
    expect([existsSync('mimo-check.yaml'), existsSync('providers'), existsSync('.mimo-check')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('--stdout prints what would be written, and writes nothing', async () => {
    const shown = await run(['init', 'xiaomi', '--stdout'], { columns: 40, tty: { stdout: true } });
    expect([shown.code, shown.stderr, existsSync('mimo-check.yaml')]).toEqual([0, '', false]);
    await run(['init', 'xiaomi']);
    expect(shown.stdout).toBe(
      `---\n# file: mimo-check.yaml\n${read('mimo-check.yaml')}---\n# file: mimo-check.policy.yaml\n${read('mimo-check.policy.yaml')}---\n# file: mimo-check.waivers.yaml\n${read('mimo-check.waivers.yaml')}`,
    );
    const provider = await run(['init', '--provider', 'acme', '--stdout']);
    await run(['init', '--provider', 'acme']);
    expect(provider.stdout).toBe(read('providers/acme.yaml'));
    expect(await json(['init', '--provider', 'other', '--stdout'])).toMatchObject({
      kind: 'init',
      written: false,
      files: [{ file: 'providers/other.yaml' }],
    });
  });
});

describe('the first line of each file', () => {
  const modelines = (): string[] =>
    ['mimo-check.yaml', 'mimo-check.policy.yaml', 'providers/acme.yaml'].map((file) => {
      const path = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(file))?.[1] ?? '';
      return `${file.replace(/[^/]*$/, '')}${path}`;
    });

  test('without the package installed, names a copy of the schema that exists', async () => {
    await run(['init', 'xiaomi']);
    await run(['init', '--provider', 'acme']);
    expect(modelines()).toEqual([
      '.mimo-check/project.schema.json',
      '.mimo-check/policy.schema.json',
      'providers/../.mimo-check/provider.schema.json',
    ]);
    for (const path of modelines()) expect(JSON.parse(read(path))).toHaveProperty('$schema');
    expect(read('mimo-check.yaml')).toContain('mimo-check schema project -o .mimo-check/project.schema.json');
  });

  test('with the package installed, names the schema in the package', async () => {
    mkdirSync('node_modules');
    symlinkSync(home, 'node_modules/mimo-check');
    mkdirSync('packages/one', { recursive: true });
    process.chdir('packages/one');
    await run(['init', 'xiaomi']);
    await run(['init', '--provider', 'acme']);
    for (const path of modelines()) expect(JSON.parse(read(path))).toHaveProperty('$schema');
    expect(existsSync('.mimo-check')).toBe(false);
    expect(modelines()[0]).toBe('../../node_modules/mimo-check/data/schemas/project.schema.json');
  });
});

describe('init --provider', () => {
  /** The problems of a provider file, one line each. */
  const problems = (file: string): string[] => {
    try {
      loadProviderFiles([file]);
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.problems.map(formatProblem);
    }
  };

  test('writes a skeleton that is valid and makes no claim', async () => {
    await run(['init', '--provider', 'acme']);
    const [acme] = loadProviderFiles(['providers/acme.yaml']);
    expect([acme?.id, acme?.claims, acme?.models, acme?.sources]).toEqual(['acme', [], [], {}]);
    expect(await run(['acme', '--data', 'providers'])).toMatchObject({ code: 1 });
  });

  test('writes a short skeleton with defaults, and with --full one that has every attribute', async () => {
    await run(['init', '--provider', 'acme']);
    const short = read('providers/acme.yaml').trimEnd().split('\n');
    expect(short.length).toBeLessThanOrEqual(120);
    expect(Math.max(...short.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(short).toContain('# defaults:');
    await run(['init', '--provider', 'acme', '--full', '--force']);
    const full = read('providers/acme.yaml');
    expect(full.split('\n').length).toBeGreaterThan(240);
    for (const id of claimable) {
      expect(short.join('\n')).toContain(id);
      expect(full).toContain(`  ${id}:`);
    }
    expect(loadProviderFiles(['providers/acme.yaml'])).toHaveLength(1);
  });

  test('writes comment lines that are valid once they are uncommented and filled in', async () => {
    await run(['init', '--provider', 'acme']);
    const filled = read('providers/acme.yaml')
      .replace(
        /^sources: \{\}\n((?:#.*\n)+)/m,
        (_, lines: string) => `sources:\n${lines.replace(/^# /gm, '')}`,
      )
      .replace(/^# defaults:\n((?:#.*\n)+)/m, (lines) => lines.replace(/^# /gm, ''))
      .replace(/^# variants:\n((?:#.*\n)+)/m, (lines) => lines.replace(/^# /gm, ''))
      .replace(/title: #/, 'title: Terms #')
      .replace(/title: #/, 'title: the plan Enterprise #')
      .replaceAll(/(url|archived): #/g, '$1: https://acme.example/terms #')
      .replaceAll(/(read_on|seen): #/g, '$1: 2026-11-01 #')
      .replace(
        'claims: {}',
        'claims:\n  transfers:\n    - value:\n        leave_eea: no\n      at: "9"\n      only_for: [enterprise]',
      );
    write('.', { 'acme.yaml': filled });
    expect(problems('acme.yaml')).toEqual([]);
    expect(loadProviderFiles(['acme.yaml'])[0]?.claims).toMatchObject([
      { scope: 'offering', grade: 'reviewed', sources: ['terms'], seen: '2026-11-01', at: '9' },
    ]);
  });

  test('filled in as its remarks say, it passes each rule that blocks under policy default', async () => {
    await run(['init', '--provider', 'acme']);
    const values: Record<string, string> = {
      ...{ form: 'separate-dpa', covers: '[LETTERS]', concluded_by: 'signature', exhaustive: 'true' },
      ...{ name: 'Beta GmbH', legal_form: 'GmbH', established_in: 'DE', processes_in: '[DE]' },
      ...{ tasks: '[storage]', available: 'public', country: 'DE', uses: '[storage, backup, inference]' },
      ...{ offered: 'true', guaranteed_by: 'contract', leave_eea: 'no', used: 'never' },
      ...{ data: 'content', role: 'processor' },
    };
    const covers: Record<string, string> = {
      'processor-terms': 'a, b, c, d, e, f, g, h',
      'eea-confinement': 'storage, backup, inference, failover, access',
      'training-use': 'prompts, outputs',
    };
    const skeleton = read('providers/acme.yaml');
    const marked = /^claims: \{\}\n((?:#.*\n)+?)# More/m.exec(skeleton)?.[1] ?? '';
    let attribute = '';
    // Nothing leaves the EEA, so no tool is needed.
    const claims = marked
      .replace(/^# {3}transfer-tools:.*\n(?:#(?: {5}).*\n)+/m, '')
      .split('\n')
      .map((line) => line.replace(/^# /, ''))
      .filter((line) => !/^ +default:/.test(line))
      .map((line) => {
        attribute = /^ {2}([a-z-]+):/.exec(line)?.[1] ?? attribute;
        const [, start = '', key = ''] = /^( +(?:- )?([a-z_]+):)/.exec(line) ?? [];
        const value = values[key]?.replace('LETTERS', covers[attribute] ?? '');
        return value === undefined || attribute === key ? line : `${start} ${value}`;
      });
    const sources = 'sources: { terms: { title: Terms, kind: terms } }';
    const defaults = `defaults: { scope: offering, grade: reviewed, sources: [terms], seen: ${TODAY} }`;
    const head = 'id: acme\nname: Acme\nkind: first-party\noffering: Acme API';
    write('.', {
      'acme.yaml': `${head}\n${sources}\n${defaults}\nclaims:\n${claims.join('\n')}\nmodels: []\n`,
    });
    expect(problems('acme.yaml')).toEqual([]);
    const { stdout } = await run(['acme', '--data', 'acme.yaml', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as {
      findings: { rule: string; severity: string; outcome: string; message: string }[];
    };
    const blocking = findings.filter(({ severity }) => severity === 'error');
    expect(blocking.length).toBe(7);
    expect(
      blocking
        .filter(({ outcome }) => !['pass', 'not-applicable'].includes(outcome))
        .map(({ rule, message }) => [rule, message]),
    ).toEqual([]);
  });

  const claimable = ATTRIBUTE_IDS.filter((id) => attributeOf(id).attestedOnly !== true);
  test.each(claimable)(
    'offers the keys of %s, and reports each blank instead of reading it as a value',
    async (id) => {
      await run(['init', '--provider', 'acme', '--full']);
      const text = read('providers/acme.yaml');
      const isModel = attributeOf(id).subject === 'model';
      const marked =
        new RegExp(`^#(?: {5})? {3}${id}:\\n(?:#(?: {5})? {5}.*\\n)+`, 'm').exec(text)?.[0] ?? '';
      const block = marked.replace(/^# /gm, '');
      const models = isModel ? `models:\n  - id: acme/m\n    name: M\n    claims:\n${block}` : 'models: []\n';
      write('.', {
        'acme.yaml': `id: acme\nname: A\nkind: cloud\noffering: A\nsources: { terms: { title: T, kind: terms } }\nclaims:${isModel ? ' {}' : `\n${block}`}\n${models}`,
      });
      const found = problems('acme.yaml');
      expect(found.length).toBeGreaterThan(0);
      for (const line of found) expect(line).toMatch(/: (has no value|is missing|… and \d+ more)/);
    },
  );
});

describe('schema', () => {
  test.each(SCHEMA_KINDS)('%s is printed as shipped, whatever the format and the terminal', async (kind) => {
    const shipped = readFileSync(`${home}/data/schemas/${kind}.schema.json`, 'utf8');
    for (const argv of [[], ['--format', 'json']])
      expect(
        await run(['schema', kind, ...argv], { columns: 40, tty: { stdout: true }, env: { LANG: 'C' } }),
      ).toEqual({ code: 0, stdout: shipped, stderr: '' });
    await run(['schema', kind, '-o', 'schema.json']);
    expect(read('schema.json')).toBe(shipped);
  });

  test.each(['polcy', '', 'law'])('"%s" exits 2', async (kind) => {
    expect(await run(['schema', kind])).toMatchObject({ code: 2, stdout: '' });
  });
});
