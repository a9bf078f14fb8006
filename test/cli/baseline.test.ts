import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { policy, provider, scratch, write } from '../kit/files.js';
import { addDays } from '../../src/input/calendar.js';
import { run, TODAY } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();
const ASKED = {
  'no-training': 'error',
  'dpa-terms': 'error',
  'breach-notice': 'error',
  'retention-limit': 'note',
};

beforeAll(() => {
  mkdirSync(`${folder}/.git`);
  process.chdir(folder);
  write('.', {
    'alpha.yaml': provider('alpha'),
    'asks.yaml': policy('asks', ASKED).replace('dpa-terms: {', 'dpa-terms: { waivable: false,'),
    'mimo-check.yaml': 'policy: ./asks.yaml\nsubjects: [alpha]\ndata: [alpha.yaml]\n',
  });
});
beforeEach(() => rmSync('waivers.yaml', { force: true }));
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const INTO = ['--waivers', 'waivers.yaml'];
const file = (): string => readFileSync('waivers.yaml', 'utf8');

test('--all-gaps writes a waiver to fill in for each blocking gap that may be waived; none is valid until it is filled in', async () => {
  const { code, stdout, stderr } = await run(['waive', '--all-gaps', 'alpha', ...INTO]);
  expect([code, stderr]).toEqual([0, '']);
  const text = stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain('Wrote waivers.yaml It has 2 waivers to fill in.');
  expect(text).toContain('Gaps that block and may not be waived under policy asks: dpa-terms.');
  expect(text).toContain(
    'A comment beside each rule says what the gap is; one beside each expires gives the latest date.',
  );
  // 90 days where the rule is a legal duty, and 366 at most.
  const noted = [...file().matchAll(/rule: (\S+) # .*\n[^]*?expires: "" # (\S+) at the latest\n/g)];
  expect(Object.fromEntries(noted.map(([, rule, day]) => [rule, day]))).toEqual({
    'no-training': addDays(TODAY, 90),
    'breach-notice': addDays(TODAY, 90),
  });
  expect(text).toContain(
    'Then add it to mimo-check.yaml: waivers: [waivers.yaml] Then run mimo-check validate',
  );
  expect([...file().matchAll(/rule: (\S+) # not researched$/gm)].map(([, rule]) => rule).sort()).toEqual([
    'breach-notice',
    'no-training',
  ]);
  expect((await run(['validate', 'waivers.yaml'])).code).toBe(1);
  expect((await run(['alpha', ...INTO])).code).toBe(2);
  expect((await run(['alpha'])).code).toBe(1);
  const filled = file()
    .replaceAll('reason: ""', 'reason: a trial')
    .replaceAll('- ""', '- no names')
    .replaceAll('owner: ""', 'owner: Dana')
    .replaceAll('expires: ""', 'expires: 2026-12-31');
  writeFileSync('waivers.yaml', filled);
  expect((await run(['validate', 'waivers.yaml'])).code).toBe(0);
  // A gap that is already waived is left out of the next baseline.
  const again = await run(['waive', '--all-gaps', 'alpha', ...INTO]);
  expect([again.code, again.stderr]).toEqual([
    2,
    expect.stringContaining('no blocking gap that may be waived'),
  ]);
  expect(file()).toBe(filled);
});

test('the end noted is the last that is accepted, under the limit of the policy too, and an older entry keeps its text', async () => {
  const older = `waivers: # ours\r\n  - rule: retention-limit\r\n    subject: alpha\r\n    reason: a\r\n    measures: [b]\r\n    owner: c\r\n    granted: "${TODAY}"\r\n    expires: "${TODAY}" # soon\r\n    evidence: ${'a'.repeat(64)}\r\n`;
  write('.', {
    'short.yaml': 'id: short\nextends: [./asks.yaml]\nmax_waiver_days: 20\n',
    'waivers.yaml': older,
  });
  const argv = ['alpha', '--policy', 'short.yaml', ...INTO];
  expect(await run(['waive', '--all-gaps', ...argv])).toMatchObject({ code: 0, stderr: '' });
  expect(file().startsWith(older)).toBe(true);
  expect(file().match(/expires: "" # .*/g)).toEqual(
    Array(2).fill(`expires: "" # ${addDays(TODAY, 20)} at the latest`),
  );
  const filledWith = (day: string): void => {
    const filled = file()
      .replaceAll(/reason: ""/g, 'reason: a trial')
      .replaceAll('- ""', '- no names')
      .replaceAll('owner: ""', 'owner: Dana')
      .replaceAll(/expires: \S+ # \d.* at/g, `expires: ${day} # ${addDays(TODAY, 20)} at`);
    writeFileSync('waivers.yaml', filled);
  };
  filledWith(addDays(TODAY, 20));
  expect((await run(['check', ...argv])).code).toBeLessThan(2);
  filledWith(addDays(TODAY, 21));
  const late = await run(['check', ...argv]);
  expect([late.code, late.stderr]).toEqual([2, expect.stringContaining('lasts 21 days')]);
});

test.each<[argv: string[], says: RegExp]>([
  [['alpha'], /missing --waivers <file>/],
  [['--no-project'], /no provider or model given whose gaps are to be waived\n.*--all-gaps xiaomi/],
  [[], /missing --waivers <file>/],
  [['alpha', 'beta', ...INTO], /--all-gaps takes one subject/],
  [
    ['alpha', '--owner', 'Dana', ...INTO],
    /--all-gaps takes one subject, and no option that fills in a waiver, such as --reason or --owner/,
  ],
  [['alhpa', ...INTO], /Did you mean alpha/],
])('%j is refused', async (more, says) => {
  const { code, stderr } = await run(['waive', '--all-gaps', ...more]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(says)]);
  expect(existsSync('waivers.yaml')).toBe(false);
});

test('covers all subjects of the project if none is given', async () => {
  write('.', {
    'beta.yaml': provider('beta'),
    'two.yaml':
      'policy: ./asks.yaml\nsubjects: [alpha, beta]\ndata: [alpha.yaml, beta.yaml]\nwaivers: [waivers.yaml]\n',
    'waivers.yaml': 'waivers: []\n',
  });
  const { code, stderr } = await run(['waive', '--all-gaps', '--project', 'two.yaml']);
  expect([code, stderr]).toEqual([0, '']);
  expect([...file().matchAll(/subject: (.*)/g)].map(([, subject]) => subject).sort()).toEqual([
    'alpha',
    'alpha',
    'beta',
    'beta',
  ]);
  const filled = file()
    .replaceAll('reason: ""', 'reason: a trial')
    .replaceAll('- ""', '- no names')
    .replaceAll('owner: ""', 'owner: Dana')
    .replaceAll('expires: ""', 'expires: 2026-12-31');
  writeFileSync('waivers.yaml', filled);
  expect((await run(['waive', '--all-gaps', '--project', 'two.yaml'])).stderr).toContain(
    'alpha and beta have no blocking gap that may be waived',
  );
});

test('waive says how to add the file of a single waiver to the project', async () => {
  const accepted = [
    '--reason',
    'a trial',
    '--measures',
    'none',
    '--owner',
    'Dana',
    '--expires',
    '2026-12-31',
  ];
  const { stdout } = await run(['waive', 'no-training', 'alpha', ...accepted, ...INTO]);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Then add it to mimo-check.yaml: waivers: [waivers.yaml]');
  const one = await run(['waive', 'no-training', ...accepted, ...INTO]);
  expect([one.code, one.stderr]).toEqual([
    2,
    expect.stringContaining('Like: mimo-check waive no-training xiaomi'),
  ]);
});
