// Start and run times of whole processes, as medians of paired runs against a bare node, since machines
// differ.
// With `growth` as its first argument: how time and memory grow with the providers on file (growth.mjs).
import { spawnSync } from 'node:child_process';
import { growth } from './growth.mjs';

const RUNS = Number(process.argv[2] ?? 15);
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;
const time = (args) => {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const program = 'bin/mimo-check.js';
const cases = {
  '--version': [program, '--version'],
  xiaomi: [program, 'xiaomi', '--as-of', '2026-11-23'],
  'xiaomi --format json': [program, 'xiaomi', '--as-of', '2026-11-23', '--format', 'json'],
  'show xiaomi': [program, 'show', 'xiaomi'],
};
function measureStarts() {
  for (const [name, args] of Object.entries(cases)) {
    time(args);
    const ratios = Array.from({ length: RUNS }, () => {
      const bare = time(['-e', '0']);
      return time(args) / bare;
    });
    console.log(`${name.padEnd(24)} ${median(ratios).toFixed(2)} × node -e 0  (median of ${RUNS} pairs)`);
  }
}

if (process.argv[2] === 'growth') await growth(process.argv[3]);
else measureStarts();
