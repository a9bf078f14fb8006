import { describe, expect, test } from 'vitest';
import { splitLine } from '../../src/cli/completion/shell-words.js';
import { COMMAND_NAMES } from '../../src/cli/program.js';
import { run } from './run.js';

/** The lines under "Examples:" on the help page of a command. */
async function examplesOf(name: string): Promise<string[]> {
  const { stdout } = await run(['help', name]);
  const [, block = ''] = /^Examples:\n((?: {2}.*\n)+)/m.exec(stdout) ?? [];
  return block.split('\n').flatMap((line) => (line === '' ? [] : [line.trim()]));
}

describe('the examples on the help pages work as they stand', () => {
  test.each(COMMAND_NAMES)('%s', async (name) => {
    for (const line of await examplesOf(name)) {
      // The parts of a pipe, one after the other: each has to be understood.
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
