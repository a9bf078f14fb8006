import { expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/command-table.js';
import { isReserved } from '../../src/evidence/cross-check.js';

test.each([...COMMAND_NAMES, 'help', 'Render'])('no provider or model can be named %s', (name) => {
  expect(isReserved(name)).toBe(true);
});
