import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/report/check-report.js';
import { provider, scratch, write, policy } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(`${folder}/.git`);
  process.chdir(folder);
});
beforeEach(() => {
  for (const name of ['waivers.yaml', 'more.yaml', '.mimo-check', 'mimo-check.yaml'])
    rmSync(name, { recursive: true, force: true });
  write(folder, {
    'alpha.yaml': provider('alpha'),
    'asks.yaml': policy('asks', { 'no-training': 'error', 'contracting-entity-named': 'error' }),
    'both.yaml': policy('both', { 'no-training': 'error', 'breach-notice': 'error' }),
    'strict.yaml': 'id: strict\nextends: [./asks.yaml]\nmax_waiver_days: 10\n',
    'locked.yaml': 'id: locked\nextends: [./asks.yaml]\nrules:\n  no-training: { waivable: false }\n',
  });
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const EVIDENCE = ['--data', 'alpha.yaml', '--policy', './asks.yaml'];
const ACCEPTED = [
  '--reason',
  'a trial',
  '--measures',
  'no names',
  '--owner',
  'Dana',
  '--expires',
  '2026-12-31',
];
const INTO = ['--waivers', 'waivers.yaml'];
const waive = (rule: string, subject: string, ...more: string[]) =>
  run(['waive', rule, subject, ...EVIDENCE, ...ACCEPTED, ...INTO, ...more]);
/** The same arguments with other values for some options. */
const instead = (argv: readonly string[], change: Record<string, string>): string[] =>
  argv.map((value, index) => change[argv[index - 1] ?? ''] ?? value);
const waiveWith = (change: Record<string, string>, ...more: string[]) =>
  run(instead(['waive', 'no-training', 'alpha', ...EVIDENCE, ...ACCEPTED, ...INTO, ...more], change));
const check = (...more: string[]) => run(['check', 'alpha', ...EVIDENCE, ...more]);
const report = async (...more: string[]) =>
  (await json(['check', 'alpha', ...EVIDENCE, ...INTO, ...more])) as CheckReport;
const file = (name = 'waivers.yaml'): string => readFileSync(name, 'utf8');

describe('waive', () => {
  test('creates the file, with a line for editors and the schema that the line names', async () => {
    const { code, stdout, stderr } = await waive(
      'no-training',
      'alpha',
      '--measures',
      'ends soon',
      '--ticket',
      'T-1',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Recorded a waiver in the new file waivers\.yaml:\d+\n/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Accepted by Dana until 2026-12-31. The requirement is still not shown. Acceptance does not remove a legal duty.',
    );
    expect(file()).toMatch(/^# yaml-language-server: \$schema=(\.\/)?\.mimo-check\/waivers\.schema\.json\n/);
    expect(existsSync('.mimo-check/waivers.schema.json')).toBe(true);
    expect(file()).toContain('      - no names\n      - ends soon\n');
  });

  test('makes the check pass, and the report says which risk was accepted', async () => {
    expect((await check()).code).toBe(1);
    await waive('no-training', 'alpha', '--approved-by', 'Lee', '--advice', 'the DPO agrees');
    const { code, stdout } = await check(...INTO);
    expect(code).toBe(0);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /PASS policy asks \(yours, extends default: \S+\): nothing blocks with 1 accepted risk;/,
    );
    expect(text).toContain('? no-training not researched · risk accepted until 2026-12-31');
    expect(text).toContain('in force no-training of alpha: Accepted by Dana until 2026-12-31.');
    const { waivers, findings, summary, verdict } = await report();
    expect([verdict, summary.gaps, summary.waived, summary.gating]).toEqual(['pass', 1, 1, 0]);
    expect(waivers).toMatchObject([
      { status: 'active', approvedBy: 'Lee', expiresIn: 38, finding: findings[0]?.id },
    ]);
    expect(findings[0]).toMatchObject({
      outcome: 'unknown',
      severity: 'error',
      level: 'error',
      waiver: { owner: 'Dana' },
    });
  });

  test('keeps the comments and layout of the file', async () => {
    await waive('no-training', 'alpha');
    const edited = `# our risks\n${file().replace('    subject:', '    # see T-1\n    subject:')}\n# the end\n`;
    writeFileSync('waivers.yaml', edited);
    const both = { '--policy': './both.yaml' };
    const { code, stderr } = await run(
      instead(['waive', 'breach-notice', 'alpha', ...EVIDENCE, ...ACCEPTED, ...INTO], both),
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(file().startsWith(edited.slice(0, edited.indexOf('\n# the end')).trimEnd())).toBe(true);
    expect(file().trimEnd().endsWith('# the end')).toBe(true);
    expect((await run(instead(['check', 'alpha', ...EVIDENCE, ...INTO], both))).code).toBe(0);
  });

  test('writes ids as reports print them, whatever the case typed', async () => {
    expect((await waive('No-Training', 'ALPHA')).code).toBe(0);
    expect(file()).toMatch(/rule: no-training\n {4}subject: alpha\n/);
  });

  const REFUSED: [what: string, attempt: () => ReturnType<typeof run>, says: RegExp][] = [
    ['an unknown rule', () => waive('no-trainin', 'alpha'), /unknown rule "no-trainin"[\s\S]*no-training/],
    ['an unknown subject', () => waive('no-training', 'alhpa'), /unknown provider or model "alhpa"/],
    [
      'a rule that is off',
      () => waive('breach-notice', 'alpha'),
      /does not ask breach-notice of alpha\n {2}It is off/,
    ],
    [
      'a requirement that is shown',
      () => waive('contracting-entity-named', 'alpha'),
      /is no gap: there is nothing to accept/,
    ],
    [
      'an end before the beginning',
      () => waiveWith({ '--expires': '2026-11-22' }),
      /expires: ends on 2026-11-22, before/,
    ],
    [
      'a longer term than a rule with a legal duty allows',
      () => waiveWith({ '--expires': '2027-02-22' }),
      /at most 90 days .* is the duty behind this rule/,
    ],
    ['more than a year', () => waiveWith({ '--expires': '2028-01-01' }), /at most 90 days/],
    ['an invalid day', () => waiveWith({ '--expires': '2026-02-30' }), /must be a calendar day/],
    ['a month', () => waiveWith({ '--expires': '2026-12' }), /must be a calendar day/],
    ['an empty reason', () => waiveWith({ '--reason': '' }), /--reason.*The value is empty/s],
    [
      'an owner with a leading blank',
      () => waiveWith({ '--owner': ' Dana' }),
      /owner: must not begin or end with a blank/,
    ],
    [
      'a hidden character',
      () => waiveWith({ '--owner': 'Da\u202ena' }),
      /owner: holds a character that changes the direction of text \(U\+202E\)/,
    ],
    [
      'the owner as approver',
      () => waive('no-training', 'alpha', '--approved-by', 'dana'),
      /must be someone else than the owner/,
    ],
    [
      'a rule that may not be waived',
      () => waiveWith({ '--policy': './locked.yaml' }),
      /locked\.yaml:4 says waivable: false/,
    ],
    [
      'a longer term than the policy allows',
      () => waiveWith({ '--policy': './strict.yaml' }),
      /policy strict allows no more \(strict\.yaml:3\)/,
    ],
    [
      'no file',
      () => run(['waive', 'no-training', 'alpha', ...EVIDENCE, ...ACCEPTED]),
      /missing --waivers <file>\n/,
    ],
    ['two files', () => waive('no-training', 'alpha', '--waivers', 'more.yaml'), /several files/],
    [
      'no reason',
      () => run(['waive', 'no-training', 'alpha', ...EVIDENCE, ...INTO]),
      /missing --reason, --measures, --owner, --expires\n {2}See mimo-check waive --help/,
    ],
    ['a folder', () => waiveWith({ '--waivers': '.' }), /folder/],
  ];
  test.each(REFUSED)('refuses %s and writes nothing', async (_what, attempt, says) => {
    const { code, stdout, stderr } = await attempt();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(existsSync('waivers.yaml')).toBe(false);
  });

  test('refuses a gap that is already waived, and a broken file', async () => {
    await waive('no-training', 'alpha');
    const before = file();
    const again = await waive('no-training', 'alpha');
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringMatching(/waivers\.yaml:\d+.*is waived already, until 2026-12-31/),
    ]);
    expect(file()).toBe(before);
    writeFileSync('waivers.yaml', before.replace('owner:', 'ownr:'));
    expect((await waive('no-training', 'alpha')).stderr).toContain('ownr');
    expect(file()).toBe(before.replace('owner:', 'ownr:'));
  });

  test('a new waiver can replace one that is void', async () => {
    await waive('no-training', 'alpha');
    writeFileSync('waivers.yaml', file().replace(/evidence: .*/, `evidence: ${'f'.repeat(64)}`));
    expect((await waive('no-training', 'alpha')).code).toBe(0);
    const { waivers, verdict } = await report();
    expect([verdict, waivers.map(({ status }) => status).sort()]).toEqual(['pass', ['active', 'void']]);
  });

  test('a new waiver can follow one that has expired', async () => {
    await waive('no-training', 'alpha');
    const later = ['--as-of', '2027-01-01'];
    expect((await waiveWith({ '--expires': '2027-01-31' }, ...later)).code).toBe(0);
    const { waivers, verdict } = await report(...later);
    expect([verdict, waivers.map(({ status, expires }) => `${status} ${expires}`).sort()]).toEqual([
      'pass',
      ['active 2027-01-31', 'expired 2026-12-31'],
    ]);
  });

  test('its answer is a report, also as JSON', async () => {
    const recorded = await json(['waive', 'no-training', 'alpha', ...EVIDENCE, ...ACCEPTED, ...INTO]);
    expect(recorded).toMatchObject({
      kind: 'record',
      created: true,
      file: 'waivers.yaml',
      recorded: { kind: 'waiver' },
    });
  });
});

describe('waivers in a check', () => {
  beforeEach(async () => {
    await waive('no-training', 'alpha');
  });

  test('--no-waivers checks without them', async () => {
    expect((await check('--no-waivers')).code).toBe(1);
    write(folder, {
      'mimo-check.yaml':
        'policy: ./asks.yaml\ndata: [alpha.yaml]\nwaivers: [waivers.yaml]\nsubjects: [alpha]\n',
    });
    expect((await run(['check'])).code).toBe(0);
    expect((await run(['check', '--no-waivers'])).code).toBe(1);
    expect((await check('--no-waivers', ...INTO)).code).toBe(2);
    expect((await check(...INTO, '--no-waivers')).code).toBe(2);
  });

  test('a waiver is void once a claim on file changes, and the check fails again', async () => {
    const claim =
      '\n  training-use:\n    - { not_found: { looked_in: terms }, says: No word., scope: offering, grade: reviewed, sources: [terms], seen: 2026-11-02 }';
    writeFileSync('alpha.yaml', provider('alpha').replace('\nmodels:', `${claim}\nmodels:`));
    const { code, stdout } = await check(...INTO);
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'void no-training of alpha: Void: the evidence, or the way its digest is made, has changed',
    );
    const { waivers, findings } = await report();
    expect([waivers[0]?.status, findings.map(({ waiver }) => waiver)]).toEqual([
      'void',
      [undefined, undefined],
    ]);
    expect(findings[0]?.idleWaiver).toMatchObject({ status: 'void', owner: 'Dana' });
  });

  test('a waiver stays in force when lines in the provider file move', async () => {
    writeFileSync('alpha.yaml', `# moved\n\n${provider('alpha')}`);
    expect((await check(...INTO)).code).toBe(0);
  });

  test('a waiver stays in force when the provider file moves', async () => {
    write(folder, { 'moved/alpha.yaml': provider('alpha') });
    rmSync('alpha.yaml');
    expect((await run(instead(['check', 'alpha', ...EVIDENCE, ...INTO], { '--data': 'moved' }))).code).toBe(
      0,
    );
  });

  test.each(['table', 'json', 'yaml', 'ndjson', 'csv'])(
    '%s marks active, void, expired and unused waivers',
    async (format) => {
      const hintFor = async (...more: string[]) =>
        (await check(...INTO, '--format', format, ...more)).stdout.replaceAll(/\s+/g, ' ');
      expect(await hintFor()).toContain(
        'Accepted by Dana until 2026-12-31. The requirement is still not shown.',
      );
      expect(await hintFor('--as-of', '2027-01-01')).toContain('Expired on 2026-12-31');
      expect(await hintFor('--as-of', '2026-12-20')).toContain('It ends in 11 days.');
      writeFileSync('waivers.yaml', file().replace(/evidence: .*/, `evidence: ${'f'.repeat(64)}`));
      expect(await hintFor()).toContain('Void: the evidence, or the way its digest is made, has changed');
      writeFileSync('waivers.yaml', file().replace('rule: no-training', 'rule: contracting-entity-named'));
      expect(await hintFor()).toContain('Unused: the requirement is shown');
    },
  );

  test('explain shows the waiver, and gaps still lists the gap', async () => {
    const { stdout } = await run(['explain', 'no-training', 'alpha', ...EVIDENCE, ...INTO]);
    expect(stdout).toContain('Waiver: Accepted by Dana');
    const gaps = (await json(['gaps', 'alpha', ...EVIDENCE, ...INTO])) as CheckReport;
    expect(gaps.findings.map(({ rule }) => rule)).toEqual(['no-training']);
  });

  test.each<[what: string, spoil: (text: string) => string, says: RegExp]>([
    [
      'a subject that is not on file',
      (text) => text.replace('subject: alpha', 'subject: alhpa'),
      /waivers\.yaml:4:\d+: subject: unknown provider/,
    ],
    [
      'another spelling',
      (text) => text.replace('subject: alpha', 'subject: Alpha'),
      /is another spelling\n {2}Write "alpha"/,
    ],
    [
      'a rule that is not known',
      (text) => text.replace('no-training', 'no-trainin'),
      /rule: no rule "no-trainin"/,
    ],
    ['a pattern', (text) => text.replace('no-training', '"*"'), /rule: must be an id/],
    [
      'an invalid date without quotes',
      (text) => text.replace('"2026-12-31"', '2026-13-31'),
      /must be a calendar day/,
    ],
    [
      'the same waiver twice',
      (text) => text + text.slice(text.indexOf('  - rule')),
      /is waived already at waivers\.yaml/,
    ],
    [
      'an approver who is the owner',
      (text) => text.replace('owner: Dana', 'owner: Dana\n    approved_by: " DANA"'),
      /approved_by/,
    ],
    [
      'no measures',
      (text) => text.replace(/measures:\n +- .*\n/, 'measures: []\n'),
      /must have at least 1 entry/,
    ],
    [
      'a term of more than 366 days',
      (text) => text.replace('"2026-12-31"', '2027-12-31'),
      /at most 366 days/,
    ],
  ])('%s is refused', async (_what, spoil, says) => {
    writeFileSync('waivers.yaml', spoil(file()));
    const { code, stdout, stderr } = await check(...INTO);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });

  test('a missing file exits 2', async () => {
    expect((await check('--waivers', 'none.yaml')).code).toBe(2);
  });

  test('validate checks the form of the file, and warns about an expired waiver', async () => {
    expect((await run(['validate', 'waivers.yaml'])).stdout).toContain('valid  waivers.yaml (waivers)');
    const later = await run(['validate', 'waivers.yaml', '--as-of', '2027-01-01']);
    expect([later.code, later.stdout]).toEqual([0, expect.stringMatching(/expired on\s+2026-12-31/)]);
    writeFileSync('waivers.yaml', file().replace('owner:', 'ownr:'));
    expect((await run(['validate', 'waivers.yaml'])).code).toBe(1);
  });
});
