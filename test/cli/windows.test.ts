/** Line ends and paths as Windows has them. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathShownIn } from '../../src/input/load-file.js';
import { isInside } from '../../src/input/writing/root-folder.js';
import { isPolicyPath } from '../../src/policy/load-policy.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json, run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();

const PROJECT = `policy: ./mine.yaml
subjects: [alpha, alpha/one]
data: [alpha.yaml]
waivers: [waivers.yaml]
attestations: [attestations.yaml]
`;
const NOTE = `  says: >-
        It is stated in two lines,
        of which this is the second.
`;

beforeAll(async () => {
  mkdirSync(at('.git'));
  write(folder, {
    'alpha.yaml': (FILES['alpha.yaml'] ?? '').replace(
      '      scope: offering\n',
      `    ${NOTE}      scope: offering\n`,
    ),
    'mine.yaml': 'id: mine\ntitle: |-\n  Ours\n  and mine\nextends: [default]\n',
    'mimo-check.yaml': PROJECT,
    'waivers.yaml': 'waivers: []\n',
    'attestations.yaml': 'attestations: []\n',
    'contract.txt': 'The contract.\nIts second line.\n',
  });
  process.chdir(folder);
  const options = '--owner Dana --reason r --measures m --expires 2026-12-01 -w waivers.yaml';
  const attested = '--document contract.txt --title T --kind contract --owner Dana --party Us --party Alpha';
  for (const argv of [
    `waive no-training alpha ${options}`.split(' '),
    [
      ...`attest alpha ${attested} --effective-from 2026-01-01 --expires 2027-01-01`.split(' '),
      ...['--answer', 'deletion={events: [end-of-service], result: deleted}', '--clause', 'deletion=9'],
      ...['-a', 'attestations.yaml'],
    ],
  ])
    expect(await run(argv)).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const toWindows = (name: string): void =>
  writeFileSync(name, readFileSync(name, 'utf8').replace(/\r?\n/g, '\r\n'));

describe('line ends of Windows', () => {
  test.each(['alpha.yaml', 'mine.yaml', 'mimo-check.yaml', 'waivers.yaml', 'attestations.yaml'])(
    'in %s change no byte of the report, nor a digest',
    async (name) => {
      const before = await run(['--format', 'json']);
      expect([before.code, before.stderr]).toEqual([1, '']);
      toWindows(name);
      expect(readFileSync(name, 'utf8')).toContain('\r\n');
      expect(await run(['--format', 'json'])).toEqual(before);
      expect((await run(['validate', name])).code).toBe(0);
    },
  );
  test('stay where a record is added', async () => {
    toWindows('waivers.yaml');
    const line =
      'waive certification-held alpha --owner Dana --expires 2026-12-01 --reason r --measures m -w waivers.yaml';
    expect((await run(line.split(' '))).code).toBe(0);
    expect(readFileSync('waivers.yaml', 'utf8')).not.toMatch(/[^\r]\n/);
    expect(await json([])).toMatchObject({ summary: { waived: 2 } });
  });
  test('in a report are read', async () => {
    writeFileSync('report.json', (await run(['--format', 'json'])).stdout);
    toWindows('report.json');
    expect((await run(['verify', 'report.json'])).code).toBe(0);
  });
  test('in a document of yours are another document: its digest is that of its bytes', async () => {
    toWindows('contract.txt');
    const { code, stderr } = await run([]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('the digest of contract.txt differs')]);
  });
});

describe('paths of Windows', () => {
  test.each([
    [String.raw`data\alpha.yaml`, 'data/alpha.yaml'],
    [String.raw`.\data\alpha.yaml`, 'data/alpha.yaml'],
    [String.raw`C:\work\project\data\alpha.yaml`, 'data/alpha.yaml'],
    [String.raw`c:\WORK\project\data\alpha.yaml`, 'data/alpha.yaml'],
    ['data/alpha.yaml', 'data/alpha.yaml'],
    [String.raw`..\other\alpha.yaml`, '../other/alpha.yaml'],
    [String.raw`D:\other\alpha.yaml`, 'D:/other/alpha.yaml'],
    [String.raw`\\server\share\alpha.yaml`, '//server/share/alpha.yaml'],
  ])('%s is shown as %s', (path, shown) => {
    expect(pathShownIn(String.raw`C:\work\project`, path, win32)).toBe(shown);
  });
  test.each([
    [String.raw`C:\work\project\out\report.json`, true],
    [String.raw`c:\work\PROJECT\report.json`, true],
    [String.raw`C:\work\project`, true],
    [String.raw`C:\work\projects\report.json`, false],
    [String.raw`C:\work`, false],
    [String.raw`D:\work\project\report.json`, false],
    [String.raw`\\server\work\project\report.json`, false],
  ])('%s is inside the project: %s', (path, inside) => {
    expect(isInside(String.raw`C:\work\project`, path, win32)).toBe(inside);
  });
  test.each([String.raw`.\policy.yaml`, String.raw`C:\policies\strict`, String.raw`..\strict`])(
    '%s is the path of a policy, not the id of one',
    (path) => expect(isPolicyPath(path)).toBe(true),
  );
});
