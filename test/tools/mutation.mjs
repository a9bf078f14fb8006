// Changes the code that decides in every small way, and sees whether a test notices: mutation testing, by Stryker.
// `npm run mutation`, or `npm run mutation -- decide escape` for some parts. Exits 1 where the score is below its mark.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Each part: what is changed, which tests are asked, and the least share of changes that they must notice. */
const PARTS = {
  decide: {
    mutate: ['policy/decide', 'policy/evidence'],
    tests: ['decide', 'decision-table', 'card', 'lay-over', 'routes', 'fixtures'].map(
      (name) => `policy/${name}`,
    ),
  },
  evaluate: {
    mutate: ['policy/evaluate'],
    tests: ['card', 'decision-table', 'routes', 'message', 'facts', 'fixtures'].map(
      (name) => `policy/${name}`,
    ),
  },
  waivers: {
    mutate: ['policy/apply-waivers', 'policy/check-waivers', 'policy/verdict'],
    tests: ['policy/apply-waivers', 'policy/verdict'],
  },
  loader: {
    mutate: ['core/read-file', 'core/load-file', 'core/yaml'],
    tests: ['core/read-file', 'core/load-file', 'core/yaml'],
  },
  escape: { mutate: ['report/escape'], tests: ['report/escape', 'report/markdown'] },
};
const LEAST = 90;
const STRYKER = 'test/oracles/node_modules/@stryker-mutator/core/bin/stryker.js';

if (!existsSync(STRYKER)) throw new Error('Stryker is missing: run npm ci --prefix test/oracles');
mkdirSync('coverage/mutation', { recursive: true });
const asked = process.argv.slice(2);
let red = false;
for (const [part, { mutate, tests }] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  const report = `coverage/mutation/${part}.json`;
  const config = `coverage/mutation/${part}.config.json`;
  const options = {
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation.config.ts', related: false },
    mutate: mutate.map((file) => `src/${file}.ts`),
    ignorePatterns: ['test/oracles', 'coverage', 'dist'],
    coverageAnalysis: 'perTest',
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: 'coverage/mutation/tmp',
    allowConsoleColors: false,
  };
  writeFileSync(config, JSON.stringify(options));
  const env = { ...process.env, MUTATION_TESTS: tests.join(','), FUZZ_RUNS: '50' };
  const { status, stdout } = spawnSync(process.execPath, [STRYKER, 'run', config], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(stdout);
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const mutants = Object.entries(files).flatMap(([file, { mutants: found }]) =>
    found.map((mutant) => ({ file, ...mutant })),
  );
  const noticed = mutants.filter(({ status: how }) => how === 'Killed' || how === 'Timeout').length;
  const missed = mutants.filter(({ status: how }) => how === 'Survived' || how === 'NoCoverage');
  const score = (100 * noticed) / (noticed + missed.length);
  red ||= score < LEAST;
  for (const { file, location, replacement } of missed)
    console.log(`  ${file}:${location.start.line}:${location.start.column}: ${replacement}`);
  console.log(`${part}: ${score.toFixed(1)} % of ${noticed + missed.length} changes noticed`);
}
process.exitCode = red ? 1 : 0;
