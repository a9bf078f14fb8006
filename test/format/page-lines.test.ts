import { expect, test } from 'vitest';
import { check } from '../../src/cli/commands/check.js';
import { render } from '../../src/format/index.js';

const REPORT = check({ subjects: ['xiaomi'], asOf: '2026-11-26' });
const linesAt = async (width: number): Promise<string[]> =>
  (await render(REPORT, 'table', { width, color: false, unicode: true })).trimEnd().split('\n');

test('the page of xiaomi has at most 45 lines at 80 columns', async () => {
  expect((await linesAt(80)).length).toBeLessThanOrEqual(45);
});

test('a wider page never has more lines, from 40 to 240 columns', async () => {
  const widths = Array.from({ length: 201 }, (_, index) => 40 + index);
  const heights = await Promise.all(widths.map(async (width) => (await linesAt(width)).length));
  const higher = widths.filter((_, index) => (heights[index] ?? 0) > (heights[index - 1] ?? Infinity));
  expect(higher).toEqual([]);
});
