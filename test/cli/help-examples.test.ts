import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { splitLine } from '../../src/cli/completion/scripts.js';
import { COMMAND_NAMES } from '../../src/cli/command-table.js';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
afterEach(() => process.chdir(home));
afterAll(() => rmSync(folder, { recursive: true }));

/** The example commands on the help page of a command, each joined to one line. */
async function examplesOf(name: string): Promise<string[]> {
  const { stdout } = await run([name, '--help']);
  const [lead = ''] = stdout.split('\nUsage: ');
  return lead
    .replaceAll(' \\\n    ', ' ')
    .split('\n')
    .flatMap((line) => (line.startsWith('  mimo-check ') ? [line.trim()] : []));
}

/** Files that the examples of a command need. */
const BEFORE: Readonly<Record<string, () => Promise<unknown>>> = {
  validate: () => run(['init', 'xiaomi']),
  attest: () => Promise.resolve(write('.', { 'dpa.pdf': 'A contract.' })),
};

describe('the examples on each help page work as printed', () => {
  test.each(COMMAND_NAMES)('%s', async (name) => {
    const place = at(name);
    mkdirSync(place);
    process.chdir(place);
    await BEFORE[name]?.();
    const examples = await examplesOf(name);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.length).toBeLessThanOrEqual(3);
    expect(examples.join('\n')).toContain(`mimo-check ${name}`);
    for (const line of examples) {
      // The commands of a pipe run one after the other; each must be understood.
      const commands = line.split(/ \| (?=mimo-check)| > /).filter((part) => part.startsWith('mimo-check '));
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) {
        const { code, stderr } = await run(splitLine(command).words.slice(1), { stdin: 'xiaomi\n' });
        expect({ command, stderr }).toEqual({ command, stderr: '' });
        expect(code).toBeLessThan(2);
      }
    }
  });
});
