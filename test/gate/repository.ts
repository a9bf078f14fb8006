import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from '../kit/built.js';
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
export interface GateRepository {
  repo: string;
  git: (...args: string[]) => string;
  /** Runs a git command with this standard input; returns its output without the final line end. */
  pipe: (input: string | Uint8Array, ...args: string[]) => string;
  commit: (message: string) => void;
  /** Runs the script of the base branch on a pull request, with npm itself or its stand-in. */
  gate: (head: string, base?: string, env?: Record<string, string>, npm?: 'real' | 'quick') => Gated;
}

/**
 * A stand-in for npm that supports what the gate does: it unpacks the tarball pinned by the base branch. npm
 * itself takes a second.
 */
const QUICK_NPM = `#!/bin/sh
[ "$1" = ci ] && [ -f package.json ] && [ -f package-lock.json ] || exit 1
mkdir -p node_modules/.bin && tar -xzf mimo-check-*.tgz -C node_modules && mv node_modules/package node_modules/mimo-check
cp "$(dirname "$0")/answer" node_modules/.bin/mimo-check
`;

/**
 * The program as that npm installs it. It gives its answer again to the same arguments and variables in the
 * same folder, down to each byte, name and mode in it: the gate asks about one base branch many times.
 */
const answering = (answers: string): string => `#!/bin/bash
tool=$(dirname "$0")/../mimo-check
key=$({ printf '%s\\0' "$@"; env | grep -a ^MIMO_CHECK_ | sort; cat "$tool"/../../mimo-check-*.tgz
  tar -c --exclude=./node_modules --sort=name --mtime=@0 .; } | sha256sum)
known='${answers}'/\${key%% *}
if [ ! -d "$known" ]; then
  made=$(mktemp -d '${answers}/XXXXXX')
  node "$tool/bin/mimo-check.js" "$@" >"$made/out" 2>"$made/err"
  echo $? >"$made/code"
  # Another test may have asked the same meanwhile.
  mv -T "$made" "$known" 2>/dev/null || rm -r "$made"
fi
cat "$known/out"
cat "$known/err" >&2
exit "$(cat "$known/code")"
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
  const made = buildPackage(folder);
  write(repo, {
    'package.json': JSON.stringify({ name: 'ours', private: true }),
    'mimo-check.yaml': project('acme'),
    'mimo-check.policy.yaml': STRICT,
    'providers/acme.yaml': provider('acme'),
    '.gitignore': 'node_modules/\n',
  });
  cpSync(join(GATE_FILES, 'gate.sh'), join(repo, 'ci/gate.sh'));
  const packed = execute(made, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', repo]);
  const [tarball] = JSON.parse(packed) as { filename: string }[];
  const pinned = `./${tarball?.filename ?? ''}`;
  execute(repo, 'npm', ['install', '--save-dev', '--no-audit', '--no-fund', pinned]);
  gitIn(repo, ['init', '-q', '-b', 'main']);
  gitIn(repo, ['add', '-A']);
  gitIn(repo, ['commit', '-q', '-m', 'base']);
  write(folder, { 'bin/npm': QUICK_NPM, 'bin/answer': answering(join(folder, 'answers')) });
  mkdirSync(join(folder, 'answers'));
  for (const name of ['npm', 'answer']) chmodSync(join(folder, 'bin', name), 0o755);
}

/** A copy of that repository in `folder`. */
export function makeRepository(folder: string): GateRepository {
  const base = shared('gate', makeBase);
  const repo = join(folder, 'repo');
  cpSync(join(base, 'repo'), repo, { recursive: true, verbatimSymlinks: true });
  const git = (...args: string[]): string => gitIn(repo, args);
  const pipe = (input: string | Uint8Array, ...args: string[]): string => gitIn(repo, args, input).trimEnd();
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  const gate: GateRepository['gate'] = (head, from = 'main', env = {}, npm = 'quick') => {
    write(folder, { 'gate.sh': git('cat-file', 'blob', `${from}:ci/gate.sh`) });
    const path = `${join(base, 'bin')}:${process.env['PATH'] ?? ''}`;
    const { status, stdout, stderr } = spawnSync('sh', [join(folder, 'gate.sh'), from, head], {
      cwd: repo,
      encoding: 'utf8',
      env: { ...process.env, ...(npm === 'quick' ? { PATH: path } : {}), ...env },
    });
    return { code: status, out: stdout + stderr };
  };
  return { repo, git, pipe, commit, gate };
}
