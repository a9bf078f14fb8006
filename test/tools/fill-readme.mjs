// Writes the real output under each command in README.md and in the help topics, as test/docs/readme.test.ts
// expects it. The ten pipes are left unchanged: they commit and build, in a folder made by
// test/docs/piping.test.ts.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { importTool } from '../build/bundle.mjs';

const { examplesOf, sectionOf } = await importTool('test/kit/examples.ts');

const path = mkdtempSync(join(tmpdir(), 'mimo-check-readme-'));
writeFileSync(join(path, 'mimo-check'), `#!/bin/sh\nexec ${resolve('bin/mimo-check.js')} "$@"\n`);
chmodSync(join(path, 'mimo-check'), 0o755);
const env = {
  ...process.env,
  ...{ PATH: `${path}:${process.env.PATH}`, MIMO_CHECK_AS_OF: '2026-11-23', COLUMNS: '80', LANG: 'C.UTF-8' },
  ...{ NO_COLOR: '1', npm_config_loglevel: 'silent' },
};

function fill(file) {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const examples = examplesOf(sectionOf(text, 'Ten pipes', { without: true }));
  // From the end, so that the numbers of earlier lines stay right.
  for (const { line, command, output } of examples.reverse()) {
    const first = line - 1 + command.split('\n').length;
    const { stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], { encoding: 'utf8', env });
    const printed = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
    lines.splice(first, output.split('\n').length - 1, ...printed);
  }
  writeFileSync(file, lines.join('\n'));
}

for (const file of ['README.md', ...readdirSync('data/help').map((name) => join('data/help', name))])
  fill(file);
rmSync(path, { recursive: true });
