import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeForMarkdown,
  forCsv,
  forTags,
  forJson,
  forMarkdown,
  forSarif,
  forTerminal,
  forUri,
  onOneLine,
  safeForTerminal,
  toAscii,
  withoutCommand,
} from '../../src/format/escape.js';
import { FUZZ_RUNS } from '../kit/problems-of.js';

test.each([
  ['::1:1: x', String.raw`:\u{3a}1:1: x`],
  ['  \x1b[1m::\x1b[0mx', '  \x1b[1m:\\u{3a}\x1b[0mx'],
  [': : ::', ': : ::'],
  ['a::b', 'a::b'],
])('a finished line contains no command: %j', (line, safe) => expect(withoutCommand(line)).toBe(safe));

describe('text for a terminal or a log', () => {
  test.each([
    ['plain text, ünïcödé, 数据, 👍🏽, a·b → c', 'plain text, ünïcödé, 数据, 👍🏽, a·b → c'],
    ['', ''],
    // white space
    ['a\tb', 'a b'],
    ['a\r\nb\n\n\tc', 'a b c'],
    ['  a  ', '  a  '],
    // C0, DEL, C1
    ['\x1b[31mred\x1b[0m', String.raw`\u{1b}[31mred\u{1b}[0m`],
    ['\x1b]8;;https://x\x07y', String.raw`\u{1b}]8;;https://x\u{7}y`],
    ['\0\x08\x7f\x9b31m\x9d\x85', String.raw`\u{0}\u{8}\u{7f}\u{9b}31m\u{9d}\u{85}`],
    // characters that change the direction of text or are invisible
    ['\u202eabc\u202c\u2066\u200f', String.raw`\u{202e}abc\u{202c}\u{2066}\u{200f}`],
    ['a\u200bb\u200dc\ufeffd\u00ade', String.raw`a\u{200b}b\u{200d}c\u{feff}d\u{ad}e`],
    ['a\u2028b\u2029c', String.raw`a\u{2028}b\u{2029}c`],
    ['\u{e0041}', String.raw`\u{e0041}`],
    // code points that are not characters
    ['\ud800', String.raw`\u{d800}`],
    ['a\udc00b', String.raw`a\u{dc00}b`],
    ['\ue000\u{10ffff}\uffff\u0378', String.raw`\u{e000}\u{10ffff}\u{ffff}\u{378}`],
    // workflow commands of GitHub, commands of Azure Pipelines and TeamCity
    ['::error::x', String.raw`:\u{3a}error:\u{3a}x`],
    ['a::b:::c::::d', String.raw`a:\u{3a}b:\u{3a}:c:\u{3a}:\u{3a}d`],
    ['##[command]x', String.raw`##\u{5b}command]x`],
    ['##vso[task.x]y', String.raw`##vso\u{5b}task.x]y`],
    ['###teamcity[x]', String.raw`###teamcity\u{5b}x]`],
    ['# [a] #[b] a:b', '# [a] #[b] a:b'],
  ])('escapes %j', (text, safe) => {
    expect(forTerminal(text)).toBe(safe);
    expect(forTerminal(safe)).toBe(safe);
  });

  test.each([
    ['Ça coûte 5\u00a0€ – “déjà” …', String.raw`Ca coute 5 \u{20ac} - "deja" ...`],
    ['‘a’ — b × c · d → e ≥ f ≤ g', "'a' - b x c - d -> e >= f <= g"],
    ['ﬁn ½ Ⅳ ②', String.raw`fin \u{bd} IV 2`],
    ['数据 👍', String.raw`\u{6570}\u{636e} \u{1f44d}`],
    ['한글', String.raw`\u{d55c}\u{ae00}`],
    ['e\u0301 हिन्दी', String.raw`e \u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940}`],
    // Text that becomes a command only when it is converted to ASCII.
    ['：：error：：x', String.raw`:\u{3a}error:\u{3a}x`],
    ['＃＃［command］', String.raw`##\u{5b}command]`],
    ['⩴x', String.raw`:\u{3a}=x`],
    ['\x1b\u202e\ud800', String.raw`\u{1b}\u{202e}\u{d800}`],
  ])('is converted to ASCII: %j', (text, safe) => {
    expect(forTerminal(text, false)).toBe(safe);
  });

  test('is escaped in keys and lists too', () => {
    const wide = { 'a\x1b': ['\x9b', { b: '::', c: 1, d: null, e: true }], f: 'ü' };
    expect(safeForTerminal(wide)).toEqual({
      [String.raw`a\u{1b}`]: [String.raw`\u{9b}`, { b: String.raw`:\u{3a}`, c: 1, d: null, e: true }],
      f: 'ü',
    });
    expect(safeForTerminal(wide, false).f).toBe('u');
    expect(wide.f).toBe('ü');
  });
});

test('conversion to ASCII keeps line ends and colour codes', () => {
  expect(toAscii('\x1b[31mä\x1b[39m\n→')).toBe('\x1b[31ma\x1b[39m\n->');
});

describe('text for JSON', () => {
  test.each([
    ['plain ünïcödé 数据 👍🏽', '"plain ünïcödé 数据 👍🏽"'],
    ['\x1b\x7f\x9b', String.raw`"\u001b\u007f\u009b"`],
    ['\u202e\u2028\ufeff', String.raw`"\u202e\u2028\ufeff"`],
    ['\u{e0041}\ue000\ud800', String.raw`"\udb40\udc41\ue000\ud800"`],
    ['a\nb\tc', String.raw`"a\nb\tc"`],
    ['##[command] ##vso[x] [a]', String.raw`"##\u005bcommand] ##vso\u005bx] [a]"`],
    ['\\u001b "q" </script>', String.raw`"\\u001b \"q\" </script>"`],
  ])('escapes %j', (text, json) => {
    expect(forJson(JSON.stringify(text))).toBe(json);
    expect(JSON.parse(json)).toBe(text);
  });

  test('keeps line ends', () => {
    expect(forJson('{\n  "a": 1\n}')).toBe('{\n  "a": 1\n}');
  });
});

test.each([
  ['  a \t\r\n b  ', 'a   b'],
  ['a\t\n\rb', 'a b'],
  ['\x1b[1m\u202e', String.raw`\u{1b}[1m\u{202e}`],
  ['##vso[x] ##[y]', String.raw`##vso\u{5b}x] ##\u{5b}y]`],
  ['::error::x', '::error::x'],
  ['=1+1 "q"', '=1+1 "q"'],
])('text for CSV: %j', (text, cell) => expect(forCsv(text)).toBe(cell));

test.each([
  ['  a \t\r\n b  ', 'a   b'],
  ['a\t\n\rb', 'a b'],
  ['\x1b\u202e', String.raw`\\u{1b}\\u{202e}`],
  [
    'a|b `c` *d* _e_ [f](g) <h> ~i~ &j #k !l $m',
    String.raw`a\|b \`c\` \*d\* \_e\_ \[f\](g) \<h\> \~i\~ \&j \#k \!l \$m`,
  ],
  ['@who a@b @ c', String.raw`\@who a\@b @ c`],
  ['http://x.y www.z.example wwww.a WWW.b', String.raw`http\://x.y www\.z.example wwww.a WWW\.b`],
  ['a:b c: d :/ :e', 'a:b c: d :/ :e'],
  ['- a - b', String.raw`\- a - b`],
  ['+a', String.raw`\+a`],
  ['= a = b', String.raw`\= a = b`],
  ['::error::x', String.raw`\::error::x`],
  [':a: b', ':a: b'],
  ['1. a 2. b', String.raw`1\. a 2. b`],
  ['123456789) a', String.raw`123456789\) a`],
  ['1234567890. a', '1234567890. a'],
  ['a 1. b', 'a 1. b'],
  ['1.5 percent', String.raw`1\.5 percent`],
  ['', ''],
])('text for Markdown: %j', (text, safe) => expect(forMarkdown(text)).toBe(safe));

test.each([
  ['plain text, 数据, 👍🏽', 'plain text, 数据, 👍🏽'],
  ['', ''],
  ['<a href="x">\'&amp;', '&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;'],
  [' a\r\n\tb ', ' a b '],
  ['\x1b\u202e\0', String.raw`\u{1b}\u{202e}\u{0}`],
  ['::error::x', ':&#58;error:&#58;x'],
  ['##vso[x]', '##vso&#91;x]'],
])('text for HTML: %j', (text, safe) => expect(forTags(text)).toBe(safe));

test.each([
  ['a: b', '`a: b`'],
  [' a|b `c` ', "`a/b 'c'`"],
  ['``', "`''`"],
  ['||', '`//`'],
  ['', '` `'],
  ['\x1b', String.raw`\`\u{1b}\``.replaceAll('\\`', '`')],
])('code for Markdown: %j', (text, safe) => expect(codeForMarkdown(text)).toBe(safe));

test.each([
  ['a [b](c) [d] (e)', 'a [b] (c) [d] (e)'],
  ['{0} {a} {12}', '{ 0} {a} { 12}'],
  ['a\n\x1b\n', String.raw`a \u{1b}`],
  ['', ''],
])('text for a SARIF message: %j', (text, safe) => expect(forSarif(text)).toBe(safe));

test.each([
  ['a/b-c.yaml', 'a/b-c.yaml'],
  ['c:/é ü%?#', 'c%3A/%C3%A9%20%C3%BC%25%3F%23'],
  ['a\ud800', 'a%EF%BF%BD'],
])('a path as a relative URI: %j', (path, uri) => expect(forUri(path)).toBe(uri));

const any = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(':', '：', '#', '＃', '[', '［', 'a', '\x1b', '\ud83d', '\udc4d', '\u0301', '\n'))
    .map((parts) => parts.join('')),
);

test(`every text is escaped, and JSON preserves it (${FUZZ_RUNS} runs)`, () => {
  fc.assert(
    fc.property(any, fc.boolean(), (text, unicode) => {
      const shown = forTerminal(text, unicode);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|::|##\w*\[/u);
      expect(forTerminal(shown, unicode)).toBe(shown);
      if (!unicode) expect(shown).toMatch(/^[ -~]*$/);
      const json = forJson(JSON.stringify([text]));
      expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|##\w*\[/u);
      expect(JSON.parse(json)).toEqual([text]);
    }),
    { numRuns: FUZZ_RUNS },
  );
});

test(`a URI decodes to its path, and a SARIF message loses only white space (${FUZZ_RUNS} runs)`, () => {
  const piece = fc.oneof(any, fc.constantFrom('](', '{0}', '/', '%2F', '..', '//', '{{1}}', '[a](b)'));
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const uri = forUri(text);
        expect(uri).toMatch(/^[\x21-\x7e]*$/);
        expect(uri).not.toMatch(/^[a-z][a-z0-9+.-]*:/i);
        expect(decodeURIComponent(uri)).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
        const message = forSarif(text);
        expect(message).not.toMatch(/\]\(|\{\d+\}/);
        const bare = (one: string): string => one.replaceAll(/ /g, '');
        expect(bare(message)).toBe(bare(onOneLine(text)));
      },
    ),
    { numRuns: FUZZ_RUNS },
  );
});
