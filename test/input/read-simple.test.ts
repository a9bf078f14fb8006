import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readAnyYaml } from '../../src/input/yaml/read-any.js';
import { readSimpleYaml } from '../../src/input/yaml/read-simple.js';
import { FUZZ_RUNS, problemsOf } from '../kit/problems-of.js';
import { fuzzYaml, sameReading } from '../tools/fuzz-yaml.js';

describe('the simple reader', () => {
  const files = ['data', 'test/fixtures'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join(folder, name)),
  );

  it('reads every file of the project as the library does', () => {
    expect(files.length).toBeGreaterThan(60);
    const readings = files.map((file) => [file, sameReading(readFileSync(file, 'utf8'))]);
    expect(readings.filter(([, same]) => same !== true)).toEqual([]);
  });

  it('reads corrupted texts as the library does, or leaves them to it', () => {
    const runs = 10_000 + 15 * FUZZ_RUNS;
    const { different, simple } = fuzzYaml(runs, 20_261_126);
    expect(different).toEqual([]);
    expect(simple).toBeGreaterThan(runs / 10);
  });

  test.each([
    ['a: b\n  c\n  d\ne: f\n', { a: 'b c d', e: 'f' }],
    ['a: b\n\nc: d   # e\n# f\n', { a: 'b', c: 'd' }],
    ['a: b\n  # c\nd: e', { a: 'b', d: 'e' }],
    ["a: 'it''s'\nb: ''''\nc: ''\n", { a: "it's", b: "'", c: '' }],
    ['a: "b\'s"\nc: "d\n  e\n  f"\n', { a: "b's", c: 'd e f' }],
    ["a: 'b\\c'\n", { a: 'b\\c' }],
    ["a: 'b\n  c'\n", { a: 'b c' }],
    ['a: >-\n  b\n  c\nd: >\n  e\nf: |\n  g\n  h\ni: |-\n  j\n', { a: 'b c', d: 'e\n', f: 'g\nh\n', i: 'j' }],
    ['- a: |\n    b\n  c: d\n- e\n', [{ a: 'b\n', c: 'd' }, 'e']],
    [
      'a: ~\nb: null\nc:\nd: true\ne: false\nf: -1.5\n',
      { a: null, b: null, c: null, d: true, e: false, f: -1.5 },
    ],
    ['-\n  a: b\n-   c\n-\n  - d\n', [{ a: 'b' }, 'c', ['d']]],
    [
      'a: [b, [c], { d: e, f: [g] }]\nh: {}\ni: []\n',
      { a: ['b', ['c'], { d: 'e', f: ['g'] }], h: {}, i: [] },
    ],
    ['a:\n  [\n    b,\n    c,\n  ]\n', { a: ['b', 'c'] }],
    ['e: ü\n', { e: 'ü' }],
  ])('reads %j by itself', (text, data) => {
    expect(readSimpleYaml(text)?.data).toStrictEqual(data);
    expect(sameReading(text)).toBe(true);
  });

  test.each([
    ['a tab', 'a:\tb\n'],
    ['a line of quoted text that is indented too little', 'a: "b\nc"\n'],
    ['an empty line in a quoted text', 'a: "b\n\n  c"\n'],
    ['a block text that is indented too little', 'a: |\nb: c\n'],
    ['a deeper line in a block text', 'a: >-\n  b\n    c\n'],
    ['a blank at the end of a line of block text', 'a: >-\n  b \n  c\n'],
    ['a block text without a line end', 'a: |\n  b'],
    ['blanks below a block text', 'a: |\n  b\n \nc: d\n'],
    ['an item without a value', '-\n- a\n'],
    ['what follows the last part', 'a: b\n}\n'],
    ['a key of more than 500 characters', `${'k'.repeat(501)}: a\n`],
    ['a carriage return', 'a: b\r\n'],
    ['a blank that does not break', 'a:\u00a0b\n'],
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !b c\n'],
    ['a directive', '%YAML 1.1\n---\na: b\n'],
    ['a start of a document', '---\na: b\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['an escape', 'a: "\\u202e"\n'],
    ['a key in quotes', '"a": b\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a duplicate key', 'a: b\na: c\n'],
    ['a duplicate key in brackets', 'a: { b: c, b: d }\n'],
    ['a key that is no text', 'null: a\n'],
    ['the key of the prototype', '__proto__: a\n'],
    ['a merge key', '<<: a\n'],
    ['a number that would change', 'a: 1.10\n'],
    ['a number written in another way', 'a: 0x1f\n'],
    ['a key inside a text', 'a: b: c\n'],
    ['a list behind a key', 'a: - b\n'],
    ['a key without a colon in brackets', 'a: { b }\n'],
    ['a pair in a list in brackets', 'a: [b: c]\n'],
    ['brackets that do not close', 'a: [b\n'],
    ['a closing bracket at the column of its key', 'a: [\n  b\n]\n'],
    ['quotes that do not close', 'a: "b\n'],
    ['text behind quotes', 'a: "b" c\n'],
    ['a wrong indentation', 'a:\n    b: c\n  d: e\n'],
    ['text without a key', 'a\n'],
    ['an item at the column of a key', 'a: b\n- c\n'],
    ['a paragraph in a block text', 'a: >-\n  b\n\n  c\n'],
    ['a comment below a block text that is part of it', 'a: |\n  b\n\n  # c\nd: e\n'],
    ['an invisible character', 'a: "\u200db"\n'],
    ['an empty text', ''],
    ['comments alone', '# a\n'],
  ])('leaves %s to the library', (_name, text) => {
    expect(readSimpleYaml(text)).toBeUndefined();
  });

  test.each([
    ['list', '- a\n'],
    ['list at the column of its key', 'a:\n- b\n'],
    ['mapping', 'a: b\n'],
    ['list in brackets', ' a,'],
    ['empty line', '\n'],
    ['comment', '# a\n'],
    ['text of two lines with comments', 'a: # b\n  c # d\n'],
    ['key and text on their own lines', 'a:\n  # b\n  c # d\n\n'],
    ['blank line in brackets', ' \n'],
  ])('counts at least as many tokens as the library: %s', (name, part) => {
    const inBrackets = name.endsWith('in brackets');
    const textOf = (count: number): string => {
      const parts = Array.from({ length: count }, (_, index) => part.replace('a:', `k${index}:`)).join('');
      return inBrackets ? `x: [\n${parts} y]\n` : parts + (/^[\n#]/.test(part) ? 'a: b\n' : '');
    };
    let count = 1;
    while (count < 60_000 && readSimpleYaml(textOf(2 * count)) !== undefined) count *= 2;
    expect(count).toBeGreaterThan(1000);
    expect(problemsOf(() => readAnyYaml(textOf(count), 'f'))).toEqual([]);
    expect(readSimpleYaml(textOf(60_000))).toBeUndefined();
  });

  it('leaves deep nesting to the library', () => {
    const nested = (levels: number): string =>
      Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    expect(sameReading(`${nested(15)}${' '.repeat(15)}b: c\n`)).toBe(true);
    expect(readSimpleYaml(`${nested(30)}${' '.repeat(30)}b: c\n`)).toBeUndefined();
    expect(readSimpleYaml(`a: ${'['.repeat(30)}b${']'.repeat(30)}\n`)).toBeUndefined();
    expect(readSimpleYaml(`a: ${'{ b: '.repeat(30)}c${' }'.repeat(30)}\n`)).toBeUndefined();
    const lists = Array.from({ length: 30 }, (_, level) => `${' '.repeat(level)}-\n`).join('');
    expect(readSimpleYaml(`${lists}${' '.repeat(30)}a\n`)).toBeUndefined();
  });
});
