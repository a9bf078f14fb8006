import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { main } from '../../src/cli/main.js';
import { buildPackage, execute, programIn, type Program, type Setting, type Spawned } from '../kit/built.js';
import { FILES, models, policy, provider, scratch, write } from '../kit/files.js';
import { run as runInside, TODAY } from '../kit/run.js';

const { folder, at } = scratch();
let program: Program;
const run = (argv: readonly string[], setting?: Setting): Promise<Spawned> =>
  program.run([...argv, '--as-of', TODAY], setting);
/** The same in this process, for what does not depend on how a process starts and ends. */
function inside(argv: readonly string[]): Promise<Spawned> {
  const built = createRequire(program.bin)('../dist/cli.cjs') as { main: typeof main };
  return runInside(argv, { today: TODAY }, built.main);
}

const MANY = Array.from({ length: 500 }, (_, index) => `many/model-${index}`);
const big = ['many', '--data', at('big'), '--policy', at('models.yaml'), '--format', 'json'];
const holds = ['alpha', '--data', at('alpha.yaml'), '--policy', at('holds.yaml')];
const fails = ['alpha', '--data', at('alpha.yaml'), '--policy', at('fails.yaml')];

beforeAll(() => {
  write(folder, {
    ...FILES,
    'big/many.yaml': provider('many', models(...MANY)),
    'models.yaml': policy('models', {
      'model-available': 'error',
      'price-stated': 'note',
      'downstream-documentation': 'note',
      'training-summary-public': 'note',
    }),
  });
  program = programIn(buildPackage(folder));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the built program, run from a separate folder', () => {
  test.each<[number, string[]]>([
    [0, ['--version']],
    [0, ['--help']],
    [0, ['help']],
    [0, ['help', 'check']],
    [2, ['help', 'chekc']],
    [2, []],
    [0, holds],
    [1, fails],
    [1, ['check', 'xiaomi']],
    [0, ['show', 'xiaomi']],
    [0, ['explain', 'no-training', 'xiaomi']],
    [0, ['gaps', 'xiaomi/mimo-v2-pro']],
    [0, ['validate']],
    [1, ['validate', at('typo.yaml')]],
    [2, ['xaiomi']],
    [2, ['xiaomi', '--polcy', 'gdpr']],
  ])('exits %i: %j', async (code, argv) => {
    const result = await program.run(argv);
    expect(result.code).toBe(code);
    expect(code === 2 ? result.stdout : result.stderr).toBe('');
    expect(code === 2 ? result.stderr : result.stdout).toMatch(/\S\n$/);
    expect(result.stdout + result.stderr).not.toContain('\x1b');
  });

  test('runs through a symbolic link, as npm installs it, and from a folder with any name', async () => {
    const oddFolder = at('a folder; ünd $(more)');
    cpSync(at('package'), oddFolder, { recursive: true });
    symlinkSync(join(oddFolder, 'bin', 'mimo-check.js'), at('mimo-check'));
    expect((await execute([process.execPath, at('mimo-check'), 'xiaomi', '-q'])).code).toBe(1);
    expect((await execute([at('mimo-check'), ...holds, '--as-of', TODAY, '-q'])).code).toBe(0);
  });
});

describe('a broken program exits 2', () => {
  const copy = (name: string, change: (made: string) => void): Program => {
    const made = at(name);
    cpSync(at('package'), made, { recursive: true });
    change(made);
    return programIn(made);
  };
  const cli = (made: string, text: string): void => writeFileSync(join(made, 'dist', 'cli.cjs'), text);
  const rows: [what: string, message: string, change: (made: string) => void][] = [
    [
      'no build',
      'the build is missing: run npm run build',
      (made) => rmSync(join(made, 'dist'), { recursive: true }),
    ],
    ['half a build', 'the build is missing', (made) => rmSync(join(made, 'dist', 'cli.cjs'))],
    ['a build that does not parse', 'this is a bug', (made) => cli(made, 'exports.main = (')],
    ['a build that throws', 'this is a bug', (made) => cli(made, 'throw new Error("broken");')],
    ['a build without main', 'this is a bug', (made) => cli(made, 'exports.nothing = 0;')],
    ['no data', 'mimo-check: ', (made) => rmSync(join(made, 'data'), { recursive: true })],
    ['no law', 'mimo-check: ', (made) => rmSync(join(made, 'data', 'law.yaml'))],
    ['half a data file', 'law.yaml', (made) => truncateSync(join(made, 'data', 'law.yaml'), 3_000)],
    ['no package.json', 'mimo-check: ', (made) => rmSync(join(made, 'package.json'))],
  ];
  test.each(rows)('%s', async (what, message, change) => {
    const result = await copy(`broken ${what}`, change).run(['xiaomi']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/^mimo-check: /);
    expect(result.stderr).toContain(message);
  });

  test('a promise that never settles', async () => {
    const never = copy('unsettled', (made) =>
      cli(made, 'exports.processIo = () => 0; exports.main = () => new Promise(() => {});'),
    );
    expect((await never.run(['xiaomi'])).code).toBe(2);
  });

  const faults: [what: string, preload: string][] = [
    ['an unrelated error', 'whenReady(() => { throw new Error("injected"); });'],
    ['an unrelated rejection', 'whenReady(() => Promise.reject(new Error("injected")));'],
    ['a thrown string', 'whenReady(() => { throw "injected \\u001b[31m"; });'],
    ['an error after its end', 'process.once("beforeExit", () => { throw new Error("injected"); });'],
    ['no JSON', 'JSON.stringify = () => { throw new Error("injected"); };'],
    ['no memory', 'Array.prototype.flatMap = () => { throw new RangeError("injected"); };'],
    ['a stream that throws', 'process.stdout.write = () => { throw new Error("injected"); };'],
    [
      'a stream that fails',
      'process.stdout._write = (chunk, encoding, done) => done(new Error("injected"));',
    ],
    ['no clock', 'Date.prototype.toISOString = () => { throw new Error("injected"); };'],
  ];
  // The program is responsible from its first line on, where it starts to handle uncaught errors.
  const ready =
    'const whenReady = (step) => process.on("newListener", (name) => name === "uncaughtException" && setImmediate(step));';

  test.each(faults)('%s', async (_, fault) => {
    for (const argv of [holds, fails]) {
      const result = await run([...argv, '-f', 'json'], { preload: `${ready}\n${fault}` });
      expect(result.code).toBe(2);
      expect(result.stderr).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });
});

describe('pipes', () => {
  test.each([
    [0, [...big, '--fail-on', 'never']],
    [1, big],
  ])('a report of over a million bytes arrives complete at exit %i', async (code, argv) => {
    const result = await run(argv);
    expect([result.code, result.stderr]).toEqual([code, '']);
    expect(result.stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(result.stdout)).toMatchObject({ summary: { models: MANY.length } });
    expect((await run([...argv, '-o', at('big.json')])).code).toBe(code);
    expect(readFileSync(at('big.json'), 'utf8')).toBe(result.stdout);
    const words = argv.map((word) => `'${word}'`).join(' ');
    const slow = await program.bash(`$MIMO --as-of ${TODAY} ${words} | (sleep 0.5; wc -c)`);
    expect(Number(slow.stdout)).toBe(Buffer.byteLength(result.stdout));
  });

  test.each([
    [0, [...big, '--fail-on', 'never']],
    [1, big],
    [0, ['show', 'xiaomi']],
    [1, ['xiaomi']],
  ])('a closed pipe prints no error, and the exit code stays %i', async (code, argv) => {
    const words = argv.map((word) => `'${word}'`).join(' ');
    const result = await program.bash(`$MIMO ${words} | head -1; echo "\${PIPESTATUS[@]}"`);
    expect(result.stderr).toBe('');
    expect(result.stdout.split('\n').at(-2)).toBe(`${code} 0`);
    const none = await program.bash(`$MIMO ${words} | true; echo "\${PIPESTATUS[0]}"`);
    expect(none).toEqual({ code: 0, stdout: `${code}\n`, stderr: '' });
  });

  test.each([[holds], [fails], [['--help']], [['-V']]])('a full disk exits 2: %j', async (argv) => {
    const words = argv.map((word) => `'${word}'`).join(' ');
    const result = await program.bash(`$MIMO ${words} > /dev/full`);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/^mimo-check: .*could not be written \(ENOSPC\)\n$/);
  });

  test('a full disk exits 2 for a message', async () => {
    expect((await program.bash(`$MIMO xaiomi 2> /dev/full`)).code).toBe(2);
  });

  test.each<[number, NodeJS.Signals]>([
    [130, 'SIGINT'],
    [143, 'SIGTERM'],
    [137, 'SIGKILL'],
  ])('exits %i after %s', async (code, signal) => {
    const writing = await run([...big, '--fail-on', 'never'], { whenWriting: (kill) => kill(signal) });
    expect(writing.code).toBe(code);
    const waiting = 'await new Promise((settle) => setTimeout(settle, 60_000));';
    const early = await run(holds, {
      preload: waiting,
      whenStarted: (kill) => void setTimeout(() => kill(signal), 300),
    });
    expect([early.code, early.stdout]).toEqual([code, '']);
  });
});

describe('an input that is not a readable data or policy file is refused within five seconds', () => {
  const made = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const valid = provider('x');
  const rows: [what: string, path: () => string, message: string][] = [
    ['a pipe', () => (execFileSync('mkfifo', [at('pipe.yaml')]), at('pipe.yaml')), 'is a pipe, not a file'],
    ['an endless device', () => '/dev/zero', 'is a device, not a file'],
    ['an empty device', () => '/dev/null', 'is a device, not a file'],
    ['a folder', () => (mkdirSync(at('folder.yaml')), at('folder.yaml')), 'folder'],
    [
      'a program',
      () => made('program.yaml', readFileSync(process.execPath).subarray(0, 100_000)),
      'program.yaml',
    ],
    [
      'UTF-16',
      () => made('utf-16.yaml', Buffer.from(`\ufeff${valid}`, 'utf16le')),
      'is UTF-16: save it as UTF-8',
    ],
    [
      'a duplicate key',
      () => made('duplicate.yaml', `${valid}\nid: x\n`),
      'the key "id" is already on line 2',
    ],
    ['an unknown key', () => made('unknown.yaml', `${valid}\nidd: x\n`), 'is not a known key'],
    ['nothing', () => made('nothing.yaml', ''), 'is empty'],
    ['too much', () => made('much.yaml', `${valid}#${'x'.repeat(1_100_000)}\n`), 'is larger than'],
    [
      'a terabyte',
      () => (truncateSync(made('sparse.yaml', ''), 2 ** 40), at('sparse.yaml')),
      'is larger than',
    ],
    ['a missing file', () => at('missing.yaml'), 'no such file'],
    [
      'a link to itself',
      () => (symlinkSync(at('self.yaml'), at('self.yaml')), at('self.yaml')),
      'too many symbolic links',
    ],
    [
      'a link to a missing file',
      () => (symlinkSync(at('gone.yaml'), at('link.yaml')), at('link.yaml')),
      'no such file',
    ],
  ];
  test.each(rows)('%s', async (_, path, message) => {
    const file = path();
    // /dev/zero does not look like a policy file name, so the test reaches it through a link.
    if (file.startsWith('/dev/')) symlinkSync(file, at(`${file.slice(5)}.yaml`));
    const named = file.startsWith('/dev/') ? at(`${file.slice(5)}.yaml`) : file;
    for (const argv of [
      ['xiaomi', '--data', named],
      ['xiaomi', '--policy', named],
    ]) {
      const began = Date.now();
      // What could wait for ever, or read for ever, is given to a process that can be ended.
      const result = /pipe|device|terabyte/.test(_) ? await run(argv) : await inside(argv);
      expect(Date.now() - began).toBeLessThan(5_000);
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(result.stderr).not.toMatch(/(?!\n)\p{Cc}/u);
      if (argv.includes('--policy') && ['an unknown key', 'a duplicate key'].includes(_)) continue;
      expect(result.stderr).toContain(message);
      expect(result.stderr.match(/^mimo-check: /gm)).toHaveLength(1);
    }
  });
});

describe('--output', () => {
  const target = at('out/report.json');
  const leftovers = (): string[] => readdirSync(at('out')).filter((name) => name.endsWith('.tmp'));
  const old = '{ "old": true }\n';
  beforeAll(() => {
    mkdirSync(at('out'), { recursive: true });
    symlinkSync(at('self.json'), at('self.json'));
  });

  test('creates the folders, follows a link, and replaces a file completely', async () => {
    const deep = at('out/a/b/c.json');
    symlinkSync(deep, at('out/link.json'));
    expect((await run([...fails, '-f', 'json', '-o', deep])).code).toBe(1);
    const first = readFileSync(deep, 'utf8');
    expect((await run([...holds, '-f', 'json', '-o', at('out/link.json')])).code).toBe(0);
    expect(readFileSync(deep, 'utf8')).not.toBe(first);
    expect(JSON.parse(readFileSync(deep, 'utf8'))).toMatchObject({ verdict: 'pass' });
    expect(readdirSync(at('out/a/b'))).toEqual(['c.json']);
  });

  test('to /dev/null works, and the device stays in place', async () => {
    expect(await run([...holds, '-o', '/dev/null'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('to a stream that the shell has opened is written directly', async () => {
    const words = holds.map((word) => `'${word}'`).join(' ');
    const check = `$MIMO ${words} --as-of ${TODAY} -f json`;
    const { stdout: plain } = await program.bash(check);
    const result = await program.bash(
      `exec 2>&1; ${check} -o >(cat >'${at('out/substituted')}'); wait $!; ` +
        `(echo begun; ${check} -o /dev/stdout; ${check} -o /dev/fd/3 3>&1; echo done) > '${at('out/log')}'`,
    );
    expect(result).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(at('out/substituted'), 'utf8')).toBe(plain);
    expect(readFileSync(at('out/log'), 'utf8')).toBe(`begun\n${plain}${plain}done\n`);
  });

  test.each([
    ['a folder', () => at('out'), 'is not a file that a report could be written to'],
    [
      'an open file that Node uses itself',
      () => '/dev/fd/3',
      'is not a file that a report could be written to',
    ],
    ['a file as its folder', () => at('alpha.yaml/report.json'), 'could not be written (ENOTDIR)'],
    ['a full disk', () => '/dev/full', 'could not be written (ENOSPC)'],
    ['a place where nothing can be made', () => '/proc/report.json', 'could not be written ('],
    ['a name that is too long', () => at('x'.repeat(300)), 'could not be written (ENAMETOOLONG)'],
    ['a link to itself', () => at('self.json'), 'could not be written (ELOOP)'],
    ['an input', () => at('alpha.yaml'), 'is an input of this run and is not overwritten'],
  ])('to %s is refused', async (what, path, message) => {
    // An open file is one of a process.
    const result = await (what.includes('Node') ? run : inside)([...holds, '-o', path()]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(result.stderr.match(/^mimo-check: /gm)).toHaveLength(1);
  });

  test('leaves the old file intact, and no other file, when the new one does not fit on the disk', async () => {
    writeFileSync(target, old);
    const words = [...big, '-o', target].map((word) => `'${word}'`).join(' ');
    const result = await program.bash(`ulimit -f 64; trap '' XFSZ; $MIMO ${words}`);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('could not be written (EFBIG)');
    expect(readFileSync(target, 'utf8')).toBe(old);
    expect(leftovers()).toEqual([]);
  });

  test('six concurrent waivers are all kept', async () => {
    const rules = ['no-training', 'certification-held', 'data-in-allowed-countries', 'retention-limit'];
    const also = ['deletion-or-return', 'breach-notice'];
    const words = ['--owner', 'Dana', '--reason', 'r', '--measures', 'm', '--expires', '2026-12-01'];
    const result = await Promise.all(
      [...rules, ...also].map((rule) =>
        run(['waive', rule, 'xiaomi', ...words, '-w', at('six/waivers.yaml')]),
      ),
    );
    expect(result.map(({ code, stderr }) => [code, stderr])).toEqual(result.map(() => [0, '']));
    const text = readFileSync(at('six/waivers.yaml'), 'utf8');
    expect([...text.matchAll(/rule: (\S+)/g)].map(([, rule]) => rule).sort()).toEqual(
      [...rules, ...also].sort(),
    );
    expect(readdirSync(at('six')).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  });

  /**
   * A preload that notes the text of a file at each file system call on its folder, or halfway through a
   * write: what a process that is killed there leaves behind. Given a number, it kills the program there.
   */
  const notedAt = (place: string, isWriting: boolean, killed = -1): string => `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const open = new Set();
    const concerns = (first) => open.has(first) || String(first).startsWith(${JSON.stringify(place)});
    const names = Object.keys(fs).filter((name) => name.endsWith('Sync') && typeof fs[name] === 'function');
    const real = { ...fs };
    const noted = [];
    const note = () => {
      if (noted.length === ${killed}) process.kill(process.pid, 'SIGKILL');
      noted.push(real.readFileSync(${JSON.stringify(join(place, 'report.json'))}, 'utf8'));
    };
    for (const name of names)
      fs[name] = Object.assign((...args) => {
        if (!concerns(args[0])) return real[name](...args);
        if (${isWriting} && name === 'writeFileSync') {
          const bytes = Buffer.from(args[1]);
          real.writeSync(args[0], bytes.subarray(0, bytes.length / 2));
          note();
          return real.writeFileSync(args[0], bytes.subarray(bytes.length / 2));
        }
        note();
        const made = real[name](...args);
        if (name === 'openSync') open.add(made);
        return made;
      }, real[name]);
    syncBuiltinESMExports();
    process.on('exit', () => real.writeFileSync(${JSON.stringify(`${place}.noted`)}, JSON.stringify(noted)));`;

  const KILLED = ['check', 'xiaomi', '-f', 'json'];
  const fileIn = (name: string): { place: string; file: string } => {
    const place = at(name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'report.json'), old);
    return { place, file: join(place, 'report.json') };
  };

  test.each([false, true])(
    'a file is complete, old or new, when the writer is killed at any step (in mid-write: %s)',
    async (isWriting) => {
      const fresh = (await run(KILLED)).stdout;
      const { place, file } = fileIn(`steps-${String(isWriting)}`);
      const { code } = await run([...KILLED, '-o', file], { preload: notedAt(place, isWriting) });
      expect([code, readFileSync(file, 'utf8')]).toEqual([1, fresh]);
      const noted = JSON.parse(readFileSync(`${place}.noted`, 'utf8')) as string[];
      expect(noted.filter((text) => text !== old && text !== fresh)).toEqual([]);
      // Open, write, flush, close, rename.
      expect(noted.length).toBeGreaterThanOrEqual(5);
      expect(noted[0]).toBe(old);
      const middle = noted.length >> 1;
      const killed = fileIn(`killed-${String(isWriting)}`);
      const ended = await run([...KILLED, '-o', killed.file], {
        preload: notedAt(killed.place, isWriting, middle),
      });
      expect([ended.code, readFileSync(killed.file, 'utf8')]).toEqual([137, noted[middle]]);
    },
  );
});
