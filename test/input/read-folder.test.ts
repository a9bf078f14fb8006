import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { builtinPath } from '../../src/input/builtin.js';
import { loadDataset } from '../../src/evidence/load-dataset.js';
import { allFilesIn, yamlFilesOf } from '../../src/input/read-folder.js';
import { scratch, write } from '../kit/files.js';
import { run } from '../kit/run.js';
import { skipNote } from '../kit/needs.js';
import { problemsOf } from '../kit/problems-of.js';
import { providerText } from '../kit/provider-text.js';

const { folder: home } = scratch();
afterAll(() => rmSync(home, { recursive: true }));

/** A folder with one provider file and the files of a test. */
function folderWith(
  files: Record<string, string | Uint8Array>,
  more: (folder: string) => void = () => undefined,
) {
  const folder = join(home, 'named');
  rmSync(folder, { recursive: true, force: true });
  write(folder, { 'alpha.yaml': providerText(), ...files });
  more(folder);
  return folder;
}

const NOT_YAML = 'is in a folder of YAML files, but its name does not end in .yaml or .yml';

describe('in a folder of provider files', () => {
  test.each<[string, Record<string, string | Uint8Array>, string[]]>([
    ['JSON', { 'beta.json': '{}' }, [`beta.json: ${NOT_YAML}`]],
    ['packed YAML', { 'beta.yaml.gz': new Uint8Array([31, 139]) }, [`beta.yaml.gz: ${NOT_YAML}`]],
    ['a file without an extension', { beta: providerText({ id: 'beta' }) }, [`beta: ${NOT_YAML}`]],
    [
      'an extension in capitals',
      { 'beta.YAML': '', 'gamma.Yml': '' },
      [`beta.YAML: ${NOT_YAML}`, `gamma.Yml: ${NOT_YAML}`],
    ],
    [
      'backup files of an editor',
      { 'alpha.yaml~': '', '.alpha.yaml.swp': '' },
      [`.alpha.yaml.swp: ${NOT_YAML}`, `alpha.yaml~: ${NOT_YAML}`],
    ],
    ['a note', { 'README.md': '' }, [`README.md: ${NOT_YAML}`]],
    ['an odd file in a subfolder', { 'inner/deep/beta.json': '' }, [`inner/deep/beta.json: ${NOT_YAML}`]],
    ['an odd file in a hidden subfolder', { '.hidden/beta.json': '' }, [`.hidden/beta.json: ${NOT_YAML}`]],
  ])('%s is an error that names it', async (_what, files, expected) => {
    const folder = folderWith(files);
    const problems = problemsOf(() => loadDataset([folder])).map((line) =>
      line.replaceAll(`${folder}/`, '').replace(/\n[^]*/, ''),
    );
    expect(problems).toEqual(expected);
    for (const argv of [
      ['alpha', '--data', folder],
      ['validate', folder],
    ]) {
      const { code, stdout, stderr } = await run(argv);
      expect([code, stdout]).toEqual([2, '']);
      for (const line of expected) expect(stderr).toContain(`${folder}/${line}`);
    }
  });

  test.each<[string, (folder: string) => void, RegExp]>([
    [
      'a link to nothing',
      (folder) => symlinkSync('nowhere.yaml', join(folder, 'beta.yaml')),
      /beta\.yaml: no such file$/,
    ],
    [
      'a link to nothing without an extension',
      (folder) => symlinkSync('nowhere', join(folder, 'beta')),
      /beta: is in a folder of YAML files/,
    ],
    [
      'a pipe',
      (folder) => execFileSync('mkfifo', [join(folder, 'beta.yaml')]),
      /beta\.yaml: is a pipe, not a file$/,
    ],
    [
      'a pipe without an extension',
      (folder) => execFileSync('mkfifo', [join(folder, 'beta')]),
      /beta: is in a folder of YAML files/,
    ],
    [
      'a device',
      (folder) => symlinkSync('/dev/null', join(folder, 'beta.yaml')),
      /beta\.yaml: is a device, not a file$/,
    ],
    [
      'a link to the folder itself',
      (folder) => symlinkSync('.', join(folder, 'inner')),
      /inner: leads back to a folder that it lies in$/,
    ],
    [
      'a link that leads back from below',
      (folder) => {
        mkdirSync(join(folder, 'a/b'), { recursive: true });
        symlinkSync('../..', join(folder, 'a/b/c'));
      },
      /a\/b\/c: leads back to a folder that it lies in$/,
    ],
  ])('%s is an error that names it', (_what, more, expected) => {
    const [problems = '', ...others] = problemsOf(() => loadDataset([folderWith({}, more)]));
    expect([problems.split('\n')[0], others]).toEqual([expect.stringMatching(expected), []]);
  });

  test('a subfolder without read permission is an error that names it', ({ skip }) => {
    skip(process.getuid?.() === 0, skipNote('a user who is not root'));
    const folder = folderWith({ 'inner/beta.yaml': '' }, (path) => chmodSync(join(path, 'inner'), 0));
    const problems = problemsOf(() => loadDataset([folder]));
    chmodSync(join(folder, 'inner'), 0o755);
    expect(problems).toEqual([`${folder}/inner: may not be read: permission denied`]);
  });

  test('all problems are reported at once, the first twenty in full', () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`n${index}.json`, '']));
    const problems = problemsOf(() => yamlFilesOf(folderWith(many)));
    expect([problems.length, problems.at(-1)]).toEqual([21, expect.stringContaining('… and 5 more')]);
  });

  test('subfolders at any depth are read, including hidden ones and links to folders', () => {
    const folder = folderWith({
      'inner/beta.yaml': providerText({ id: 'beta' }),
      'inner/deep/gamma.yml': providerText({ id: 'gamma' }),
      '.hidden/delta.yaml': providerText({ id: 'delta' }),
    });
    const elsewhere = join(home, 'elsewhere');
    write(elsewhere, { 'omega.yaml': providerText({ id: 'omega' }) });
    symlinkSync(elsewhere, join(folder, 'linked'));
    expect(loadDataset([folder]).added).toEqual(['alpha', 'beta', 'delta', 'gamma', 'omega']);
  });

  test('a provider that occurs again in a subfolder is an error', () => {
    const folder = folderWith({ 'old/alpha.yaml': providerText() });
    expect(problemsOf(() => loadDataset([folder]))).toEqual([
      expect.stringMatching(/alpha\.yaml:1:1: provider alpha is also in .*alpha\.yaml$/),
    ]);
  });

  test('files of git and macOS are skipped, but no other name with a leading dot', () => {
    const left = {
      '.DS_Store': '',
      '.git/config': '',
      '.gitattributes': '',
      '.gitignore': '',
      '.gitkeep': '',
    };
    expect(yamlFilesOf(folderWith(left))).toEqual([join(home, 'named/alpha.yaml')]);
    expect(yamlFilesOf(folderWith({ '.beta.yaml': '' }))).toHaveLength(2);
    expect(problemsOf(() => yamlFilesOf(folderWith({ '.env': '' })))).toHaveLength(1);
  });

  test('a file given by its path may have any extension', () => {
    const folder = folderWith({ 'c.txt': '' });
    expect(yamlFilesOf(join(folder, 'c.txt'))).toEqual([join(folder, 'c.txt')]);
  });
});

test('a folder is refused for waivers, attestations, a policy or a project', async () => {
  const folder = folderWith({});
  for (const option of ['--waivers', '--attestations', '--policy', '--project']) {
    const named = option === '--policy' ? `${folder}/` : folder;
    const { code, stderr } = await run(['xiaomi', option, named]);
    expect([option, code, stderr]).toEqual([option, 2, expect.stringContaining('is a folder, not a file')]);
  }
});

test('the data folders of the package contain only YAML files', () => {
  for (const part of ['data/providers', 'data/policies'])
    expect(yamlFilesOf(builtinPath(part))).toEqual(allFilesIn(builtinPath(part)).sort());
});
