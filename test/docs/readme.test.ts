import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examplesOf, sectionOf, shell } from '../kit/examples.js';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';

const { folder, at } = scratch();
const FIXED = { MIMO_CHECK_AS_OF: '2026-11-23', COLUMNS: '100', LANG: 'C.UTF-8' };
/** Those of that section work in a folder of their own: piping.test.ts. */
const examples = examplesOf(sectionOf(readFileSync('README.md', 'utf8'), 'Piping', { without: true }));

// npx itself takes two seconds to find a program that lies here: one example asks it, the others what it would start.
write(folder, {
  npx: `#!/bin/sh\n[ "$1" = mimo-check ] && shift && exec ${resolve('bin/mimo-check.js')} "$@"\n`,
});
chmodSync(at('npx'), 0o755);
const QUICK = { ...FIXED, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
afterAll(() => rmSync(folder, { recursive: true }));

describe('README', () => {
  needs('jq');

  test('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });
  test.each(examples)('line $line: $command', ({ command, output }) => {
    expect(shell(command, process.cwd(), QUICK)).toBe(output);
  });
  test('is true of npx itself', () => {
    const [first] = examples.filter(({ command }) => command.startsWith('npx mimo-check'));
    expect(shell(first?.command ?? '', process.cwd(), FIXED)).toBe(first?.output);
  });
});
