import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/index.js';
import { scratch } from '../kit/files.js';
import { Editor, isInstalled } from '../kit/language-server.js';
import { skipNote } from '../kit/needs.js';
import { run } from '../kit/run.js';

// In CI a missing editor server is a failure, not a reason to skip: `.ci/run` installs it.
const there = isInstalled() || process.env['CI'] === 'true';
const { folder, at } = scratch();
const home = process.cwd();
let editor: Editor;

beforeAll(async () => {
  if (!there) return;
  process.chdir(folder);
  await run(['init', 'xiaomi']);
  await run(['init', '--provider', 'acme']);
  process.chdir(home);
  editor = await Editor.start(folder);
});
afterAll(() => {
  if (there) editor.stop();
  rmSync(folder, { recursive: true });
});

const POLICY =
  '# yaml-language-server: $schema=.mimo-check/policy.schema.json\nid: ours\nextends: [default]\n';
const PROJECT = '# yaml-language-server: $schema=.mimo-check/project.schema.json\n';

/** Opens a text in which `|` marks the cursor, and returns the completions offered there. */
async function offered(name: string, marked: string): Promise<string[]> {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  await editor.open(at(name), marked.replace('|', ''));
  return editor.complete(at(name), before.length, (before.at(-1) ?? '').length + 1);
}

describe('an editor with a YAML language server', () => {
  beforeEach(({ skip }) => skip(!there, skipNote('yaml-language-server')));

  test('offers every rule', async () => {
    const labels = await offered('rules.yaml', `${POLICY}rules:\n  |\n`);
    expect(labels).toEqual(expect.arrayContaining(RULES.map(({ id }) => id)));
  });

  test.each([
    ['the options of a rule', 'retention-limit', ['severity', 'max_days', 'dated', 'waivable']],
    ['the options of another rule', 'no-training', ['severity', 'accept_opt_out']],
  ])('offers %s', async (_, rule, options) => {
    const labels = await offered(`${rule}.yaml`, `${POLICY}rules:\n  ${rule}:\n    |\n`);
    expect(labels).toEqual(expect.arrayContaining(options));
    if (rule === 'no-training') expect(labels).not.toContain('max_days');
  });

  test('offers the severities', async () => {
    const labels = await offered('severity.yaml', `${POLICY}rules:\n  no-training:\n    severity: |\n`);
    expect(labels).toEqual(expect.arrayContaining(['error', 'warning', 'note']));
  });

  test('offers the keys of a project file', async () => {
    const labels = await offered('project.yaml', `${PROJECT}|\n`);
    expect(labels).toEqual(expect.arrayContaining(['policy', 'subjects', 'waivers', 'reports']));
  });

  test.each([
    ['a rule', 'wrong-rule.yaml', `${POLICY}rules:\n  no-traning: { severity: error }\n`, 5],
    ['an option', 'wrong-option.yaml', `${POLICY}rules:\n  no-training: { max_days: 3 }\n`, 5],
    ['a severity', 'wrong-severity.yaml', `${POLICY}rules:\n  no-training: { severity: eror }\n`, 5],
    ['a head', 'wrong-head.yaml', `${POLICY}fail_onn: error\n`, 4],
    ['a project', 'wrong-project.yaml', `${PROJECT}policy: default\nsubject: [xiaomi]\n`, 3],
  ])('marks a typo in %s', async (_, name, text, line) => {
    const found = await editor.open(at(name), text);
    expect(found.map((problem) => Number(problem.split(':')[0]))).toContain(line);
  });

  test.each(['mimo-check.yaml', 'mimo-check.policy.yaml', 'providers/acme.yaml'])(
    'finds no problem in %s as written by init',
    async (name) => {
      process.chdir(folder);
      const { stdout } = await run([
        'init',
        ...(name.startsWith('p') ? ['--provider', 'acme'] : ['xiaomi']),
        '--stdout',
      ]);
      process.chdir(home);
      const texts = stdout.split(/^---\n/m).filter((text) => text !== '');
      const text = (texts.find((one) => one.startsWith(`# file: ${name}`)) ?? stdout).replace(
        /^# file.*\n/,
        '',
      );
      expect(await editor.open(at(name), text)).toEqual([]);
    },
  );
});
