import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { pathText, quoted } from '../../src/input/words.js';
import { suggest } from '../../src/input/suggest.js';

test.each([
  ['xiaomo', ['xiaomi', 'openai'], 'Did you mean xiaomi?'],
  ['XIAOMI', ['xiaomi', 'xiaomy'], 'Did you mean xiaomi or xiaomy?'],
  ['eror', ['note', 'warning', 'error'], 'Did you mean error?'],
  ['sene', ['seen', 'says'], 'Did you mean seen?'],
  ['ab', ['ba', 'cd'], 'Did you mean ba?'],
  ['cat', ['bat', 'rat', 'hat', 'mat'], 'Did you mean bat, rat or hat?'],
  ['retention-dayz', ['retention-days', 'retention'], 'Did you mean retention-days?'],
  ['warn', ['warning', 'error'], 'Did you mean warning?'],
  ['polices', ['policies', 'policies'], 'Did you mean policies?'],
  ['price', ['input-price', 'output-price', 'prices'], 'Did you mean prices?'],
  [
    'cost',
    ['input-cost', 'output-cost', 'costing-stated'],
    'Did you mean input-cost, output-cost or costing-stated?',
  ],
  ['', ['a'], 'Did you mean a?'],
  ['x', [], undefined],
  ['nothing-like-it', ['xiaomi'], undefined],
  ['x'.repeat(129), ['x'.repeat(128)], undefined],
])('suggest(%j, %j) is %j', (given, known, hint) => {
  expect(suggest(given, known)).toBe(hint);
});

test.each([
  ['plain', '"plain"'],
  ['say "hi"', String.raw`"say \"hi\""`],
  ['back\\slash', String.raw`"back\\slash"`],
  ['Größe 大小 😀', '"Größe 大小 😀"'],
  ['\u001b[31m', String.raw`"\u{1B}[31m"`],
  ['a\nb\tc\0', String.raw`"a\u{A}b\u{9}c\u{0}"`],
  ['\u202ebidi\u2066', String.raw`"\u{202E}bidi\u{2066}"`],
  ['zero\u200bwidth\ufeff\u00ad', String.raw`"zero\u{200B}width\u{FEFF}\u{AD}"`],
  ['c1\u009b nbsp\u00a0 ls\u2028', String.raw`"c1\u{9B} nbsp\u{A0} ls\u{2028}"`],
  ['\ud800 lone', String.raw`"\u{D800} lone"`],
  ['tag\u{E0041}', String.raw`"tag\u{E0041}"`],
  ['x'.repeat(60), `"${'x'.repeat(60)}"`],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
  ['😀'.repeat(61), `"${'😀'.repeat(60)}…"`],
])('quoted(%j) is %s', (text, shown) => {
  expect(quoted(text)).toBe(shown);
});

it('escapes every control, invisible and directional character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      expect(quoted(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [[], ''],
  [['claims', 'retention', 0, 'scope'], 'claims.retention[0].scope'],
  [[0, 'id'], '[0].id'],
  [['sub-processors'], 'sub-processors'],
  [['models', 'xiaomi/mimo-v2.5'], 'models["xiaomi/mimo-v2.5"]'],
  [['', 'x'], '[""].x'],
  [['x'.repeat(70)], `["${'x'.repeat(60)}…"]`],
  [['a\u202e'], String.raw`["a\u{202E}"]`],
])('pathText(%j) is %j', (path, text) => {
  expect(pathText(path)).toBe(text);
});
