import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forJson } from '../../src/format/escape.js';
import { jsonPieces } from '../../src/format/json-text.js';
import { yamlPieces } from '../../src/format/yaml-text.js';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';

const RUNS = 2000;

/** Texts that YAML or a log would read as something else, and similar ones. */
const ODD = [
  ...[
    '',
    '~',
    'yes',
    'Null',
    'on',
    'e0',
    'E-5',
    '1e5',
    '0b1',
    '0x1f',
    '0o7',
    '12:30',
    '1_000',
    '-0',
    '2026-11-23',
  ],
  ...[
    'deadbeef',
    '0e',
    'c1',
    '00',
    'nan',
    '.nan',
    'Infinity',
    '<<',
    '=',
    '---',
    '--- x',
    '...',
    '%a',
    '__proto__',
  ],
  ...[
    'a: b',
    'a #b',
    'a#b',
    '- a',
    '? a',
    '?',
    ':',
    'a:',
    'a ',
    ' a',
    'a, b',
    '[a]',
    'a]',
    '{a}',
    '&x',
    '*x',
    '!x',
  ],
  ...['a "b"', "a 'b'", `a "b" 'c'`, 'a: "b"', "a: 'b'", `a: 'b' "c"`, '"', "'", 'a\\b', 'a: b\\c'],
  ...[
    '##a[b',
    '##[x]',
    'a##[',
    'é\u00a0',
    'ſ',
    'ß',
    'a\nb',
    '\t',
    '\u202e',
    '\u200b',
    '\ud800',
    '\ufeff',
    '\u{1f600}',
  ],
  ...['x'.repeat(600), `a: ${'x'.repeat(1500)}`],
];

const texts = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({
    unit: fc.constantFrom(...Array.from(`abeyn 01:#-"'[]{},.&*!|>%@~?=\\/_E+–é€\n\t\u200b`)),
    maxLength: 8,
  }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(true, false, null, undefined, 0, -0, 1e21),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(texts, tie('any'), { maxKeys: 4 }),
  ),
})).any;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

it(`writes YAML byte for byte as the library does (${RUNS} runs)`, () => {
  fc.assert(
    fc.property<[unknown]>(values, (value) => {
      expect([...yamlPieces(value)].join('')).toBe(formatYaml(plain(value)));
    }),
    {
      numRuns: RUNS,
      examples: ODD.flatMap((text): [unknown][] => [[text], [{ [text]: [text, { [text]: text }] }]]),
    },
  );
});

it(`writes the same JSON in pieces as in one (${RUNS} runs)`, () => {
  fc.assert(
    fc.property<[unknown]>(values, (value) => {
      expect([...jsonPieces(value)].join('')).toBe(forJson(JSON.stringify(value ?? null, null, 2)));
    }),
    { numRuns: RUNS },
  );
});

it('writes a large list in small pieces', () => {
  const report = { findings: Array.from({ length: 1000 }, (_, index) => ({ id: `finding-${index}` })) };
  for (const pieces of [jsonPieces(report), yamlPieces(report)])
    expect(Math.max(...[...pieces].map(({ length }) => length))).toBeLessThan(100);
});
