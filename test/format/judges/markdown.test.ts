import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forMarkdown } from '../../../src/format/escape.js';
import { render } from '../../../src/format/index.js';
import type { Report } from '../../../src/report/reports.js';
import { isGap } from '../../../src/verdict/finding.js';
import { isGating } from '../../../src/verdict/verdict.js';
import { scratch, write } from '../../kit/files.js';
import { judgedReports } from '../../kit/judged-reports.js';
import { needsOracles, oracleFile } from '../../kit/oracles.js';
import { rewordReport } from '../../kit/reword.js';
import { json } from '../../kit/run.js';

needsOracles('markdownlint-cli2');

const { folder, at } = scratch();
const CONFIG = resolve('test/fixtures/judges/.markdownlint-cli2.jsonc');
const TERMINAL = { width: 80, color: false, unicode: true };
/** A text with all Markdown syntax, for reports other than a check. */
const MARKUP = '| `x` *b* _i_ [a](https://e.example) <b>&amp; www.e.example a@e.example @all\n# h\n\n- i';

const NAMES = [
  ...['empty', 'mixed', 'hostile', 'large'],
  ...['gaps', 'models', 'compare'].flatMap((name) => [name, `${name}, hostile`]),
];
const rendered = new Map<string, { report: Report; markdown: string }>();
const resultOf = (name: string) => {
  const one = rendered.get(name);
  if (one === undefined) throw new Error(name);
  return one;
};

const ASKED: Readonly<Record<string, string[]>> = {
  gaps: ['gaps', 'xiaomi', '--policy', 'gdpr', '--sort', 'rule'],
  models: ['models', '--columns', 'id,name,modality,input-price,lifecycle'],
  compare: ['compare', 'xiaomi', 'xiaomi/mimo-v2-pro'],
};

beforeAll(async () => {
  const reports: Record<string, Report> = { ...(await judgedReports()) };
  for (const [name, argv] of Object.entries(ASKED)) {
    const report = (await json(argv)) as Report;
    reports[name] = report;
    reports[`${name}, hostile`] = rewordReport(report, () => MARKUP);
  }
  for (const [name, report] of Object.entries(reports))
    rendered.set(name, { report, markdown: await render(report, 'markdown', TERMINAL) });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The messages of markdownlint on some documents. */
function lint(documents: Readonly<Record<string, string>>): { ok: boolean; stderr: string } {
  write(folder, documents);
  const argv = [oracleFile('.bin/markdownlint-cli2'), '--config', CONFIG, ...Object.keys(documents)];
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' });
  return { ok: status === 0, stderr };
}

/** All tokens of a document, as GitHub reads it. */
function tokensOf(markdown: string): Token[] {
  const found: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => void found.push(token));
  return found;
}

const tablesOf = (markdown: string): Tokens.Table[] =>
  tokensOf(markdown).filter((token): token is Tokens.Table => token.type === 'table');

/** The number of cells written in each line of a table: a reader would drop or fill those that do not fit. */
const writtenCells = ({ raw }: Tokens.Table): number[] =>
  raw
    .trim()
    .split('\n')
    .map((line) => line.replace(/\\./g, '').split('|').length - 2);

test('markdownlint accepts every document', () => {
  const documents = Object.fromEntries(
    NAMES.map((name, index) => [`${index}.md`, resultOf(name).markdown] as const),
  );
  expect(lint(documents)).toEqual({ ok: true, stderr: '' });
  expect(readFileSync(at('0.md'), 'utf8')).toBe(resultOf('empty').markdown);
});

test('markdownlint refuses a bad document', () => {
  const { ok, stderr } = lint({
    'bad.md': readFileSync('test/fixtures/judges/markdown-bad.md', 'utf8'),
  });
  expect(ok).toBe(false);
  for (const rule of ['MD056', 'MD033', 'MD034']) expect(stderr).toContain(rule);
});

describe.each(NAMES)('the %s report', (name) => {
  test('has as many cells in each row of a table as in its header', () => {
    const tables = tablesOf(resultOf(name).markdown);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const counts = writtenCells(table);
      expect(counts).toHaveLength(table.rows.length + 2);
      expect([...new Set(counts)]).toEqual([table.header.length]);
    }
  });

  test('has no HTML, link, image or code, whatever the texts contain', () => {
    const types = tokensOf(resultOf(name).markdown).map(({ type }) => type);
    expect(
      types.filter((type) => ['html', 'link', 'image', 'code', 'codespan', 'del'].includes(type)),
    ).toEqual([]);
  });
});

/** A text as a reader of the page sees it. */
const plainOf = (tokens: readonly Token[] = []): string =>
  tokens
    .map((token): string => {
      if ('tokens' in token) return plainOf(token.tokens);
      return 'text' in token ? String(token.text) : '';
    })
    .join('');

test.each(['empty', 'mixed', 'hostile', 'large'])(
  'the %s report has a row for every finding, with blocking gaps first',
  (name) => {
    const { report, markdown } = resultOf(name);
    if (report.kind !== 'check') throw new Error(report.kind);
    const idsIn = (tables: readonly Tokens.Table[]): string[] =>
      tables.flatMap(({ rows }) => rows.map((row) => plainOf(row.at(-1)?.tokens)));
    const tables = tablesOf(markdown);
    expect(idsIn(tables).toSorted()).toEqual(report.findings.map(({ id }) => id).toSorted());
    const gaps = tables.filter(({ header }) => header[0]?.text === 'Effect');
    const effects = gaps.flatMap(({ rows }) => rows.map(([effect]) => plainOf(effect?.tokens)));
    expect(effects).toHaveLength(report.findings.filter(isGap).length);
    const blocking = report.findings.filter((finding) => isGating(finding, report.policy.failOn)).length;
    expect(effects.slice(0, blocking).every((effect) => effect === 'blocking')).toBe(true);
    expect(effects.slice(blocking)).not.toContain('blocking');
  },
);

test('the mixed report has all its sections and texts', () => {
  const { report, markdown } = resultOf('mixed');
  if (report.kind !== 'check') throw new Error(report.kind);
  const heads = tokensOf(markdown).flatMap((token) =>
    token.type === 'heading' ? [plainOf((token as Tokens.Heading).tokens)] : [],
  );
  expect(heads.slice(1).map((head) => head.replace(/ \(\d+\)/, ''))).toEqual([
    ...['Gaps', 'Leads, unverified', 'Shown', 'Not applicable', 'Waivers'],
    ...['Your own evidence, attested by you, not verified by mimo-check', 'Sources', 'Not checked', 'Notice'],
  ]);
  const texts = [
    ...[report.sentence, report.headline, report.assumes, ...report.overrules, ...report.notice],
    ...[report.dataset.digest, report.policy.digest, ...report.waivers.map(({ text }) => text)],
    ...report.attestations.map(({ title }) => title),
  ];
  for (const text of texts) expect(markdown).toContain(forMarkdown(text));
  expect(markdown).toMatch(/if true, /i);
  for (const { text } of report.waivers) expect(text).not.toBe('');
});

test('a list of gaps keeps the requested order, and says what would block', () => {
  const { report, markdown } = resultOf('gaps');
  if (report.kind !== 'gaps') throw new Error(report.kind);
  const rows = tablesOf(markdown)[0]?.rows ?? [];
  expect(rows.map((row) => plainOf(row.at(-1)?.tokens))).toEqual(report.findings.map(({ id }) => id));
  expect([...new Set(rows.map(([effect]) => plainOf(effect?.tokens)))].toSorted()).toEqual([
    'would block',
    'would not block',
  ]);
});
