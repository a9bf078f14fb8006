/** What must not matter: where, when and on what the program runs; and that it speaks to nobody. */
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { execute, type Spawned } from '../kit/built.js';
import { TODAY } from '../kit/run.js';
import { type Bench, type Found, hasNamespaces } from './measure.js';

const oracle = (path: string): string => `${process.cwd()}/test/oracles/node_modules/${path}`;

/** Other programs that run JavaScript, by their names. */
const RUNTIMES: Readonly<Record<string, readonly string[]>> = {
  'Node 20': [oracle('node-20/bin/node')],
  'Node 22': [oracle('node-22/bin/node')],
  'Node 24': [oracle('node-24/bin/node')],
  'Node 26': [oracle('node-26/bin/node')],
  Bun: [oracle('bun/bin/bun')],
  Deno: [oracle('deno/deno'), 'run', '--allow-all'],
};

const asOf = ['--as-of', TODAY];
const CHECK = ['check', 'xiaomi', 'mistral', ...asOf, '--format'];
const FORMATS = 'json yaml ndjson csv html markdown junit sarif github github-summary gitlab cyclonedx'.split(
  ' ',
);

/** What programs read. A page in a terminal follows its width and its letters, as it should. */
const FOR_PROGRAMS: readonly (readonly string[])[] = [
  ...FORMATS.map((format) => [...CHECK, format]),
  ...['gaps', 'show', 'questions'].map((name) => [name, 'xiaomi', ...asOf, '--format', 'json']),
  ['compare', 'xiaomi', 'openai', ...asOf, '--format', 'json'],
  ...['models', 'providers', 'rules', 'evidence'].map((name) => [name, ...asOf, '--format', 'json']),
  ['explain', 'no-training', 'xiaomi', ...asOf, '--format', 'json'],
  ['query', 'providers[].{id: id, models: length(models)}', ...asOf],
  ['xaiomi', ...asOf],
  ['--version'],
];

/** Run before the program: the clock of this process says another time. */
const clockAt = (time: string): string => `
  const Real = Date;
  const moved = Real.parse(${JSON.stringify(time)}) - Real.now();
  globalThis.Date = class extends Real {
    constructor(...words) {
      super(...(words.length === 0 ? [Real.now() + moved] : words));
    }
    static now() {
      return Real.now() + moved;
    }
  };`;

interface Surrounding {
  runtime?: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  preload?: string;
}

const CLOCKS = ['1970-01-01T00:00:01Z', '2100-12-31T23:59:59Z'];

function surroundings({ at, folder }: Bench): { all: Record<string, Surrounding>; absent: string[] } {
  const present = Object.entries(RUNTIMES).filter(([, [file = '']]) => existsSync(file));
  const faketime = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => `${folder}/faketime`)
    .find(existsSync);
  const all: Record<string, Surrounding> = {
    ...Object.fromEntries(present.map(([name, runtime]) => [name, { runtime }])),
    'a far east': { env: { TZ: 'Pacific/Kiritimati' } },
    'a far west': { env: { TZ: 'America/Adak' } },
    Turkish: { env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } },
    'no locale': { env: { LC_ALL: 'C', TERM: 'dumb' } },
    'a narrow terminal': { env: { COLUMNS: '40' } },
    'a wide terminal': { env: { COLUMNS: '300' } },
    'a home that is not there': { env: { HOME: at('nowhere') } },
    colours: { env: { FORCE_COLOR: '3' } },
    'no colours': { env: { NO_COLOR: '1' } },
    'another folder': { cwd: folder },
    ...Object.fromEntries(
      CLOCKS.map((time) => [`a clock of ${time.slice(0, 4)}`, { preload: clockAt(time) }]),
    ),
    ...(faketime === undefined
      ? {}
      : Object.fromEntries(
          CLOCKS.map((time) => [
            `a system of ${time.slice(0, 4)}`,
            { runtime: [faketime, time.slice(0, 19).replace('T', ' '), process.execPath] },
          ]),
        )),
  };
  const absent = Object.keys(RUNTIMES).filter((name) => !(name in all));
  return { all, absent: [...absent, ...(faketime === undefined ? ['faketime'] : [])] };
}

function runIn({ program }: Bench, argv: readonly string[], surrounding: Surrounding): Promise<Spawned> {
  const { runtime = [process.execPath], env = {}, preload } = surrounding;
  const before =
    preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  return execute([...runtime, ...before, program.bin, ...argv], {
    env: { HOME: '/', ...env },
    cwd: surrounding.cwd ?? process.cwd(),
  });
}

const same = (one: Spawned, other: Spawned): boolean =>
  one.code === other.code && one.stdout === other.stdout && one.stderr === other.stderr;

/** So few surroundings are enough for a few answers. */
const FEW = 6;

/** The same answers, byte for byte, in every surrounding; of fewer runs than there are answers, some in some. */
export async function sameBytes(bench: Bench): Promise<Found> {
  const { all: every, absent } = surroundings(bench);
  const from = bench.runs < FOR_PROGRAMS.length ? bench.dice(Object.keys(every).length - FEW) : undefined;
  const all = from === undefined ? every : Object.fromEntries(Object.entries(every).slice(from, from + FEW));
  const lines = FOR_PROGRAMS.slice(0, bench.runs);
  const faults: string[] = [];
  for (const argv of lines) {
    const plain = await runIn(bench, argv, {});
    if (plain.stdout.length < 5 && plain.stderr === '') faults.push(`${argv.join(' ')}: says nothing`);
    for (const [name, surrounding] of Object.entries(all)) {
      const other = await runIn(bench, argv, surrounding);
      if (!same(plain, other))
        faults.push(
          `${argv.join(' ')}: otherwise with ${name}: exit ${other.code} ${other.stderr.slice(0, 300)}`,
        );
    }
  }
  const names = Object.keys(all);
  return {
    figure: `${lines.length} answers in ${names.length} surroundings (${names.join(', ')}): ${faults.length} differ`,
    faults,
    ...(absent.length === 0 ? {} : { skipped: `not installed: ${absent.join(', ')}` }),
  };
}

/** The exit code of a program that reached for the network. */
const GUARD_EXIT = 99;

/** Run before the program: whatever opens a connection, listens, or asks for a name ends it. */
const GUARD = `
  import { createRequire, syncBuiltinESMExports } from 'node:module';
  const require = createRequire('file:///');
  const guard = (owner, name) => {
    if (typeof owner[name] === 'function')
      owner[name] = () => {
        process._rawDebug('reached for the network: ' + name);
        process.reallyExit(${GUARD_EXIT});
      };
  };
  for (const [module, names] of Object.entries({
    net: ['connect', 'createConnection', 'createServer'],
    tls: ['connect', 'createServer'],
    http: ['request', 'get', 'createServer'],
    https: ['request', 'get', 'createServer'],
    http2: ['connect', 'createServer'],
    dgram: ['createSocket'],
  }))
    for (const name of names) guard(require(module), name);
  const net = require('net');
  guard(net.Socket.prototype, 'connect');
  guard(net.Server.prototype, 'listen');
  const dns = require('dns');
  for (const owner of [dns, dns.promises, dns.Resolver.prototype])
    for (const name of Object.getOwnPropertyNames(owner))
      if (/^(lookup|resolve|reverse)/.test(name)) guard(owner, name);
  for (const name of ['fetch', 'WebSocket', 'EventSource']) guard(globalThis, name);
  syncBuiltinESMExports();`;

/** Without a network, and with a guard over all that opens one: the same answers. */
export async function noNetwork(bench: Bench): Promise<Found> {
  const { at, runs } = bench;
  const own = hasNamespaces('-rn');
  const inputs = ['--data', at('alpha.yaml'), '--policy', at('fails.yaml')];
  const lines = [
    ...FOR_PROGRAMS,
    ['check', 'alpha', ...inputs, ...asOf, '--output', at('net.json'), '--format', 'json'],
    ['verify', at('net.json')],
    ['validate', at('alpha.yaml')],
    ['render', at('net.json')],
    ['help', 'gate'],
    ['schema', 'policy'],
    ['completion', 'bash'],
    ['config'],
  ].slice(-runs);
  const faults: string[] = [];
  const calls = [
    `fetch('http://127.0.0.1:9/')`,
    `require('net').connect(9)`,
    `require('dns').lookup('x.example', () => 0)`,
  ];
  for (const call of calls) {
    const preload = `data:text/javascript,${encodeURIComponent(GUARD)}`;
    const { code } = await execute([process.execPath, '--import', preload, '-e', call]);
    if (code !== GUARD_EXIT) faults.push(`the guard lets ${call} through`);
  }
  for (const argv of lines) {
    const plain = await runIn(bench, argv, {});
    const guarded = await runIn(bench, argv, { preload: GUARD });
    if (!same(plain, guarded)) faults.push(`${argv.join(' ')}: guarded: ${guarded.stderr}`);
    if (!own) continue;
    const alone = await runIn(bench, argv, { runtime: ['unshare', '-rn', process.execPath] });
    if (!same(plain, alone)) faults.push(`${argv.join(' ')}: without a network: ${alone.stderr}`);
  }
  return {
    figure: `${lines.length} commands under a guard${own ? ' and without a network' : ''}: ${faults.length} differ`,
    faults,
    ...(own ? {} : { skipped: 'a namespace without a network: no right to make one' }),
  };
}
