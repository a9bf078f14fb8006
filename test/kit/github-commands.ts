import { spawnSync } from 'node:child_process';
import type { ReadCommand } from './commands-in.js';

const ORACLE = new URL('../oracles/node_modules/@actions/core/lib/command.js', import.meta.url).href;

/** What GitHub's own toolkit prints for some commands, in one process. */
export function githubCommands(commands: readonly ReadCommand[]): string {
  const script = `
    import { readFileSync } from 'node:fs';
    import { issueCommand } from ${JSON.stringify(ORACLE)};
    for (const { name, properties, message } of JSON.parse(readFileSync(0, 'utf8')))
      issueCommand(name, properties, message);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    input: JSON.stringify(commands),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`@actions/core: ${stderr} (npm ci --prefix test/oracles)`);
  return stdout;
}
