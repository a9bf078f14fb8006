// Writes the real output under each command of README.md, as test/docs/readme.test.ts will ask for it. Those on piping
// are left as they are: they commit and build, in a folder that test/docs/piping.test.ts makes for them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const env = {
  ...process.env,
  ...{
    MIMO_CHECK_AS_OF: '2026-11-23',
    COLUMNS: '100',
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    npm_config_loglevel: 'silent',
  },
};
const lines = [];
let inside = false;
let piping = false;
for (const line of readFileSync('README.md', 'utf8').split('\n')) {
  if (line.startsWith('## ')) piping = line === '## Piping';
  if (line.startsWith('```')) inside = line === '```console';
  if (!inside || piping || line.startsWith('```')) lines.push(line);
  else if (line.startsWith('$ ')) {
    const { stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${line.slice(2)}`], { encoding: 'utf8', env });
    lines.push(line, ...(stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n')));
  }
}
writeFileSync('README.md', lines.join('\n'));
