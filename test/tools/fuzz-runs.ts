import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FORMATS } from '../../src/format/index.js';
import { type Dice, diceOf, pick } from '../kit/dice.js';
import { run, type RunResult } from '../kit/run.js';

/** Text that breaks parsers, terminals, browsers, spreadsheets and logs. */
const HOSTILE_PARTS = [
  '\u001b[31m',
  '\u009b1m',
  '\r',
  '\b',
  '\u0000',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\u2028',
  '\u2800',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|calc',
  '@SUM(1)',
  '::error::x',
  '##[error]x',
  '|',
  '`',
  '](javascript:alert(1))',
  '&amp;',
  ']]>',
  '%0A',
  '__proto__',
  'constructor',
  '<<',
  '!!js/function x',
  '&a',
  '*a',
  '%YAML 1.1',
  '---',
  '...',
  '1e400',
  '0x10',
  '.nan',
  '1_000',
  '~',
  'null',
  '2026-02-30',
  '99999999999999999999',
  'é́',
];
const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '-',
  '#',
  '"',
  "'",
  '|',
  '>',
  '&',
  '*',
  '!',
  '%',
  '@',
  '?',
  '\t',
  ' ',
  '\n',
];

type Spoiler = (text: string, dice: Dice) => string | Uint8Array;

const cut = (text: string, at: number, length: number, insert = ''): string =>
  text.slice(0, at) + insert + text.slice(at + length);

/** Changes to bytes, tokens and structure. */
const SPOILERS: readonly Spoiler[] = [
  (text, dice) => {
    const bytes = Buffer.from(text);
    for (let count = 1 + dice(8); count > 0; count -= 1) bytes[dice(bytes.length)] = dice(256);
    return bytes;
  },
  (text, dice) => text.slice(0, dice(text.length)),
  (text, dice) => cut(text, dice(text.length), dice(40)),
  (text, dice) => cut(text, dice(text.length), dice(2), pick(SIGNS, dice)),
  (text, dice) => cut(text, dice(text.length), 0, pick(HOSTILE_PARTS, dice)),
  (text, dice) => {
    const words = [...text.matchAll(/[\w-]+/g)];
    const word = pick(words, dice);
    return cut(
      text,
      word.index,
      word[0].length,
      dice(2) === 0 ? pick(words, dice)[0] : pick(HOSTILE_PARTS, dice),
    );
  },
  (text, dice) => {
    const lines = text.split('\n');
    const [from, to] = [dice(lines.length), dice(lines.length)];
    const moved = lines.splice(from, 1 + dice(3));
    lines.splice(to, dice(2), ...moved, ...(dice(3) === 0 ? moved : []));
    return lines.join('\n');
  },
  (text, dice) => text.replaceAll('\n', pick(['\r\n', '\r', '\n\n', '\u2028', '\n  '], dice)),
  (text, dice) => `${text}\n${pick(['{', '[', '- ', 'a: ', '? ', '"'], dice).repeat(1 + dice(3_000))}`,
];

/** The commands of a run, with the files that they read. */
const COMMAND_LINES: readonly (readonly string[])[] = [
  [
    'check',
    'xiaomi',
    '-d',
    'xiaomi.yaml',
    '-p',
    './policy.yaml',
    '-w',
    'waivers.yaml',
    '-a',
    'attestations.yaml',
  ],
  ['gaps', 'xiaomi', '-d', 'xiaomi.yaml', '-p', './policy.yaml', '-a', 'attestations.yaml'],
  ['show', 'xiaomi', '-d', 'xiaomi.yaml', '-a', 'attestations.yaml'],
  ['compare', 'xiaomi', 'mistral', '-d', 'xiaomi.yaml', '-p', './policy.yaml'],
  ['check', '--project', 'mimo-check.yaml'],
  ['validate', 'xiaomi.yaml', 'policy.yaml', 'waivers.yaml', 'attestations.yaml', 'mimo-check.yaml'],
  ['models', '-d', 'xiaomi.yaml', '--no-project'],
  ['questions', 'xiaomi', '-d', 'xiaomi.yaml', '-p', './policy.yaml'],
  ['render', 'report.json'],
  ['verify', 'report.json', '--no-project'],
];

/** The valid files before they are corrupted. */
async function wholeFiles(
  home: string,
  writeFiles: (files: Readonly<Record<string, string>>) => void,
): Promise<Record<string, string>> {
  const whole: Record<string, string> = {
    'xiaomi.yaml': readFileSync(join(home, 'data/providers/xiaomi.yaml'), 'utf8'),
    'policy.yaml': readFileSync(join(home, 'data/policies/gdpr.yaml'), 'utf8').replace(
      'id: gdpr',
      'id: fuzzed',
    ),
    'mimo-check.yaml':
      'policy: ./policy.yaml\nsubjects: [xiaomi]\ndata: [xiaomi.yaml]\nwaivers: [waivers.yaml]\n' +
      'attestations: [attestations.yaml]\nreports: [{ format: html, file: out/report.html }]\n',
    'dpa.txt': 'the contract\n',
  };
  writeFiles({ ...whole, 'waivers.yaml': 'waivers: []\n', 'attestations.yaml': 'attestations: []\n' });
  const made = [
    [
      ...'waive eu-only-routing xiaomi --owner Dana --expires 2026-12-01 -w waivers.yaml'.split(' '),
      ...['--project', 'mimo-check.yaml', '--reason', 'a trial', '--measures', 'no names'],
    ],
    [
      ...'attest xiaomi --document dpa.txt --title DPA --kind contract --party Us --party Xiaomi'.split(' '),
      ...'--effective-from 2026-01-01 --expires 2027-01-01 --owner Dana -a attestations.yaml'.split(' '),
      ...['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}'],
      ...['--clause', 'processor-terms=1'],
    ],
    ['check', '-f', 'json'],
  ];
  let report = '';
  for (const line of made) {
    const { code, stdout, stderr } = await run(line);
    if (code === 2) throw new Error(stderr);
    report = stdout;
  }
  for (const name of ['waivers.yaml', 'attestations.yaml']) whole[name] = readFileSync(name, 'utf8');
  return { ...whole, 'report.json': report };
}

/** CPU time since `start`, in milliseconds, which does not depend on how busy the machine is. */
function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** The longest time that an answer may take, in milliseconds of CPU time. */
const SLOWEST = 1_000;
// Line ends are allowed as each format needs them: CSV uses CR LF.
const RAW = /(?!\r?\n|\t)[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function faultOf({ code, stdout, stderr }: RunResult, took: number): string | undefined {
  if (![0, 1, 2].includes(code)) return `exit ${code}`;
  if (/this is a bug|\n {4}at /.test(stderr)) return 'a bug';
  if (code === 2 && stderr === '') return 'exit 2 without a word';
  if (code !== 2 && stderr !== '' && !stderr.includes('note: ')) return 'an answer with an error beside it';
  if (RAW.test(stderr)) return 'a raw character on standard error';
  if (RAW.test(stdout)) return 'a raw character in the output';
  return took > SLOWEST ? `${Math.round(took)} ms` : undefined;
}

interface FuzzResult {
  failures: number;
  /** The number of runs by exit code. */
  codes: Record<string, number>;
  /** In milliseconds. */
  slowest: number;
}

/** Runs the program on files of which one or two are corrupted; keeps the files of every failure. */
export async function fuzz({
  runs,
  seed,
  keepIn,
}: {
  runs: number;
  seed: number;
  keepIn: string;
}): Promise<FuzzResult> {
  const kept = resolve(keepIn);
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-fuzz-'));
  mkdirSync(join(folder, '.git'));
  process.chdir(folder);
  const writeFiles = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    for (const [name, text] of Object.entries(files)) writeFileSync(name, text);
  };
  const whole = await wholeFiles(home, writeFiles);
  const names = Object.keys(whole);
  const result: FuzzResult = { failures: 0, codes: {}, slowest: 0 };
  try {
    for (let number = 0; number < runs; number += 1) {
      const dice = diceOf(seed + number * 7_919);
      const spoilt: Record<string, string | Uint8Array> = {};
      const line = pick(COMMAND_LINES, dice);
      const read = names.filter(
        (name) => line.includes(name) || line.includes(`./${name}`) || line.includes('--project'),
      );
      for (let count = 1 + dice(2); count > 0; count -= 1) {
        const name = pick(read, dice);
        spoilt[name] = pick(SPOILERS, dice)(whole[name] ?? '', dice);
      }
      writeFiles(spoilt);
      const format = pick(FORMATS, dice);
      const start = process.cpuUsage();
      const outcome = await run([...line, '-f', format]);
      const took = cpuSince(start);
      writeFiles(Object.fromEntries(Object.keys(spoilt).map((name) => [name, whole[name] ?? ''])));
      result.codes[outcome.code] = (result.codes[outcome.code] ?? 0) + 1;
      result.slowest = Math.max(result.slowest, took);
      const fault = faultOf(outcome, took);
      if (fault === undefined) continue;
      result.failures += 1;
      const place = join(kept, `${seed}-${number}`);
      mkdirSync(place, { recursive: true });
      for (const [name, text] of Object.entries({ ...whole, ...spoilt }))
        writeFileSync(join(place, name), text);
      writeFileSync(
        join(place, 'what.txt'),
        `${fault}\n${[...line, '-f', format].join(' ')}\n${outcome.stderr}\n${outcome.stdout}`,
      );
      process.stdout.write(
        `fuzz: ${fault}: ${line.join(' ')} -f ${format}: kept in ${keepIn}/${seed}-${number}\n`,
      );
    }
    return result;
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}

export const readKept = (path: string): string => readFileSync(path, 'utf8');
