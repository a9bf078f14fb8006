import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gateTexts } from '../../src/cli/init/gate-files.js';
import { CI_KINDS } from '../../src/settings/setting-table.js';
import { scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

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
const FILES = {
  github: ['ci/gate.sh', '.github/workflows/mimo-check.yml'],
  gitlab: ['ci/gate.sh', '.gitlab-ci.yml'],
  sh: ['ci/gate.sh'],
} as const;

describe('init --ci', () => {
  test.each(CI_KINDS)('%s writes the files that ship with the package', async (kind) => {
    const { code, stdout, stderr } = await run(['init', '--ci', kind]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(FILES[kind].map((file) => `Wrote ${file}\n`).join(''));
    expect(Object.keys(gateTexts(kind, 'main'))).toEqual(FILES[kind]);
    const shipped = join(home, 'data/gate');
    expect(read('ci/gate.sh')).toBe(read(join(shipped, 'gate.sh')));
    const workflow = FILES[kind][1];
    if (workflow !== undefined) {
      expect(read(workflow)).toBe(read(join(shipped, `${kind}.yml`)));
      expect(parse(read(workflow))).toHaveProperty(kind === 'github' ? 'jobs' : 'mimo-check');
    }
    expect(existsSync('mimo-check.yaml')).toBe(false);
  });

  const id = 'a'.repeat(40);
  test.each<[string, Record<string, string>, string, string]>([
    ['checked out', { HEAD: 'ref: refs/heads/master\n' }, 'master', 'which is checked out here'],
    [
      'that YAML would read as a number',
      { HEAD: 'ref: refs/heads/1.0\n' },
      '1.0',
      'which is checked out here',
    ],
    ['that YAML would read as yes', { HEAD: 'ref: refs/heads/true\n' }, 'true', 'which is checked out here'],
    [
      'of origin, in a clone on another one',
      {
        HEAD: 'ref: refs/heads/add-gate\n',
        'refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/release/2\n',
      },
      'release/2',
      'the default branch of origin',
    ],
    [
      'that exists beside the one checked out',
      { HEAD: 'ref: refs/heads/add-gate\n', 'refs/heads/master': `${id}\n` },
      'master',
      'which exists here',
    ],
    [
      'that is packed',
      { HEAD: `${id}\n`, 'packed-refs': `# pack-refs\n${id} refs/heads/master\n` },
      'master',
      'which exists here',
    ],
    ['that no file names', { HEAD: `${id}\n` }, 'main', 'since .git names no branch'],
    ['without any file', {}, 'main', 'since .git names no branch'],
    ...["it's", 'a"b', 'a$(id)', 'a`id`', 'a+b', '!a', '-a', 'a#b', 'a;b', 'ä&b'].map(
      (name): [string, Record<string, string>, string, string] => [
        `called ${name}, which a workflow could misread`,
        { HEAD: `ref: refs/heads/${name}\n` },
        'main',
        `since the name ${JSON.stringify(name)} cannot be written into it safely`,
      ],
    ),
  ])('is for the branch %s', async (_, files, branch, why) => {
    write('.git', files);
    const said = (await run(['init', '--ci', 'github'])).stdout.replaceAll(/\s+/g, ' ');
    expect(said).toContain(
      `The gate is for branch ${branch}, ${why}. If pull requests go into another, change it in .github/workflows/mimo-check.yml.`,
    );
    expect(said).toContain(`on ${branch}, and push.`);
    expect(parse(read('.github/workflows/mimo-check.yml'))).toHaveProperty(
      'on.pull_request_target.branches',
      [branch],
    );
    await run(['init', '--ci', 'gitlab']);
    const { rules, script } =
      (parse(read('.gitlab-ci.yml')) as Record<string, Record<string, { if: string }[]>>)['mimo-check'] ?? {};
    expect(rules?.[0]?.if).toContain(`$CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "${branch}"`);
    expect(script?.[0]).toBe(
      `git fetch --no-tags origin "+refs/heads/${branch}:refs/remotes/origin/${branch}"`,
    );
    if (branch !== 'main')
      for (const file of ['.github/workflows/mimo-check.yml', '.gitlab-ci.yml'])
        expect(read(file)).not.toMatch(/\bmain\b/);
  });

  test('is for the branch of a repository in a worktree of it', async () => {
    write('.', {
      'real/worktrees/w/HEAD': 'ref: refs/heads/topic\n',
      'real/worktrees/w/commondir': '../..\n',
      'real/refs/heads/master': `${id}\n`,
      'w/.git': 'gitdir: ../real/worktrees/w\n',
    });
    process.chdir('w');
    const { stdout } = await run(['init', '--ci', 'sh']);
    expect(stdout).toContain('sh ci/gate.sh master HEAD');
  });

  test('lists the remaining steps, and drops each one that is done', async () => {
    mkdirSync('node_modules');
    write('.', { '.gitignore': 'dist\n' });
    const steps = async (...argv: string[]): Promise<string> =>
      (await run(['init', ...argv])).stdout.replaceAll(/\s+/g, ' ');
    const first = await steps('--ci', 'github');
    for (const step of [
      'npm install --save-dev --save-exact mimo-check',
      'mimo-check init <subject>',
      'add node_modules to .gitignore',
      'commit ci/gate.sh and .github/workflows/mimo-check.yml on main',
      'a required status check',
    ])
      expect(first).toContain(step);
    write('.', {
      'package-lock.json': '{"packages":{"node_modules/mimo-check":{}}}',
      '.gitignore': 'node_modules/\n',
    });
    const then = await steps('xiaomi', '--ci', 'github');
    expect(then).toContain(
      'Wrote mimo-check.yaml Wrote mimo-check.policy.yaml Wrote mimo-check.waivers.yaml Wrote ci/gate.sh',
    );
    expect(then).toContain('mimo-check waive --all-gaps');
    expect(then).toContain(
      '.github/workflows/mimo-check.yml and .mimo-check/ on main, with package.json and package-lock.json',
    );
    expect(then).not.toMatch(/npm install|init <subject>|\.gitignore/);
  });

  test('writes a .gitignore for packages if the folder has none', async () => {
    mkdirSync('node_modules');
    const { stdout } = await run(['init', 'xiaomi', '--ci', 'sh']);
    expect(stdout).toContain('Wrote .gitignore\n');
    expect(stdout).not.toContain('to .gitignore');
    expect(read('.gitignore')).toBe('node_modules/\n');
    write('.', { '.gitignore': 'mine\n' });
    await run(['init', 'xiaomi', '--ci', 'sh', '--force']);
    expect(read('.gitignore')).toBe('mine\n');
  });

  test('is set up by two commands, with a baseline that accepts nothing until it is filled in', async () => {
    expect((await run(['init', 'xiaomi', '--ci', 'github'])).code).toBe(0);
    expect((await run([])).code).toBe(1);
    const { code, stdout } = await run(['waive', '--all-gaps']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect([code, text]).toEqual([
      0,
      expect.stringMatching(/^Wrote mimo-check\.waivers\.yaml It has \d+ waivers/),
    ]);
    expect(text).toContain('each run of this project ends with exit code 2');
    expect(text).not.toContain('Then add it to');
    expect((await run([])).code).toBe(2);
    const filled = read('mimo-check.waivers.yaml')
      .replaceAll('reason: ""', 'reason: a trial')
      .replaceAll('- ""', '- no names')
      .replaceAll('owner: ""', 'owner: Dana')
      .replaceAll(/granted: "(.*)"\n(.*)expires: ""/g, 'granted: $1\n$2expires: $1');
    write('.', { 'mimo-check.waivers.yaml': filled });
    expect(await run([])).toMatchObject({ code: 0, stdout: expect.stringContaining('PASS') as string });
  });

  test('refuses to overwrite a file that differs, and then writes nothing', async () => {
    write('.', { '.gitlab-ci.yml': 'mine: true\n' });
    const refused = await run(['init', '--ci', 'gitlab']);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^mimo-check: \.gitlab-ci\.yml: is there already and is not overwritten\n {2}Use --force/,
      ),
    ]);
    expect([existsSync('ci'), read('.gitlab-ci.yml')]).toEqual([false, 'mine: true\n']);
    expect((await run(['init', '--ci', 'gitlab', '--force'])).code).toBe(0);
    expect(read('.gitlab-ci.yml')).toContain('mimo-check:');
    // The script exists with the same text, so another service can be added.
    expect((await run(['init', '--ci', 'github'])).code).toBe(0);
    write('.', { 'ci/gate.sh': 'exit 0\n' });
    expect((await run(['init', '--ci', 'github'])).code).toBe(2);
  });

  test('prints the files without writing them', async () => {
    const { stdout } = await run(['init', '--ci', 'github', '--stdout']);
    expect(stdout).toMatch(
      /^# file: ci\/gate\.sh\n#!\/bin\/sh\n[^]*\n# file: \.github\/workflows\/mimo-check\.yml\n/,
    );
    expect(existsSync('ci')).toBe(false);
    expect(await json(['init', '--ci', 'sh', '--stdout'])).toMatchObject({ files: [{ file: 'ci/gate.sh' }] });
  });

  test('is refused below the top of the repository, and together with --provider', async () => {
    const both = await run(['init', '--ci', 'sh', '--provider', 'acme']);
    expect([both.code, both.stderr]).toEqual([
      2,
      expect.stringContaining('--provider and --ci cannot be used together'),
    ]);
    expect((await run(['init', '--ci', 'jenkins'])).stderr).toContain('Allowed: github, gitlab, sh.');
    mkdirSync('below');
    process.chdir('below');
    const below = await run(['init', '--ci', 'sh']);
    expect([below.code, below.stderr]).toEqual([
      2,
      expect.stringMatching(/a gate belongs at the top[^]*\n {2}Change to /),
    ]);
    expect(existsSync('ci')).toBe(false);
  });

  test('gate.sh without arguments prints its usage', () => {
    const { status, stderr } = spawnSync('sh', [join(home, 'data/gate/gate.sh')], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^usage: gate\.sh <base> <head>/)]);
  });
});
