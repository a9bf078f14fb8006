import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { CompareReport } from '../../src/report/compare-report.js';
import { INVENTED } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const compare = async (...argv: string[]): Promise<CompareReport> =>
  (await json(['compare', ...argv])) as CompareReport;

describe('compare', () => {
  test('shows rules, prices and sizes side by side, in the order in which the subjects are given', async () => {
    const pro = 'xiaomi/mimo-v2-pro';
    const flash = 'xiaomi/mimo-v2-flash';
    const { subjects, facts, rules } = await compare(pro, flash);
    expect(subjects.map(({ id }) => id)).toEqual([pro, flash]);
    expect(facts.map(({ attribute, known }) => [attribute, ...known.map(({ values }) => values)])).toEqual([
      ['modality', ['text'], ['text']],
      ['context', [1048576], [262144]],
      ['input-price', ['1.00'], ['0.090']],
      ['output-price', ['3.00'], ['0.290']],
    ]);
    // All rules but context-minimum, which has nothing to compare.
    expect(rules).toHaveLength(25);
    const price = rules.find(({ rule }) => rule === 'price-stated');
    expect(price?.answers.map(([answer]) => [answer?.subject, answer?.outcome])).toEqual([
      [pro, 'pass'],
      [flash, 'unknown'],
    ]);
    // A question about the provider has the same answer for both.
    const training = rules.find(({ rule }) => rule === 'no-training');
    expect(training?.answers.map(([answer]) => answer?.subject)).toEqual(['xiaomi', 'xiaomi']);
  });

  test('distinguishes "not researched" from "none found"', async () => {
    const { stdout } = await run(['compare', 'xiaomi', 'acme-us', ...INVENTED], { env: { COLUMNS: '160' } });
    expect(stdout).toMatch(/provider-role +\? not researched/);
    expect(stdout).toMatch(/sub-processors-named +\? none found/);
  });

  test('for a provider, gives an answer for each of its models, with equal answers on one line', async () => {
    const { rules } = await compare('xiaomi', 'acme-us', ...INVENTED);
    const available = rules.find(({ rule }) => rule === 'model-available');
    expect(available?.answers.map((answers) => answers.length)).toEqual([3, 2]);
    const { stdout } = await run(['compare', 'xiaomi', 'acme-us', ...INVENTED], { env: { COLUMNS: '160' } });
    expect(stdout).toMatch(/model-available +\? reported only \(all 3 models\)/);
  });

  test("for a route, gives no price and none of the provider's answers", async () => {
    const { facts, rules } = await compare('xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-pro:free');
    expect(facts.find(({ attribute }) => attribute === 'input-price')?.known[1]).toEqual({
      values: [],
      why: 'other-route',
      attested: false,
    });
    expect(facts.find(({ attribute }) => attribute === 'context')?.known[1]?.values).toEqual([1048576]);
    const training = rules.find(({ rule }) => rule === 'no-training');
    expect(training?.answers[1]?.[0]?.reasons).toEqual(['other-route']);
  });

  test('does not rank: no colours, no "best", and exit 0 whatever the outcomes', async () => {
    const { code, stdout } = await run(['compare', 'xiaomi', 'muster-eu', ...INVENTED, '--color']);
    expect(code).toBe(0);
    // Bold and dim are allowed, green and red are not.
    expect(stdout).not.toMatch(/\u001b\[(3[1-7]|9[1-7])m/);
    expect(stdout).not.toMatch(/\b(best|better|worse|winner|score|rank(ed|s)?)\b/i);
    const [one, other] = await Promise.all([
      compare('xiaomi', 'muster-eu', ...INVENTED),
      compare('muster-eu', 'xiaomi', ...INVENTED),
    ]);
    expect(other.rules.map(({ answers }) => [...answers].reverse())).toEqual(
      one.rules.map(({ answers }) => answers),
    );
  });

  test.each([40, 80, 200])('fits in %i columns', async (columns) => {
    const { stdout } = await run(
      ['compare', 'xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni', 'xiaomi/mimo-v2-pro'],
      {
        env: { COLUMNS: String(columns) },
      },
    );
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });

  test('as CSV has a column for each subject', async () => {
    const { stdout } = await run(['compare', 'xiaomi', 'muster-eu', ...INVENTED, '--format', 'csv']);
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual(['name', 'title', 'xiaomi', 'muster-eu']);
    expect(rows.find(({ name }) => name === 'no-training')).toMatchObject({
      xiaomi: 'unknown: contested, undated, not-found',
      'muster-eu': 'pass',
    });
    expect(rows.find(({ name }) => name === 'context')).toMatchObject({ xiaomi: '262144; 1048576' });
  });

  test.each<[string[], RegExp]>([
    [['xiaomi'], /at least two subjects/],
    [['xiaomi', 'Xiaomi'], /are the same subject/],
    [['xiaomi', 'xioami'], /unknown provider or model "xioami"/],
    [['xiaomi', 'xiaomi/mimo-v2-pro', '--rule', 'no-trainin'], /unknown rule/],
  ])('%j exits 2', async (argv, message) => {
    const { code, stderr } = await run(['compare', ...argv]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
