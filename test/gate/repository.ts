import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { askingProgram, type AskingProgram } from '../kit/asking.js';
import { packedPackage } from '../kit/built.js';
import { shared } from '../kit/shared.js';
import { policy, provider, write } from '../kit/files.js';

export const GATE_FILES = 'data/gate';

export const project = (subjects: string, more = ''): string =>
  `policy: ./mimo-check.policy.yaml\nsubjects: [${subjects}]\ndata: [providers]\n${more}`;
const STRICT = policy('strict', { 'contracting-entity-named': 'error', 'dpa-terms': 'note' });

/** The result of one run of the gate. */
export interface Gated {
  code: number | null;
  out: string;
}

/** A repository with the gate in it. */
export interface Repository {
  repo: string;
  git: (...args: string[]) => string;
  /** Runs a git command with this standard input; returns its output without the final line end. */
  pipe: (input: string | Uint8Array, ...args: string[]) => string;
  commit: (message: string) => void;
}

/** A repository whose gate can be run often. */
export interface GateRepository extends Repository, AskingProgram {
  /** Runs the script of the base branch on a pull request, with npm itself or its stand-in. */
  gate: (head: string, base?: string, env?: Record<string, string>, npm?: 'real' | 'quick') => Gated;
}

/**
 * A stand-in for npm that supports what the gate does: it installs the tarball pinned by the base branch. npm
 * itself takes a second.
 */
const quickNpm = (tarball: string): string => `#!/bin/sh
[ "$1" = ci ] && [ -f package.json ] && [ -f package-lock.json ] && cmp mimo-check-*.tgz ${tarball} || exit 1
mkdir -p node_modules/.bin && cp "\${0%/*}/mimo-check" node_modules/.bin
`;

const execute = (
  cwd: string,
  command: string,
  args: readonly string[],
  input?: string | Uint8Array,
): string =>
  execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    ...(input === undefined ? {} : { input }),
  });

const gitIn = (repo: string, args: readonly string[], input?: string | Uint8Array): string =>
  execute(repo, 'git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], input);

/**
 * Makes a repository whose base branch pins this package as a tarball, as it would pin a version from the
 * registry.
 */
function makeBase(folder: string): void {
  const repo = join(folder, 'repo');
  const { tarball } = packedPackage();
  write(repo, {
    'package.json': JSON.stringify({ name: 'ours', private: true }),
    'mimo-check.yaml': project('acme'),
    'mimo-check.policy.yaml': STRICT,
    'providers/acme.yaml': provider('acme'),
    '.gitignore': 'node_modules/\n',
  });
  cpSync(join(GATE_FILES, 'gate.sh'), join(repo, 'ci/gate.sh'));
  cpSync(tarball, join(repo, basename(tarball)));
  execute(repo, 'npm', [
    'install',
    '--save-dev',
    '--package-lock-only',
    '--no-audit',
    '--no-fund',
    `./${basename(tarball)}`,
  ]);
  gitIn(repo, ['init', '-q', '-b', 'main']);
  gitIn(repo, ['add', '-A']);
  gitIn(repo, ['commit', '-q', '-m', 'base']);
}

/** A copy of that repository in `folder`. */
export function copyRepository(folder: string): Repository {
  const repo = join(folder, 'repo');
  cpSync(join(shared('gate', makeBase), 'repo'), repo, { recursive: true, verbatimSymlinks: true });
  const git = (...args: string[]): string => gitIn(repo, args);
  const pipe = (input: string | Uint8Array, ...args: string[]): string => gitIn(repo, args, input).trimEnd();
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  return { repo, git, pipe, commit };
}

/** Such a copy, with a stand-in for npm, and for the program, which gives the program's answers. */
export async function makeRepository(folder: string): Promise<GateRepository> {
  const copy = copyRepository(folder);
  const bin = join(folder, 'bin');
  const { made, tarball } = packedPackage();
  const { asking, end } = await askingProgram(bin, made);
  write(bin, { npm: quickNpm(tarball) });
  chmodSync(join(bin, 'npm'), 0o755);
  const gate: GateRepository['gate'] = (head, from = 'main', env = {}, npm = 'quick') => {
    write(folder, { 'gate.sh': copy.git('cat-file', 'blob', `${from}:ci/gate.sh`) });
    const path = `${bin}:${process.env['PATH'] ?? ''}`;
    const { status, stdout, stderr } = spawnSync('sh', [join(folder, 'gate.sh'), from, head], {
      cwd: copy.repo,
      encoding: 'utf8',
      env: { ...process.env, ...(npm === 'quick' ? { PATH: path } : {}), ...env },
    });
    return { code: status, out: stdout + stderr };
  };
  return { ...copy, asking, gate, end };
}
