/**
 * How real gates have passed by accident: one describe for each reported bug, named after it, with what
 * mimo-check does instead.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, policy, provider, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
const ACME = ['acme', '--data', 'acme.yaml'];

interface Checked {
  verdict: string;
  summary: { waived: number };
  findings: { rule: string; subject: string; evidence: string }[];
  waivers: { status: string }[];
}

let evidence = '';

beforeAll(async () => {
  mkdirSync(at('.git'));
  write(folder, {
    ...FILES,
    'acme.yaml': provider('acme'),
    'all.yaml': 'id: all\nextends: [gdpr]\n',
    'two-gaps.yaml': policy('two-gaps', { 'no-training': 'error', 'certification-held': 'error' }),
    'green.yaml': policy('green', { 'contracting-entity-named': 'error' }),
  });
  process.chdir(folder);
  const report = (await json([...ACME, '-p', './two-gaps.yaml'])) as Checked;
  evidence = report.findings.find(({ rule }) => rule === 'certification-held')?.evidence ?? '';
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** Refused with a reason, and with nothing on stdout that could be taken for a report. */
async function refused(argv: readonly string[], why: RegExp): Promise<void> {
  const { code, stdout, stderr } = await run(argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(why);
}

/** A waiver of one of the two gaps, with some keys replaced. */
const waiver = (over: Record<string, string> = {}): string => {
  const keys = {
    rule: 'certification-held',
    subject: 'acme',
    reason: 'r',
    measures: '[m]',
    owner: 'o',
    granted: '2026-11-01',
    expires: '2026-12-01',
    evidence,
    ...over,
  };
  return `waivers:\n  - ${Object.entries(keys)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n    ')}\n`;
};

async function waived(text: string): Promise<Checked> {
  write(folder, { 'waivers.yaml': text });
  return (await json([...ACME, '-p', './two-gaps.yaml', '-w', 'waivers.yaml'])) as Checked;
}

describe('conftest 181, 298: policy namespace misspelt, no test run, exit 0', () => {
  test.each([
    ['a built-in policy misspelt', 'defualt', /unknown policy "defualt"\n {2}Did you mean default\?/],
    ['a file misspelt', './al.yaml', /al\.yaml: no such file/],
    ['a folder in its place', '.', /unknown policy|is a folder/],
    ['a file of another kind', './acme.yaml', /is another kind of file/],
  ])('%s', async (_, reference, why) => refused([...ACME, '-p', reference], why));
});

describe('atlantis 1550: all policies gone, check passes', () => {
  test('every rule off', () => refused([...ACME, '-p', './asks-nothing.yaml'], /nothing was checked/));
  test('no rule in the policy', async () => {
    write(folder, { 'bare.yaml': 'id: bare\n' });
    await refused([...ACME, '-p', './bare.yaml'], /others: nothing is said about/);
  });
  test('nothing but others: off', async () => {
    const text = policy('off', {})
      .replace(/^rules:[\s\S]*$/m, '')
      .replace('extends: [default]', 'extends: [./asks-nothing.yaml]');
    write(folder, { 'others.yaml': text });
    await refused([...ACME, '-p', './others.yaml'], /nothing was checked/);
  });
  test('an empty file', async () => {
    write(folder, { 'empty-policy.yaml': '' });
    await refused([...ACME, '-p', './empty-policy.yaml'], /is empty/);
  });
  test('only rules that do not apply', () =>
    refused([...ACME, '-p', './applies-not.yaml'], /no rule applies/));
});

describe('spectral 1117, 2493, ESLint: no file matched, exit 0', () => {
  test.each([
    ['a folder without provider files', ['--data', 'no-yaml', 'check'], /holds no YAML file/],
    ['a missing file', ['--data', 'gone.yaml', 'xiaomi'], /gone\.yaml: no such file/],
    [
      'one missing file of two',
      ['acme', '--data', 'acme.yaml', '--data', 'gone.yaml'],
      /gone\.yaml: no such file/,
    ],
    ['a subject that is not on file', ['acmee', '--data', 'acme.yaml'], /unknown provider/],
    ['one of two subjects that is not on file', ['acme', 'gone', '--data', 'acme.yaml'], /unknown provider/],
    ['no subject at all', [], /no provider or model given/],
  ])('%s', async (_, argv, why) => {
    const { code, stdout, stderr } = await run(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(why);
  });
});

describe('semgrep 7891, trivy 7028: config path missing, exit 0', () => {
  test.each([
    ['--policy', ['-p', './gone.yaml']],
    ['--project', ['--project', 'gone.yaml']],
    ['--waivers', ['-w', 'gone.yaml']],
    ['--attestations', ['-a', 'gone.yaml']],
  ])('%s', async (_, argv) => refused([...ACME, ...argv], /gone\.yaml: no such file/));
  test.each(['POLICY', 'PROJECT', 'WAIVERS', 'ATTESTATIONS', 'DATA'])('MIMO_CHECK_%s', async (name) => {
    expect(await run(['xiaomi'], { env: { [`MIMO_CHECK_${name}`]: './gone.yaml' } })).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(await run(['xiaomi'], { env: { [`MIMO_CHECK_${name}`]: '' } })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
});

describe('checkov 35, 5248: parse error, file skipped, exit 0', () => {
  test.each([
    ['a provider file', { 'both/broken.yaml': 'id: [' }, ['check', '--data', 'both', '-p', './green.yaml']],
    [
      'a policy that is extended',
      {
        'broken.yaml': 'id: broken\nrules: {',
        'on-top.yaml': 'id: on-top\nextends: [./broken.yaml, ./green.yaml]\n',
      },
      [...ACME, '-p', './on-top.yaml'],
    ],
    [
      'waivers',
      { 'broken-waivers.yaml': 'waivers: [' },
      [...ACME, '-p', './green.yaml', '-w', 'broken-waivers.yaml'],
    ],
    [
      'attestations',
      { 'broken-attested.yaml': 'attestations: [' },
      [...ACME, '-p', './green.yaml', '-a', 'broken-attested.yaml'],
    ],
  ] as [string, Record<string, string>, string[]][])('%s', async (_, files, argv) => {
    write(folder, files);
    await refused(argv, /broken[\w-]*\.yaml:\d+:\d+: /);
    rmSync(at('both/broken.yaml'), { force: true });
  });
});

describe('checkov 7614: unknown rule id ignored beside a valid one', () => {
  test('in a policy', async () => {
    write(folder, {
      'two-rules.yaml':
        'id: two-rules\nextends: [default]\nrules:\n  no-training: { severity: note }\n  no-trainig: { severity: error }\n',
    });
    await refused(
      [...ACME, '-p', './two-rules.yaml'],
      /unknown rule "no-trainig"\n {2}Did you mean no-training\?/,
    );
  });
  test('in --rule', () =>
    refused([...ACME, '--rule', 'no-training', '--rule', 'no-trainig'], /unknown rule "no-trainig"/));
  test('in explain', () => refused(['explain', 'no-trainig', 'xiaomi'], /unknown rule "no-trainig"/));
});

describe('trivy 10997, osv-scanner 1098: a misspelt expiry makes a waiver permanent', () => {
  test.each([
    ['misspelt', { expires: '', expiry: '2026-12-01' }, /expiry: is not a known key/],
    ['missing', { expires: '' }, /expires: is missing/],
    ['empty', { expires: '""' }, /expires: must be a calendar day/],
    ['forever', { expires: 'never' }, /expires: must be a calendar day/],
    ['not a calendar day', { expires: '2026-02-30' }, /expires: must be a calendar day/],
    ['too far away', { expires: '2028-12-01' }, /at most 366 days/],
  ] as [string, Record<string, string>, RegExp][])('%s', async (_, over, why) => {
    write(folder, { 'waivers.yaml': waiver(over) });
    await refused([...ACME, '-p', './two-gaps.yaml', '-w', 'waivers.yaml'], why);
  });
});

describe('snyk 120: an expired waiver still counts because its date became an object', () => {
  test.each([
    ['on its last day', '2026-11-23', 'active', 1],
    ['on the day after', '2026-11-22', 'expired', 0],
    ['in quotes', '"2026-11-22"', 'expired', 0],
  ])('%s', async (_, expires, status, count) => {
    const report = await waived(waiver({ expires }));
    expect([report.waivers[0]?.status, report.summary.waived]).toEqual([status, count]);
  });
});

describe('pnpm 14731: waiver too broad', () => {
  test.each([
    ['a pattern for the rule', { rule: '"*"' }],
    ['a pattern for the subject', { subject: '"*"' }],
    ['a prefix of the rule', { rule: 'certification' }],
    ['a list of rules', { rule: '[certification-held, no-training]' }],
    ['an unknown subject', { subject: 'acmee' }],
  ])('%s', async (_, over) => {
    write(folder, { 'waivers.yaml': waiver(over) });
    expect(await run([...ACME, '-p', './two-gaps.yaml', '-w', 'waivers.yaml'])).toMatchObject({
      code: 2,
      stdout: '',
    });
  });
  test('one waiver covers one finding', async () => {
    const report = await waived(waiver());
    expect([report.verdict, report.summary.waived]).toEqual(['fail', 1]);
  });
});

describe('trivy 1758: stale ignores are never removed', () => {
  test('an unused waiver is reported', async () => {
    const report = await waived(waiver({ rule: 'contracting-entity-named' }));
    expect(report.waivers.map(({ status }) => status)).toEqual(['unused']);
    const { stdout } = await run([...ACME, '-p', './two-gaps.yaml', '-w', 'waivers.yaml']);
    expect(stdout).toMatch(/[Uu]nused/);
  });
});

describe('agent-bom 3322: an unknown severity sorts as least severe', () => {
  test.each(['critical', 'high', 'Error', 'ERROR', '"error "', 'err', '""', '3', 'true', 'null', '~'])(
    'severity: %s',
    async (severity) => {
      write(folder, {
        'severity.yaml': `id: severity\nextends: [default]\nrules:\n  no-training: { severity: ${severity} }\n`,
      });
      await refused([...ACME, '-p', './severity.yaml'], /rules\.no-training\.severity: /);
    },
  );
  test.each(['critical', 'none', '', '0', 'off'])('--fail-on %s', async (severity) => {
    expect((await run([...ACME, '-p', './green.yaml', '--fail-on', severity])).code).toBe(2);
  });
  test.each(['critical', 'Never', 'false'])('fail_on: %s', async (severity) => {
    write(folder, { 'threshold.yaml': `id: threshold\nextends: [default]\nfail_on: ${severity}\n` });
    await refused([...ACME, '-p', './threshold.yaml'], /fail_on: /);
  });
});

describe('dependency-review 264, 672: unknown passes', () => {
  test.each([
    ['by default', 'fail', ''],
    ['with "unknown: note" in the policy', 'pass', 'unknown: note'],
  ])('%s', async (_, verdict, more) => {
    write(folder, { 'unknown.yaml': policy('unknown', { 'no-training': 'error' }, more) });
    expect((await json([...ACME, '-p', './unknown.yaml'])) as Checked).toMatchObject({ verdict });
  });
  test.each(['fail', 'pass', 'ignore', 'off', 'true'])('unknown: %s is refused', async (unknown) => {
    write(folder, { 'unknown.yaml': policy('unknown', { 'no-training': 'error' }, `unknown: ${unknown}`) });
    await refused([...ACME, '-p', './unknown.yaml'], /unknown: /);
  });
});

describe('scorecard 2124: internal error, exit 0', () => {
  test('an internal error exits 2 and says that it is a bug', async () => {
    const env = Object.defineProperty({}, 'MIMO_CHECK_FORMAT', {
      get: () => {
        throw new TypeError('injected');
      },
    });
    const { code, stdout, stderr } = await run([...ACME, '-p', './green.yaml'], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/this is a bug/);
  });
  test('a report that cannot be written exits 2', async () => {
    const broken = { stdout: Object.assign(new Error('full'), { code: 'ENOSPC' }) };
    expect((await run([...ACME, '-p', './green.yaml'], { broken })).code).toBe(2);
    expect((await run([...ACME, '-p', './green.yaml', '-o', 'acme.yaml/report.txt'])).code).toBe(2);
  });
});

describe('policy-bot 1350: the pull request edits the gate that it must pass', () => {
  test('a project file from the base branch is used, whatever the working tree contains', async () => {
    write(folder, {
      'base/mimo-check.yaml': 'policy: ./policy.yaml\nsubjects: [xiaomi]\n',
      'base/policy.yaml': 'id: base\nextends: [default]\n',
      'mimo-check.yaml': 'policy: ./green.yaml\nsubjects: [acme]\ndata: [acme.yaml]\n',
    });
    expect((await run([])).code).toBe(0);
    const { code, stdout } = await run(['--project', 'base/mimo-check.yaml']);
    expect([code, stdout]).toEqual([1, expect.stringContaining('base/mimo-check.yaml')]);
    rmSync(at('mimo-check.yaml'));
  });
});
