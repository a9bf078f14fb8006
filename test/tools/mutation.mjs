// Mutation testing with Stryker: changes the deciding code in every small way, and counts the changes that a
// test notices.
// `npm run mutation`, or `npm run mutation -- decide escape` for some parts. Exits 1 if a score is below the
// minimum.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The files that collect the evidence. Each has direct tests under its own name. */
const EVIDENCE = [
  'evidence/classify',
  ...['evidence', 'targets', 'weakness', 'on-file', 'replaced-value', 'caveats'].map(
    (name) => `verdict/${name}`,
  ),
];

/** Each part: the files to change and the tests to run. */
const PARTS = {
  decide: {
    mutate: ['verdict/decision', 'verdict/contest', 'verdict/decide'],
    tests: ['verdict/oracle', 'verdict/decision-table', 'verdict/decide'],
  },
  evidence: { mutate: EVIDENCE, tests: EVIDENCE },
  evaluate: {
    mutate: ['verdict/evaluate', 'verdict/evidence-digest'],
    tests: [
      ...['evaluate', 'card', 'message', 'brief', 'evidence-digest'],
      ...['prevails-message', 'not-asked', 'reported-search'],
    ].map((name) => `verdict/${name}`),
  },
  waivers: {
    mutate: ['verdict/apply-waivers', 'verdict/load-waivers', 'verdict/verdict'],
    tests: [
      ...['verdict/apply-waivers', 'verdict/load-waivers', 'verdict/verdict', 'verdict/gate-table'],
      ...['cli/waive', 'cli/waiver-days', 'cli/exit-code'],
    ],
  },
  loader: {
    mutate: [
      ...['read-file', 'load-file', 'yaml'].map((name) => `input/${name}`),
      ...['read-any', 'tokens', 'texts', 'cursor', 'scalars', 'read-simple'].map(
        (name) => `input/yaml/${name}`,
      ),
    ],
    tests: ['input/read-file', 'input/load-file', 'input/yaml', 'input/read-simple'],
  },
  escape: { mutate: ['format/escape'], tests: ['format/escape', 'format/markdown'] },
};
const LEAST = 90;
const STRYKER = 'test/oracles/node_modules/@stryker-mutator/core/bin/stryker.js';

/** The share of changes that a test noticed, in percent. */
function shareOf(mutants) {
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
  return (100 * noticed) / Math.max(1, noticed + missed);
}

const scoreOf = (mutants, name) =>
  `${name}: ${shareOf(mutants).toFixed(1)} % of ${mutants.length} changes noticed`;

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
    // On a busy machine, a change that is only slow must not count as noticed.
    timeoutMS: 60_000,
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: 'coverage/mutation/tmp',
    allowConsoleColors: false,
  };
  writeFileSync(config, JSON.stringify(options));
  const env = {
    ...process.env,
    MUTATION_TESTS: tests.join(','),
    MUTATION_FILES: options.mutate.join(','),
    FUZZ_RUNS: '50',
    ORACLE_STRIDE: '13',
  };
  const { status, stdout } = spawnSync(process.execPath, [STRYKER, 'run', config], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(stdout);
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const mutants = Object.entries(files).flatMap(([file, { mutants: found }]) =>
    found.map((mutant) => ({ file, ...mutant })),
  );
  const missed = mutants.filter(({ status: how }) => how === 'Survived' || how === 'NoCoverage');
  for (const { file, location, replacement } of missed)
    console.log(`  ${file}:${location.start.line}:${location.start.column}: ${replacement}`);
  for (const file of Object.keys(files))
    console.log(
      `  ${scoreOf(
        mutants.filter((one) => one.file === file),
        file,
      )}`,
    );
  console.log(scoreOf(mutants, part));
  red ||= shareOf(mutants) < LEAST;
}
process.exitCode = red ? 1 : 0;
