// Runs the program on corrupted files: npm run fuzz -- --runs 20000 [--seed 7]. With --yaml: compares the two readers
// of YAML on corrupted texts, a million unless told otherwise.
// Prints the seed first, so that a run can be repeated; keeps each failure under coverage/fuzz. Exits 1 if
// there is one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importTool } from '../build/bundle.mjs';

const KEPT_IN = 'coverage/fuzz';

async function fuzzProgram(runs, seed) {
  const { fuzz } = await importTool('test/tools/fuzz-runs.ts');
  const { failures, codes, slowest } = await fuzz({ runs, seed, keepIn: KEPT_IN });
  const counts = Object.entries(codes).map(([code, count]) => `exit ${code}: ${count}`);
  console.log(`fuzz: ${counts.join(', ')}; slowest ${Math.round(slowest)} ms; ${failures} failures`);
  return failures;
}

async function fuzzYaml(runs, seed) {
  const { fuzzYaml } = await importTool('test/tools/fuzz-yaml.ts');
  const { different, simple } = fuzzYaml(runs, seed);
  console.log(
    `fuzz: ${simple} read by the simple reader, the others left to the library; ${different.length} differ`,
  );
  mkdirSync(KEPT_IN, { recursive: true });
  for (const [index, text] of different.entries())
    writeFileSync(join(KEPT_IN, `yaml-${seed}-${index}.yaml`), text);
  return different.length;
}

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, yaml: { type: 'boolean', default: false } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(values.runs ?? (values.yaml ? 1_000_000 : 20_000));
console.log(`fuzz: ${runs} runs, seed ${seed}`);
const failures = await (values.yaml ? fuzzYaml : fuzzProgram)(runs, seed);
process.exitCode = failures === 0 ? 0 : 1;
