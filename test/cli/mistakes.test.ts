import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, provider, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(`${folder}/.git`);
  mkdirSync(`${folder}/below`);
  write(folder, FILES);
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('validate', () => {
  test('without arguments checks the project file, or the shipped files outside a project', async () => {
    const shipped = (await run(['validate'])).stdout;
    expect(shipped).toContain('data/policies/gdpr.yaml');
    // What the sources of the shipped data leave open is no warning for its users.
    expect(shipped).toMatch(
      /^(✓ valid {2}data\/\S+ \((provider|policy)\)\n)+\n14 files valid, 0 warnings\.\n$/,
    );
    write('.', { 'mimo-check.yaml': 'policy: ./holds.yaml\nsubjects: [alpah]\ndata: [alpha.yaml]\n' });
    process.chdir('below');
    const { code, stdout } = await run(['validate']);
    process.chdir('..');
    rmSync('mimo-check.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/mimo-check\.yaml:2:12: subjects\[0\]: unknown provider or model "alpah"/);
  });

  test.each(['README.md', 'package.json', 'script.js'])(
    'says that %s is not a file of mimo-check',
    async (name) => {
      write('.', { [name]: name === 'package.json' ? '{"name": "x"}' : '# Hello\n\n* one\n* two: [\n' });
      const { code, stdout, stderr } = await run(['validate', name]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toBe(
        `mimo-check: ${name}: is not a YAML file of mimo-check\n  Name a provider, project, policy, waivers or ` +
          'attestations file, like mimo-check validate mimo-check.yaml.\n',
      );
    },
  );

  test('tells the kind of a file by most of its keys, and says where another key belongs', async () => {
    write('.', {
      'keys.yaml': 'id: keys\ntitle: K\nextends: [gdpr]\nsubjects: [xiaomi]\nrules: {}\nwaivers: []\n',
    });
    const { stdout } = await run(['validate', 'keys.yaml']);
    expect(stdout).toContain('keys.yaml (policy)');
    expect(stdout).toContain('subjects: is not a known key\n  subjects belongs in mimo-check.yaml.\n');
    expect(stdout).toContain('waivers: is not a known key\n  waivers belongs in a waivers file.\n');
  });

  test('reads a valid file with another extension', async () => {
    write('.', { 'alpha.txt': provider('alpha') });
    expect((await run(['validate', 'alpha.txt'])).code).not.toBe(2);
  });
});

test('all problems of a policy are reported at once, including unknown rules and policies', async () => {
  write('.', {
    'wrong.yaml': 'id: wrong\nextends: [holds]\nfail_onn: error\nrules:\n  no-training: { severity: eror }\n',
    'unknown.yaml':
      'id: wrong\nextends: [default]\nfail_onn: error\nrules:\n  no-traning: { severity: off }\n  own: { uses: dpa-trems }\n',
  });
  const { stdout } = await run(['validate', 'wrong.yaml', 'unknown.yaml']);
  const text = stdout.replaceAll(/\s+/g, ' ');
  for (const message of [
    'wrong.yaml:3:1: fail_onn: is not a known key',
    'unknown policy "holds"',
    'wrong.yaml:5:18: rules.no-training.severity: "eror" is not one of',
    'unknown.yaml:3:1: fail_onn: is not a known key',
    'unknown.yaml:5:3: rules.no-traning: unknown rule "no-traning" Did you mean no-training?',
    'unknown rule "dpa-trems" Did you mean dpa-terms?',
  ])
    expect(text).toContain(message);
});

describe('an unknown word', () => {
  test.each<[argv: string[], says: RegExp]>([
    [['foo', '--help'], /^mimo-check: unknown provider or model "foo"\n/],
    [['gapz', '--help'], /^mimo-check: unknown provider, model or command "gapz"\n {2}Did you mean gaps\?/],
    [
      ['xiaomi', 'gaps'],
      /unknown provider, model or command "gaps"\n {2}The command comes first: mimo-check gaps xiaomi\n/,
    ],
    [['list'], /\n {2}mimo-check providers and mimo-check models list what is on file\.\n/],
    [['version'], /\n {2}Write mimo-check --version\.\n/],
    [
      ['show', 'gdpr'],
      /"gdpr" is no provider and no model\n {2}It is a policy: mimo-check policies show gdpr\n/,
    ],
    [['gdpr'], /It is a policy: mimo-check <subject> --policy gdpr, or mimo-check policies show gdpr\n/],
    [['show', 'no-training'], /It is a rule: mimo-check explain no-training\n/],
    [['explain', 'no-train'], /unknown rule "no-train"\n {2}Did you mean no-training/],
    [['help', 'polices'], /\n {2}Did you mean policies\?\n/],
    [['models', '--where', 'price<1'], /\n {2}Did you mean input-price, output-price or price-stated\?/],
    [
      ['models', '--provider', 'openai'],
      /unknown option '--provider'\n {2}Lists are narrowed with --where, like --where provider=<value>\.\n/,
    ],
    [['gaps', '--limit', '-1'], /It must be a whole number above 0\.\n/],
    [['models', '--input-tokens', '-1'], /It must be a whole number of tokens/],
    [['MiMo'], /\n {2}Did you mean xiaomi\?\n/],
    [['models', '--where', 'lead-authority.country=UK'], /\n {2}Write the code: United Kingdom \(GB\)\.\n/],
    [['explain', 'dpa'], /Did you mean dpa-/],
    [['show', 'v2-pro'], /Did you mean [^?]*mimo-v2-pro/],
    [['x'.repeat(5000)], /^mimo-check: unknown provider or model "x{60}…"\n/],
    [['xiaomi', `--${'y'.repeat(5000)}`], /unknown option '--y{78}…'/],
  ])('%j', async (argv, says) => {
    const { code, stdout, stderr } = await run(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(stderr.length).toBeLessThan(2000);
  });

  test('--help after a subject on file is not an error', async () => {
    expect((await run(['xiaomi', '--help'])).code).toBe(0);
  });
});

describe('lists', () => {
  const levels = async (sort: string): Promise<string[]> => {
    const report = await json([
      'gaps',
      'xiaomi',
      '--policy',
      'gdpr',
      '--columns',
      'severity',
      '--sort',
      sort,
    ]);
    return [...new Set((report as { rows: { severity: string }[] }).rows.map(({ severity }) => severity))];
  };
  test('severities are sorted from the worst, and with a hyphen from the least severe', async () => {
    const worst = await levels('severity');
    expect(worst[0]).toBe('error');
    expect(worst.length).toBeGreaterThan(1);
    expect(await levels('-severity')).toEqual([...worst].reverse());
  });

  test('attributes state their units', async () => {
    const { rows } = (await json(['attributes', '--columns', 'id,type'])) as {
      rows: { id: string; type: string }[];
    };
    const typeOf = (id: string) => rows.find((row) => row.id === id)?.type;
    expect(typeOf('retention')).toBe('a whole number of days, like 30');
    expect(typeOf('context')).toBe('a whole number of tokens, like 1500, 200K or 1M');
    expect(typeOf('input-price')).toBe('an amount in USD per 1,000,000 tokens, like 0.5');
  });

  test('models with costs fit in a table at 80 columns', async () => {
    const costs = ['--input-tokens', '100K', '--output-tokens', '10K'];
    // One model only: the widths of other ids do not matter here.
    const argv = ['models', '--where', 'id=xiaomi/mimo-v2-flash', ...costs, '--no-color'];
    const { stdout } = await run(argv, { tty: { stdout: true }, columns: 80 });
    expect(stdout).toMatch(/^Model +Id +Context +Input +Output +Cost *$/m);
  });
});

describe('a hyphen when standard input is a terminal', () => {
  test.each([
    ['check', 'alpha\n', 'reads subjects, one a line, from here'],
    ['validate', 'waivers: []\n', 'reads a file from here'],
  ])('%s says what it reads and how to end the input', async (command, stdin, says) => {
    const more = command === 'check' ? ['--data', 'alpha.yaml'] : [];
    const typed = await run([command, '-', ...more], { stdin, isTyped: true });
    expect(typed.stderr).toBe(`mimo-check: ${says}; end with Ctrl-D on a line of its own\n`);
    expect((await run([command, '-', ...more], { stdin })).stderr).toBe('');
  });
});

describe('the help page of each command gives the exit codes of that command', () => {
  test.each([
    ['check', ['0', '1', '2'], 'FAIL'],
    ['validate', ['0', '1', '2'], 'something is invalid'],
    ['verify', ['0', '1', '2'], 'the report differs'],
    ['gaps', ['0', '2'], 'done'],
    ['waive', ['0', '2'], 'done'],
  ])('%s', async (name, codes, says) => {
    const { stdout } = await run([name, '--help']);
    const [, exitCodes = ''] = stdout.split('Exit codes:\n');
    expect([...exitCodes.matchAll(/^ {2}(\d) {2}/gm)].map(([, code]) => code)).toEqual(codes);
    expect(exitCodes).toContain(says);
  });
});
