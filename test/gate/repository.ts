import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync } from 'node:fs';
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
export interface Repository {
  repo: string;
  git: (...args: string[]) => string;
  /** Runs a git command with this standard input; returns its output without the final line end. */
  pipe: (input: string | Uint8Array, ...args: string[]) => string;
  commit: (message: string) => void;
}

/** A repository whose gate can be run often. */
export interface GateRepository extends Repository {
  /** A program that gives the answers of the program, in a tenth of the time. */
  asking: string;
  /** Runs the script of the base branch on a pull request, with npm itself or its stand-in. */
  gate: (head: string, base?: string, env?: Record<string, string>, npm?: 'real' | 'quick') => Gated;
  /** Ends the process that answers in place of the program. */
  end: () => void;
}

/**
 * A stand-in for npm that supports what the gate does: it installs the tarball pinned by the base branch. npm
 * itself takes a second.
 */
const quickNpm = (tarballs: string): string => `#!/bin/sh
[ "$1" = ci ] && [ -f package.json ] && [ -f package-lock.json ] && cmp mimo-check-*.tgz ${tarballs} || exit 1
mkdir -p node_modules/.bin && cp "\${0%/*}/mimo-check" node_modules/.bin
`;

/**
 * What that npm installs: it hands its folder, arguments and variables to the program that is loaded already, and
 * gives its answer. Only bash runs here, since the gate starts the program three times.
 */
const asking = (port: number): string => `#!/bin/bash
words=("$PWD" "$#" "$@")
for name in "\${!MIMO_CHECK_@}" "\${!GITHUB_@}"; do words+=("$name=\${!name}"); done
exec 3<>/dev/tcp/127.0.0.1/${port} && printf '%s\\0' "\${#words[@]}" "\${words[@]}" >&3 || exit 2
IFS= read -r -d '' code <&3 && IFS= read -r -d '' out <&3 && IFS= read -r -d '' err <&3 || exit 2
printf '%s' "$out"
printf '%s' "$err" >&2
exit "$code"
`;

/** A process with the built program, which runs it in the folder of each one that asks. */
const ANSWERING = `
const { createServer } = require('node:net');
const { main, processIo } = require(process.argv[2]);
async function answer([folder, count, ...words]) {
  const variables = words.slice(Number(count)).map((word) => /^(\\w+)=([^]*)$/.exec(word).slice(1));
  const [out, err] = [[], []];
  const into = (texts) => ({ write: async (text) => void texts.push(text), isTTY: false });
  process.chdir(folder);
  const io = { ...processIo(), stdout: into(out), stderr: into(err), env: Object.fromEntries(variables) };
  const code = await main(words.slice(0, Number(count)), io);
  process.chdir('/');
  return [code, out.join(''), err.join(''), ''].join('\\0');
}
const server = createServer((asker) => {
  let asked = '';
  asker.setEncoding('utf8').on('data', async (piece) => {
    asked += piece;
    const [count, ...words] = asked.split('\\0');
    if (words.length > Number(count)) asker.end(await answer(words.slice(0, -1)));
  });
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
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
  write(folder, { 'answering.cjs': ANSWERING });
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
  const base = shared('gate', makeBase);
  const program = fork(join(base, 'answering.cjs'), [join(base, 'package/dist/cli.cjs')], { execArgv: [] });
  const [port] = (await once(program, 'message')) as [number];
  const bin = join(folder, 'bin');
  write(bin, { npm: quickNpm(join(base, 'repo/mimo-check-*.tgz')), 'mimo-check': asking(port) });
  for (const name of ['npm', 'mimo-check']) chmodSync(join(bin, name), 0o755);
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
  return { ...copy, asking: join(bin, 'mimo-check'), gate, end: () => void program.kill() };
}
