import { marked } from 'marked';
import { beforeAll, describe, expect, test } from 'vitest';
import { fitTables } from '../../src/format/ci/fitting-tables.js';
import { render } from '../../src/format/index.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { judgedReports } from '../kit/judged-reports.js';

const PLAIN = { width: 120, color: false, unicode: true };
const MOST = 900 * 1024;
const textOf = (report: CheckReport): Promise<string> => render(report, 'github-summary', PLAIN);

let reports: Awaited<ReturnType<typeof judgedReports>>;
beforeAll(async () => {
  reports = await judgedReports();
});

/** The markup in a text: HTML tags, links and images. */
function markupIn(text: string): string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token) => {
    if (['html', 'link', 'image'].includes(token.type)) found.push(token.raw.trim());
  });
  return [...new Set(found.flatMap((one) => one.split('\n')))].toSorted();
}

/** The numbers of cells in the table rows of a text. */
const cellCounts = (text: string): Set<number> =>
  new Set(
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(/(?<!\\)\|/).length - 2),
  );

describe.each(['empty', 'mixed', 'hostile', 'large'] as const)('the %s report', (name) => {
  test('is below the size limit, with six cells in every row', async () => {
    const text = await textOf(reports[name]);
    expect(Buffer.byteLength(text)).toBeLessThan(MOST);
    expect(cellCounts(text)).toEqual(new Set([6]));
  });
  test('has only the markup of the format', async () => {
    const own = markupIn(await textOf(reports[name])).filter(
      (one) => !/^(<br>|<\/?details>|<summary>[A-Z][a-z ]+ \(\d+\)<\/summary>)$/.test(one),
    );
    expect(own).toEqual([]);
  });
});

test('the most important parts come first', async () => {
  const text = await textOf({ ...reports.mixed, overrules: ['All models are gone.'] });
  const heads = [...text.matchAll(/^(?:#+ .*|> \[!.*|<summary>.*)$/gm)].map(([line]) => line);
  expect(heads.map((line) => line.replace(/ ?\(\d+\)|<\/?summary>|: policy.*/g, ''))).toEqual([
    ...['## ✗ mimo-check: FAIL', '> [!WARNING]', '### Blocking', '### Accepted risks, still gaps'],
    ...['Warnings', 'Notes', 'Shown', 'Not applicable', '### Waivers', '### Your own evidence'],
  ]);
  expect(text).toContain('> - All models are gone.');
});

test('rows beyond the size limit are left out from the end, and counted', async () => {
  const { mixed } = reports;
  const findings = mixed.findings.map((finding) => ({ ...finding, message: `${finding.id} `.repeat(2_000) }));
  const text = await textOf({ ...mixed, findings });
  expect(Buffer.byteLength(text)).toBeLessThan(MOST);
  const left = [...text.matchAll(/^(\d+) more rows? left out for size\.$/gm)].map(([, count]) =>
    Number(count),
  );
  const rows = text.split('\n').filter((line) => /^\| [✗✓?!–] /.test(line)).length;
  expect(left.length).toBeGreaterThan(0);
  expect(rows + left.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(90);
  expect(text.slice(0, text.indexOf('<details>'))).not.toContain('left out');
  for (const line of mixed.notice) expect(text.replaceAll('\\', '')).toContain(line.slice(0, 80));
});

test('a very long text is cut to the size limit', async () => {
  const long = 'x'.repeat(2_000_000);
  const text = await textOf({
    ...reports.mixed,
    sentence: long,
    notice: [long],
    overrules: [long],
    assumes: long,
  });
  expect(Buffer.byteLength(text)).toBeLessThan(MOST);
  expect(text).toContain('1996000 more characters');
  expect(text).toContain('1 more row left out for size.');
});

test.each<[limit: number, expected: string]>([
  [1_000, 'a\n\nhead\n| 1 |\n| 22 |\n| 3 |\nfoot\n\nb'],
  [61, 'a\n\nhead\n| 1 |\n| 3 |\n\n1 more row left out for size.\nfoot\n\nb'],
])('fitTables keeps the tables within %i bytes', (limit, expected) => {
  const table = { head: 'head', rows: ['| 1 |', '| 22 |', '| 3 |'], foot: '\nfoot' };
  expect(fitTables(['a', table, 'b'], limit)).toBe(expected);
});
