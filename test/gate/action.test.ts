import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { policy, scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';
import { makeRepository, project, type GateRepository } from './repository.js';

const { folder } = scratch();
let made: GateRepository;
beforeAll(async () => {
  made = await makeRepository(folder);
}, 120_000);
afterAll(() => {
  made.end();
  rmSync(folder, { recursive: true });
});

interface Step {
  env?: Record<string, string>;
  run?: string;
}
const { runs } = parse(readFileSync('action.yml', 'utf8')) as { runs: { steps: Step[] } };
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/**
 * A stand-in for npm that supports what the action does: it installs the given version from a tarball instead
 * of the registry, or what gives the program's answers.
 */
const NPM = `#!/bin/sh
[ "$1" = install ] || exit 1
for word in "$@"; do name=$word; done
[ "$name" = "mimo-check@$SERVED" ] || { echo "npm error notarget No matching version found for $name." >&2; exit 1; }
mkdir -p node_modules/.bin
[ -z "$ASKING" ] || exec cp "$ASKING" node_modules/.bin/mimo-check
tar -xzf "$TARBALL" -C node_modules && mv node_modules/package node_modules/mimo-check
chmod +x node_modules/mimo-check/bin/mimo-check.js
ln -s ../mimo-check/bin/mimo-check.js node_modules/.bin/mimo-check
`;

/** The result of one run of the action. */
interface ActionResult {
  code: number | null;
  log: string;
  summary: string;
  sarif?: string;
}

/** How the action is run. */
interface ActionSetting {
  version?: string;
  sarif?: 'true' | 'false';
  base?: string;
  installs?: 'program' | 'quick';
}

let count = 0;

/** The variables of the first step, as a runner evaluates them. */
function variables(head: string, setting: ActionSetting, home: string): Record<string, string> {
  const commit = (name: string): string => made.git('rev-parse', name).trim();
  const expressions: Record<string, string> = {
    '${{ inputs.version }}': setting.version ?? version,
    '${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha || github.sha }}': commit(
      setting.base ?? 'main',
    ),
    '${{ github.event.pull_request.head.sha || github.sha }}': commit(head),
    "${{ inputs.sarif == 'true' && format('{0}/mimo-check.sarif', runner.temp) || '' }}":
      setting.sarif === 'true' ? join(home, 'mimo-check.sarif') : '',
  };
  return Object.fromEntries(
    Object.entries(runs.steps[0]?.env ?? {}).map(([name, expression]) => {
      const value = expressions[expression];
      if (value === undefined) throw new Error(`the runner does not know ${expression}`);
      return [name, value];
    }),
  );
}

/** Runs the first step of action.yml as a runner does: gives its variables and its script to bash. */
function act(head: string, setting: ActionSetting = {}): ActionResult {
  const home = join(folder, `runner-${(count += 1)}`);
  write(home, { 'bin/npm': NPM, 'summary.md': '' });
  chmodSync(join(home, 'bin/npm'), 0o755);
  const tarball = readdirSync(made.repo).find((name) => name.endsWith('.tgz')) ?? '';
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-e', '-o', 'pipefail', '-c', runs.steps[0]?.run ?? ''],
    {
      cwd: made.repo,
      encoding: 'utf8',
      env: {
        ...{ PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`, GITHUB_ACTIONS: 'true', HOME: home },
        ...{
          GITHUB_ACTION_PATH: resolve('.'),
          GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
          RUNNER_TEMP: home,
        },
        ...{ TARBALL: join(made.repo, tarball), SERVED: version },
        ASKING: setting.installs === 'program' ? '' : made.asking,
        ...variables(head, setting, home),
      },
    },
  );
  const sarif = join(home, 'mimo-check.sarif');
  return {
    code: status,
    log: stdout + stderr,
    summary: readFileSync(join(home, 'summary.md'), 'utf8'),
    ...(existsSync(sarif) ? { sarif: readFileSync(sarif, 'utf8') } : {}),
  };
}

/** A branch off main with these files. */
function branch(name: string, files: Record<string, string>): void {
  made.git('checkout', '-q', '-b', name, 'main');
  write(made.repo, files);
  made.commit(name);
  made.git('checkout', '-q', 'main');
}

describe('the GitHub action', () => {
  needs('git');
  const RED = { 'mimo-check.yaml': project('acme, xiaomi') };

  test('passes on the base branch itself, with a verdict in the log and the summary', () => {
    const { code, log, summary, sarif } = act('main');
    expect([code, sarif, code === 0 ? '' : log]).toEqual([0, undefined, '']);
    expect(log).toMatch(/^::notice .*PASS/m);
    expect(summary).toContain('PASS');
  });

  test('fails on a pull request with a subject that the policy does not accept', () => {
    branch('red', RED);
    const { code, log, summary, sarif = '' } = act('red', { sarif: 'true', installs: 'program' });
    expect(code).toBe(1);
    expect(log).toMatch(/^::error file=mimo-check\.policy\.yaml,line=\d+,title=contracting-entity-named/m);
    expect(summary).toContain('FAIL');
    const { results } = (
      JSON.parse(sarif) as { runs: { results: { ruleId: string; locations: object[] }[] }[] }
    ).runs[0] ?? {
      results: [],
    };
    expect(results.map(({ ruleId }) => ruleId)).toContain('contracting-entity-named');
    expect(results[0]?.locations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'mimo-check.policy.yaml' } } },
    ]);
  });

  test('fails in every report if the base branch fails, whatever the pull request changes', () => {
    branch('red-base', RED);
    made.git('checkout', '-q', '-b', 'without', 'red-base');
    write(made.repo, { 'mimo-check.yaml': project('acme') });
    made.commit('without');
    made.git('checkout', '-q', 'main');
    const { code, log, summary, sarif = '' } = act('without', { sarif: 'true', base: 'red-base' });
    expect(code).toBe(1);
    expect(log).toMatch(/^::error /m);
    expect(summary).toContain('FAIL');
    expect(summary).not.toContain('PASS');
    expect(sarif).toContain('"level": "error"');
  });

  test('takes policy and data from the base branch', () => {
    branch('loosened', { ...RED, 'mimo-check.policy.yaml': policy('loose', { 'no-training': 'note' }) });
    expect(act('loosened').code).toBe(1);
  });

  test.each(['latest', '^1.0.0', '1', '1.2', 'file:../x', '1.2.3 --registry=x', '', '1.2.3;true'])(
    'refuses %j as a version, since it must be exact',
    (expected) => {
      const { code, log } = act('main', { version: expected });
      expect([code, log]).toEqual([2, 'mimo-check: the version is not an exact one, like 1.2.3\n']);
    },
  );

  test('exits 2 if that version cannot be installed', () => {
    expect(act('main', { version: '99.0.0' }).code).toBe(2);
  });
});
