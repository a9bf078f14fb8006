import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompareReport } from '../../src/report/compare-report.js';
import type { CheckReport } from '../../src/report/check-report.js';
import type { ShowReport } from '../../src/report/show-report.js';
import { scratch } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const ID = 'xiaomi/mimo-v2.5-pro';
const SAYS = "looks like an id of Xiaomi's MiMo family; it is not on file, so nothing is known about it";

describe('an id of a known family that is not on file', () => {
  test('fails the check, and is described as an id with nothing on file', async () => {
    const { code, stdout, stderr } = await run(['MiMo-v2.5-Pro']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.replace(/\s+/g, ' ')).toContain(`${ID}: ${SAYS}`);
    expect(stdout).not.toMatch(/did you mean/i);
  });

  test.each([
    [
      'anthropic/claude-sonet-4-5',
      'anthropic/claude-sonet-4-5 is not on file. Did you mean anthropic/claude-sonnet-4-5?',
    ],
    // Another number is another version, not a typing mistake.
    ['openai/gpt-99', undefined],
    [ID, undefined],
  ])('%s is compared with the ids on file: a misspelled id is named', async (id, says) => {
    const { code, stdout } = await run([id]);
    expect(code).toBe(1);
    const text = stdout.replace(/\s+/g, ' ');
    if (says === undefined) expect(text).not.toContain('Did you mean');
    else expect(text).toContain(says);
  });

  test('is an unlisted subject in a report, with no evidence', async () => {
    const report = (await json(['check', ID])) as CheckReport;
    expect(report.subjects).toEqual([
      { id: ID, kind: 'unlisted', name: ID, provider: 'xiaomi', family: 'MiMo' },
    ]);
    expect(report.evidence).toMatchObject({ reviewed: 0, reported: 0, searches: 0 });
    expect(report.summary.gaps).toBe(report.summary.findings);
  });

  test.each([
    [['gaps', ID], 0],
    [['gaps', ID, '--where', 'context>=1'], 0],
    [['gaps', ID, '--columns', 'rule,subject'], 0],
    [['show', ID], 0],
    [['explain', 'no-training', ID], 0],
    [['compare', ID, 'xiaomi/mimo-v2-pro'], 0],
    [['check', ID, '--fail-on', 'never'], 0],
    [['check', ID, '--format', 'ndjson'], 1],
    [['check', ID, '--format', 'csv'], 1],
    [['gaps', ID, '--format', 'yaml'], 0],
  ])('%j exits %i', async (argv, expected) => {
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stderr }).toEqual({ code: expected, stderr: '' });
    expect(stdout).not.toBe('');
  });

  test('is shown without any claim of its provider', async () => {
    const report = (await json(['show', ID])) as ShowReport;
    expect([report.claims, report.models]).toEqual([[], []]);
    const { stdout } = await run(['show', ID]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(SAYS);
  });

  test('has no facts in a comparison', async () => {
    const { facts, rules } = (await json(['compare', ID, 'xiaomi'])) as CompareReport;
    expect(facts.map(({ known }) => known[0])).toEqual(
      facts.map(() => ({ values: [], why: 'missing', attested: false })),
    );
    expect(rules.every(({ answers }) => answers[0]?.length === 1)).toBe(true);
  });

  test('is accepted on standard input', async () => {
    const argv = ['check', '-', '--format', 'ndjson'];
    const { code, stdout } = await run(argv, { stdin: `${ID}\nxiaomi\n` });
    expect(code).toBe(1);
    expect(stdout).toContain(`"subject":"${ID}"`);
    // Another spelling of it counts as the same subject.
    const again = await run(argv, { stdin: `${ID}\nmimo-v2.5-pro\nxiaomi\n` });
    expect(again.code).toBe(1);
    expect(again.stdout).toBe(stdout);
  });

  test('can be waived and verified', async () => {
    const details = ['--reason', 'r', '--measures', 'm', '--owner', 'o', '--expires', '2026-12-20'];
    const waivers = ['--waivers', at('waivers.yaml')];
    const waived = await run(['waive', 'no-training', ID, ...details, ...waivers, '--as-of', '2026-11-23']);
    expect(waived).toMatchObject({ code: 0, stderr: '' });
    const report = await run([
      'check',
      ID,
      ...waivers,
      '--as-of',
      '2026-11-23',
      '--output',
      at('r.json'),
      '--format',
      'json',
    ]);
    expect(report.code).toBe(1);
    expect((await run(['verify', at('r.json')])).code).toBe(0);
  });

  test.each([
    ['questions', [ID], 'Try mimo-check questions xiaomi.'],
    [
      'attest',
      [
        ...[ID, '--document', 'x.pdf', '--title', 't', '--kind', 'contract', '--party', 'A', '--party', 'B'],
        ...['--effective-from', '2026-01-01', '--expires', '2027-01-01', '--owner', 'o'],
        ...['--answer', 'training-use.used=never', '--clause', 'training-use=1', '--attestations', 'a.yaml'],
      ],
      'nothing is on file of xiaomi/mimo-v2.5-pro',
    ],
  ])('%s is refused, with a suggestion', async (command, argv, expected) => {
    const { code, stderr } = await run([command, ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
  });
});
