import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const home = process.cwd();
beforeAll(() => {
  write(folder, { ...FILES, 'extends.yaml': 'id: extends\nextends: [default, ./nope.yaml]\n' });
  mkdirSync(at('.git'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('an error about an unreadable file names what refers to it', () => {
  test('a policy that extends it', async () => {
    const { code, stderr } = await run(['xiaomi', '--policy', './extends.yaml']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/extends\.yaml:2:\d+: extends.*nope\.yaml: no such file/);
  });

  test('a variable', async () => {
    const { code, stderr } = await run(['xiaomi'], { env: { MIMO_CHECK_POLICY: './nope.yaml' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/MIMO_CHECK_POLICY=".\/nope\.yaml": no such file/);
  });

  test.each([
    'policy: ./nope.yaml',
    'data: [nope.yaml]',
    'waivers: [nope.yaml]',
    'attestations: [nope.yaml]',
  ])('a project file: %s', async (line) => {
    write(folder, {
      'mimo-check.yaml': `subjects: [xiaomi]\n${line}\n${line.startsWith('policy') ? '' : 'policy: default\n'}`,
    });
    const { code, stderr } = await run([]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/mimo-check\.yaml:2:\d+: .*nope\.yaml: no such file/);
    rmSync(at('mimo-check.yaml'));
  });

  test.each(['[xiaomi, xiaomi]', '[xiaomi, mimo-v2-pro, xiaomi/mimo-v2-pro]'])(
    'duplicate subjects %s in a project file are reported with their place',
    async (subjects) => {
      write(folder, { 'mimo-check.yaml': `policy: default\nsubjects: ${subjects}\n` });
      const { code, stderr } = await run([]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/mimo-check\.yaml:2:\d+: subjects.*are the same subject/);
      rmSync(at('mimo-check.yaml'));
    },
  );
});

test('a report can be verified from standard input', async () => {
  const { stdout } = await run(['alpha', '--data', 'alpha.yaml', '-f', 'json']);
  expect(await run(['verify', '-'], { stdin: stdout })).toMatchObject({ code: 0, stderr: '' });
  const forged = stdout.replace('"outcome": "unknown"', '"outcome": "pass"');
  expect(forged).not.toBe(stdout);
  expect((await run(['verify', '-'], { stdin: forged })).code).toBe(1);
  expect((await run(['verify', '-'], { stdin: 'nothing' })).code).toBe(2);
  write(folder, { 'r.json': stdout });
  expect(readFileSync(at('r.json'), 'utf8')).toBe(stdout);
});
