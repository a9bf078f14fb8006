import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, COMMANDS } from '../../src/cli/command-table.js';
import { buildProgram, runProgram } from '../../src/cli/program.js';
import { type Line, readLine } from '../../src/cli/read-line.js';
import { describeOption } from '../../src/settings/options.js';
import { OPTION_NAMES } from '../../src/settings/setting-table.js';
import { piecesOf, TODAY } from '../kit/run.js';

const nowhere = { write: () => Promise.resolve(), isTTY: false };
const io = {
  ...{ env: {}, today: TODAY, stdin: () => piecesOf([]) },
  ...{ stdout: nowhere, stderr: nowhere },
};

/** A line as data that can be compared. */
const plain = ({ command, args, given, bare }: Line): object => ({
  ...{ name: command.name, args, bare },
  // In their order, which reports may show.
  given: Object.entries(given),
});

/** What commander makes of a line; undefined if it answers it, with help or a message. */
async function byCommander(argv: readonly string[]): Promise<object | undefined> {
  const found: Line[] = [];
  const program = buildProgram(io, { out: '', err: '' }, (line) => {
    found.push(line);
    return Promise.resolve();
  });
  const code = await runProgram(program, argv).catch(() => 2);
  return code === undefined && found[0] !== undefined ? plain(found[0]) : undefined;
}

async function byReader(argv: readonly string[]): Promise<object | undefined> {
  const line = await readLine(argv);
  return line && plain(line);
}

const VALUES = [
  ...[
    'xiaomi',
    'no-training',
    'json',
    'gdpr',
    '2026-11-23',
    '12',
    '200K',
    'error',
    'github',
    'de',
    'contract',
  ],
  ...['table=out.txt', 'a=b=c', '-', '', ' ', 'a b', '\n', '-name', '-5', 'help', 'check', 'show', 'ünïcode'],
];
const SPELLINGS = OPTION_NAMES.flatMap((name) => describeOption(name).spellings);
const ODD = [
  '--',
  '-h',
  '--help',
  '-V',
  '--version',
  '-qv',
  '-pgdpr',
  '-p=gdpr',
  '--polic',
  '--no-such',
  '---',
];

const value = fc.constantFrom(...VALUES);
const spelling = fc.constantFrom(...SPELLINGS);
const piece: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 6, arbitrary: value.map((word) => [word]) },
  { weight: 5, arbitrary: fc.tuple(spelling, value).map(([option, text]) => [option, text]) },
  { weight: 3, arbitrary: spelling.map((option) => [option]) },
  { weight: 3, arbitrary: fc.tuple(spelling, value).map(([option, text]) => [`${option}=${text}`]) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD).map((word) => [word]) },
);
const line = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...COMMAND_NAMES).map((name) => [name]),
      fc.constant([]),
    ),
    fc.array(piece, { maxLength: 4 }),
  )
  .map(([name, pieces]) => [...name, ...pieces.flat()]);

describe('a plain line', () => {
  test('is read as commander reads it (2000 lines), and half of what commander accepts is plain', async () => {
    let read = 0;
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(line, async (argv) => {
        const [own, other] = [await byReader(argv), await byCommander(argv)];
        accepted += Number(other !== undefined);
        if (own === undefined) return;
        read += 1;
        expect(own, argv.join(' ')).toEqual(other);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(300);
    expect(read / accepted).toBeGreaterThan(0.5);
  });

  test.each([
    ['xiaomi', '--format', 'json'],
    ['xiaomi', 'openai', '-p', 'gdpr', '--waivers=a.yaml', '-w', 'b.yaml', '--no-color', '-q'],
    ['check', '-', '--format', 'ndjson', '--no-waivers', '--no-project', '--rule', 'no-training'],
    ['--brief', 'xiaomi'],
    ['models', '--where', 'context>=200K', '--sort', '-context', '--limit', '3'],
    ['explain'],
    ['policies', 'show', 'gdpr'],
    [],
  ])('needs no commander: %s %s %s %s', async (...argv) => {
    const own = await byReader(argv);
    expect(own).toBeDefined();
    expect(own).toEqual(await byCommander(argv));
  });

  test.each<[string, string[]]>([
    ['an unknown option', ['xiaomi', '--polcy', 'gdpr']],
    ['an option of another command', ['show', 'xiaomi', '--fail-on', 'error']],
    ['a value that is not allowed', ['xiaomi', '--format', 'jsn']],
    ['an option given twice', ['xiaomi', '--policy', 'a', '--policy', 'b']],
    ['options that contradict each other', ['xiaomi', '--waivers', 'a', '--no-waivers']],
    ['a missing value', ['xiaomi', '--policy']],
    ['a value for an option that takes none', ['xiaomi', '--quiet=yes']],
    ['joined short options', ['xiaomi', '-qv']],
    ['a short option with its value', ['xiaomi', '-pgdpr']],
    ['an equals sign after a short option', ['xiaomi', '-p=gdpr']],
    ['a missing argument', ['show']],
    ['too many arguments', ['rules', 'xiaomi']],
    ['help in the place of a value', ['models', '--sort', '-h']],
    ['the version in the place of a value', ['models', '--sort', '-V']],
    ['the end of options', ['check', '--', 'xiaomi']],
    ['help', ['help']],
  ])('is not one with %s', async (_what, argv) => {
    expect(await byReader(argv)).toBeUndefined();
  });

  test('is read for every command with as few and as many words as it takes', async () => {
    for (const { name, arguments: usage } of COMMANDS)
      for (const count of [0, 1, 2, 3]) {
        const argv = [name, ...['one', 'two', 'three'].slice(0, count)];
        expect(await byReader(argv), `${argv.join(' ')} ${usage}`).toEqual(await byCommander(argv));
      }
  });
});
