import { runInNewContext } from 'node:vm';
import { encode } from '@jridgewell/sourcemap-codec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
// @ts-expect-error -- a script without types
import * as script from './ascii.mjs';

const { inAscii, movedMappings } = script as {
  inAscii: (code: string) => string;
  movedMappings: (code: string, mappings: string) => string;
};

test('code in ASCII means the same: texts, templates, regular expressions, names', () => {
  const codes = [
    ...['"…" + `é${1}` + "😀"', '/^[…😀]$/u.test("😀")', '/[Ā-Ž]/.test("Ł")', '({ ſ: 1 }).ſ', '"a\\\\…"'],
  ];
  for (const code of codes) {
    const ascii = inAscii(code);
    expect(ascii).toMatch(/^[\x00-\x7f]*$/);
    expect(runInNewContext(ascii)).toEqual(runInNewContext(code));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(inAscii(JSON.stringify(text)))).toBe(text);
    }),
  );
});

test('a character after a backslash is refused, since its escape would mean another', () => {
  expect(() => inAscii('"\\…"')).toThrow(/after a backslash/);
});

test('a source map moves with the code', () => {
  const code = 'a;\n"…";b("é");c';
  const before = encode([[[0, 0, 0, 0]], [0, 4, 11].map((column) => [column, 0, 1, column])]);
  const after = encode([
    [[0, 0, 0, 0]],
    [
      [0, 0, 1, 0],
      [9, 0, 1, 4],
      [21, 0, 1, 11],
    ],
  ]);
  expect(movedMappings(code, before)).toBe(after);
});
