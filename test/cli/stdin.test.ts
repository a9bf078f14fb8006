import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Io } from '../../src/input/io.js';
import { main } from '../../src/cli/main.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { scratch, write, FILES } from '../kit/files.js';
import { TODAY, json, type RunResult, run } from '../kit/run.js';

const { folder, at } = scratch();
beforeAll(() => write(folder, FILES));
afterAll(() => rmSync(folder, { recursive: true }));

type Line = Record<string, unknown> & { kind: string };
const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const stream = (stdin: string, ...argv: string[]): Promise<RunResult> =>
  run(['check', '-', '--format', 'ndjson', ...argv], { stdin });
const MODELS = ['xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-flash', 'xiaomi/mimo-v2-omni'];

describe('check -', () => {
  test.each([
    ['one per line', 'xiaomi/mimo-v2-pro\nxiaomi/mimo-v2-flash\n'],
    ['without a last line end', 'xiaomi/mimo-v2-pro\nxiaomi/mimo-v2-flash'],
    ['with empty lines, blanks and CRLF', '\r\n  xiaomi/mimo-v2-pro \r\n\r\nxiaomi/mimo-v2-flash\r\n'],
    ['with a byte order mark', '\ufeffxiaomi/mimo-v2-pro\nxiaomi/mimo-v2-flash\n'],
    ['as JSON texts', '"xiaomi/mimo-v2-pro"\n"xiaomi/mimo-v2-flash"\n'],
    ['as JSON objects', '{"id":"xiaomi/mimo-v2-pro","name":"x"}\n{ "id": "xiaomi/mimo-v2-flash" }\n'],
    ['in any spelling', 'XIAOMI/mimo-v2-pro\nmimo-v2-flash\n'],
  ])('takes subjects %s', async (_, stdin) => {
    const { code, stdout } = await stream(stdin);
    const subjects = linesOf(stdout).flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
    expect([...new Set(subjects)]).toEqual(['xiaomi', 'xiaomi/mimo-v2-pro', 'xiaomi/mimo-v2-flash']);
    expect(code).toBe(1);
  });

  test('prints a header, each finding once in the order of the input, and a summary', async () => {
    const lines = linesOf((await stream(MODELS.join('\n'))).stdout);
    const report = (await json(['check', ...MODELS])) as CheckReport;
    const findings = lines.filter(({ kind }) => kind === 'finding');
    expect(lines.map(({ kind }) => kind)).toEqual(['header', ...findings.map(() => 'finding'), 'summary']);
    expect(findings.map(({ id }) => id).sort()).toEqual(report.findings.map(({ id }) => id).sort());
    const own = findings.map(({ subject }) => subject).filter((subject) => subject !== 'xiaomi');
    expect([...new Set(own)]).toEqual(MODELS);
    expect(lines[0]).toMatchObject({
      of: 'check',
      schemaVersion: 1,
      asOf: TODAY,
      dataset: report.dataset,
      policy: report.policy,
    });
    expect(lines.at(-1)).toMatchObject({
      verdict: report.verdict,
      sentence: report.sentence,
      summary: report.summary,
    });
  });

  test('prints the same findings as a report on the same subjects', async () => {
    const { stdout } = await run(['check', ...MODELS, '--format', 'ndjson']);
    const key = ({ id }: Line): string => String(id);
    const sorted = (lines: Line[]): Line[] =>
      lines.filter(({ kind }) => kind === 'finding').sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(sorted(linesOf((await stream(MODELS.join('\n'))).stdout))).toEqual(sorted(linesOf(stdout)));
  });

  test('a provider after one of its models adds only new findings', async () => {
    const lines = linesOf((await stream('xiaomi/mimo-v2-pro\nxiaomi\n')).stdout);
    const ids = lines.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    const report = (await json(['check', 'xiaomi'])) as CheckReport;
    expect(ids).toHaveLength(report.findings.length);
  });

  test('a repeated subject, in any spelling, is printed once; a format other than NDJSON refuses it', async () => {
    const again = 'xiaomi/mimo-v2-pro\nxiaomi/mimo-v9\nmimo-v2-pro\nxiaomi/mimo-v2-pro\nMIMO-V9\n';
    expect(await stream(again)).toEqual(await stream('xiaomi/mimo-v2-pro\nxiaomi/mimo-v9\n'));
    const { code, stderr } = await run(['check', '-', '--format', 'json'], { stdin: again });
    expect([code, stderr]).toEqual([2, expect.stringContaining('are the same subject')]);
  });

  test.each<[string, string[], number, string]>([
    ['alpha\n', ['--policy', at('holds.yaml')], 0, 'pass'],
    ['alpha\n', ['--policy', at('fails.yaml')], 1, 'fail'],
    ['alpha\n', ['--policy', at('fails.yaml'), '--fail-on', 'never'], 0, 'not-gated'],
    ['alpha\n', ['--policy', at('warns.yaml')], 0, 'pass'],
  ])('%j %j exits %i', async (stdin, argv, code, verdict) => {
    const result = await stream(stdin, '--data', at('alpha.yaml'), ...argv);
    expect(result.code).toBe(code);
    expect(linesOf(result.stdout).at(-1)).toMatchObject({ kind: 'summary', verdict });
  });

  test('applies waivers as check does, and lists used and unused ones', async () => {
    const { findings } = (await json(['check', 'xiaomi', '--rule', 'no-training'])) as CheckReport;
    const waiver = (rule: string, evidence: string): string =>
      `  - { rule: ${rule}, subject: xiaomi, reason: a trial, measures: [no personal data], owner: me, granted: 2026-11-01, expires: 2026-12-01, evidence: ${evidence} }\n`;
    const evidence = findings[0]?.evidence ?? '';
    write(folder, {
      'waivers.yaml': `waivers:\n${waiver('no-training', evidence)}${waiver('dpa-terms', evidence)}`,
    });
    const argv = ['--waivers', at('waivers.yaml'), '--rule', 'no-training'];
    const { code, stdout } = await stream('xiaomi\n', ...argv);
    const [, finding, summary] = linesOf(stdout);
    expect(finding).toMatchObject({ rule: 'no-training', waived: true });
    expect(summary).toMatchObject({
      verdict: 'pass',
      sentence: expect.stringContaining('accepted risk') as string,
    });
    const whole = (await json(['check', 'xiaomi', ...argv])) as CheckReport;
    const status = (list: unknown): unknown[] =>
      (list as { rule: string; status: string }[]).map((one) => `${one.rule} ${one.status}`).sort();
    expect(status(summary?.['waivers'])).toEqual(status(whole.waivers));
    expect(code).toBe(0);
  });

  test('in a format that is not streamed, prints the same as for subjects on the command line', async () => {
    const named = await run(['check', ...MODELS, '--format', 'json']);
    const piped = await run(['check', '-', '--format', 'json'], { stdin: MODELS.join('\n') });
    expect(piped).toEqual(named);
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /standard input: is empty/],
    ['empty lines', '\n \n', /standard input: is empty/],
    [
      'an unknown subject',
      'xiaomi\n\nxioami\n',
      /standard input:3: unknown provider or model "xioami"\n {2}Did you mean xiaomi\?/,
    ],
    [
      'a key twice',
      '{"id":"xiaomi","id":"mistral"}\n',
      /standard input:1: .+ holds the key "id" twice in one object/,
    ],
    ['broken JSON', '{"id":\n', /standard input:1: "\{\\"id\\":" is not JSON/],
    [
      'an object without id',
      'xiaomi\n{"name":"xiaomi"}\n',
      /standard input:2: .* has no id of a provider or model/,
    ],
    ['a list', '["xiaomi"]\n', /has no id of a provider or model/],
    ['a number for an id', '{"id":7}\n', /has no id of a provider or model/],
    ['an overlong line', `xiaomi\n${'x'.repeat(5000)}`, /standard input:2: is longer than 4096 characters/],
    ['weights', 'XiaomiMiMo/MiMo-V2-Flash\n', /standard input:1: .*names downloadable weights/],
  ])('%s exits 2 and names the line', async (_, stdin, message) => {
    const { code, stdout, stderr } = await stream(stdin);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    // Findings before the mistake are printed, but not the summary that would make the report complete.
    expect(stdout).not.toContain('"kind":"summary"');
  });

  test('exits 2 together with another subject', async () => {
    expect(await stream('xiaomi\n', 'xiaomi')).toMatchObject({ code: 2, stdout: '' });
  });

  test('exits 2 if no rule applies', async () => {
    const result = await stream('alpha\n', '--data', at('alpha.yaml'), '--policy', at('applies-not.yaml'));
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/no rule applies/);
  });

  test('in a format that is not streamed, takes 10,000 subjects at most', async () => {
    const stdin = Array.from({ length: 10_001 }, (_, index) => `model-${index}`).join('\n');
    const { code, stderr } = await run(['check', '-', '--format', 'json'], { stdin });
    expect(stderr).toMatch(/more than 10000 subjects\n {2}With --format ndjson there is no limit/);
    expect(code).toBe(2);
  });
});

describe('a streamed report', () => {
  /** Runs with a standard input that arrives in pieces, and counts the lines written before each piece. */
  async function piecewise(
    pieces: readonly (string | Uint8Array)[],
    stdout: Partial<Io['stdout']> = {},
    { argv = [], look }: { argv?: string[]; look?: () => void } = {},
  ): Promise<RunResult & { before: number[] }> {
    const written = { out: '', err: '' };
    const before: number[] = [];
    async function* stdin(): AsyncIterable<Uint8Array> {
      for (const piece of pieces) {
        look?.();
        before.push(linesOf(written.out === '' ? '{"kind":""}' : written.out).length);
        yield await Promise.resolve(typeof piece === 'string' ? Buffer.from(piece) : piece);
      }
    }
    const output = (name: 'out' | 'err'): Io['stdout'] => ({
      write: (text) => {
        written[name] += text;
        return Promise.resolve();
      },
      isTTY: false,
    });
    const code = await main(['check', '-', '--format', 'ndjson', ...argv], {
      stdout: { ...output('out'), ...stdout },
      stderr: output('err'),
      env: {},
      today: TODAY,
      stdin,
    });
    return { code, stdout: written.out, stderr: written.err, before };
  }

  test('answers the input so far before it waits for more', async () => {
    const { code, before } = await piecewise([
      'xiaomi/mimo-v2-pro\nxiaomi/mimo-',
      'v2-flash\n',
      'xiaomi/mimo-v2-omni',
    ]);
    expect(code).toBe(1);
    expect(before[0]).toBe(1);
    expect(before[1]).toBeGreaterThan(20);
    expect(before[2]).toBeGreaterThan(before[1] ?? 0);
  });

  test('replaces the output file only when the report is complete', async () => {
    const file = at('out.ndjson');
    const seen: string[] = [];
    const more = { argv: ['--output', file], look: () => seen.push(readFileSync(file, 'utf8')) };
    write(folder, { 'out.ndjson': 'an earlier report\n' });
    const pieces = ['xiaomi/mimo-v2-pro\n', 'xiaomi/mimo-v2-flash\n', 'xiaomi\n'];
    expect(await piecewise(pieces, {}, more)).toMatchObject({ code: 1, stdout: '' });
    expect(seen).toEqual(pieces.map(() => 'an earlier report\n'));
    const complete = readFileSync(file, 'utf8');
    expect(linesOf(complete).at(-1)?.kind).toBe('summary');
    expect(await piecewise(['xiaomi\n', 'xiaomi/milo-v9\n'], {}, more)).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(complete);
  });

  test('joins a character split between pieces, and refuses input that is not UTF-8', async () => {
    const bytes = Buffer.from('xiaomi\nmodèle\n');
    const split = await piecewise([bytes.subarray(0, 11), bytes.subarray(11)]);
    expect(split.stderr).toContain('standard input:2: unknown provider or model "modèle"');
    expect(await piecewise(['xiaomi\n', new Uint8Array([0xff, 0x0a])])).toMatchObject({
      code: 2,
      stderr: 'mimo-check: standard input: is not UTF-8\n',
    });
  });

  test('continues to the verdict when the reader has gone', async () => {
    let writes = 0;
    const gone = { write: () => ((writes += 1), Promise.resolve()), isClosed: () => writes > 0 };
    const { code, stderr } = await piecewise(['xiaomi/mimo-v2-pro\n', 'xiaomi/mimo-v2-flash\n'], gone);
    expect({ code, stderr, writes }).toEqual({ code: 1, stderr: '', writes: 1 });
    // An error later in the input still counts, with or without a reader.
    writes = 0;
    expect((await piecewise(['xiaomi\n', 'xioami\n'], gone)).code).toBe(2);
  });

  test('exits 2 when it cannot be written', async () => {
    const full = { write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) };
    expect(await piecewise(['xiaomi\n'], full)).toMatchObject({
      code: 2,
      stderr: 'mimo-check: standard output: the report could not be written (ENOSPC)\n',
    });
  });
});
