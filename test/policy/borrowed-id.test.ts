import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinPolicies } from '../../src/policy/shipped-policies.js';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';

const { folder, at } = scratch();
const BUILTIN = builtinPolicies();

beforeAll(() => {
  write(folder, {
    'borrowed.yaml': 'id: gdpr\nextends: [lenient]\n',
    'above.yaml': 'id: ours\nextends: [./borrowed.yaml]\n',
    'own.yaml': 'id: gdpr-ours\nextends: [gdpr]\n',
    ...Object.fromEntries(
      BUILTIN.map((id) => [`copies/${id}.yaml`, readFileSync(`data/policies/${id}.yaml`, 'utf8')]),
    ),
    ...Object.fromEntries(
      ['1enient', 'g-dpr', 'euonly', 'al-act'].map((id) => [
        `like-${id}.yaml`,
        `id: ${id}\nextends: [gdpr]\n`,
      ]),
    ),
  });
  symlinkSync(resolve('data/policies/gdpr.yaml'), at('link.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const refused = async (name: string): Promise<string> => {
  const { code, stdout, stderr } = await run(['xiaomi', '--policy', at(name)]);
  expect([code, stdout]).toEqual([2, '']);
  expect((await run(['validate', at(name)])).code).toBe(1);
  return stderr;
};

describe("a user's policy file with the id of a built-in policy", () => {
  test.each(['borrowed', 'above'])('is refused if its content differs: %s', async (name) => {
    expect(await refused(`${name}.yaml`)).toMatch(
      /borrowed\.yaml:1:\d+: id: gdpr is the id of a built-in policy, and this file is not that policy\n {2}Give it its own id, like gdpr-ours\. It can still extend gdpr\./,
    );
  });

  test.each(BUILTIN)('is refused if it is a copy: %s', async (id) => {
    expect(await refused(`copies/${id}.yaml`)).toContain(`${id} is the id of a built-in policy`);
  });

  test.each([
    ['1enient', 'lenient'],
    ['g-dpr', 'gdpr'],
    ['euonly', 'eu-only'],
    ['al-act', 'ai-act'],
  ])('is refused if its id only looks like a built-in one: %s', async (id, known) => {
    expect(await refused(`like-${id}.yaml`)).toContain(`${id} reads like ${known}`);
  });

  test('is the built-in policy if it is that very file, by any path', async () => {
    for (const path of ['data/policies/gdpr.yaml', at('link.yaml')]) {
      const { stdout } = await run(['xiaomi', '--policy', path]);
      expect(stdout).toMatch(/^FAIL  policy gdpr: /m);
    }
  });

  test('can be extended under another id', async () => {
    expect((await run(['xiaomi', '--policy', at('own.yaml')])).code).toBe(1);
  });
});
