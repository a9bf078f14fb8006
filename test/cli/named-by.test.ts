import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDataset } from '../../src/core/load-dataset.js';
import { formatProblem, InputError, inputError, type Problem } from '../../src/core/problem.js';
import { namingWho, withNamers } from '../../src/cli/named-by.js';
import type { Flags } from '../../src/cli/options.js';
import { loadProject } from '../../src/cli/project.js';
import { scratch, write } from './files.js';

const { folder, at } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(at('below'));
  write(folder, { 'mimo-check.yaml': 'policy: ./p.yaml\ndata: [a, b]\nwaivers:\n  - w.yaml\n' });
  process.chdir(at('below'));
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** As `gather` fills them in, with each key from where it is said to be. */
function flagsFrom(from: 'project' | 'variable' | 'flag'): Flags {
  const project = loadProject('../mimo-check.yaml');
  const { policy, data, waivers } = project;
  const source = (key: string) =>
    from === 'project'
      ? { from, ...project.at([key]) }
      : { from, name: from === 'flag' ? `--${key}` : `MIMO_CHECK_${key.toUpperCase()}` };
  const keys = ['policy', 'data', 'waivers'];
  return {
    ...{ inForce: project, policy, sources: new Map(keys.map((key) => [key, source(key)])) },
    ...(data === undefined ? {} : { data }),
    ...(waivers === undefined ? {} : { waivers }),
  };
}

const missing = (file: string): Problem => ({ file, message: 'no such file' });
const UNKNOWN: Problem = { message: 'unknown policy "p"', hint: 'Did you mean q?' };

test.each<[string, 'project' | 'variable' | 'flag', Problem, string]>([
  [
    'the policy of a project',
    'project',
    missing('../p.yaml'),
    '../mimo-check.yaml:1:1: policy: ../p.yaml: no such file',
  ],
  ['its data', 'project', missing('../b'), '../mimo-check.yaml:2:11: data[1]: ../b: no such file'],
  [
    'its waivers, by the whole path',
    'project',
    missing(at('w.yaml')),
    `../mimo-check.yaml:4:5: waivers[0]: ${at('w.yaml')}: no such file`,
  ],
  [
    'a variable',
    'variable',
    missing('../p.yaml'),
    'environment variable MIMO_CHECK_POLICY="../p.yaml": no such file',
  ],
  [
    'a variable with an unknown id',
    'variable',
    UNKNOWN,
    'environment variable MIMO_CHECK_POLICY="../p.yaml": unknown policy "p"\n  Did you mean q?',
  ],
  ['an option', 'flag', missing('../p.yaml'), '../p.yaml: no such file'],
  ['nobody', 'project', missing('p.yaml'), 'p.yaml: no such file'],
  [
    'what stands in a file',
    'project',
    { ...missing('../p.yaml'), line: 3, column: 1 },
    '../p.yaml:3:1: no such file',
  ],
  ['no file', 'project', { message: 'x' }, 'x'],
])('%s', (_, from, problem, expected) => {
  expect(withNamers([problem], flagsFrom(from)).map(formatProblem)).toEqual([expected]);
});

test('a step that throws tells who named the file; any other error passes', async () => {
  const flags = flagsFrom('project');
  await expect(namingWho(flags, () => loadDataset(flags.data))).rejects.toThrow(
    '../mimo-check.yaml:2:8: data[0]: ../a: no such file\n../mimo-check.yaml:2:11: data[1]: ../b: no such file',
  );
  await expect(namingWho(flags, () => Promise.reject(inputError('x')))).rejects.toBeInstanceOf(InputError);
  await expect(namingWho(flags, () => Promise.reject(new Error('y')))).rejects.toThrow(/^y$/);
  expect(await namingWho(flags, () => 7)).toBe(7);
});
