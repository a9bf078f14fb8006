import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { shared } from './shared.js';

/** Builds the program in a separate folder, so that a build during the tests does no harm. */
function build(folder: string): void {
  for (const part of ['bin', 'data', 'src', 'test/build', 'package.json', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((entry) => !entry.startsWith('.')))
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  execFileSync(process.execPath, ['test/build/build.mjs'], { cwd: folder, stdio: 'pipe' });
}

/** Copies the built program and its data, as they ship, to `folder`/package; it is built once per test run. */
export function buildPackage(folder: string): string {
  const [built, made] = [shared('build', build), join(folder, 'package')];
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  const filter = (file: string): boolean =>
    !file.endsWith('.map') && !files.includes(`!${relative(built, file)}`);
  for (const part of ['bin', 'data', 'dist', 'package.json'])
    cpSync(join(built, part), join(made, part), { recursive: true, filter });
  return made;
}

/** The built program as it ships, and the tarball that npm makes of it; both are made once per test run. */
export function packedPackage(): { made: string; tarball: string } {
  const folder = shared('packed', (place) => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', place], {
      cwd: buildPackage(place),
      stdio: 'pipe',
    });
  });
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz')) ?? '';
  return { made: join(folder, 'package'), tarball: join(folder, name) };
}

export interface Spawned {
  /** As a shell reports it: 128 plus the number of the signal that ended the process. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface Setting {
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** A module to run before the program, as text: a fault to inject. */
  preload?: string;
  /** Called once, when the program starts to write to standard output. */
  whenWriting?: (kill: (signal: NodeJS.Signals) => void) => void;
  /** Called when the program starts. */
  whenStarted?: (kill: (signal: NodeJS.Signals) => void) => void;
}

const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

const collected = (stream: NodeJS.ReadableStream): { text: () => string } => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { text: () => Buffer.concat(chunks).toString('utf8') };
};

/** Runs a command with a minimal environment and waits for its end. */
export function execute(command: readonly string[], setting: Setting = {}): Promise<Spawned> {
  const [name = '', ...args] = command;
  const child = spawn(name, args, {
    env: { PATH: process.env['PATH'], ...setting.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(setting.cwd === undefined ? {} : { cwd: setting.cwd }),
  });
  const kill = (signal: NodeJS.Signals): void => void child.kill(signal);
  const stderr = collected(child.stderr);
  const stdout = collected(child.stdout);
  if (setting.whenWriting !== undefined)
    child.stdout.once('data', () => {
      child.stdout.pause();
      setting.whenWriting?.(kill);
      child.once('exit', () => child.stdout.resume());
    });
  setting.whenStarted?.(kill);
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      settle({
        code: code ?? 128 + (SIGNALS[signal ?? ''] ?? 0),
        stdout: stdout.text(),
        stderr: stderr.text(),
      }),
    );
  });
}

/** The built program and how to call it. */
export interface Program {
  bin: string;
  run: (argv: readonly string[], setting?: Setting) => Promise<Spawned>;
  /** Runs a bash script in which `$MIMO` is the program. */
  bash: (script: string, setting?: Setting) => Promise<Spawned>;
}

export function programIn(made: string): Program {
  const bin = join(made, 'bin', 'mimo-check.js');
  const preloaded = ({ preload }: Setting): string[] =>
    preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  return {
    bin,
    run: (argv, setting = {}) => execute([process.execPath, ...preloaded(setting), bin, ...argv], setting),
    bash: (script, setting = {}) =>
      execute(['bash', '-c', script], {
        ...setting,
        env: { ...setting.env, NODE: process.execPath, MIMO: `${process.execPath} ${bin}` },
      }),
  };
}
