import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, provider, scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder } = scratch();
const home = process.cwd();

beforeAll(() => {
  mkdirSync(`${folder}/.git`);
  mkdirSync(`${folder}/below`);
  write(folder, FILES);
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('validate', () => {
  test('alone, in a project, checks the project; elsewhere what ships', async () => {
    expect((await run(['validate'])).stdout).toContain('data/policies/gdpr.yaml');
    write('.', { 'mimo-check.yaml': 'policy: ./holds.yaml\nsubjects: [alpah]\ndata: [alpha.yaml]\n' });
    process.chdir('below');
    const { code, stdout } = await run(['validate']);
    process.chdir('..');
    rmSync('mimo-check.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/mimo-check\.yaml:2:12: subjects\[0\]: unknown provider or model "alpah"/);
  });

  test.each(['README.md', 'package.json', 'script.js'])('says that %s is none of its files', async (name) => {
    write('.', { [name]: name === 'package.json' ? '{"name": "x"}' : '# Hello\n\n* one\n* two: [\n' });
    const { code, stdout, stderr } = await run(['validate', name]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `mimo-check: ${name}: is no YAML file of mimo-check\n  Name a provider, project, policy, waivers or ` +
        'attestations file, like mimo-check validate mimo-check.yaml.\n',
    );
  });

  test('reads a file of its own under another ending', async () => {
    write('.', { 'alpha.txt': provider('alpha') });
    expect((await run(['validate', 'alpha.txt'])).code).not.toBe(2);
  });
});

test('a policy has all its problems told at once, unknown rules and policies among them', async () => {
  write('.', {
    'wrong.yaml': 'id: wrong\nextends: [holds]\nfail_onn: error\nrules:\n  no-training: { severity: eror }\n',
    'unknown.yaml':
      'id: wrong\nextends: [default]\nfail_onn: error\nrules:\n  no-traning: { severity: off }\n  own: { uses: dpa-trems }\n',
  });
  const { stdout } = await run(['validate', 'wrong.yaml', 'unknown.yaml']);
  const told = stdout.replaceAll(/\s+/g, ' ');
  for (const message of [
    'wrong.yaml:3:1: fail_onn: is not a known key',
    'unknown policy "holds"',
    'wrong.yaml:5:18: rules.no-training.severity: "eror" is not one of',
    'unknown.yaml:3:1: fail_onn: is not a known key',
    'unknown.yaml:5:3: rules.no-traning: unknown rule "no-traning" Did you mean no-training?',
    'unknown rule "dpa-trems" Did you mean dpa-terms?',
  ])
    expect(told).toContain(message);
});
