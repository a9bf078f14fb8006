import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, programIn, type Program } from '../kit/built.js';
import { FILES, scratch, write } from '../kit/files.js';
import { TODAY } from '../kit/run.js';

// The time that a start takes is mostly the time to load code: each command loads the parts that it needs.
const { folder, at } = scratch();
let program: Program;

beforeAll(() => {
  write(folder, {
    ...FILES,
    'anchored/alpha.yaml': FILES['alpha.yaml']?.replace('name: ', 'name: &name ') ?? '',
  });
  program = programIn(buildPackage(folder));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Prints, at the end of a run, which files of the package were loaded, and which modules of Node. */
const REPORTER = `
  const { createRequire } = await import('node:module');
  const { cache } = createRequire(process.cwd() + '/');
  process.on('exit', () => {
    const files = Object.keys(cache).map((path) => path.split(/[\\\\/]/).at(-1)).sort();
    const native = process.moduleLoadList.filter((name) => name.startsWith('NativeModule ')).map((name) => name.slice(13));
    process.stderr.write('LOADED ' + JSON.stringify({ files, native }) + '\\n');
  });
`;

interface Loaded {
  files: string[];
  native: string[];
}

async function loadedBy(argv: readonly string[]): Promise<Loaded> {
  const { stderr } = await program.run(argv, { preload: REPORTER });
  const line = /^LOADED (.*)$/m.exec(stderr)?.[1] ?? '{}';
  const { files = [], native = [] } = JSON.parse(line) as Partial<Loaded>;
  // Every part needs the first two.
  const more = files.filter((name) => !['mimo-check.js', 'rolldown-runtime.cjs'].includes(name));
  return { files: more, native };
}

const CHECK = ['xiaomi', '--as-of', TODAY];
const own = (file: string): string[] => [
  'alpha',
  '--data',
  at(file),
  '--policy',
  at('holds.yaml'),
  '--as-of',
  TODAY,
  '--format',
  'json',
];

describe('what is loaded', () => {
  test.each<[string, string[], string[]]>([
    ['the version: no program', ['--version'], ['package.json']],
    ['the help page: no program', ['--help'], ['help.json']],
    ['a check as JSON: the core', [...CHECK, '--format', 'json'], ['cli.cjs']],
    ['a line with a mistake: commander too', ['xiaomi', '--polcy', 'gdpr'], ['cli.cjs', 'line.cjs']],
    [
      'a report in a file: what writes it',
      [...CHECK, '--output', at('page.txt')],
      ['cli.cjs', 'demanded.cjs', 'page.cjs'],
    ],
    ['a check as a page: the core and its page', CHECK, ['cli.cjs', 'page.cjs']],
    ['a check of own files: what reads them', own('alpha.yaml'), ['cli.cjs', 'demanded.cjs']],
    [
      'a check of a file with an anchor: the YAML library too',
      own('anchored/alpha.yaml'),
      ['cli.cjs', 'demanded.cjs', 'yaml.cjs'],
    ],
    [
      'a list as JSON: the commands, and no page of theirs',
      ['providers', '--format', 'json'],
      ['cli.cjs', 'commands.cjs', 'page.cjs'],
    ],
    ['a list: its pages too', ['providers'], ['cli.cjs', 'commands.cjs', 'page.cjs', 'pages.cjs']],
  ])('for %s', async (_what, argv, files) => {
    expect((await loadedBy(argv)).files).toEqual(files);
  });

  test('of Node: neither child processes nor the network for a check whose output is a file', async () => {
    write(folder, { 'reporter.mjs': REPORTER });
    const { stdout } = await program.bash(
      `$NODE --import ${at('reporter.mjs')} ${program.bin} xiaomi --format json 2>&1 >${at('out.json')} | grep ^LOADED`,
    );
    const { native } = JSON.parse(stdout.replace('LOADED ', '')) as Loaded;
    expect(native).toContain('crypto');
    for (const name of ['child_process', 'dgram', 'http', 'worker_threads'])
      expect(native).not.toContain(name);
  });
});
