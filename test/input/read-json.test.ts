import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { digestOfFile } from '../../src/input/digest.js';
import { isThere } from '../../src/input/read-file.js';
import { parseJson, readJson } from '../../src/input/read-json.js';

const folder = mkdtempSync(join(tmpdir(), 'mimo-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('parseJson', () => {
  test.each([
    ['an object', '{"a": [1, {"b": null}], "c": "x"}'],
    ['the same key in two objects', '{"a": {"k": 1}, "b": {"k": 2}, "l": [{"k": 3}, {"k": 4}]}'],
    ['braces, colons and quotes inside texts', '{"a": "{\\"a\\": [}", "b": "\\\\"}'],
  ])('parses %s', (_what, text) => {
    expect(parseJson(text, 'r.json')).toEqual(JSON.parse(text));
  });

  test.each([
    ['invalid JSON', '{"a": }', 'r.json: is not JSON'],
    ['two values', '{} {}', 'r.json: is not JSON'],
    ['a key twice', '{"verdict": "pass", "b": 1, "verdict": "fail"}', 'holds the key "verdict" twice'],
    ['a key twice, escaped', '{"a": 1, "\\u0061": 2}', 'holds the key "a" twice'],
    ['a key twice inside a list', '[1, {"x": {"k": 1, "k": 1}}]', 'holds the key "k" twice'],
    ['__proto__', '{"__proto__": {"a": 1}}', 'holds the key __proto__'],
    ['lists nested too deeply', '['.repeat(65) + ']'.repeat(65), 'is nested deeper than 64 levels'],
  ])('refuses %s', (_what, text, message) => {
    expect(() => parseJson(text, 'r.json')).toThrow(message);
  });

  test('reads back whatever a program writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 2);
        if (!text.includes('__proto__')) expect(parseJson(text, 'r.json')).toEqual(JSON.parse(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('names the file in an error', () => {
    expect(() => readJson(at('none.json'), 'none.json')).toThrow('none.json: no such file');
    writeFileSync(at('one.json'), '{"a": 1}');
    expect(readJson(at('one.json'))).toEqual({ a: 1 });
  });
});

describe('the digest of a document', () => {
  test.each([0, 1, 1_048_576, 3_000_000])('of %i bytes', (size) => {
    const bytes = Buffer.alloc(size, 'xyz');
    writeFileSync(at('document'), bytes);
    expect(digestOfFile(at('document'))).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('is refused for a folder or a missing file', () => {
    expect(() => digestOfFile(folder, 'the folder')).toThrow('the folder: is a folder, not a file');
    expect(() => digestOfFile(at('none'), 'none')).toThrow('none: no such file');
  });

  test('a dangling symbolic link counts as there, but has no digest', () => {
    symlinkSync(at('nowhere'), at('link'));
    expect([isThere(at('link')), isThere(at('none')), isThere(folder)]).toEqual([true, false, true]);
    expect(() => digestOfFile(at('link'), 'link')).toThrow('link: no such file');
  });
});
