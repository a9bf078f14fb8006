// Packs the package, installs the tarball in an empty folder, and runs it on every Node in test/oracles.
// Prints a line for each check, and ends with the number of passed and failed checks.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const oracles = resolve('test/oracles/node_modules');
const nodes = readdirSync(oracles)
  .filter((name) => /^node-\d+$/.test(name))
  .sort()
  .map((name) => join(oracles, name, 'bin', 'node'));
const folder = mkdtempSync(join(tmpdir(), 'mimo-check-matrix-'));
const tarball = join(
  folder,
  JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' }))[0]
    .filename,
);
const home = join(folder, 'empty');
execFileSync('mkdir', [home]);
writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
execFileSync('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: home, stdio: 'ignore' });
writeFileSync(
  join(home, 'api.js'),
  `import { check, exitCode } from 'mimo-check';
const report = check({ subjects: ['xiaomi'], asOf: '2026-11-23' });
console.log(report.verdict, exitCode(report), report.summary.rulesAsked);
`,
);

let passed = 0;
let failed = 0;
const expect = (what, actual, wanted) => {
  const ok = actual === wanted;
  if (ok) passed++;
  else failed++;
  console.log(
    `${ok ? 'ok  ' : 'FAIL'} ${what}${ok ? '' : `: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`}`,
  );
};

const program = join(home, 'node_modules', 'mimo-check', 'bin', 'mimo-check.js');
let reference;
for (const node of nodes) {
  const run = (...args) => spawnSync(node, args, { cwd: home, encoding: 'utf8' });
  const version = run('-v').stdout.trim();
  const report = run(program, 'xiaomi', '--as-of', '2026-11-23', '--format', 'json');
  reference ??= report.stdout;
  expect(`${version}: check exits 1`, report.status, 1);
  expect(`${version}: standard error is empty`, report.stderr, '');
  expect(
    `${version}: the JSON is the same byte for byte`,
    report.stdout === reference && reference.length > 1000,
    true,
  );
  expect(`${version}: an unknown subject exits 2`, run(program, 'xiaomii').status, 2);
  const { verdict, summary } = JSON.parse(reference);
  expect(`${version}: the API answers`, run('api.js').stdout.trim(), `${verdict} 1 ${summary.rulesAsked}`);
}
const npx = spawnSync('npx', ['mimo-check', 'xiaomi'], { cwd: home, encoding: 'utf8' });
expect('npx mimo-check in the empty folder exits 1', npx.status, 1);
rmSync(folder, { recursive: true });
console.log(`matrix: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
