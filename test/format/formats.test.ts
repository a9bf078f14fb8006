import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { renderCsv } from '../../src/format/rows.js';
import { render } from '../../src/format/index.js';
import { jsonLine } from '../../src/format/document.js';
import type { Cell, ListingReport } from '../../src/report/lists/listing-report.js';

const rendered = (
  report: ListingReport,
  format: 'table' | 'json' | 'yaml' | 'ndjson' | 'csv',
  width = 80,
): Promise<string> => render(report, format, { width, color: false, unicode: true });

/** A listing with one text column and these cells. */
const listing = (cells: readonly Cell[]): ListingReport => ({
  schemaVersion: 1,
  kind: 'listing',
  tool: { name: 'mimo-check', version: '0.0.0' },
  asOf: '2026-11-23',
  dataset: {
    digest: '0'.repeat(64),
    digests: { providers: '0'.repeat(64), law: '0'.repeat(64), adequacy: '0'.repeat(64) },
    replaced: [],
    added: [],
    replacedBy: [],
  },
  list: 'models',
  title: 'Models on file',
  columns: [{ name: 'name', title: 'Name', type: 'text' }],
  rows: cells.map((name) => ({ name })),
  unknown: cells.map(() => ({})),
  incomplete: cells.map(() => []),
  selection: { where: [] },
  counts: { total: cells.length, matching: cells.length, shown: cells.length, unknown: 0 },
  notes: [],
  notice: [],
});

const HOSTILE = [
  '\u001b]0;pwned\u0007',
  '\u001b[31mred',
  '\u009b31m',
  'a\u202eb',
  'a\u200bb',
  'a\u2028b',
  '::error::x',
  '##[error]x',
  '=cmd|calc',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  'a,b',
  'a"b',
  'a\nb',
  'a\r\nb',
  '\ud800',
  'no',
  '1e3',
  '12:30',
  '0x1F',
  '<<',
  '~',
  '- a',
  'a: b',
  '#x',
  '',
  ' ',
  '\u0085',
  '\ufeff',
];

const RAW = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const hiddenIn = (text: string): string[] => Array.from(text).filter((one) => one !== '\n' && RAW.test(one));
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);
const RUNS = { numRuns: 1000 };

describe.each(['table', 'json', 'yaml', 'ndjson'] as const)('%s', (format) => {
  test('contains no raw control or invisible character, whatever is on file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), async (cells) => {
        expect(hiddenIn(await rendered(listing(cells), format))).toEqual([]);
      }),
      RUNS,
    );
  });
  test('ends with one line end and has no byte order mark', async () => {
    const written = await rendered(listing(['a', 'b']), format);
    expect(written).toMatch(/[^\n]\n$/);
    expect(written.startsWith('\ufeff')).toBe(false);
  });
});

describe('csv', () => {
  test('has a header, and CRLF at the end of every line', async () => {
    expect(await rendered(listing(['a', null, ['x', 'y'], true, 3]), 'csv')).toBe(
      'name\r\na\r\n\r\nx; y\r\ntrue\r\n3\r\n',
    );
    expect(await rendered(listing([]), 'csv')).toBe('name\r\n');
  });

  test.each([
    ['=cmd', "'=cmd"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', "'=1"],
    ['\r\n =1', "'=1"],
    ['a\r\nb', 'a b'],
    ['x=1', 'x=1'],
  ])('%j is made harmless', async (given, expected) => {
    expect(await rendered(listing([given]), 'csv')).toBe(`name\r\n${expected}\r\n`);
  });

  test('reads back cell by cell with another library', () => {
    // An invisible character is escaped and a formula follows an apostrophe; the rest is unchanged.
    const shown = (cell: string): string =>
      cell
        .replace(/[\t\n\r]+/g, ' ')
        .trim()
        .replace(new RegExp(RAW, 'gu'), (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`)
        .replace(/##(\w*)\[/g, '##$1\\u{5b}');
    const row = fc.record({ a: text, b: text });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const csv = renderCsv({ columns: ['a', 'b'], rows });
        const found: { a: string; b: string }[] = parse(csv, { columns: true, record_delimiter: '\r\n' });
        const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');
        expect(found.map(({ a, b }) => [bare(a), bare(b)])).toEqual(
          rows.map(({ a, b }) => [shown(a), shown(b)]),
        );
        expect(hiddenIn(csv.replace(/\r\n/g, '\n'))).toEqual([]);
        // No cell is a formula in a spreadsheet.
        for (const cell of found.flatMap(({ a, b }) => [a, b])) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      RUNS,
    );
  });
});

test('ndjson: each line parses back to its value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text), async (cells) => {
      const lines = (await rendered(listing(cells), 'ndjson')).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(cells.map((name) => ({ name })));
    }),
    RUNS,
  );
  expect(jsonLine('a\u2028b\n')).toBe('"a\\u2028b\\n"\n');
});

test('yaml and json have the same content, read as YAML 1.2 and as YAML 1.1', async () => {
  const wellFormed = text.filter((one) => !/\p{Cs}/u.test(one));
  await fc.assert(
    fc.asyncProperty(fc.array(wellFormed), async (cells) => {
      const report = listing(cells);
      const json = JSON.parse(await rendered(report, 'json')) as unknown;
      const yaml = await rendered(report, 'yaml');
      expect(parseYaml(yaml)).toEqual(json);
      expect(parseYaml(yaml, { version: '1.1' })).toEqual(json);
    }),
    { numRuns: 300 },
  );
});

describe('a list that rests on an attestation', () => {
  const MARK = 'attested by you, not verified by mimo-check';
  const own = {
    ...listing(['a', null, ['b', 'c']]),
    attested: [[], [], ['name']],
    incomplete: [[], [], ['name']],
  };

  test.each<[format: 'csv' | 'ndjson' | 'table', report: ListingReport, expected: string]>([
    ['csv', own, `name,attested,attestation\r\na,,\r\n,,\r\nb; c,name,"${MARK}"\r\n`],
    ['csv', { ...listing([]), attested: [] }, 'name,attested,attestation\r\n'],
    [
      'ndjson',
      own,
      `${['"a"', 'null'].map((name) => `{"name":${name},"attested":[],"attestation":null}\n`).join('')}{"name":["b","c"],"attested":["name"],"attestation":"${MARK}"}\n`,
    ],
    ['table', own, 'b, c, … (attested by you)\n'],
  ])('is marked in %s', async (format, report, expected) => {
    expect(await rendered(report, format)).toContain(expected);
  });

  test('a column of the same name keeps its meaning', async () => {
    const named = ['attested', 'attestation'].map((name) => ({ name, title: name, type: 'text' as const }));
    const rows = [{ attested: true, attestation: 'x' }];
    const report = { ...listing(['a']), columns: named, rows, attested: [['attested']] };
    expect(await rendered(report, 'csv')).toBe(
      'attested,attestation,attested-columns\r\ntrue,x,attested\r\n',
    );
  });
});

describe('a table', () => {
  const many = listing(Array.from({ length: 600 }, (_, index) => `row ${index}`));
  test.each([40, 80, 200])('shows at most 500 rows at %i columns, and counts the rest', async (width) => {
    const page = await rendered(many, 'table', width);
    expect(page).toContain('row 499');
    expect(page).not.toContain('row 500');
    expect(page).toMatch(/100 more/);
  });
  test.each([20, 40, 80, 200])('is never wider than %i columns', async (width) => {
    const page = await rendered(listing(['word '.repeat(40), 'x'.repeat(300), ...HOSTILE]), 'table', width);
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });
});
