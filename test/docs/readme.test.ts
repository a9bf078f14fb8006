import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplesOf, run, sectionOf } from '../kit/examples.js';

const FIXED = { MIMO_CHECK_AS_OF: '2026-11-23', COLUMNS: '100', LANG: 'C.UTF-8' };
/** Those of that section work in a folder of their own: piping.test.ts. */
const examples = examplesOf(sectionOf(readFileSync('README.md', 'utf8'), 'Piping', { without: true }));

describe('README', () => {
  test('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });
  test.each(examples)('line $line: $command', ({ command, output }) => {
    expect(run(command, process.cwd(), FIXED)).toBe(output);
  });
});
