import { describe, expect, test } from 'vitest';
import { run } from '../kit/run.js';

const page = async (...argv: string[]): Promise<string> =>
  (await run([...argv, '--as-of', '2026-11-23'], { env: { COLUMNS: '80' } })).stdout;

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('explain says each thing once', () => {
  test.each([
    ['no-training', 'xiaomi'],
    ['data-in-allowed-countries', 'xiaomi'],
    ['contracting-entity-named', 'xiaomi'],
    ['dpa-terms', 'mistral'],
  ])('%s of %s', async (rule, subject) => {
    const text = flat(await page('explain', rule, subject));
    const sentences: string[] = text.match(/[A-Z][^.]{40,}\./g) ?? [];
    const repeated = sentences.filter((one, index) => sentences.indexOf(one) !== index);
    // Articles may share what they say; statements, leads and remedies do not.
    expect(repeated.filter((one) => /said to|Get the|summary/.test(one))).toEqual([]);
    expect(text.match(/How to close this gap/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text.match(/not yet checked against/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test('in words, without the ids of the engine', async () => {
    const text = flat(await page('explain', 'no-training', 'xiaomi'));
    expect(text).toContain('Reasons other evidence on file disagrees; undated; none found');
    expect(text).toContain('→ not shown: The statement does not say that it covers prompts and outputs.');
    expect(text).toContain('→ does not answer: The statement does not say that it covers outputs.');
    expect(text).not.toMatch(/→ (fail|undecided|silent)|undated \(undated\)/);
    expect(flat(await page('explain', 'price-stated', 'xiaomi/mimo-v2-pro'))).toMatch(/ Caveat undated /);
  });

  test('how to close a gap is said of a rule alone, too', async () => {
    expect(await page('explain', 'no-training')).toContain('How to close this gap');
  });

  test('a rule alone credits no source', async () => {
    expect(await page('explain', 'dpa-terms')).not.toContain('Contains information from');
  });
});

describe('--details', () => {
  test('names the law on a line of its own, and the effect in the heading', async () => {
    const text = await page('xiaomi', '--details');
    expect(text).toContain('\n    Law: GDPR 28(2), 28(4); EDPB Opinion 22/2024\n');
    expect(text).not.toContain('[GDPR');
    for (const head of ['Blocking (7)', 'Warnings, not blocking (10)', 'Notes, not blocking (18)'])
      expect(text).toContain(`\n${head}\n`);
    expect(await page('xiaomi', '--details', '--fail-on', 'warning')).toContain(
      '\nWarnings, blocking (10)\n',
    );
    expect(await page('gaps', 'xiaomi', '--details')).toContain('\nErrors (7)\n');
  });

  test('a lead on a price has its figure', async () => {
    expect(flat(await page('xiaomi', '--details'))).toContain(
      'Lead (2026-05-07, unverified): input-price $0.10. What Xiaomi itself is said to have charged.',
    );
  });

  test('counts of nothing are left out of the summary', async () => {
    const [, summary = ''] = (await page('xiaomi', '--details', '--rule', 'breach-notice')).split(
      '\nSummary ',
    );
    expect(flat(summary)).toMatch(/1 not shown\. 1 gap: 1 blocking\. Fix first/);
  });

  test('items of lists have a hanging indent', async () => {
    for (const argv of [
      ['xiaomi', '--details'],
      ['explain', 'no-training', 'xiaomi'],
    ]) {
      const lines = (await page(...argv)).split('\n');
      const after = lines.flatMap((line, index) =>
        /^ {2}- .{70}/.test(line) ? [lines[index + 1] ?? ''] : [],
      );
      expect(after.length).toBeGreaterThan(1);
      expect(after.filter((line) => !/^ {4}\S/.test(line))).toEqual([]);
    }
  });
});
