/** Inputs as large as they may be, and larger: how long they take, and how much memory. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { models, provider } from '../kit/files.js';
import { TODAY } from '../kit/run.js';
import type { Bench, Found } from './measure.js';

const MEBIBYTE = 1_048_576;

/** A text of a size, made of a piece that is repeated. */
const filled = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

type Make = (size: number) => string | Uint8Array;

const numbered =
  (piece: (index: number) => string): Make =>
  (size) => {
    const pieces: string[] = [];
    for (let length = 0, index = 0; length < size; index += 1) {
      const next = piece(index);
      length += next.length;
      pieces.push(next);
    }
    return pieces.join('').slice(0, size);
  };

/** What breaks parsers, made to any size. */
const SPOILT: Readonly<Record<string, Make>> = {
  'brackets that open': (size) => filled('[', size),
  'braces that open': (size) => filled('{', size),
  'keys in braces': (size) => filled('{a: ', size),
  'dashes in a line': (size) => filled('- ', size),
  'question marks': (size) => filled('? ', size),
  'colons in a line': (size) => filled('a: ', size),
  'a colon a line': (size) => filled(':\n', size),
  'deeper every line': numbered((index) => `${' '.repeat(index % 2000)}a:\n`),
  'quotes that open': (size) => filled('"', size),
  'a text without end': (size) => `a: "${filled('x\n ', size - 4)}`,
  'a block of lines': (size) => `a: |\n${filled('  x\n', size - 5)}`,
  'comments alone': (size) => filled('# x\n', size),
  anchors: (size) => filled('&a ', size),
  aliases: (size) => filled('*a ', size),
  tags: (size) => filled('!x ', size),
  documents: (size) => filled('---\n', size),
  directives: (size) => filled('%YAML 1.1\n', size),
  'one key again': (size) => filled('a: 1\n', size),
  'keys that nobody knows': numbered((index) => `key-${index}: 1\n`),
  'keys that are nearly known': numbered((index) => `offering${'x'.repeat(index % 60)}-${index}: 1\n`),
  'a list of numbers': (size) => `a: [${filled('1, ', size - 5)}]`,
  blanks: (size) => filled(' ', size),
  tabs: (size) => filled('\t', size),
  'line ends': (size) => filled('\n', size),
  'carriage returns': (size) => filled('\r', size),
  zeros: (size) => new Uint8Array(size),
  'no UTF-8 at its end': (size) => Buffer.concat([Buffer.alloc(size - 1, 'a'), Buffer.from([0xff])]),
  'invisible letters': (size) => filled('\u200b', Math.floor(size / 3)),
  'a long key': (size) => `${filled('k', size - 4)}: 1\n`,
  'a long number': (size) => `a: ${filled('1', size - 4)}\n`,
  'a long word': (size) => filled('x', size),
  emoji: (size) => `a: ${filled('😀', Math.floor(size / 4) - 4)}`,
  'signs of all kinds': (size) => filled(`{[]},&*!|>'"%@\`#?:- \n`, size),
};

const KINDS: Readonly<Record<string, { size: number; argv: (file: string, bench: Bench) => string[] }>> = {
  data: { size: MEBIBYTE, argv: (file) => ['check', 'x', '--data', file] },
  policy: { size: MEBIBYTE / 4, argv: (file) => ['check', 'xiaomi', '--policy', file] },
  waivers: { size: MEBIBYTE / 4, argv: (file) => ['check', 'xiaomi', '--waivers', file] },
  attestations: { size: MEBIBYTE / 4, argv: (file) => ['check', 'xiaomi', '--attestations', file] },
  project: { size: MEBIBYTE / 4, argv: (file) => ['check', '--project', file] },
  'a report': { size: MEBIBYTE, argv: (file) => ['render', file] },
  'a file to validate': { size: MEBIBYTE, argv: (file) => ['validate', file] },
};

interface Case {
  name: string;
  content: string | Uint8Array;
  argv: (file: string) => string[];
  stdin?: boolean;
}

const spoiltCases = (bench: Bench): Case[] =>
  Object.entries(KINDS).flatMap(([kind, { size, argv }]) =>
    Object.entries(SPOILT).map(([name, make]) => ({
      name: `${kind}: ${name}`,
      content: make(size),
      argv: (file: string) => argv(file, bench),
    })),
  );

/** What keeps to every rule and is as large as it may be. */
function wholeCases({ at }: Bench): Case[] {
  const modelsUpTo = (count: number): string =>
    provider('x', models(...Array.from({ length: count }, (_, index) => `x/model-${index}`)));
  const statement = (index: number, says = ''): string => `
    - value: { entities: [{ name: Firm ${index}, legal_form: SE, established_in: DE }] }${says}
      scope: offering
      grade: reviewed
      sources: [terms]
      seen: 2026-11-01`;
  const stating = (count: number, says = ''): string =>
    provider('x').replace(
      /contracting-entity:[^]*?(?=\n {2}transfers)/,
      `contracting-entity:${Array.from({ length: count }, (_, index) => statement(index, says)).join('')}`,
    );
  const longText = `\n      says: ${filled('word ', 1_990).trim()}`;
  const entries = numbered((index) => `  mine-${index}: { uses: no-training, severity: note }\n`);
  const waiver = (index: number): string =>
    `  - { rule: no-training, subject: xiaomi, reason: Reason ${index}, measures: [None], owner: Dana,\n` +
    `      granted: 2026-11-01, expires: 2026-12-01, evidence: f${String(index).padStart(63, '0')} }\n`;
  const lines = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1);
  const data = (file: string): string[] => ['check', 'x', '--data', file];
  return [
    { name: 'whole: a provider with 1,900 models', content: modelsUpTo(1_900), argv: data },
    { name: 'whole: 500 statements of one kind', content: stating(500), argv: data },
    { name: 'whole: 450 statements of 2,000 letters', content: stating(450, longText), argv: data },
    {
      name: 'whole: 2,000 rules of your own',
      content: `id: mine\nextends: [default]\nrules:\n${lines(String(entries(100_000)))}`,
      argv: (file) => ['check', 'xiaomi', '--policy', file],
    },
    {
      name: 'whole: 800 waivers',
      content: `waivers:\n${Array.from({ length: 800 }, (_, index) => waiver(index)).join('')}`,
      argv: (file) => ['check', 'xiaomi', '--waivers', file],
    },
    {
      name: 'subjects: a mebibyte that nobody knows',
      content: String(numbered((index) => `model-${index}\n`)(MEBIBYTE)),
      argv: () => ['check', '-'],
      stdin: true,
    },
    {
      name: 'subjects: one line of a mebibyte',
      content: filled('x', MEBIBYTE),
      argv: () => ['check', '-'],
      stdin: true,
    },
    {
      name: 'a document of a mebibyte',
      content: filled('x', MEBIBYTE),
      argv: (file) => attestation(file, at('made.yaml')),
    },
  ];
}

const attestation = (file: string, target: string): string[] => [
  ...['attest', 'xiaomi', '--document', file, '--title', 'T', '--kind', 'contract', '--owner', 'Dana'],
  ...['--party', 'Us', '--party', 'Xiaomi', '--effective-from', '2026-09-01', '--expires', '2027-08-31'],
  ...['--clause', 'processor-terms=1', '--attestations', target],
  ...['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}'],
];

interface Used {
  code: number | null;
  /** Of the processor. */
  seconds: number;
  megabytes: number;
  stderr: string;
}

/** Run before the program: at its end it writes down what it used. */
const usageTo = (file: string): string => `
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(${JSON.stringify(file)}, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
  });`;

function use({ program, at }: Bench, { content, argv, stdin = false }: Case): Promise<Used> {
  const [file, usage] = [at('sizes/x.yaml'), at('sizes/usage.json')];
  writeFileSync(file, content);
  writeFileSync(usage, '[0, 0]');
  const preload = `data:text/javascript,${encodeURIComponent(usageTo(usage))}`;
  const child = spawn(
    process.execPath,
    [
      '--import',
      preload,
      program.bin,
      ...argv(file),
      ...(argv(file).includes('render') || argv(file).includes('validate') ? [] : ['--as-of', TODAY]),
    ],
    { env: { PATH: process.env['PATH'] }, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  // A program that refuses what comes in need not read all of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin ? content : '');
  return new Promise((settle) =>
    child.once('close', (code) => {
      const [seconds = 0, megabytes = 0] = JSON.parse(readFileSync(usage, 'utf8')) as number[];
      settle({ code, seconds, megabytes, stderr });
    }),
  );
}

/** The most that an answer may take, that a refusal may take, and the memory of both. */
const MOST = { answer: 2, refusal: 1, megabytes: 256 };

/** What a bare Node takes of the processor of the machine that the figures are about. */
const BARE = 0.045;

/** How much slower this machine is now: what shares a processor takes longer to do the same. */
function slownessNow(): number {
  const script =
    'const { userCPUTime, systemCPUTime } = process.resourceUsage(); console.log(userCPUTime + systemCPUTime)';
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return Math.max(1, Number(stdout) / 1e6 / BARE);
}

function faultOf(
  { name }: Case,
  { code, seconds, megabytes, stderr }: Used,
  slowness: number,
): string | undefined {
  if (code === null || ![0, 1, 2].includes(code)) return `exit ${String(code)}`;
  if (code === 2 && stderr === '') return 'exit 2 without a word';
  if (/this is a bug/.test(stderr)) return stderr;
  if (code === 2 && name.startsWith('whole: ')) return `refused: ${stderr}`;
  if (seconds === 0) return 'nothing was measured';
  if (seconds > slowness * (code === 2 ? MOST.refusal : MOST.answer))
    return `exit ${code} after ${seconds.toFixed(2)} s`;
  return megabytes > MOST.megabytes ? `${Math.round(megabytes)} MB` : undefined;
}

const most = (used: readonly Used[], what: 'seconds' | 'megabytes'): number =>
  Math.max(0, ...used.map((one) => one[what]));

/** Every kind of input at its largest; of fewer runs than there are inputs, some. */
export async function sizes(bench: Bench): Promise<Found> {
  mkdirSync(bench.at('sizes'));
  const all = [...wholeCases(bench), ...spoiltCases(bench)];
  const order = all.map((one) => ({ one, key: bench.dice(2 ** 30) })).toSorted((a, b) => a.key - b.key);
  const faults: string[] = [];
  const used: Used[] = [];
  let slowest = 1;
  for (const { one } of order.slice(0, bench.runs)) {
    const slowness = slownessNow();
    slowest = Math.max(slowest, slowness);
    const took = await use(bench, one);
    used.push({ ...took, seconds: took.seconds / slowness });
    const fault = faultOf(one, took, slowness);
    if (fault !== undefined) faults.push(`${one.name}: ${fault}`);
  }
  const [refused, answered] = [used.filter(({ code }) => code === 2), used.filter(({ code }) => code !== 2)];
  return {
    figure:
      `${used.length} inputs up to 1 MiB: an answer took at most ${most(answered, 'seconds').toFixed(2)} s, ` +
      `a refusal ${most(refused, 'seconds').toFixed(2)} s of the processor, and ${Math.round(most(used, 'megabytes'))} MB ` +
      `(where a bare Node takes 0.045 s; here it took up to ${slowest.toFixed(1)} times as long)`,
    faults,
  };
}
