import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { policy, provider, scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';
import { GATE_FILES, makeRepository, project, type GateRepository } from './repository.js';

const { folder, at } = scratch();
let made: GateRepository;
const git = (...args: string[]): string => made.git(...args);
const gate: GateRepository['gate'] = (head, base, env, npm) =>
  made.gate(head, base, { TMPDIR: at('temporary'), ...env }, npm);
const ALL_OFF = policy('all-off', {});

/** A pull request: a branch off `base` with some files changed or removed. */
function pullRequest(
  name: string,
  files: Record<string, string>,
  deleted: readonly string[] = [],
  base = 'main',
): void {
  git('checkout', '-q', '-b', name, base);
  write(made.repo, files);
  for (const file of deleted) rmSync(join(made.repo, file));
  made.commit(name);
  git('checkout', '-q', 'main');
}

beforeAll(async () => {
  mkdirSync(at('temporary'));
  made = await makeRepository(folder);
}, 120_000);
afterAll(() => {
  made.end();
  rmSync(folder, { recursive: true });
});

describe('the shell gate', () => {
  needs('git');
  /** Whatever its answer, a run leaves no files behind. */
  afterEach(() => {
    expect([readdirSync(at('temporary')), git('status', '--porcelain')]).toEqual([[], '']);
  });

  test('passes with a provider that the base branch accepts', () => {
    pullRequest('readme', { 'README.md': 'hello\n' });
    const { code, out } = gate('readme', 'main', {}, 'real');
    expect([code, out]).toEqual([0, expect.stringContaining('== Named by the pull request')]);
  });

  test('fails for a provider that the policy of the base branch does not accept', () => {
    pullRequest('xiaomi', { 'mimo-check.yaml': project('acme, xiaomi') });
    expect(gate('xiaomi')).toMatchObject({
      code: 1,
      out: expect.stringContaining('policy strict (yours, extends default:') as string,
    });
  });

  const SUBJECT = { 'mimo-check.yaml': project('acme, xiaomi') };
  test.each<[string, Record<string, string>]>([
    [
      'turns every rule off',
      { ...SUBJECT, 'mimo-check.policy.yaml': policy('all-off', { 'no-training': 'note' }) },
    ],
    [
      'names another policy',
      { 'mimo-check.yaml': project('acme, xiaomi').replace('./mimo-check.policy.yaml', 'lenient') },
    ],
    ['sets fail_on to never', { 'mimo-check.yaml': project('acme, xiaomi', 'fail_on: never\n') }],
    [
      'adds waivers',
      {
        'mimo-check.yaml': project('acme, xiaomi', 'waivers: [waivers.yaml]\n'),
        'waivers.yaml': 'waivers: []\n',
      },
    ],
    ['adds its own evidence', { ...SUBJECT, 'providers/xiaomi.yaml': provider('xiaomi') }],
    [
      'replaces the tool',
      {
        ...SUBJECT,
        'package.json': '{"name":"ours","bin":{"mimo-check":"true.js"}}',
        'package-lock.json': '{}',
        'node_modules/.bin/mimo-check': '#!/bin/sh\nexit 0\n',
      },
    ],
    ['edits the script', { ...SUBJECT, 'ci/gate.sh': 'exit 0\n' }],
  ])('still fails if the pull request %s', (name, files) => {
    pullRequest(name.replaceAll(' ', '-'), files);
    expect(gate(name.replaceAll(' ', '-')).code).toBe(1);
  });

  test('still fails on a failing base branch if the pull request turns every rule off', () => {
    pullRequest('red-base', { 'mimo-check.yaml': project('acme, xiaomi') });
    pullRequest(
      'off',
      {
        'mimo-check.policy.yaml': policy('off', { 'no-training': 'note' }),
        'mimo-check.yaml': project('acme'),
      },
      [],
      'red-base',
    );
    expect(gate('off', 'red-base').code).toBe(1);
  });

  test('ignores environment variables that are set', () => {
    expect(gate('xiaomi', 'main', { MIMO_CHECK_POLICY: 'lenient', MIMO_CHECK_FAIL_ON: 'never' }).code).toBe(
      1,
    );
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['removes the project file', {}, ['mimo-check.yaml']],
    ['breaks the policy', { 'mimo-check.policy.yaml': 'id: [' }, []],
    ['leaves nothing to check', { 'mimo-check.yaml': 'policy: default\nsubjects: []\n' }, []],
    [
      'adds a provider that the base branch does not have',
      { 'mimo-check.yaml': project('acme, beta'), 'providers/beta.yaml': provider('beta') },
      [],
    ],
    ['has no list of subjects', { 'mimo-check.yaml': project('acme').replace(/^subjects.*\n/m, '') }, []],
    ['names all subjects', { 'mimo-check.yaml': project('acme').replace(/\[acme\]/, 'all') }, []],
    ['gives an option as a subject', { 'mimo-check.yaml': project('acme, "--fail-on=never"') }, []],
  ])('exits 2 if the pull request %s', (name, files, deleted) => {
    pullRequest(name.replaceAll(' ', '-'), files, deleted);
    expect(gate(name.replaceAll(' ', '-')).code).toBe(2);
  });

  test('exits 2 for a commit that does not exist, and without a folder for temporary files', () => {
    expect(gate('no-such-commit').code).toBe(2);
    expect(gate('main', 'main', { TMPDIR: join(folder, 'nowhere') }).code).toBe(2);
  });

  test.each([[[]], [['main']], [['main', 'main', 'main']]])(
    'prints its usage when called with %j',
    (args) => {
      const { status, stdout, stderr } = spawnSync('sh', [join(GATE_FILES, 'gate.sh'), ...args], {
        encoding: 'utf8',
      });
      expect([status, stdout, stderr]).toEqual([
        2,
        '',
        expect.stringMatching(/^usage: gate\.sh <base> <head> /),
      ]);
    },
  );

  test('exits 2 on a base branch whose policy asks nothing', () => {
    pullRequest('asks-nothing', { 'mimo-check.policy.yaml': ALL_OFF });
    expect(gate('readme', 'asks-nothing')).toMatchObject({
      code: 2,
      out: expect.stringContaining('nothing was checked') as string,
    });
  });
});

describe('the script', () => {
  needs('shellcheck');

  test('passes shellcheck', () => {
    const { stdout, status } = spawnSync('shellcheck', [join(GATE_FILES, 'gate.sh')], {
      encoding: 'utf8',
    });
    expect([stdout, status]).toEqual(['', 0]);
  });
});

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  on: Record<string, { branches?: string[] }>;
  permissions: Record<string, string>;
  jobs: Record<string, { 'runs-on': string; 'timeout-minutes': number; steps: Step[] }>;
}

describe('the GitHub workflow', () => {
  const text = readFileSync(join(GATE_FILES, 'github.yml'), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('runs from the base branch, for main only, with read permission only', () => {
    expect(workflow.on).toEqual({ pull_request_target: { branches: ['main'] } });
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(workflow.jobs))
      expect(job).toMatchObject({ 'runs-on': 'ubuntu-latest', 'timeout-minutes': 10 });
  });

  test('uses two actions, each pinned to a full commit with the version in a comment', () => {
    expect(steps.flatMap(({ uses }) => uses?.split('@')[0] ?? [])).toEqual([
      'actions/checkout',
      'actions/setup-node',
    ]);
    for (const { uses } of steps)
      if (uses !== undefined)
        expect(text).toMatch(new RegExp(`${uses.replace(/@.*/, '')}@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+\n`));
  });

  test('has steps that use an action or run a command, and puts no foreign text into a command', () => {
    for (const step of steps) {
      expect([step.uses, step.run].filter((part) => part !== undefined)).toHaveLength(1);
      expect(step.run ?? '').not.toContain('${{');
      expect(step.with ?? {}).not.toHaveProperty('ref');
    }
    expect(Object.values(steps.find(({ env }) => env !== undefined)?.env ?? {})).toEqual([
      '${{ github.event.pull_request.number }}',
    ]);
  });

  test('runs the gate script of the base branch on the pull request', () => {
    expect(steps.at(-1)?.run).toBe(
      'git cat-file blob HEAD:ci/gate.sh >"$RUNNER_TEMP/gate.sh"\nsh "$RUNNER_TEMP/gate.sh" HEAD refs/remotes/pull/head\n',
    );
  });
});

describe('the GitLab job', () => {
  const { 'mimo-check': job } = parse(readFileSync(join(GATE_FILES, 'gitlab.yml'), 'utf8')) as {
    'mimo-check': { script: string[]; rules: { if: string }[]; variables: Record<string, string> };
  };

  test('runs the gate script of the target branch, for merge requests into main', () => {
    expect(job.rules).toHaveLength(1);
    expect(job.rules[0]?.if).toContain('$CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "main"');
    expect(job.script.at(-2)).toBe('git cat-file blob refs/remotes/origin/main:ci/gate.sh >/tmp/gate.sh');
    expect(job.script.at(-1)).toBe(
      'sh /tmp/gate.sh refs/remotes/origin/main "$CI_COMMIT_SHA" --report "gitlab=$CI_PROJECT_DIR/gl-code-quality-report.json" --report "junit=$CI_PROJECT_DIR/mimo-check.xml"',
    );
    expect(job.variables).toEqual({ GIT_DEPTH: '0' });
  });
});
