/** A machine whose clock nobody has set: what needs no day works, the rest says what is wrong. */
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/command-table.js';
import { run, TODAY } from '../kit/run.js';

describe.each(['1970-01-01', '2100-12-31', '2101-01-01', '+010000-01'])('a clock of %s', (today) => {
  test.each(COMMAND_NAMES)('leaves the help page of %s', async (name) => {
    expect(await run([name, '--help'], { today })).toMatchObject({ code: 0, stderr: '' });
  });
  test('matters to no run that names its day', async () => {
    const line = ['check', 'xiaomi', '--as-of', TODAY, '--format', 'json'];
    expect(await run(line, { today })).toEqual(await run(line));
  });
});

test.each(['1970-01-01', '2101-01-01', '+010000-01'])(
  'a clock of %s judges nothing, and is named',
  async (today) => {
    for (const argv of [
      ['xiaomi'],
      ['gaps', 'xiaomi'],
      ['rules'],
      ['models'],
      ['init', 'xiaomi'],
      ['config'],
    ]) {
      const { code, stdout, stderr } = await run(argv, { today });
      expect([argv, code, stdout]).toEqual([argv, 2, '']);
      expect(stderr).toContain(
        `mimo-check: the clock of this machine says ${today}\n  Set it right, or name the day`,
      );
    }
  },
);
