import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examplesOf, sectionOf, shell } from '../kit/examples.js';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';

const { folder, at } = scratch();
const FIXED = { MIMO_CHECK_AS_OF: '2026-11-23', COLUMNS: '80', LANG: 'C.UTF-8' };
const TOPICS = readdirSync('data/help').map((name) => `data/help/${name}`);
/** The ten pipes need a working folder: piping.test.ts. */
const examples = ['README.md', ...TOPICS].flatMap((file) =>
  examplesOf(sectionOf(readFileSync(file, 'utf8'), 'Ten pipes', { without: true })).map((example) => ({
    file,
    ...example,
  })),
);

// npx takes two seconds to find a local program: one example uses it, the others start the program directly.
write(folder, {
  npx: `#!/bin/sh\n[ "$1" = mimo-check ] && shift && exec ${resolve('bin/mimo-check.js')} "$@"\n`,
  'mimo-check': `#!/bin/sh\nexec ${resolve('bin/mimo-check.js')} "$@"\n`,
});
for (const name of ['npx', 'mimo-check']) chmodSync(at(name), 0o755);
const QUICK = { ...FIXED, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
afterAll(() => rmSync(folder, { recursive: true }));

describe('README and help topics', () => {
  needs('jq');

  test('have examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });
  test.each(examples)('$file, line $line, prints its output: $command', ({ command, output }) => {
    expect(shell(command, process.cwd(), QUICK)).toBe(output);
  });
  test('an example works with npx itself', () => {
    const [first] = examples.filter(({ command }) => command.startsWith('npx mimo-check'));
    expect(shell(first?.command ?? '', process.cwd(), FIXED)).toBe(first?.output);
  });
});

describe('README', () => {
  const readme = readFileSync('README.md', 'utf8');
  test('has at most 180 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(180);
  });
  test('names every help topic', () => {
    const named = [...readme.matchAll(/`mimo-check help ([a-z-]+)`/g)].map(([, name = '']) => name);
    expect([...new Set(named)].toSorted()).toEqual(TOPICS.map((file) => file.slice(10, -3)).toSorted());
  });
});
