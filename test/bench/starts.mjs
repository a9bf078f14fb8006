import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { circumstances, line, ratiosOf } from './cpu.mjs';

const PROGRAM = resolve('bin/mimo-check.js');
const FIXTURE = resolve('test/fixtures/providers/muster-eu.yaml');
const BASELINE = new URL('baseline.json', import.meta.url);
const AS_OF = ['--as-of', '2026-11-23'];

/** A project with a policy, waivers and attestations of its own, as the program writes them. */
function writeProject(folder) {
  const run = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`mimo-check ${args.join(' ')}: ${stderr}`);
  };
  run('init', 'xiaomi');
  const accepted = [
    '--owner',
    'Dana',
    '--expires',
    '2026-12-23',
    '--reason',
    'a trial',
    '--measures',
    'no data',
  ];
  run('waive', 'dpa-terms', 'xiaomi', ...accepted, '--waivers', 'waivers.yaml', ...AS_OF);
  const document = { title: 'Contract', sha256: '0'.repeat(64) };
  const attestation = {
    ...{ kind: 'contract', provider: 'xiaomi', parties: ['Example GmbH', 'Xiaomi'], document, owner: 'Dana' },
    ...{ effective_from: '2026-10-01', expires: '2027-09-30' },
    attests: { 'training-use': { clause: '4.1', value: { used: 'never', covers: ['prompts', 'outputs'] } } },
  };
  writeFileSync(join(folder, 'attestations.yaml'), JSON.stringify({ attestations: [attestation] }));
}

const casesIn = (folder) => {
  const own = [
    '--attestations',
    join(folder, 'attestations.yaml'),
    '--waivers',
    join(folder, 'waivers.yaml'),
  ];
  const cases = {
    '--version': ['--version'],
    '--help': ['--help'],
    'check, JSON': ['xiaomi', '--format', 'json', ...AS_OF],
    'check, page': ['xiaomi', ...AS_OF],
    'check of a file of yours, JSON': ['muster-eu', '--data', FIXTURE, '--format', 'json', ...AS_OF],
    'check in a project, JSON': [
      '--project',
      join(folder, 'mimo-check.yaml'),
      ...own,
      '--format',
      'json',
      ...AS_OF,
    ],
    'validate a file of yours': ['validate', FIXTURE, ...AS_OF],
  };
  const commands = Object.entries(cases).map(([name, args]) => [name, [process.execPath, PROGRAM, ...args]]);
  return Object.fromEntries(commands);
};

/** Peak memory of a command over that of a bare node. */
function peakOver(command) {
  const peak = ([node, ...args]) => {
    const code =
      "process.on('exit', () => require('fs').writeSync(3, String(process.resourceUsage().maxRSS)))";
    const preload = join(mkdtempSync(join(tmpdir(), 'mimo-check-bench-')), 'peak.cjs');
    writeFileSync(preload, code);
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
    const { output } = spawnSync(node, ['--require', preload, ...args], { stdio, encoding: 'utf8' });
    rmSync(preload);
    return Number(output[3]);
  };
  return peak(command) / peak([process.execPath, '-e', '0']);
}

/** Measures and prints every case; returns what is kept as a baseline. */
export function measureStarts(pairs) {
  const folder = mkdtempSync(join(tmpdir(), 'mimo-check-bench-'));
  try {
    writeProject(folder);
    const kept = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, 'utf8')) : { cases: {} };
    console.log(circumstances(pairs));
    const commands = casesIn(folder);
    const results = ratiosOf(commands, pairs);
    for (const result of results) {
      const before = kept.cases[result.name];
      console.log(line(result, before === undefined ? '' : `; kept: ${before}`));
    }
    const memory = peakOver(commands['check, JSON']);
    console.log(`peak memory of a check, JSON: ${memory.toFixed(2)} × node -e 0`);
    const cases = Object.fromEntries(results.map(({ name, median }) => [name, Number(median.toFixed(2))]));
    return `${JSON.stringify({ node: process.versions.node, pairs, cases }, null, 2)}\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
