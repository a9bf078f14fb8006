// How time and memory grow with the providers on file. Provider files are made from a fixture, one file per
// provider, and the built program runs over them once per size: a slope over several sizes is steadier than
// any single one.
// `npm run bench -- growth [most providers]`; the default of 10,000 takes half an hour and 400 MB of disk.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FIXTURE = readFileSync('test/fixtures/providers/muster-eu.yaml', 'utf8');
const [PROVIDER_TEXT, MODEL_TEXTS] = FIXTURE.split('\nmodels:\n');
/** The claims of a model, as written in the file. */
const MODEL_CLAIMS = /- id: muster\/lumen-2\n[\s\S]*?\n(    claims:[\s\S]*)/.exec(MODEL_TEXTS)[1].trimEnd();

const idOf = (number) => `p${String(number).padStart(5, '0')}`;

/**
 * A model with one alias at its own provider and one at the next; every third model is made by the next
 * provider.
 */
const modelText = (id, next, index) =>
  [
    `  - id: ${id}/m${index}`,
    `    name: Model ${index} of ${id}`,
    ...(index === 3 ? [`    made_by: ${next}`, '    upstream: maker'] : []),
    `    aliases: [{ id: ${id}-m${index} }, { id: ${next}/${id}-m${index}, via: { host: ${next}, upstream: maker } }]`,
    MODEL_CLAIMS,
  ].join('\n');

function providerText(number, count, models) {
  const id = idOf(number);
  // A single provider cannot name another one on file as its host.
  const next = count === 1 ? 'hub-gateway' : idOf((number % count) + 1);
  const head = PROVIDER_TEXT.replace('id: muster-eu', `id: ${id}`)
    .replace('name: Muster KI', `name: Muster ${id}`)
    .replace('hub-gateway: { name: Hub Gateway }', `${next}: { name: Muster ${next} }`);
  const texts = Array.from({ length: models }, (_, index) => modelText(id, next, index + 1));
  return `${head}\nmodels:\n${texts.join('\n')}\n`;
}

const attestationText = (number) => `  - kind: contract
    provider: ${idOf(number)}
    parties: [Example GmbH, Muster KI GmbH]
    document: { title: Contract ${number}, sha256: '${String(number).padStart(64, '0')}' }
    effective_from: 2026-10-01
    expires: 2027-09-30
    owner: Dana
    attests:
      training-use: { clause: '4.1', value: { used: never, covers: [prompts, outputs] } }
    models:
      ${idOf(number)}/m1:
        input-price: { clause: '7', value: { usd: '0.90' } }
`;

const PER_FILE = 200;

/** Provider files, and one attestation for each provider. */
function writeInputs(folder, count, models) {
  const [data, attestations] = [join(folder, 'data'), join(folder, 'attestations')];
  for (const path of [data, attestations]) mkdirSync(path, { recursive: true });
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  for (const number of numbers)
    writeFileSync(join(data, `${idOf(number)}.yaml`), providerText(number, count, models));
  const files = [];
  for (let at = 0; at < count; at += PER_FILE) {
    const file = join(attestations, `${at}.yaml`);
    writeFileSync(
      file,
      `attestations:\n${numbers
        .slice(at, at + PER_FILE)
        .map(attestationText)
        .join('')}`,
    );
    files.push(file);
  }
  return { data, attestations: files };
}

/** Runs inside the program at exit: writes its resource usage to a separate stream. */
const REPORT_USAGE = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});`;

/**
 * CPU time in seconds and peak memory in megabytes of one run of the program; `feed` writes its standard
 * input.
 */
function usageOf(program, args, feed) {
  const env = { ...process.env };
  delete env.NODE_EXTRA_CA_CERTS;
  const preload = `data:text/javascript,${encodeURIComponent(REPORT_USAGE)}`;
  const child = spawn(process.execPath, ['--import', preload, program, ...args], {
    env,
    stdio: [feed === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe', 'pipe'],
  });
  let [usage, complaint] = ['', ''];
  child.stdio[3].on('data', (text) => (usage += text));
  child.stderr.on('data', (text) => (complaint += text));
  feed?.(child.stdin);
  return new Promise((settle, reject) => {
    child.once('close', (code) => {
      if (code === 0 || code === 1) settle(JSON.parse(usage));
      else reject(new Error(`exit ${code} of ${args.join(' ')}\n${complaint.slice(0, 2000)}`));
    });
  });
}

const AS_OF = ['--as-of', '2026-11-23'];

/**
 * The exponent with which a cost grows with size, by least squares, beyond the cost of a run with one
 * provider.
 */
function exponentOf(points, base) {
  const logs = points
    .filter(({ cost }) => cost > base)
    .map(({ size, cost }) => [Math.log(size), Math.log(cost - base)]);
  const mean = (index) => logs.reduce((sum, pair) => sum + pair[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const product = (a, b) =>
    logs.reduce((sum, pair) => sum + (pair[a] - [x, y][a]) * (pair[b] - [x, y][b]), 0);
  return product(0, 1) / product(0, 0);
}

const cases = ({ data, attestations }) => ({
  json: ['check', '--data', data, '--format', 'json', ...AS_OF],
  yaml: ['check', '--data', data, '--format', 'yaml', ...AS_OF],
  page: ['check', '--data', data, ...AS_OF],
  attested: [
    'check',
    ...['--data', data, '--format', 'json', '--rule', 'no-training', ...AS_OF],
    ...attestations.flatMap((file) => ['--attestations', file]),
  ],
});

const tell = (label, { seconds, megabytes }, more = '') =>
  console.log(
    `${label.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB${more}`,
  );

/** Runs every case over folders of growing size, and prints how time and memory grow. */
async function measureGrowth(program, folder, sizes) {
  const rows = {};
  for (const size of sizes) {
    const inputs = writeInputs(join(folder, `${size}`), size, 3);
    for (const [name, args] of Object.entries(cases(inputs))) {
      const usage = await usageOf(program, args);
      tell(`${name}, ${size} × 3`, usage);
      (rows[name] ??= []).push({ size, ...usage });
    }
  }
  for (const [name, [base, ...rest]] of Object.entries(rows)) {
    const [time, memory] = ['seconds', 'megabytes'].map((key) =>
      exponentOf(
        rest.filter(({ size }) => size >= 100).map((row) => ({ size: row.size, cost: row[key] })),
        base[key],
      ),
    );
    console.log(`${name.padEnd(28)} exponent of time ${time.toFixed(2)}, of memory ${memory.toFixed(2)}`);
  }
}

/** Writes ids to a stream, as fast as the stream accepts them. */
async function feed(stream, count, idAt) {
  const PER_WRITE = 1000;
  for (let at = 0; at < count; at += PER_WRITE) {
    const ids = Array.from({ length: Math.min(PER_WRITE, count - at) }, (_, index) => idAt(at + index));
    if (!stream.write(`${ids.join('\n')}\n`)) await new Promise((settle) => stream.once('drain', settle));
  }
  stream.end();
}

/**
 * Checks more and more subjects on standard input: first ids that repeat, then a new id of a family each
 * time.
 */
async function measureStream(program, counts) {
  const args = ['check', '-', '--format', 'ndjson', ...AS_OF];
  const ways = {
    again: (at) => ['xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-flash', 'mistral', 'openai'][at % 4],
    new: (at) => `xiaomi/mimo-v${at}`,
  };
  for (const [name, idAt] of Object.entries(ways))
    for (const count of counts) {
      const usage = await usageOf(program, args, (stdin) => void feed(stdin, count, idAt));
      const pace = ` ${Math.round(count / usage.seconds).toLocaleString('en')} subjects a second`;
      tell(`stream, ${count} ${name}`, usage, pace);
    }
}

/** All measurements, up to this many providers, with 100 subjects in a stream for each of them. */
export async function growth(wanted = 10_000, program = 'bin/mimo-check.js') {
  const most = Number(wanted);
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-growth-'));
  try {
    const sizes = [1, 10, 100, 250, 500, 1000, 3000, 10_000].filter((size) => size <= most);
    await measureGrowth(program, folder, sizes);
    if (most >= 1000) {
      const { data } = writeInputs(join(folder, 'models'), 1000, 30);
      tell(
        'json, 1000 × 30',
        await usageOf(program, ['check', '--data', data, '--format', 'json', ...AS_OF]),
      );
    }
    await measureStream(program, [most, 10 * most, 100 * most]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
