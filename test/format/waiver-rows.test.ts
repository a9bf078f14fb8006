import { parse } from 'csv-parse/sync';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check-report.js';
import { provider, scratch, write, policy } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
const ASKED = ['alpha', '--data', at('alpha.yaml'), '--policy', at('asks.yaml')];
const WAIVED = [...ASKED, '--waivers', at('waivers.yaml')];

interface Entry {
  rule: string;
  granted: string;
  expires: string;
  evidence?: string;
}

const entry = ({ rule, granted, expires, evidence = 'a'.repeat(64) }: Entry): string =>
  `  - { rule: ${rule}, subject: alpha, reason: r, measures: [m], owner: Dana, granted: ${granted}, expires: ${expires}, evidence: ${evidence} }`;

/**
 * One for each state: in force and ending soon, expired, not yet granted, unused because shown, unused
 * because not asked, void.
 */
const entries = (evidence: string): Entry[] => [
  { rule: 'no-training', granted: '2026-10-01', expires: '2026-12-01', evidence },
  { rule: 'no-training', granted: '2026-05-01', expires: '2026-06-30' },
  { rule: 'no-training', granted: '2026-12-05', expires: '2026-12-31' },
  { rule: 'contracting-entity-named', granted: '2026-10-01', expires: '2026-12-20' },
  { rule: 'deletion-or-return', granted: '2026-10-01', expires: '2026-12-20' },
  { rule: 'breach-notice', granted: '2026-10-01', expires: '2026-12-20' },
];

beforeAll(async () => {
  const asks = {
    'no-training': 'error',
    'contracting-entity-named': 'error',
    'breach-notice': 'note',
  };
  write(folder, { 'alpha.yaml': provider('alpha'), 'asks.yaml': policy('asks', asks) });
  const { findings } = (await json(['check', ...ASKED])) as CheckReport;
  const evidence = findings.find(({ rule }) => rule === 'no-training')?.evidence ?? '';
  write(folder, { 'waivers.yaml': `waivers:\n${entries(evidence).map(entry).join('\n')}\n` });
});
afterAll(() => rmSync(folder, { recursive: true }));

type Row = Record<string, string>;
const rowsOf = async (argv: readonly string[]): Promise<Row[]> =>
  parse((await run([...argv, '--format', 'csv'])).stdout, { columns: true });
const outcome = ({ id, rule, waiver }: Row): string =>
  `${id === '' ? 'waiver' : 'finding'} ${rule ?? ''}: ${waiver?.split(/[ :]/)[0] ?? ''}`;

const LATER = 'waiver no-training: Granted';
const NOT_ASKED = 'waiver deletion-or-return: Unused';
const PAST = 'waiver no-training: Expired';

describe('csv has every waiver, on the row of its finding or on its own row', () => {
  test.each<[command: string, more: string[], expected: string[]]>([
    [
      'check',
      [],
      [
        ...['finding contracting-entity-named: Unused', 'finding no-training: Accepted'],
        ...['finding breach-notice: Void', NOT_ASKED, PAST, LATER],
      ],
    ],
    [
      'gaps',
      [],
      [
        ...['finding no-training: Accepted', 'finding breach-notice: Void'],
        ...['waiver contracting-entity-named: Unused', NOT_ASKED, PAST, LATER],
      ],
    ],
    [
      'gaps',
      ['--where', 'rule=breach-notice'],
      [
        ...['finding breach-notice: Void', 'waiver contracting-entity-named: Unused', NOT_ASKED],
        ...[PAST, 'waiver no-training: Accepted', LATER],
      ],
    ],
  ])('%s %j', async (command, more, expected) => {
    const rows = await rowsOf([command, ...WAIVED, ...more]);
    expect(rows.map(outcome).sort()).toEqual([...expected].sort());
  });

  test("a waiver's own row has its rule, its subject and whether it is in force, and nothing else", async () => {
    const rows = (await rowsOf(['gaps', ...WAIVED, '--where', 'rule=breach-notice'])).filter(
      ({ id }) => id === '',
    );
    for (const row of rows) {
      const { rule, subject, waived, waiver = '', ...rest } = row;
      expect(Object.values(rest).join('')).toBe('');
      expect([rule !== '', subject]).toEqual([true, 'alpha']);
      expect(waived).toBe(String(waiver.startsWith('Accepted by')));
    }
    expect(rows.map(({ waiver }) => waiver).join()).toContain('It ends in 8 days.');
  });

  test('the notes of a list of gaps name the waivers without effect, or soon without effect', async () => {
    const report = (await json(['gaps', ...WAIVED, '--columns', 'rule'])) as { notes: string[] };
    const notes = report.notes.filter((note) => note.startsWith('Waiver of '));
    expect(notes).toHaveLength(6);
    expect(notes[0]).toMatch(
      /^Waiver of breach-notice of alpha: Void: the evidence, or the way its digest is made, has changed .* grant it anew with evidence [0-9a-f]{64}; otherwise take the waiver out\.$/,
    );
  });
});
