import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratch, write } from '../kit/files.js';
import { needs } from '../kit/needs.js';
import { makeRepository, project, type GateRepository } from './repository.js';

const { folder, at } = scratch();
let made: GateRepository;

/** An entry of a tree: mode and content, or the id of a commit. */
type Entry = [mode: string, content: string | Uint8Array];

const file = (content: string | Uint8Array): Entry => ['100644', content];
const link = (target: string): Entry => ['120000', target];

const NEXT = Buffer.from('\n');

/** A path as fast-import reads any bytes: in quotes. */
const quotedPath = (path: string): string =>
  `"${path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`;

/** A branch off main with exactly these entries, without filters or attributes. */
function branch(
  name: string,
  entries: Readonly<Record<string, Entry>>,
  parents: readonly string[] = ['main'],
): void {
  const data = (content: string | Uint8Array): Buffer =>
    Buffer.concat([Buffer.from(`data ${Buffer.byteLength(content)}\n`), Buffer.from(content), NEXT]);
  const change = ([path, [mode, content]]: [string, Entry]): Buffer =>
    mode === '160000'
      ? Buffer.from(`M ${mode} ${String(content)} ${quotedPath(path)}\n`)
      : Buffer.concat([Buffer.from(`M ${mode} inline ${quotedPath(path)}\n`), data(content)]);
  const [from = '', ...merged] = parents;
  const stream = Buffer.concat([
    Buffer.from(`commit refs/heads/${name}\ncommitter t <t@example.org> 1 +0000\n`),
    data(name),
    Buffer.from([`from ${from}^0`, ...merged.map((parent) => `merge ${parent}^0`), ''].join('\n')),
    ...Object.entries(entries).map(change),
  ]);
  // Each object in a file of its own, which a test can remove.
  made.pipe(stream, '-c', 'fastimport.unpackLimit=10000', 'fast-import', '--quiet', '--force');
}

/** A pull request with these entries, and main as it is after the merge. */
function request(name: string, entries: Readonly<Record<string, Entry>>): void {
  branch(name, entries);
  branch(`${name}-merged`, entries, ['main', name]);
}

beforeAll(async () => {
  made = await makeRepository(folder);
  const { git } = made;
  // The worst settings that a developer or an image could have made.
  write(folder, { attributes: '* filter=evil diff=evil export-subst\n*.yaml export-ignore\n' });
  for (const [key, value] of [
    ['core.attributesFile', at('attributes')],
    ['filter.evil.smudge', 'sed s/xiaomi/acme/g'],
    ['filter.evil.clean', 'sed s/xiaomi/acme/g'],
    ['filter.evil.required', 'true'],
    ['diff.external', 'true'],
    ['diff.evil.textconv', 'sed s/xiaomi/acme/g'],
    ['color.ui', 'always'],
    ['core.quotePath', 'true'],
    ['core.autocrlf', 'true'],
    ['core.eol', 'crlf'],
    ['alias.ls-tree', '!true'],
    ['alias.cat-file', '!true'],
    ['alias.rev-parse', '!true'],
    ['tar.umask', '0777'],
  ] as const)
    git('config', key, value);
  write(made.repo, { '.git/info/attributes': '* filter=evil export-ignore\n' });
  branch('readme', { 'README.md': file('hello\n') });
}, 120_000);
afterAll(() => {
  made.end();
  rmSync(folder, { recursive: true });
});

const RED = project('acme, xiaomi');

describe('the gate in a hostile repository', () => {
  needs('git');

  test('passes if nothing is wrong', () => {
    expect(made.gate('readme')).toMatchObject({ code: 0 });
  });

  test.each<[string, string, string]>([
    ['export-subst, which adds a line', '* export-subst', `${RED}# $Format:%nfail_on: never%n#$\n`],
    [
      'export-subst, which takes a name away',
      '* export-subst',
      RED.replace('acme,', 'acme, # $Format:%n]%n#$\n '),
    ],
    ['export-ignore', '* export-ignore', RED],
    ['filters and conversions', '* filter=evil diff=evil ident text eol=crlf', RED],
    ['binary, in another encoding', '* -diff text working-tree-encoding=UTF-16', RED],
    ['everything at once', '[attr]all filter=evil diff=evil ident export-subst\n* all export-ignore', RED],
  ])('reads the content of the commit, before and after the merge: %s', (name, attributes, text) => {
    const id = name.replaceAll(/[^a-z]+/g, '-');
    request(id, {
      '.gitattributes': file(`${attributes}\n`),
      'providers/.gitattributes': file(`${attributes}\n`),
      'mimo-check.yaml': file(text),
    });
    expect(made.gate(id)).toMatchObject({ code: 1, out: expect.stringContaining('xiaomi') as string });
    expect(made.gate('readme', `${id}-merged`)).toMatchObject({ code: 1 });
  });

  test('ignores replaced objects', () => {
    branch('replaced', { 'mimo-check.yaml': file(RED) });
    const { git } = made;
    git('replace', 'replaced:mimo-check.yaml', 'main:mimo-check.yaml');
    git('replace', 'replaced', 'readme');
    expect(made.gate('replaced').code).toBe(1);
    git('replace', '-d', git('rev-parse', 'replaced').trim());
  });

  test('cannot be led to another repository or configuration by a variable', () => {
    branch('red', { 'mimo-check.yaml': file(RED) });
    mkdirSync(at('empty'), { recursive: true });
    write(folder, { config: '[alias]\n  ls-tree = !true\n[core]\n  bare = true\n' });
    for (const env of [
      { GIT_DIR: at('empty'), GIT_OBJECT_DIRECTORY: at('empty'), GIT_WORK_TREE: at('empty') },
      {
        ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.bare', GIT_CONFIG_VALUE_0: 'no boolean' },
        ...{ GIT_CONFIG_GLOBAL: at('config'), GIT_CONFIG_SYSTEM: at('config') },
        ...{ GIT_REPLACE_REF_BASE: 'refs/heads/', GIT_INDEX_FILE: at('empty/index') },
        ...{ GIT_CONFIG_PARAMETERS: "'core.bare=neither'", GIT_EXTERNAL_DIFF: 'true', GIT_TRACE: '1' },
      },
    ])
      expect([env, made.gate('red', 'main', env).code]).toEqual([env, 1]);
  });

  test('does not run a planted program that a variable names', { timeout: 60_000 }, () => {
    branch('red', { 'mimo-check.yaml': file(RED) });
    const settings = JSON.stringify({ settings: [{ name: 'subjects', value: ['acme'] }] });
    write(folder, {
      planted: `#!/bin/sh\n[ "$1" = check ] || echo '${settings}'\n`,
      'planted.cjs': "if (process.argv.includes('check')) process.exit(0);\n",
      'gate.sh': made.git('cat-file', 'blob', 'main:ci/gate.sh'),
    });
    chmodSync(at('planted'), 0o755);
    // Each of the two would pass anything if it ran.
    const argv = [at('gate.sh'), '--tool', at('planted'), 'main', 'red'];
    expect(spawnSync('sh', argv, { cwd: made.repo }).status).toBe(0);
    const env = { ...process.env, NODE_OPTIONS: `--require ${at('planted.cjs')}` };
    expect(spawnSync('node', ['-', 'check'], { env, input: 'process.exit(9)' }).status).toBe(0);
    expect(made.gate('red', 'main', { GATE_TOOL: at('planted') }).code).toBe(1);
    expect(made.gate('red', 'main', { NODE_OPTIONS: env.NODE_OPTIONS }, 'real').code).toBe(1);
  });

  test('reads files with unusual names', () => {
    const names = [
      'a\nb.yaml',
      '-rf',
      '--upload-pack=x',
      ' ',
      '\ttab',
      'é"\\$(x)`',
      "it's",
      'a b/c d',
      '*',
      '...',
    ];
    branch('names', {
      ...Object.fromEntries(names.map((name) => [name, file(`${name}\n`)])),
      'mimo-check.yaml': file(RED),
    });
    expect(made.gate('names').code).toBe(1);
    branch('only-names', Object.fromEntries(names.map((name) => [name, file(name)])));
    expect(made.gate('only-names').code).toBe(0);
  });

  test('reads empty, binary, large and very many files', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    branch('bytes', {
      empty: file(''),
      bytes: file(bytes),
      newlines: file('\n\n\n'),
      ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`many/${index}`, file(`${index}`)])),
    });
    expect(made.gate('bytes').code).toBe(0);
  });

  test('follows no link, and enters no submodule', () => {
    write(folder, { 'green.yaml': project('acme') });
    for (const [name, target] of [
      ['to-base', '../base/mimo-check.yaml'],
      ['outside', at('green.yaml')],
      ['to-nowhere', 'nowhere'],
    ] as const) {
      request(`link-${name}`, { 'mimo-check.yaml': link(target) });
      expect([name, made.gate(`link-${name}`).code]).toEqual([name, 2]);
    }
    expect(made.gate('readme', 'link-to-base-merged').code).toBe(2);
    const { git } = made;
    for (const id of ['1'.repeat(40), git('rev-parse', 'main').trim()]) {
      branch('submodule', { 'a/module': ['160000', id], 'mimo-check.yaml': file(RED) });
      expect(made.gate('submodule').code).toBe(1);
    }
  });

  test.each([
    ['a folder named ..', '..'],
    ['a folder named .', '.'],
    ['a folder named .git', '.git'],
    ['a folder named .GIT', '.GIT'],
  ])('exits 2 if a tree leads out of its folder: %s', (_what, name) => {
    const { git, pipe } = made;
    const green = pipe(project('acme'), 'hash-object', '-w', '--stdin');
    const inner = pipe(`100644 blob ${green}\tmimo-check.yaml\n`, 'mktree');
    const base = pipe(`040000 tree ${inner}\tbase\n`, 'mktree');
    const tree = pipe(`${git('ls-tree', 'main')}040000 tree ${base}\t${name}\n`, 'mktree');
    git('update-ref', 'refs/heads/astray', pipe('astray', 'commit-tree', '-p', 'main', tree));
    expect(made.gate('astray')).toMatchObject({
      code: 2,
      out: expect.stringContaining('a path outside the tree') as string,
    });
  });

  test('exits 2 if an object is missing, and leaves no files behind', () => {
    const { git } = made;
    branch('missing', { 'mimo-check.yaml': file(`${RED}# gone\n`) });
    const id = git('rev-parse', 'missing:mimo-check.yaml').trim();
    rmSync(`${made.repo}/.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
    mkdirSync(at('tmp'), { recursive: true });
    expect(made.gate('missing', 'main', { TMPDIR: at('tmp') }).code).toBe(2);
    expect(readdirSync(at('tmp'))).toEqual([]);
  });
});
