import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute, programIn, type Spawned } from './kit/built.js';
import { scratch, write } from './kit/files.js';

const { folder, at } = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

/** The files of a clean checkout. */
const REPOSITORY = [
  ...[
    '.ci',
    '.github',
    '.gitignore',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'bin',
    'data',
  ],
  ...['eslint.config.js', 'package-lock.json', 'package.json', 'src', 'test', 'tsconfig.json'],
];

/** The new files, by path. */
const FILES: Readonly<Record<string, string>> = {
  'src/rules/uptime-promised.ts': `import { defineRule, fail, on, pass } from './rule.js';

export const uptimePromised = defineRule({
  id: 'uptime-promised',
  title: 'An uptime is promised',
  why: 'What stops for a day stops your service.',
  basis: [],
  fix: 'Ask for a service level agreement.',
  question: 'Which uptime do you promise?',
  subject: 'provider',
  about: 'service',
  options: {},
  check: on('uptime', ({ promised }) => (promised ? pass() : fail('No uptime is promised.'))),
});
`,
  'test/rules/uptime-promised.test.ts': `import { uptimePromised } from '../../src/rules/uptime-promised.js';
import { table } from '../kit/table.js';

table(uptimePromised, 'uptime', {}, [
  [{ promised: true }, 'pass'],
  [{ promised: false }, 'fail', 'No uptime is promised.'],
]);
`,
  'src/format/shout.ts': `import type { Report } from '../report/reports.js';

/** The kind of a report, aloud. */
export const renderShout = ({ kind }: Report): string => \`\${kind.toUpperCase()}\\n\`;
`,
  'src/report/census-report.ts': `import { constant, count, object, type ValueOf } from '../input/shape.js';

/** How many providers are on file. */
export const CENSUS_SHAPE = object({ kind: constant('census'), providers: count() });

export type CensusReport = ValueOf<typeof CENSUS_SHAPE>;
`,
  'src/cli/commands/census.ts': `import { loadDataset } from '../../evidence/load-dataset.js';
import type { CensusReport } from '../../report/census-report.js';
import { defineCommand } from '../command.js';

const census = (): CensusReport => ({ kind: 'census', providers: loadDataset().providers.length });

export const CENSUS_COMMAND = defineCommand({
  examples: ['census'],
  options: [],
  kinds: ['census'],
  request: () => ({}),
  answer: census,
});
`,
};

/** The new lines, and the text in each file before which they are inserted. */
const LINES: readonly [file: string, before: string, line: string][] = [
  [
    'src/evidence/attributes/model-attributes.ts',
    '} as const satisfies',
    "  uptime: { title: 'Uptime', subject: 'provider', shape: object({ promised: boolean() }), main: 'promised' },\n",
  ],
  ['src/evidence/words/vocabulary-en.ts', '    ...{ form:', "    promised: 'promised',\n"],
  ['src/evidence/words/vocabulary-de.ts', "    'processor-terms':", "    uptime: 'Verfügbarkeit',\n"],
  ['src/evidence/words/vocabulary-de.ts', '    ...{ form:', "    promised: 'zugesagt',\n"],
  ['src/evidence/words/vocabulary-fr.ts', "    'processor-terms':", "    uptime: 'Disponibilité',\n"],
  ['src/evidence/words/vocabulary-fr.ts', '    ...{ form:', "    promised: 'promis',\n"],
  ['src/rules/index.ts', 'import ', "import { uptimePromised } from './uptime-promised.js';\n"],
  ['src/rules/index.ts', '];\n', '  uptimePromised,\n'],
  [
    'test/rules/passing.ts',
    '/** By hand',
    "const UPTIME = [passing('uptime-promised', 'uptime', {}, [{ promised: true }])];\n",
  ],
  ['test/rules/passing.ts', '...CONTRACT, ...', '...UPTIME, '],
  [
    'src/format/index.ts',
    '} as const satisfies Record<string, FormatText>',
    "  shout: everyKind(async () => (await import('./shout.js')).renderShout),\n",
  ],
  ['src/report/reports.ts', 'import ', "import { CENSUS_SHAPE } from './census-report.js';\n"],
  ['src/report/reports.ts', '  check: CHECK_SHAPE', '  census: CENSUS_SHAPE,\n'],
  [
    'src/format/page/render-table.ts',
    '  gaps: checkPage',
    '  census: ({ providers }, paper) => paper.page([`${providers} providers`]),\n',
  ],
  ['src/evidence/cross-check.ts', "  'check',\n", "  'census',\n"],
  [
    'src/cli/command-table.ts',
    '];\n',
    `  {
    name: 'census',
    arguments: '',
    summary: 'count the providers on file',
    load: async () => (await import('./commands/census.js')).CENSUS_COMMAND,
  },
`,
  ],
];

/** Inserts a line into a file of the copy; a place that no longer exists is a mistake in this test. */
function insert(file: string, before: string, line: string): void {
  const text = readFileSync(at(file), 'utf8');
  const place = text.indexOf(before);
  if (place < 0) throw new Error(`${file} has no ${JSON.stringify(before)}`);
  writeFileSync(at(file), text.slice(0, place) + line + text.slice(place));
}

/** The policies that list every rule themselves. */
const isWhole = (policy: string): boolean => !/^extends:/m.test(readFileSync(at(policy), 'utf8'));

function addOneOfEach(): void {
  write(folder, FILES);
  for (const line of LINES) insert(...line);
  const policies = readdirSync(at('data/policies')).map((name) => `data/policies/${name}`);
  for (const policy of policies.filter(isWhole))
    writeFileSync(at(policy), `${readFileSync(at(policy), 'utf8')}  uptime-promised: { severity: note }\n`);
}

const inCopy = (...command: string[]): Promise<Spawned> =>
  execute([process.execPath, ...command], { cwd: folder });

describe('a copy of the repository with one more rule, attribute, format, report kind and command', () => {
  beforeAll(() => {
    for (const part of REPOSITORY)
      cpSync(part, at(part), {
        recursive: true,
        filter: (source) => !source.includes('node_modules') && !source.includes('contributing.test'),
      });
    mkdirSync(at('node_modules'));
    for (const name of readdirSync('node_modules').filter((entry) => !entry.startsWith('.')))
      symlinkSync(resolve('node_modules', name), at(join('node_modules', name)));
    addOneOfEach();
  });

  test('touches only the files that CONTRIBUTING names', () => {
    const paths = readFileSync('CONTRIBUTING.md', 'utf8').match(/`[\w/.*<>-]+`/g) ?? [];
    const patterns = paths.map(
      (path) =>
        new RegExp(
          `^${path
            .slice(1, -1)
            .replaceAll('.', '\\.')
            .replace(/\*|<\w+>/g, '[\\w-]+')}(/|$)`,
        ),
    );
    const touched = [...Object.keys(FILES), ...LINES.map(([file]) => file)];
    expect(touched.filter((file) => !patterns.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  // These run the compiler and a second test run, which are slow on a busy machine.
  const PATIENT = { timeout: 300_000 };

  test('has no type error', PATIENT, async () => {
    // The native compiler takes a third of the time, and as little memory as one thread needs.
    const compiler = ['node_modules/typescript-native/bin/tsc', '--singleThreaded'];
    const { stdout, code } = await inCopy(...compiler, '-p', 'test/tsconfig.json');
    expect(code, stdout).toBe(0);
  });

  test('keeps the conventions, and its rule tables pass', PATIENT, async () => {
    const tests = [
      'test/conventions.test.ts',
      'test/rules/uptime-promised.test.ts',
      'test/rules/fields.test.ts',
    ];
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...tests];
    const { stdout, stderr, code } = await inCopy(...vitest);
    expect(code, stdout + stderr).toBe(0);
  });

  test('builds a program that has all of them', PATIENT, async () => {
    const built = await inCopy('test/build/build.mjs');
    expect([built.stderr, built.code]).toEqual(['', 0]);
    const { run } = programIn(folder);
    const vocabulary = await run(['attributes', '--columns', 'id', '--format', 'csv']);
    expect([vocabulary.stderr, vocabulary.stdout]).toEqual(['', expect.stringContaining('uptime')]);
    const census = await run(['census']);
    expect([census.stderr, census.stdout]).toEqual(['', expect.stringMatching(/^\d+ providers\n$/)]);
    const inNewFormat = await run(['explain', 'uptime-promised', 'xiaomi', '--format', 'shout']);
    expect(inNewFormat).toEqual({ code: 0, stdout: 'EXPLAIN\n', stderr: '' });
    const gaps = await run(['gaps', 'xiaomi', '--rule', 'uptime-promised', '--format', 'json']);
    expect([gaps.stderr, gaps.stdout]).toEqual(['', expect.stringContaining('uptime-promised')]);
  });
});
