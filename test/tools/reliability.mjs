// Measures what takes too long for the suite, one line a figure: npm run reliability [-- name…] [--runs N] [--seed N].
// The measurements are in test/reliability/measures.ts; the program is the one in dist. Exits 1 where something is wrong.
import { parseArgs } from 'node:util';
import { importTool } from '../build/bundle.mjs';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
// Additional certificates make each start of Node several times slower.
delete process.env.NODE_EXTRA_CA_CERTS;
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = values.runs === undefined ? {} : { runs: Number(values.runs) };
console.log(`reliability: seed ${seed}`);
const { measure } = await importTool('test/tools/reliability-runs.ts');
process.exitCode = (await measure(positionals, { seed, ...runs })) === 0 ? 0 : 1;
