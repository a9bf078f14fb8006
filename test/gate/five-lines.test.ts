import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packedPackage } from '../kit/built.js';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';

const { folder, at } = scratch();
const repo = at('repo');
const TARBALL = 'mimo-check.tgz';

/** The commands of the block that sets up a gate, without their remarks. */
const linesIn = (file: string): string[] => {
  const [, block = ''] =
    /```sh\n(npm install --save-dev[^`]*mimo-check init[^`]*)```/.exec(readFileSync(file, 'utf8')) ?? [];
  const lines = block.split('\n').map((line) => line.replace(/(^|\s+)#.*/, ''));
  return lines.filter((line) => line !== '');
};
const SETUP_LINES = linesIn('README.md');

/** npm itself, which takes this package from a tarball in place of the registry. */
const NPM = `#!/bin/bash
args=("\${@/#mimo-check/./${TARBALL}}")
PATH=\${PATH#*:} exec npm "\${args[@]}"
`;

const env = {
  ...{ PATH: `${at('bin')}:${process.env['PATH'] ?? ''}`, HOME: folder, LANG: 'C.UTF-8' },
  ...{ GIT_AUTHOR_NAME: 't', GIT_AUTHOR_EMAIL: 't@example.org' },
  ...{ GIT_COMMITTER_NAME: 't', GIT_COMMITTER_EMAIL: 't@example.org' },
};

/** Runs a line in the repository; the output if it fails. */
function type(line: string): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: repo, env, encoding: 'utf8' });
  return status === 0 ? '' : `${line}: exit ${status ?? 'none'}\n${stdout}${stderr}`;
}

/** Fills the waivers in, each to the end that is noted beside it. */
function fillIn(): void {
  const file = join(repo, 'mimo-check.waivers.yaml');
  const filled = readFileSync(file, 'utf8')
    .replaceAll('reason: ""', 'reason: a trial')
    .replaceAll('- ""', '- no names')
    .replaceAll('owner: ""', 'owner: Dana')
    .replaceAll(/expires: "" # (\S+) at the latest/g, 'expires: $1');
  write(repo, { 'mimo-check.waivers.yaml': filled });
}

/** What the workflow runs for a branch that was pushed, in a clone of the remote; its exit code. */
function gated(branch: string): number | null {
  const clone = at(`clone-${branch}`);
  execFileSync('git', ['clone', '-q', at('remote.git'), clone], { env });
  const script = 'git cat-file blob HEAD:ci/gate.sh >../gate.sh && sh ../gate.sh HEAD "$0"';
  return spawnSync('sh', ['-c', script, `origin/${branch}`], { cwd: clone, env }).status;
}

/** A pull request: a branch with one more commit, pushed. */
function propose(branch: string, change: string): string {
  return type(
    `git switch -q -c ${branch} trunk && ${change} && git commit -qam ${branch} && git push -q -u origin HEAD && git switch -q trunk`,
  );
}

describe('the five lines of the README', () => {
  needs('git');
  beforeAll(() => {
    mkdirSync(repo);
    cpSync(packedPackage().tarball, join(repo, TARBALL));
    write(folder, { 'bin/npm': NPM });
    chmodSync(at('bin/npm'), 0o755);
    // trunk: neither main nor master. The remote is empty, as a new one is.
    execFileSync('git', ['init', '-q', '--bare', '-b', 'trunk', at('remote.git')]);
    execFileSync('git', ['init', '-q', '-b', 'trunk', repo]);
    execFileSync('git', ['remote', 'add', 'origin', at('remote.git')], { cwd: repo });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are five, and the same in the help', () => {
    expect(SETUP_LINES).toHaveLength(5);
    expect(linesIn('data/help/gate.md')).toEqual(SETUP_LINES);
  });

  test('lead from an empty folder to pull requests that are gated', { timeout: 300_000 }, () => {
    const [install = '', init = '', waive = '', commit = '', push = ''] = SETUP_LINES;
    for (const line of [install, init, waive]) expect(type(line)).toBe('');
    expect(readFileSync(join(repo, '.github/workflows/mimo-check.yml'), 'utf8')).toContain(
      "branches: ['trunk']",
    );
    fillIn();
    for (const line of [commit, push]) expect(type(line)).toBe('');
    expect(propose('readme', 'echo hello >README.md && git add README.md')).toBe('');
    expect(propose('more', "sed -i 's/- xiaomi/- xiaomi\\n  - openai/' mimo-check.yaml")).toBe('');
    expect([gated('readme'), gated('more')]).toEqual([0, 1]);
  });
});
