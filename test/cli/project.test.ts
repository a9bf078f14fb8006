import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FILES, models, policy, provider, scratch, write } from '../kit/files.js';
import { check } from '../../src/cli/commands/check.js';
import { findProject, loadProject, requestOfProject } from '../../src/settings/project.js';
import { json, run, TODAY, type RunOptions } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
let repo = '';
let count = 0;

/** A new repository for each test, as the working directory. */
beforeEach(() => {
  count += 1;
  repo = at(`repo-${count}`);
  mkdirSync(`${repo}/.git`, { recursive: true });
  mkdirSync(`${repo}/deep/below`, { recursive: true });
  process.chdir(repo);
});
afterEach(() => process.chdir(home));
afterAll(() => rmSync(folder, { recursive: true }));

const PROJECT = 'policy: ./policy.yaml\nsubjects: [alpha]\ndata: [data]\n';
/** A project whose policy passes or fails. */
const project = (verdict: 'holds' | 'fails', text = PROJECT): Record<string, string> => ({
  'mimo-check.yaml': text,
  'policy.yaml': FILES[`${verdict}.yaml`] ?? '',
  'data/alpha.yaml': provider('alpha', models('alpha/one')),
});

interface Checked {
  verdict: string;
  project?: { file: string };
  policy: { id: string; failOn: string; variants: Record<string, string[]> };
  subjects: { id: string }[];
}
const checked = async (argv: readonly string[] = [], runOptions: RunOptions = {}): Promise<Checked> =>
  (await json(argv, runOptions)) as Checked;

describe('the project file', () => {
  test.each(['mimo-check.yaml', '.mimo-check.yaml'])('%s is read', async (name) => {
    const { 'mimo-check.yaml': text = '', ...rest } = project('holds');
    write(repo, { ...rest, [name]: text });
    const report = await checked();
    expect([report.verdict, report.policy.id, report.subjects.map(({ id }) => id)]).toEqual([
      'pass',
      'holds',
      ['alpha'],
    ]);
    expect(report.project).toEqual({ file: name, line: 1 });
    expect((await run([])).stdout).toContain(name);
  });

  test('is found from a folder below, and its paths are relative to it', async () => {
    write(repo, project('fails'));
    process.chdir('deep/below');
    const report = await checked();
    expect([report.verdict, report.project?.file]).toEqual(['fail', '../../mimo-check.yaml']);
    expect((await run([])).code).toBe(1);
  });

  test('is the nearest one', async () => {
    write(repo, {
      ...project('fails'),
      'deep/mimo-check.yaml':
        'policy: ../policy.yaml\nsubjects: [beta]\ndata: [../beta.yaml]\nfail_on: never\n',
      'beta.yaml': provider('beta'),
    });
    process.chdir('deep/below');
    const report = await checked();
    expect([report.verdict, report.subjects[0]?.id]).toEqual(['not-gated', 'beta']);
  });

  test('is not searched for above the folder with .git', async () => {
    write(repo, project('fails'));
    mkdirSync(`${repo}/deep/.git`);
    process.chdir('deep/below');
    expect((await run([])).code).toBe(2);
  });

  test('is not searched for above the working directory when there is no .git', async () => {
    rmSync(`${repo}/.git`, { recursive: true });
    write(repo, project('fails'));
    expect((await run([])).code).toBe(1);
    process.chdir('deep');
    const { code, stderr } = await run([]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('mimo-check: no provider or model given\n')]);
  });

  test('is found when .git is a file, as in a worktree', async () => {
    rmSync(`${repo}/.git`, { recursive: true });
    write(repo, { ...project('fails'), '.git': 'gitdir: elsewhere\n' });
    process.chdir('deep');
    expect((await run([])).code).toBe(1);
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    [
      'two at one level',
      { 'mimo-check.yaml': PROJECT, '.mimo-check.yaml': PROJECT },
      /two project files: mimo-check\.yaml and \.mimo-check\.yaml/,
    ],
    [
      'one that ends in .yml',
      { 'mimo-check.yml': PROJECT },
      /mimo-check\.yml: is not read: a project file is named mimo-check\.yaml or \.mimo-check\.yaml\n {2}Rename it to mimo-check\.yaml/,
    ],
    [
      'one in another case',
      { 'Mimo-Check.yaml': PROJECT },
      /Mimo-Check\.yaml: is not read: .+\n {2}Rename it to mimo-check\.yaml/,
    ],
    [
      'one in another case, beside the right one',
      { 'mimo-check.yaml': PROJECT, '.MIMO-CHECK.YML': PROJECT },
      /\.MIMO-CHECK\.YML: is not read: .+\n {2}Rename it to \.mimo-check\.yaml/,
    ],
    ['an empty one', { 'mimo-check.yaml': '' }, /mimo-check\.yaml: is empty/],
    [
      'one without a policy',
      { 'mimo-check.yaml': 'subjects: [xiaomi]\n' },
      /mimo-check\.yaml:1:1: policy: is missing/,
    ],
    [
      'an unknown key',
      { 'mimo-check.yaml': `${PROJECT}waiver: [x.yaml]\n` },
      /mimo-check\.yaml:4:1: waiver: is not a known key\n {2}Did you mean waivers\?/,
    ],
    [
      'an unknown policy',
      { 'mimo-check.yaml': 'policy: gpdr\nsubjects: [xiaomi]\n' },
      /mimo-check\.yaml:1:1: policy: unknown policy "gpdr"\n {2}Did you mean gdpr\?/,
    ],
    [
      'a missing policy',
      { 'mimo-check.yaml': 'policy: ./nowhere.yaml\nsubjects: [xiaomi]\n' },
      /nowhere\.yaml: no such file/,
    ],
    [
      'missing data',
      { 'mimo-check.yaml': 'policy: default\ndata: [nowhere]\nsubjects: [xiaomi]\n' },
      /nowhere: no such file/,
    ],
    [
      'missing waivers',
      { 'mimo-check.yaml': 'policy: default\nwaivers: [nowhere.yaml]\nsubjects: [xiaomi]\n' },
      /nowhere\.yaml: no such file/,
    ],
    [
      'missing attestations',
      { 'mimo-check.yaml': 'policy: default\nattestations: [nowhere.yaml]\nsubjects: [xiaomi]\n' },
      /nowhere\.yaml: no such file/,
    ],
    [
      'an unknown subject',
      { 'mimo-check.yaml': 'policy: default\nsubjects:\n  - xiaomo\n' },
      /mimo-check\.yaml:3:5: subjects\[0\]: unknown provider or model "xiaomo"\n {2}Did you mean xiaomi\?/,
    ],
    [
      'the same subject twice',
      { 'mimo-check.yaml': 'policy: default\nsubjects: [xiaomi, XIAOMI]\n' },
      /are the same subject/,
    ],
    [
      'a variant that is not declared',
      { 'mimo-check.yaml': 'policy: default\nsubjects: [xiaomi]\nvariants: { xiaomi: [mainland] }\n' },
      /mimo-check\.yaml:3:13: xiaomi has no variant "mainland"/,
    ],
    [
      'variants that exclude each other',
      {
        'mimo-check.yaml':
          'policy: default\nsubjects: [xiaomi]\nvariants: { xiaomi: [mainland-china, outside-mainland-china] }\n',
      },
      /exclude each other/,
    ],
    [
      'variants of a provider that is not on file',
      { 'mimo-check.yaml': 'policy: default\nsubjects: [xiaomi]\nvariants: { xiaomo: [a] }\n' },
      /mimo-check\.yaml:3:13: variants are chosen of "xiaomo", which is not on file/,
    ],
    [
      'no subjects',
      { 'mimo-check.yaml': 'policy: default\n' },
      /mimo-check\.yaml:1:1: no provider or model given, and the project file lists none/,
    ],
    [
      'an empty list of subjects',
      { 'mimo-check.yaml': 'policy: default\nsubjects: []\n' },
      /subjects: must have at least 1 entry/,
    ],
    [
      'a report above it',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: ../out.json }]\n` },
      /reports\[0\]\.file: must lie in the folder of the project file/,
    ],
    [
      'a report in .git',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: .git/config }]\n` },
      /reports\[0\]\.file: must not lie in \.git/,
    ],
    [
      'a report on standard output',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: "-" }]\n` },
      /mimo-check\.yaml:4:27: reports\[0\]\.file: must name a file/,
    ],
    [
      'a report in a format that check does not have',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: text, file: a.md }]\n` },
      /mimo-check\.yaml:4:13: reports\[0\]\.format: "text" cannot show/,
    ],
    [
      'two reports in one file',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: a }, { format: csv, file: ./a }]\n` },
      /mimo-check\.yaml:4:53: reports\[1\]\.file: is the file of reports\[0\] too/,
    ],
    [
      'a report below a file',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: policy.yaml/deep/a.json }]\n` },
      /policy\.yaml\/deep\/a\.json: the report could not be written/,
    ],
    [
      'everything at once',
      {
        'mimo-check.yaml':
          'policy: gpdr\nsubjects: [xiaomi, Xiaomi]\nreports: [{ format: json, file: "-" }]\n',
      },
      /:1:1: policy: unknown .*[^]*:2:20: subjects\[1\]: .* same subject\n.*:3:27: reports\[0\]\.file: /,
    ],
    [
      'a report elsewhere',
      { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: /tmp/x.json }]\n` },
      /must lie in the folder/,
    ],
  ];
  test.each(wrong)('%s is an error', async (_, files, message) => {
    write(repo, { 'policy.yaml': FILES['holds.yaml'] ?? '', 'data/alpha.yaml': provider('alpha'), ...files });
    const { code, stderr, stdout } = await run([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('always names a policy file by a path, even a file called "default"', async () => {
    write(repo, {
      ...project('holds', PROJECT.replace('policy.yaml', 'default')),
      default: FILES['fails.yaml'] ?? '',
    });
    expect((await checked()).policy.id).toBe('fails');
  });

  test('is an error when it is a dangling symbolic link', async () => {
    symlinkSync('nowhere.yaml', `${repo}/mimo-check.yaml`);
    expect(await run(['xiaomi'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no such file') as string,
    });
  });

  test('cannot send a report outside its folder through a link', async () => {
    mkdirSync(at(`elsewhere-${count}`));
    symlinkSync(at(`elsewhere-${count}`), `${repo}/out`);
    write(repo, project('holds', `${PROJECT}reports: [{ format: json, file: out/x.json }]\n`));
    expect((await run([])).stderr).toMatch(/must lie in the folder/);
  });
});

describe('the order of precedence', () => {
  test.each<[string, readonly string[], RunOptions, string, string]>([
    ['the project file', [], {}, 'holds', 'error'],
    [
      'a variable, which overrides the project file',
      [],
      { env: { MIMO_CHECK_POLICY: 'lenient', MIMO_CHECK_FAIL_ON: 'note' } },
      'lenient',
      'note',
    ],
    [
      'an option, which overrides both',
      ['-p', 'gdpr', '--fail-on', 'never'],
      { env: { MIMO_CHECK_POLICY: 'lenient', MIMO_CHECK_FAIL_ON: 'note' } },
      'gdpr',
      'never',
    ],
  ])('the policy and the threshold come from %s', async (_, argv, runOptions, id, failOn) => {
    write(repo, project('holds'));
    const report = await checked(['alpha', ...argv], runOptions);
    expect([report.policy.id, report.policy.failOn]).toEqual([id, failOn]);
  });

  test.each<[string, readonly string[], RunOptions, string]>([
    ['the project file', [], {}, 'error'],
    ['a variable', [], { env: { MIMO_CHECK_FAIL_ON: 'never' } }, 'error'],
    ['an option', ['--fail-on', 'never'], {}, 'never'],
  ])(
    'a rule that is named is gated, whatever %s says, unless that is an option',
    async (_, argv, runOptions, failOn) => {
      write(repo, project('holds', `${PROJECT}fail_on: never\n`));
      const report = await checked(['alpha', '--rule', 'contracting-entity-named', ...argv], runOptions);
      expect(report.policy.failOn).toBe(failOn);
    },
  );

  test('the project file overrides the policy, for the threshold and for the variants of a provider', async () => {
    write(repo, {
      'mimo-check.yaml':
        'policy: ./policy.yaml\nsubjects: [xiaomi]\nfail_on: never\nvariants: { xiaomi: [outside-mainland-china] }\n',
      'policy.yaml':
        'id: ours\nextends: [default]\nfail_on: warning\nvariants: { xiaomi: [mainland-china] }\n',
    });
    const { policy: ruled } = await checked();
    expect(ruled).toMatchObject({ failOn: 'never', variants: { xiaomi: ['outside-mainland-china'] } });
  });

  test('subjects on the command line override those of the project', async () => {
    write(repo, { ...project('holds'), 'data/beta.yaml': provider('beta') });
    expect((await checked(['beta'])).subjects.map(({ id }) => id)).toEqual(['beta']);
  });

  test('--no-project ignores the project file', async () => {
    write(repo, project('holds'));
    expect((await run(['--no-project'])).code).toBe(2);
    const report = await checked(['xiaomi', '--no-project']);
    expect([report.project, report.policy.id]).toEqual([undefined, 'default']);
  });

  test.each<[string, readonly string[], RunOptions]>([
    ['an option', ['--project', 'base/mimo-check.yaml'], {}],
    ['a variable', [], { env: { MIMO_CHECK_PROJECT: 'base/mimo-check.yaml' } }],
  ])('a project file given by %s is used, even if another one is nearer', async (_, argv, runOptions) => {
    write(`${repo}/base`, project('fails'));
    write(repo, { 'mimo-check.yaml': 'policy: default\nnonsense: true\n' });
    const report = await checked(argv, runOptions);
    expect([report.verdict, report.project?.file, report.policy.id]).toEqual([
      'fail',
      'base/mimo-check.yaml',
      'fails',
    ]);
  });

  test.each([
    ['does not exist', ['--project', 'nowhere.yaml']],
    ['is empty', ['--project', '']],
    ['is given twice', ['--project', 'mimo-check.yaml', '--project', 'mimo-check.yaml']],
    ['looks like an option', ['--project', '--quiet']],
  ])('a project file that %s is an error', async (_, argv) => {
    write(repo, project('holds'));
    expect((await run(argv)).code).toBe(2);
  });

  test('without subjects in the project file, check evaluates every provider on file', async () => {
    write(repo, project('holds', 'policy: lenient\ndata: [data]\n'));
    const { rows } = (await json(['providers'])) as { rows: { id: string }[] };
    const onFile = rows.map(({ id }) => id);
    expect(onFile).toEqual(expect.arrayContaining(['alpha', 'xiaomi']));
    expect((await checked(['check'])).subjects.map(({ id }) => id)).toEqual(onFile);
    expect((await checked(['check', '--data', 'data'])).subjects.map(({ id }) => id)).toEqual(['alpha']);
  });

  test.each(['gaps', 'check'])('%s evaluates the subjects of the project', async (command) => {
    write(repo, project('fails'));
    expect((await checked([command])).subjects.map(({ id }) => id)).toEqual(['alpha']);
  });
});

test('the API gives the same report as the command line', async () => {
  write(repo, project('fails', `${PROJECT}fail_on: warning\n`));
  process.chdir('deep');
  const file = findProject(process.cwd());
  const report = check({ ...requestOfProject(loadProject(file ?? '')), asOf: TODAY });
  const printed = (await json([])) as object;
  expect({ ...report, project: { file: '../mimo-check.yaml', line: 1 } }).toEqual(printed);
});

describe('the reports of a project', () => {
  const reports = `${PROJECT}reports: [{ format: json, file: out/report.json }]\n`;

  test('are written by check, in addition to what it prints', async () => {
    write(repo, project('fails', reports));
    const { code, stdout } = await run([]);
    expect([code, stdout]).toEqual([1, expect.stringContaining('FAIL')]);
    expect(JSON.parse(readFileSync('out/report.json', 'utf8'))).toMatchObject({
      verdict: 'fail',
      project: { file: 'mimo-check.yaml' },
    });
  });

  test('are written below its folder, from whichever folder it is run', async () => {
    write(repo, project('fails', reports));
    process.chdir('deep/below');
    await run([]);
    expect(existsSync(`${repo}/out/report.json`)).toBe(true);
  });

  test('are not written by gaps', async () => {
    write(repo, project('fails', reports));
    await run(['gaps']);
    expect(existsSync('out')).toBe(false);
  });

  // A pipeline that reads the project's report must not find an old one because a run added another report.
  test('are written as well as those of an option, and once if both name the same file', async () => {
    write(repo, project('fails', reports));
    const page = await run([]);
    rmSync('out', { recursive: true });
    expect(await run(['--report', 'json=other.json'])).toEqual(page);
    expect([existsSync('other.json'), existsSync('out/report.json')]).toEqual([true, true]);
    expect(await run(['--report', 'json=out/report.json'])).toEqual(page);
    expect(await run(['--report', 'csv=out/report.json'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('out/report.json: two reports would go to the same file') as string,
    });
  });

  test.each(['mimo-check.yaml', 'policy.yaml', 'data/alpha.yaml', 'base.yaml'])(
    'never overwrite %s',
    async (file) => {
      write(repo, {
        ...project('holds'),
        'policy.yaml': 'id: ours\nextends: [./base.yaml]\n',
        'base.yaml': policy('base', { 'contracting-entity-named': 'error' }),
      });
      const before = readFileSync(file, 'utf8');
      for (const argv of [
        ['-o', file],
        ['--report', `json=${file}`],
        ['-o', `deep/../${file}`],
      ]) {
        const { code, stderr } = await run(argv);
        expect([code, stderr]).toEqual([2, expect.stringContaining('is an input of this run')]);
      }
      write(repo, { 'mimo-check.yaml': `${PROJECT}reports: [{ format: json, file: ${file} }]\n` });
      expect((await run([])).code).toBe(2);
      if (file !== 'mimo-check.yaml') expect(readFileSync(file, 'utf8')).toBe(before);
    },
  );
});

describe('config', () => {
  interface Setting {
    name: string;
    value: unknown;
    from: string;
    by?: string;
    file?: string;
    line?: number;
  }
  const settings = async (
    argv: readonly string[],
    runOptions: RunOptions = {},
  ): Promise<Map<string, Setting>> => {
    const report = (await json(['config', ...argv], runOptions)) as { settings: Setting[] };
    return new Map(report.settings.map((setting) => [setting.name, setting]));
  };

  test('lists the settings in force and where each comes from', async () => {
    write(repo, project('holds', `${PROJECT}fail_on: warning\nvariants: { xiaomi: [mainland-china] }\n`));
    const found = await settings(['--as-of', '2026-11-01'], { env: { MIMO_CHECK_POLICY: 'gdpr' } });
    expect(found.get('project')).toEqual({
      name: 'project',
      value: 'mimo-check.yaml',
      from: 'project',
      file: 'mimo-check.yaml',
      line: 1,
    });
    expect(found.get('policy')).toEqual({
      name: 'policy',
      value: 'gdpr',
      from: 'variable',
      by: 'MIMO_CHECK_POLICY',
    });
    expect(found.get('as_of')).toEqual({ name: 'as_of', value: '2026-11-01', from: 'flag', by: '--as-of' });
    expect(found.get('fail_on')).toEqual({
      name: 'fail_on',
      value: 'warning',
      from: 'project',
      file: 'mimo-check.yaml',
      line: 4,
    });
    expect(found.get('subjects')).toEqual({
      name: 'subjects',
      value: ['alpha'],
      from: 'project',
      file: 'mimo-check.yaml',
      line: 2,
    });
    expect(found.get('variants.xiaomi')).toMatchObject({
      value: ['mainland-china'],
      from: 'project',
      line: 5,
    });
    expect(found.get('waivers')).toEqual({ name: 'waivers', value: null, from: 'built-in' });
  });

  test('lists the built-in settings when mimo-check: no provider or model given\n', async () => {
    const found = await settings([]);
    expect(found.get('project')).toMatchObject({ value: null, from: 'built-in' });
    expect(found.get('policy')).toMatchObject({ value: 'default', from: 'built-in' });
    expect(found.get('fail_on')).toMatchObject({
      value: 'error',
      from: 'policy',
      file: 'data/policies/default.yaml',
    });
    expect((await settings(['--no-project'])).get('project')).toMatchObject({
      from: 'flag',
      by: '--no-project',
    });
  });

  test('has a page too', async () => {
    write(repo, project('holds'));
    const { code, stdout } = await run(['config', '--fail-on', 'note']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/policy +policy\.yaml +mimo-check\.yaml:1/);
    expect(stdout).toMatch(/fail_on +note +option --fail-on/);
  });

  test("lists the project's reports separately from those of an option", async () => {
    write(repo, project('holds', `${PROJECT}reports: [{ format: json, file: out.json }]\n`));
    const found = await settings(['--report', 'yaml=more.yaml']);
    expect(found.get('report')).toMatchObject({
      value: [{ format: 'yaml', file: 'more.yaml' }],
      ...{ from: 'flag', by: '--report' },
    });
    expect(found.get('reports')).toMatchObject({ from: 'project', line: 4 });
  });

  test('exits 2 where a run would', async () => {
    write(repo, project('holds', 'policy: ./policy.yaml\nsubjects: [gamma]\n'));
    expect((await run(['config'])).code).toBe(2);
  });
});
