import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Io, Output } from '../../src/input/io.js';
import type { main } from '../../src/cli/main.js';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import { buildPackage } from '../kit/built.js';
import { scratch } from '../kit/files.js';
import { piecesOf, run, TODAY, type RunResult } from '../kit/run.js';

// The shipped files were parsed and checked, each as its own kind, when the package was built. Used as
// another kind, a shipped file is loaded like any other, and the built program reports the same as the
// source, which has no prepared data.
const { folder, at } = scratch();
let built: typeof main;

beforeAll(() => {
  const made = buildPackage(folder);
  ({ main: built } = createRequire(import.meta.url)(join(made, 'dist/cli.cjs')) as { main: typeof main });
  cpSync(join(made, 'data'), at('copies'), { recursive: true });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function runBuilt(argv: readonly string[]): Promise<RunResult> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written): Output => ({
    write: (text) => {
      written[name] += text;
      return Promise.resolve();
    },
    isTTY: false,
  });
  const io: Io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: {},
    today: TODAY,
    stdin: () => piecesOf([]),
  };
  return { code: await built(argv, io), ...written };
}

const SHIPPED = readdirSync('data', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const kindOf = (name: string): string => name.split('/')[0] ?? '';

const USES: readonly [use: string, argv: (path: string) => string[], fits: string | undefined][] = [
  ['to be validated', (path) => ['validate', path], undefined],
  ['as provider data', (path) => ['xiaomi', '--data', path], 'providers'],
  ['as a policy', (path) => ['xiaomi', '--policy', path], 'policies'],
  ['as waivers', (path) => ['xiaomi', '--waivers', path], undefined],
  ['as attestations', (path) => ['xiaomi', '--attestations', path], undefined],
  ['as a project file', (path) => ['xiaomi', '--project', path], undefined],
];

describe.each(SHIPPED)('%s, shipped or copied,', (name) => {
  test.each(USES)('%s', async (use, argvFor, fits) => {
    for (const path of [at(`package/data/${name}`), at(`copies/${name}`)]) {
      const result = await runBuilt([...argvFor(path), '--no-color']);
      // A policy in the package is built in for the built program, but for the source it is another file with
      // that id.
      const isOwn = kindOf(name) === 'policies' && path === at(`package/data/${name}`);
      if (!isOwn) expect(result).toEqual(await run([...argvFor(path), '--no-color']));
      expect(result.stderr).not.toMatch(/this is a bug/);
      // A copy of a policy has the id of a built-in one, which no other file may use.
      const borrowed = kindOf(name) === 'policies' && path === at(`copies/${name}`);
      const valid = ['policies', 'providers'].includes(kindOf(name)) && !borrowed;
      if (use === 'to be validated') expect(result.code).toBe(valid ? 0 : 1);
      else if (kindOf(name) === fits && !borrowed) expect(result.code).toBeLessThan(2);
      else expect(result.code).toBe(2);
      // A problem names the file, and the line unless it is about the whole file.
      if (result.code === 2)
        expect(result.stderr).toMatch(new RegExp(`^mimo-check: .*/${name}(:\\d+:\\d+)?: `));
    }
  });
});

test.each(['package/data', 'package/data/policies', 'copies'])(
  'the built program reports on the folder %s as provider data as the source does',
  async (name) => {
    const argv = ['xiaomi', '--data', at(name), '--no-color'];
    const result = await runBuilt(argv);
    expect(result).toEqual(await run(argv));
    expect(result.code).toBe(2);
    // A file that is not YAML, such as a schema, is named; a YAML file of another kind is named with its
    // line.
    expect(result.stderr).toMatch(/\.yaml(:\d+:\d+)?: |\.json: /);
  },
);

describe('a text that ships in one file with others', () => {
  test.each([...readdirSync('data/help').map((name) => ['help', name.slice(0, -3)]), ['help'], ['--help']])(
    '%s %s is printed by the built program as by the source',
    async (...argv) => {
      expect(existsSync(at('package/data/help'))).toBe(false);
      const result = await runBuilt(argv);
      expect(result).toEqual(await run(argv));
      expect(result.code).toBe(0);
    },
  );

  test.each(['github', 'gitlab', 'sh'])('the gate for %s is written alike', async (service) => {
    const argv = ['init', '--ci', service, '--stdout', '--format', 'json'];
    const result = await runBuilt(argv);
    expect(result).toEqual(await run(argv));
    expect(result.code).toBe(0);
  });

  test('is read from its folder where that is there, as in a checkout', async () => {
    cpSync('data/help', at('package/data/help'), { recursive: true });
    writeFileSync(at('package/data/help/waivers.md'), '# Changed\n');
    rmSync(at('package/data/help/speed.md'));
    const [changed, gone] = [await runBuilt(['help', 'waivers']), await runBuilt(['help', 'speed'])];
    rmSync(at('package/data/help'), { recursive: true });
    expect(changed.stdout).toMatch(/^Changed/);
    expect(gone.code).toBe(2);
  });
});

describe('a policy that ships', () => {
  test.each(builtinPolicies())('%s is composed by the build as the source composes it', async (id) => {
    for (const asOf of ['2020-01-01', TODAY]) {
      const argv = ['policies', 'show', id, '--as-of', asOf, '--format', 'json'];
      const result = await runBuilt(argv);
      expect(result).toEqual(await run(argv));
      expect(result.code).toBe(0);
    }
  });

  test('is composed anew once a file of a policy has changed', async () => {
    const path = at('package/data/policies/lenient.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/^title: .*$/m, 'title: Changed'));
    const { stdout } = await runBuilt(['policies', 'show', 'lenient', '--format', 'json']);
    writeFileSync(path, text);
    expect(JSON.parse(stdout)).toMatchObject({ policy: { title: 'Changed' } });
  });
});
