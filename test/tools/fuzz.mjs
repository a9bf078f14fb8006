// Runs the program on corrupted files: npm run fuzz -- --runs 20000 [--seed 7].
// Prints the seed first, so that a run can be repeated; keeps each failure under coverage/fuzz. Exits 1 if
// there is one.
import { parseArgs } from 'node:util';
import { importTool } from './bundle.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(values.runs ?? 20_000);
console.log(`fuzz: ${runs} runs, seed ${seed}`);
const { fuzz } = await importTool('fuzz-runs');
const { failures, codes, slowest } = await fuzz({ runs, seed, keepIn: 'coverage/fuzz' });
const counts = Object.entries(codes).map(([code, count]) => `exit ${code}: ${count}`);
console.log(`fuzz: ${counts.join(', ')}; slowest ${Math.round(slowest)} ms; ${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
