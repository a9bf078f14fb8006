import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from '../cli/built.js';
import { policy, provider, write } from '../cli/files.js';

export const GATE_FIXTURES = 'test/fixtures/gate';

export const project = (subjects: string, more = ''): string =>
  `policy: ./mimo-check.policy.yaml\nsubjects: [${subjects}]\ndata: [providers]\n${more}`;
const STRICT = policy('strict', { 'contracting-entity-named': 'error', 'dpa-terms': 'note' });

/** What a run of the gate came to. */
export interface Gated {
  code: number | null;
  out: string;
}

/** A repository with the gate in it. */
export interface GateRepository {
  repo: string;
  git: (...args: string[]) => string;
  /** Runs a command of git with something on its standard input; answers with what it prints, without the line end. */
  pipe: (input: string | Uint8Array, ...args: string[]) => string;
  commit: (message: string) => void;
  /** Runs the script of the base branch on a pull request. */
  gate: (head: string, base?: string, env?: Record<string, string>) => Gated;
}

/** A repository in `folder` whose base branch pins this very package as a tarball, as it would a version of the registry. */
export function makeRepository(folder: string): GateRepository {
  const repo = join(folder, 'repo');
  const execute = (input: string | Uint8Array | undefined, args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: repo,
      encoding: 'utf8',
      stdio: 'pipe',
      ...(input === undefined ? {} : { input }),
    });
  const git = (...args: string[]): string => execute(undefined, args);
  const pipe = (input: string | Uint8Array, ...args: string[]): string => execute(input, args).trimEnd();
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  const gate = (head: string, base = 'main', env: Record<string, string> = {}): Gated => {
    write(folder, { 'gate.sh': git('cat-file', 'blob', `${base}:ci/gate.sh`) });
    const { status, stdout, stderr } = spawnSync('sh', [join(folder, 'gate.sh'), base, head], {
      cwd: repo,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { code: status, out: stdout + stderr };
  };
  const made = buildPackage(folder);
  write(repo, {
    'package.json': JSON.stringify({ name: 'ours', private: true }),
    'mimo-check.yaml': project('acme'),
    'mimo-check.policy.yaml': STRICT,
    'providers/acme.yaml': provider('acme'),
    '.gitignore': 'node_modules/\n',
  });
  cpSync(join(GATE_FIXTURES, 'gate.sh'), join(repo, 'ci/gate.sh'));
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', repo], {
      cwd: made,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as { filename: string }[];
  execFileSync('npm', ['install', '--save-dev', '--no-audit', '--no-fund', `./${packed?.filename ?? ''}`], {
    cwd: repo,
    stdio: 'pipe',
  });
  git('init', '-q', '-b', 'main');
  commit('base');
  return { repo, git, pipe, commit, gate };
}
