import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { decodeInput, hiddenIn } from '../../src/input/read-file.js';
import { parseYaml } from '../../src/input/yaml.js';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';
import { FUZZ_RUNS, problemsOf } from '../kit/problems-of.js';

const MIB = 1_048_576;
const filled = (part: string): string => part.repeat(Math.ceil(MIB / part.length)).slice(0, MIB);
const MISPLACED = 'this does not belong here: is a quote, a bracket or the indentation wrong?';
const problems = (text: string): string[] => problemsOf(() => parseYaml(text, 'f'));
const dataOf = (text: string): unknown => parseYaml(text, 'f').data;

describe('parseYaml reads', () => {
  test.each([
    ['id: xiaomi\n', { id: 'xiaomi' }],
    ['a: [1, -2, 0, 1.5, -0.25, 9007199254740991]', { a: [1, -2, 0, 1.5, -0.25, 9007199254740991] }],
    [
      'a: yes\nb: no\nc: on\nd: 2026-11-23\ne: 12:30:45',
      { a: 'yes', b: 'no', c: 'on', d: '2026-11-23', e: '12:30:45' },
    ],
    ['a: true\nb: False\nc: null\nd: ~\ne:', { a: true, b: false, c: null, d: null, e: null }],
    ['a: "0.090"\nb: \'1e9\'\nc: 1_000', { a: '0.090', b: '1e9', c: '1_000' }],
    ['# a comment\n---\na: b\n...\n# the end\n', { a: 'b' }],
    ['a:\n  # c\n\n  # d\n  b\nc: d', { a: 'b', c: 'd' }],
    ['a: |\n  one\n  two\nb: >-\n  one\n  two\n', { a: 'one\ntwo\n', b: 'one two' }],
    ['a: b\r\nc: |-\r\n  d\r\n  e\r\n', { a: 'b', c: 'd\ne' }],
    ['{ a: [{ b: c }, d], "e": f }', { a: [{ b: 'c' }, 'd'], e: 'f' }],
    ['- [a: b]\n- ? c\n  : d\n', [[{ a: 'b' }], { c: 'd' }]],
    ['"1": a\n"": b\n\'null\': c\n1.2.3: d', { '1': 'a', '': 'b', null: 'c', '1.2.3': 'd' }],
    ['a: x & y * z ! % @\nb: http://x/#y', { a: 'x & y * z ! % @', b: 'http://x/#y' }],
    ['a: "tab\\tline\\nquote\\" \\u00e9"', { a: 'tab\tline\nquote" é' }],
    ['constructor: a\ntoString: b', { constructor: 'a', toString: 'b' }],
    ['a: b]', { a: 'b]' }],
    ['just text', 'just text'],
    ['~', null],
  ])('%j', (text, data) => {
    expect(dataOf(text)).toStrictEqual(data);
  });

  it('24 levels of lists and mappings', () => {
    const deep = `${'- '.repeat(23)}a: b`;
    expect(problems(deep)).toEqual([]);
    expect(problems(`${'['.repeat(24)}${']'.repeat(24)}`)).toEqual([]);
    const lines = Array.from(
      { length: 12 },
      (_, level) => `${'  '.repeat(level)}a:\n${'  '.repeat(level)}- b`,
    );
    expect(problems(lines.join('\n').replaceAll('- b\n', '-\n'))).toEqual([]);
  });

  it('plain objects whose prototype no key can change', () => {
    const data = dataOf('constructor: { prototype: { polluted: 1 } }') as object;
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('parseYaml refuses', () => {
  const inside = 'a key inside a value: check the indentation, or put a text that holds ": " in quotes';
  const lacking = 'something is missing here: a colon, comma, quote, blank or closing bracket';

  test.each([
    // empty files
    ['', ['f: is empty']],
    ['# only\n# comments\n', ['f: is empty']],
    ['---\n', ['f: is empty']],
    [' \n\t\n', ['f: is empty']],
    // characters
    ['a: b\nc: \u202ed', ['f:2:4: holds a character that changes the direction of text (U+202E)']],
    ['a: "\\e[31m"', ['f:1:4: the text holds a control character (U+001B)']],
    [
      'a: "\\u202e"\nb: "\\0"',
      [
        'f:1:4: the text holds a character that changes the direction of text (U+202E)',
        'f:2:4: the text holds a NUL character (U+0000): is it a text file?',
      ],
    ],
    ['a: "\\ud800"', ['f:1:4: the text holds half of a surrogate pair (U+D800)']],
    ['"a\\u200b": b', [String.raw`f:1:1: the key "a\u{200B}" holds an invisible character (U+200B)`]],
    // a quote that is never closed
    ...["'b''", '"b\\"', "'''", "'"].map((text): [string, string[]] => [
      `a: ${text}\nc: d\n`,
      ['f:1:4: a closing quote is missing'],
    ]),
    // a text that the library could join to what follows it
    ...[
      'a:\n\n# c\n  b\nd: e',
      'a:\n# c\n\n  b\nd: e',
      'a:\n# c\n#d\n  b\nd: e',
      '-\n\n# c\n  b\n- d',
      'a: # b\n\n # c\n  d\n',
      'a:\n \n# c\n  b\nd: "\\n"',
    ].map((text): [string, string[]] => [
      text,
      [
        'f:4:3: a comment between a key or dash and its text is not allowed\n  Put it above the key, or indent it like the text.',
      ],
    ]),
    // tokens
    ['a: &x b', ['f:1:4: an anchor is not allowed\n  Put a text that begins with & in quotes.']],
    ['a: *x', ['f:1:4: an alias is not allowed\n  Put a text that begins with * in quotes.']],
    ['a: !important', ['f:1:4: a tag is not allowed\n  Put a text that begins with ! in quotes.']],
    [
      'a: !!timestamp 2026-11-23',
      ['f:1:4: a tag is not allowed\n  Put a text that begins with ! in quotes.'],
    ],
    ['a: !<x> b', ['f:1:4: a tag is not allowed\n  Put a text that begins with ! in quotes.']],
    ['- ! b', ['f:1:3: a tag is not allowed\n  Put a text that begins with ! in quotes.']],
    ['%YAML 1.1\n---\na: no', ['f:1:1: a directive is not allowed\n  Take out the line that begins with %.']],
    [
      '%TAG ! x\n---\n- !a b',
      [
        'f:1:1: a directive is not allowed\n  Take out the line that begins with %.',
        'f:3:3: a tag is not allowed\n  Put a text that begins with ! in quotes.',
      ],
    ],
    ['a: b\n---\nc: d\n---\ne: f', ['f:2:1: a second document is not allowed']],
    ['a: b\n...\nc: d', ['f:3:1: a second document is not allowed']],
    ['---\n---\na: b', ['f:2:1: a second document is not allowed']],
    [
      'a: b\n...\n%YAML 1.1\n---\nc: d',
      [
        'f:3:1: a directive is not allowed\n  Take out the line that begins with %.',
        'f:4:1: a second document is not allowed',
      ],
    ],
    // depth
    [`${'- '.repeat(24)}a: b`, ['f:1:49: is nested deeper than 24 levels']],
    [`a: ${'['.repeat(24)}${']'.repeat(24)}`, ['f:1:27: is nested deeper than 24 levels']],
    [`${'- '.repeat(26)}a`, ['f:1:51: is nested deeper than 24 levels']],
    [`a:\n ${'['.repeat(25)}`, ['f:2:26: is nested deeper than 24 levels']],
    ['{a: '.repeat(26), ['f:1:101: is nested deeper than 24 levels']],
    ['a: '.repeat(26), ['f:1:77: is nested deeper than 24 levels']],
    [`[${'- '.repeat(25)}`, ['f:1:50: is nested deeper than 24 levels']],
    [
      Array.from({ length: 30 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      ['f:26:26: is nested deeper than 24 levels'],
    ],
    // keys
    [
      'a: 1\nb: 2\na: 3\n"a": 4',
      ['f:3:1: the key "a" is already on line 1', 'f:4:1: the key "a" is already on line 3'],
    ],
    ['- { a: 1, a: 2 }', ['f:1:11: the key "a" is already on line 1']],
    ['__proto__: { x: 1 }', ['f:1:1: the key "__proto__" is not allowed']],
    ['a:\n  "__proto__": 1', ['f:2:3: the key "__proto__" is not allowed']],
    ['"\\u005f_proto__": 1', ['f:1:1: the key "__proto__" is not allowed']],
    ['<<: { a: 1 }', ['f:1:1: the key "<<" is not allowed: write the entries out']],
    ['1: a', ['f:1:1: the key "1" is not text: put it in quotes']],
    [
      '1.5: a\n0x1F: b\n-.inf: c\n1e3: d\n.5: e',
      [
        'f:1:1: the key "1.5" is not text: put it in quotes',
        'f:2:1: the key "0x1F" is not text: put it in quotes',
        'f:3:1: the key "-.inf" is not text: put it in quotes',
        'f:4:1: the key "1e3" is not text: put it in quotes',
        'f:5:1: the key ".5" is not text: put it in quotes',
      ],
    ],
    [
      'true: a\n~: b\nNull: c',
      [
        'f:1:1: the key "true" is not text: put it in quotes',
        'f:2:1: the key "~" is not text: put it in quotes',
        'f:3:1: the key "Null" is not text: put it in quotes',
      ],
    ],
    [': a', ['f:1:1: the key "" is empty']],
    ['? [a]\n: b', ['f:1:3: a key must be text']],
    ['{ { a: b }: c }', ['f:1:3: a key must be text']],
    [`${'k'.repeat(1_025)}: a`, ['f:1:1: a key longer than 1,024 characters is not allowed']],
    // numbers
    ...['0x1F', '0o17', '1e3', '+1', '01', '-01', '.5', '1.', '.inf', '-.Inf', '.nan', '1E-5', '00'].map(
      (number): [string, string[]] => [
        `a: ${number}`,
        [`f:1:4: the number "${number}" is not written plainly: put it in quotes`],
      ],
    ),
    ...[
      '1.10',
      '1.0',
      '-0',
      '9007199254740993',
      '9007199254740992',
      '0.1234567890123456789',
      '0.0000001',
    ].map((number): [string, string[]] => [
      `a: ${number}`,
      [`f:1:4: the number "${number}" would not keep its digits: put it in quotes`],
    ]),
    [
      `- ${'9'.repeat(400)}`,
      [`f:1:3: the number "${'9'.repeat(60)}…" would not keep its digits: put it in quotes`],
    ],
    // syntax
    ['a: [b', ['f:1:6: the indentation is wrong, or a closing bracket is missing']],
    ['[b', [`f:1:3: ${lacking}`]],
    ['a: "b', ['f:1:4: a closing quote is missing']],
    ["a: 'b\nc: d", ['f:1:4: a closing quote is missing']],
    ['a: b\n\tc: d', ['f:2:1: a tab cannot indent: use spaces']],
    ['a: b\n c: d', [`f:1:4: ${inside}`]],
    ['a: b: c', [`f:1:4: ${inside}`]],
    ['a: @b', ['f:1:4: a text that begins with this character needs quotes']],
    [
      'a: "\\q"',
      ['f:1:5: not a known escape: write \\\\ for a backslash in double quotes, or use single quotes'],
    ],
    ['[a, b]]', [`f:1:7: ${MISPLACED}`]],
    ['a\nb: c', ['f:1:1: a key must be on one line, with a colon after it']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('a text with a comma inside { }, and suggests quotes', () => {
    const hint =
      'If it is the rest of a text with a comma, put the whole text in quotes, like { says: "one thing, another" }.';
    expect(problems('a: { says: one thing, another, b: 1 }')).toEqual([
      `f:1:23: the key "another" has no colon\n  ${hint}`,
    ]);
    expect(problems('a: { says: "one thing, another", b: }')).toEqual([]);
  });

  it('at most twenty problems in full, and counts the rest', () => {
    const found = problems(Array.from({ length: 100 }, () => 'a: 1').join('\n'));
    expect(found).toHaveLength(21);
    expect(found[19]).toBe('f:21:1: the key "a" is already on line 20');
    expect(found[20]).toBe('f: … and 79 more');
  });

  it('text without quoting it when it cannot be parsed', () => {
    expect(problems('a: [b\nSECRET: %%% }\n"x').join('\n')).not.toMatch(/SECRET|%%%/);
  });
});

describe('at', () => {
  const document = parseYaml(
    [
      '# a comment',
      'id: xiaomi',
      'claims:',
      '  retention:',
      '    - scope: group',
      '      value: { days: 30, list: [a, [b]] }',
      '    - says: |',
      '        text',
      'empty:',
      '"0": zero',
      'flow: [x: y, ]',
      'none: [ , ]'.replace(' ,', 'null,'),
    ].join('\n'),
    'dir/f.yaml',
  );

  test.each([
    [[], 2, 1],
    [['id'], 2, 1],
    [['claims'], 3, 1],
    [['claims', 'retention'], 4, 3],
    [['claims', 'retention', 0], 5, 7],
    [['claims', 'retention', 0, 'value'], 6, 7],
    [['claims', 'retention', 0, 'value', 'days'], 6, 16],
    [['claims', 'retention', 0, 'value', 'list', 1], 6, 36],
    [['claims', 'retention', 0, 'value', 'list', 1, 0], 6, 37],
    [['claims', 'retention', 1, 'says'], 7, 7],
    [['empty'], 9, 1],
    [['0'], 10, 1],
    [['flow', 0, 'x'], 11, 8],
    [['none', 0], 12, 8],
    // a path to nothing
    [['nowhere'], 2, 1],
    [[0], 2, 1],
    [['claims', 'retention', 2], 4, 3],
    [['claims', 'retention', '0'], 4, 3],
    [['claims', 'retention', 0, 'missing', 'deeper'], 5, 7],
    [['id', 'x'], 2, 1],
    [['__proto__'], 2, 1],
  ])('%j is at %i:%i', (path, line, column) => {
    expect(document.at(path)).toEqual({ file: 'dir/f.yaml', line, column });
  });

  it('columns are right after CRLF and after a byte order mark', () => {
    const windows = parseYaml(decodeInput(Buffer.from('\ufeffa: b\r\nc: d\r\n'), 'f'), 'f');
    expect(windows.at(['c'])).toEqual({ file: 'f', line: 2, column: 1 });
    expect(windows.at(['a'])).toEqual({ file: 'f', line: 1, column: 1 });
  });
});

describe('bounds', () => {
  it('60,000 tokens are allowed, and no more', () => {
    const most = Array.from({ length: 12_000 }, () => '- a').join('\n');
    expect(problems(most)).toEqual([]);
    expect(problems(`${most}\n`)).toEqual(['f:12000:4: holds more than 60000 tokens']);
  });

  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');

  test.each([
    ['32,000 keys', lines(32_000, (index) => `k${index}: v`), 'f:8572:6: holds more than 60000 tokens'],
    ['brackets', filled('['), 'f:1:26: is nested deeper than 24 levels'],
    ['braces', filled('{'), 'f:1:26: is nested deeper than 24 levels'],
    ['items in items', filled('- '), 'f:1:51: is nested deeper than 24 levels'],
    ['keys in keys', filled('? '), 'f:1:51: is nested deeper than 24 levels'],
    ['colons', filled(': '), 'f:1:51: is nested deeper than 24 levels'],
    ['mappings in keys', filled('a: '), 'f:1:77: is nested deeper than 24 levels'],
    ['a block in a flow', filled('[- '), 'f:1:38: is nested deeper than 24 levels'],
    ['closing brackets', filled(']'), 'f:1:60000: holds more than 60000 tokens'],
    ['comments', filled('#\n'), 'f:30001:1: holds more than 60000 tokens'],
    ['quotes', filled('"'), 'f:1:119999: holds more than 60000 tokens'],
    ['documents', filled('---\n'), 'f:2:1: a second document is not allowed'],
    ['commas', `[${','.repeat(50_000)}]`, `f:1:3: ${MISPLACED}`],
    [
      'laughs',
      lines(30, (index) => `a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`),
      'f:1:5: an anchor',
    ],
    ['digits', `a: ${'9'.repeat(MIB - 3)}`, 'f:1:4: the number'],
    ['a key', `${'k'.repeat(MIB - 3)}: v`, 'f:1:1: a key longer than'],
    ['an open quote', `a: "${filled('x ').slice(4)}`, 'f:1:4: a closing quote'],
    ['escapes', `a: "${'\\e'.repeat(500_000)}"`, 'f:1:4: the text holds a control'],
    ['NULs', filled('\0'), 'f:1:1: holds a NUL'],
    ['line feeds', filled('\n'), 'f:60001:1: holds more than 60000 tokens'],
    ['errors', `a: "${'\\q'.repeat(50_000)}"`, 'f:1:5: not a known escape'],
  ])('up to a mebibyte of %s is refused', (_, text, problem) => {
    expect(problems(text)[0]?.slice(0, problem.length)).toBe(problem);
  });

  test.each([
    ['a plain text', `a: ${'x '.repeat(500_000)}x`],
    ['a text of several lines', `a:\n${'  x\n'.repeat(250_000)}`],
    ['a text in double quotes', `a: "${'x\\n'.repeat(300_000)}"`],
    ['a text in single quotes', `a: '${"''".repeat(500_000)}'`],
    ['blanks in quotes', `a: '${'    \n'.repeat(200_000)} '`],
    ['a block text', `a: |\n${'  x\n'.repeat(250_000)}`],
    ['a folded text', `a: >\n${'  x\n\n'.repeat(200_000)}`],
    ['one comment', `a: b # ${'x'.repeat(1_000_000)}`],
    ['8,000 keys', lines(8_000, (index) => `k${index}: v`)],
  ])('%s of about a mebibyte is accepted', (_, text) => {
    expect(problems(text)).toEqual([]);
  });
});

const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((text) => hiddenIn(text) === undefined),
  fc.constantFrom(
    'yes',
    'No',
    'on',
    'y',
    'N',
    'null',
    '~',
    '',
    ' ',
    '- a',
    'a: b',
    '# c',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
  ),
  fc.constantFrom(
    '2026-11-23',
    '2026-11',
    '12:30',
    '1:20:30',
    '0x1F',
    '0o17',
    '017',
    '1_000',
    '+1',
    '.5',
    '1e3',
    '0.090',
    '.inf',
    '=',
  ),
  fc.constantFrom(
    'a\nb',
    'a\n',
    '\na',
    ' a\n b',
    'a\n\n',
    '---',
    '--- a',
    '...',
    '\ta',
    'a\t',
    '|',
    '>',
    '"',
    "'",
    '[',
    '{',
    ']',
    ',',
  ),
  fc.constantFrom(
    '\n',
    '\n\n a',
    'a \nb',
    "it's",
    '"a"',
    '<<',
    'a #b',
    'a:',
    ':a',
    '?',
    '-',
    '? a',
    '\\',
    'a\\n',
  ),
  fc.integer(),
  fc.constantFrom(1.5, -0.25, 0, 9007199254740991, 100.125),
  fc.boolean(),
  fc.constant(null),
);
const key = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((name) => !['__proto__', '<<'].includes(name) && hiddenIn(name) === undefined);
const { data: plainData } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    scalar,
    fc.array(tie('data'), { maxLength: 5 }),
    fc.dictionary(key, tie('data'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** Every path to an entry of a mapping, with its key. */
const entries = (data: unknown, path: readonly (string | number)[] = []): [(string | number)[], string][] => {
  if (Array.isArray(data)) return data.flatMap((item, index) => entries(item, [...path, index]));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    [[...path, name], name] as [(string | number)[], string],
    ...entries(value, [...path, name]),
  ]);
};

it('the place of every key is found', () => {
  fc.assert(
    fc.property(plainData, (data) => {
      const text = formatYaml(data);
      const lines = text.split('\n');
      const document = parseYaml(text, 'f');
      for (const [path, name] of entries(data)) {
        const { line, column } = document.at(path);
        const shown = formatYaml({ [name]: 0 })
          .trimEnd()
          .slice(0, -1);
        expect(lines[line - 1]?.slice(column - 1).startsWith(shown.trimEnd())).toBe(true);
      }
    }),
    { numRuns: FUZZ_RUNS },
  );
});

describe('formatYaml', () => {
  it('writes text that parseYaml reads back unchanged', () => {
    fc.assert(
      fc.property(plainData, (data) => {
        expect(dataOf(formatYaml(data))).toStrictEqual(data);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });

  it('writes text that a YAML 1.1 parser reads correctly', () => {
    fc.assert(
      fc.property(plainData, (data) => {
        expect(parse(formatYaml(data), { version: '1.1', schema: 'yaml-1.1', merge: true })).toEqual(data);
      }),
      { numRuns: FUZZ_RUNS },
    );
  });

  test.each([
    [{ a: 'yes', b: 'n', c: 'Off' }, 'a: "yes"\nb: "n"\nc: "Off"\n'],
    [{ a: '2026-11-23', b: '12:30:45' }, 'a: "2026-11-23"\nb: "12:30:45"\n'],
    [{ a: '0.090', b: '017', c: '1_000' }, 'a: "0.090"\nb: "017"\nc: "1_000"\n'],
    [{ on: 1, '1': 2, null: 3 }, '"1": 2\n"on": 1\n"null": 3\n'],
    [{ a: 'x '.repeat(200).trim() }, `a: ${'x '.repeat(200).trim()}\n`],
    [{ a: 'one\ntwo' }, 'a: "one\\ntwo"\n'],
    [{ a: [], b: {} }, 'a: []\nb: {}\n'],
    [{ a: undefined, b: 1 }, 'b: 1\n'],
  ])('%j', (data, text) => {
    expect(formatYaml(data)).toBe(text);
  });

  // Every text that some YAML 1.1 parser (the specification, PyYAML, Psych, SnakeYAML, js-yaml 3) does not
  // read as a text.
  test.each([
    ...['=', '<<', '~', '', 'null', 'Null', 'NULL', 'nULL', 'true', 'False', 'TRUE', 'tRUE'],
    ...['y', 'Y', 'n', 'N', 'yes', 'Yes', 'yEs', 'no', 'NO', 'on', 'On', 'oN', 'off', 'OFF'],
    ...[
      '0',
      '7',
      '-1',
      '+1',
      '1_000',
      '1,000',
      '-1,000.5',
      '1_000.5',
      '07',
      '08',
      '-017',
      '0o7',
      '0O17',
      '+0o7',
    ],
    ...['0x1F', '-0x1f', '0x1_F', '0b101', '0b1_0', '1:30', '-1:30', '01:02:03', '190:20:30.15', '1:60'],
    ...['.5', '+.5', '-.5', '1.', '1.5e3', '1.5e+3', '1e3', '1E-3', '12e03', '685.230_15e+03', '._5'],
    ...['.inf', '-.Inf', '+.INF', '.nan', '.NaN'],
    ...['2026-11-23', '2026-1-3', '2026-11-23T10:00:00Z', '2026-11-23 10:00:00.5 +1:30'],
    ...[
      '?',
      '-',
      ':',
      '- a',
      '? a',
      'a: b',
      'a #b',
      ' a',
      'a ',
      '&a',
      '*a',
      '!a',
      '%a',
      '@a',
      '`a',
      '|',
      '>',
    ],
  ])('quotes %j, as a value, a key and an item', (word) => {
    const quotedWord = JSON.stringify(word);
    expect(formatYaml({ a: word })).toBe(`a: ${quotedWord}\n`);
    expect(formatYaml([word])).toBe(`- ${quotedWord}\n`);
    expect(formatYaml({ [word]: 1 })).toBe(`${quotedWord}: 1\n`);
  });

  test.each([
    'yesterday',
    'none',
    'a=b',
    '==',
    'xiaomi/mimo-v2',
    '1.2.3',
    'v1',
    '0xyz',
    '1-2',
    'DE',
    '10 days',
  ])('leaves %j unquoted', (word) => {
    expect(formatYaml({ a: word })).toBe(`a: ${word}\n`);
  });

  it('writes an object that occurs twice without an anchor', () => {
    const same = { x: 1 };
    expect(dataOf(formatYaml({ a: same, b: same }))).toEqual({ a: { x: 1 }, b: { x: 1 } });
  });
});

describe('only an InputError is thrown', () => {
  const legal =
    'a|b: |- |? |: |[|]|{|}|, |\n|\n  |\n    |\r\n|\t| |"|\'|>|#| # c\n|1|1.10|0x1|~|true|\\|\\u|é|😀'.split(
      '|',
    );
  const illegal =
    '|2-\n~&a ~*a~!t ~!!map ~%YAML 1.1\n~---~\n---\n~...~\n...\n~<<~__proto__~1e400~.nan~@~`~\u202e~\0'.split(
      '~',
    );
  const soup = (parts: readonly string[], size: number): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...parts), { maxLength: size }).map((chosen) => chosen.join(''));
  const readable = (text: string): void => {
    if (problems(text).length > 0) return;
    const document = parseYaml(text, 'f');
    expect(JSON.stringify(document.data)).toBeDefined();
    expect(JSON.stringify(document.data)).not.toContain('"__proto__":');
  };

  test.each([
    ['bytes', fc.uint8Array({ maxLength: 48 }).map((bytes) => Buffer.from(bytes).toString('latin1'))],
    ['characters', fc.string({ unit: 'binary', maxLength: 48 })],
    ['ASCII', fc.string({ unit: 'grapheme-ascii', maxLength: 48 })],
    ['tokens', soup([...legal, ...illegal], 30)],
    ['legal tokens', soup(legal, 30)],
    ['many legal tokens', soup(legal, 300)],
  ])('for random %s', (_, texts) => {
    fc.assert(fc.property(texts, readable), { numRuns: FUZZ_RUNS });
  });

  it('for damaged documents', () => {
    const damaged = fc
      .tuple(
        plainData,
        fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...legal, ...illegal)), { maxLength: 4 }),
      )
      .map(([data, edits]) =>
        edits.reduce((text, [at, cut, token]) => {
          const offset = at % (text.length + 1);
          return text.slice(0, offset) + token + text.slice(offset + cut);
        }, formatYaml(data)),
      );
    fc.assert(fc.property(damaged, readable), { numRuns: FUZZ_RUNS });
  });
});
