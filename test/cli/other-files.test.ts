/**
 * Text that others wrote: a file of another kind is described and not quoted, a long argument is cut, and
 * every Unicode blank counts as blank.
 */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_NAMES, loadCommand } from '../../src/cli/command-table.js';
import { optionsOf } from '../../src/cli/command.js';
import { SETTINGS } from '../../src/settings/setting-table.js';
import { FILES, policy, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();

/** None of these words may appear in any output. */
const SECRET = /hunter2|swordfish|api.?key/i;
const OTHER_FILES: Readonly<Record<string, string>> = {
  passwd: 'root:hunter2:0:0:root:/root:/bin/bash\n',
  'one-word': 'hunter2\n',
  number: '4711\n',
  list: '- hunter2\n- swordfish\n',
  mapping: 'swordfish: hunter2\napi_key: hunter2\n',
  'with-an-id': 'id: mine\nswordfish: hunter2\napi_key: hunter2\n',
  'not-yaml': 'swordfish: hunter2\n[hunter2\n',
  'twice-the-key': 'swordfish: 1\nswordfish: 2\n',
  'a-number': 'x: 0012345hunter2\ny: 4711_4711\napi_key\n',
  secret: 'kind: Secret\napiVersion: v1\nrules: { hunter2: swordfish }\ndata: { swordfish: aHVudGVyMg== }\n',
  json: '{ "swordfish": "hunter2" }\n',
  environment: 'API_KEY=hunter2\n',
};

beforeAll(() => {
  mkdirSync(at('.git'));
  write(folder, {
    ...FILES,
    ...Object.fromEntries(
      Object.entries(OTHER_FILES).map(([name, text]) => [`strangers/${name}.yaml`, text]),
    ),
  });
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('a file of another kind, such as /etc/passwd under extends, is described and never quoted', () => {
  const project = (key: string, file: string): string => {
    const named = key === 'policy' ? file : `[${file}]`;
    return `${key === 'policy' ? '' : 'policy: default\n'}subjects: [xiaomi]\n${key}: ${named}\n`;
  };
  test.each(Object.keys(OTHER_FILES))('%s', async (name) => {
    const file = at(`strangers/${name}.yaml`);
    const quoted: string[] = [];
    const see = async (argv: readonly string[]): Promise<void> => {
      const { code, stdout, stderr } = await run(argv);
      quoted.push(stdout, stderr);
      expect([argv, code]).toEqual([argv, argv[0] === 'validate' ? 1 : 2]);
    };
    for (const key of ['policy', 'waivers', 'attestations', 'data']) {
      write(folder, { 'mimo-check.yaml': project(key, file) });
      await see([]);
      await see(['validate', 'mimo-check.yaml']);
    }
    rmSync('mimo-check.yaml');
    write(folder, { 'over.yaml': `id: over\nextends: [${file}]\n` });
    await see(['alpha', '-d', 'alpha.yaml', '-p', './over.yaml']);
    symlinkSync(file, 'mimo-check.yaml');
    await see([]);
    rmSync('mimo-check.yaml');
    for (const option of ['-p', '-w', '-a', '-d']) await see(['xiaomi', option, file]);
    expect(quoted.filter((text) => SECRET.test(text.replaceAll(file, '')) || text.includes('4711'))).toEqual(
      [],
    );
    expect(quoted.filter((text) => text.includes('strangers/')).length).toBeGreaterThan(8);
  });

  test('a misspelt key in a file of the right kind is still named', async () => {
    write(folder, { 'misspelt-head.yaml': 'idd: mine\nextends: [default]\n' });
    expect((await run(['xiaomi', '-p', './misspelt-head.yaml'])).stderr).toMatch(/idd: is not a known key/);
  });
});

describe('an error repeats an argument up to 80 characters', () => {
  const OVERLONG = 'x'.repeat(5000);
  const longest = (text: string): number =>
    Math.max(0, ...(text.match(/x+/g) ?? []).map((run_) => run_.length));
  test.each(COMMAND_NAMES)('for %s', async (name) => {
    const command = await loadCommand(name);
    if (command === undefined) throw new Error(name);
    const lines = [
      [name, OVERLONG],
      [name, OVERLONG, OVERLONG],
      [name, `--${OVERLONG}`],
      ...optionsOf(command).flatMap((option) => {
        const [flag = ''] = /--[a-z-]+/.exec(SETTINGS[option].flags) ?? [];
        return [
          [name, 'xiaomi', flag, OVERLONG],
          [name, 'xiaomi', flag, `${OVERLONG}/y.yaml`, flag, `./${OVERLONG}`],
          [name, 'no-training', 'xiaomi', `${flag}=json=${OVERLONG}`],
        ];
      }),
    ];
    const seen = [];
    for (const argv of lines) {
      const { code, stderr } = await run(argv);
      if (code === 2 && longest(stderr) > 80)
        seen.push([argv.map((word) => word.slice(0, 20)), longest(stderr)]);
    }
    expect(seen).toEqual([]);
  });
  test('for a variable', async () => {
    for (const name of ['POLICY', 'DATA', 'WAIVERS', 'PROJECT', 'FORMAT', 'AS_OF', 'OUTPUT', OVERLONG]) {
      const { code, stderr } = await run(['xiaomi'], { env: { [`MIMO_CHECK_${name}`]: OVERLONG } });
      expect([name.slice(0, 10), code, longest(stderr) > 80]).toEqual([name.slice(0, 10), 2, false]);
    }
  });
});

describe('a blank character of Unicode counts as blank', () => {
  const BLANKS = [
    '\u2800',
    '\u2800\u2800',
    '\u3164',
    '\ufe0f',
    '\u200b',
    '\u00a0',
    '\u3000',
    '\u{1d159}',
    '\u0301',
    '\u00ad',
  ];
  const words = ['--measures', 'm', '--expires', '2026-12-01', '-w', 'w.yaml'];
  test.each(BLANKS.map((blank) => [`U+${blank.codePointAt(0)?.toString(16) ?? ''}`, blank]))(
    '%s',
    async (_, blank) => {
      for (const [owner, reason] of [
        [blank, 'r'],
        ['Dana', blank],
      ] as const)
        expect(
          (await run(['waive', 'no-training', 'xiaomi', ...words, '--owner', owner, '--reason', reason]))
            .code,
        ).toBe(2);
      write(folder, { 'titled.yaml': policy('titled', {}).replace('Policy titled', JSON.stringify(blank)) });
      const { code, stderr } = await run(['xiaomi', '-p', './titled.yaml']);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/blank|invisible/)]);
    },
  );

  test.each([
    ['case', 'dana lee'],
    ['two spaces', 'Dana  Lee'],
    ['a no-break space', 'Dana\u00a0Lee'],
    ['an ideographic space', 'Dana\u3000Lee'],
    ['an empty pattern of Braille', 'Dana\u2800Lee'],
    ['full width', 'Ｄａｎａ Lee'],
  ])('two parties that differ only in %s are the same', async (_, other) => {
    const { code, stderr } = await run([
      ...['waive', 'no-training', 'xiaomi', ...words, '--owner', 'Dana Lee', '--reason', 'r'],
      ...['--approved-by', other],
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('must be someone else than the owner')]);
    write(folder, { 'dpa.txt': 'text' });
    const attested = await run([
      ...['attest', 'xiaomi', '--document', 'dpa.txt', '--title', 't', '--kind', 'contract', '--owner', 'o'],
      ...[
        '--party',
        'Dana Lee',
        '--party',
        other,
        '--effective-from',
        '2026-01-01',
        '--expires',
        '2027-01-01',
      ],
      ...[
        '--answer',
        'processor-terms={form: scc-2021-915, concluded_by: signature}',
        '--clause',
        'processor-terms=1',
      ],
      ...['-a', 'a.yaml'],
    ]);
    expect([attested.code, attested.stderr]).toEqual([2, expect.stringContaining('two parties at least')]);
  });
});
