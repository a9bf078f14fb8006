import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPackage } from '../kit/built.js';
import { scratch } from '../kit/files.js';
import { needs } from '../kit/needs.js';
import { examplesOf, sectionOf, shell } from '../kit/examples.js';

const markdown = sectionOf(readFileSync('data/help/formats.md', 'utf8'), 'Ten pipes');
const { folder, at } = scratch();

/** The files in a document: code blocks with a file name in a comment on one of the first two lines. */
const filesOf = (text: string): [string, string][] =>
  Array.from(
    text.matchAll(/```(?:makefile|sh)\n((?:#!.*\n)?# (\S+)\n[^]*?)```/g),
    ([, content = '', name = '']) => [name, content],
  );

beforeAll(() => {
  const made = buildPackage(folder);
  mkdirSync(at('path'));
  symlinkSync(join(made, 'bin/mimo-check.js'), at('path/mimo-check'));
  mkdirSync(at('work'));
  spawnSync('git', ['init', '-q', at('work')]);
  for (const [name, content] of filesOf(markdown)) {
    mkdirSync(dirname(at(`work/${name}`)), { recursive: true });
    writeFileSync(at(`work/${name}`), content);
    chmodSync(at(`work/${name}`), 0o755);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const examples = examplesOf(markdown);

describe('the ten pipes in the help topic on formats', () => {
  needs('git', 'jq', 'make', 'sqlite3');

  test('are ten, with a Makefile and a hook', () => {
    expect(markdown.match(/^\d+\. /gm)).toHaveLength(10);
    expect(filesOf(markdown).map(([name]) => name)).toEqual(['Makefile', '.git/hooks/pre-commit']);
  });

  test.each(examples)('line $line prints its output: $command', ({ command, output }) => {
    const env = {
      PATH: `${at('path')}:${process.env['PATH'] ?? ''}`,
      ...{ MIMO_CHECK_AS_OF: '2026-11-23', COLUMNS: '80', LANG: 'C.UTF-8' },
      ...{
        GIT_AUTHOR_NAME: 'x',
        GIT_AUTHOR_EMAIL: 'x@x',
        GIT_COMMITTER_NAME: 'x',
        GIT_COMMITTER_EMAIL: 'x@x',
      },
      ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    };
    // CSV ends its lines with CRLF, which a terminal shows as one line end.
    expect(shell(command, at('work'), env).replaceAll('\r\n', '\n')).toBe(output);
  });
});
