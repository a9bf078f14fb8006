import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { COUNTRIES, countryLabel } from '../../src/input/countries.js';
import { inputError } from '../../src/input/problem.js';
import { jsonSchemaOf } from '../build/json-schema.js';
import { misfitOf, validateDocument } from '../../src/input/schema.js';
import {
  boolean,
  choice,
  either,
  integer,
  list,
  map,
  object,
  optional,
  text,
  type Shape,
  type TextFormat,
} from '../../src/input/shape.js';
import { parseYaml } from '../../src/input/yaml.js';
import { formatYaml } from '../../src/input/yaml/format-yaml.js';
import { FUZZ_RUNS, problemsOf } from '../kit/problems-of.js';

const problems = (shape: Shape, yaml: string): string[] =>
  problemsOf(() => validateDocument(shape, parseYaml(yaml, 'f')));
const misfit = (shape: Shape, value: unknown): string[] =>
  problems(object({ it: shape }), formatYaml({ it: value })).map((line) => line.replace(/^f:1:1: it: /, ''));

const RULE = object(
  {
    severity: choice(['error', 'warning', 'note', 'off'], 'how bad a gap is'),
    days: optional(integer('of retention', { min: 1, max: 365, unit: 'days' })),
    countries: optional(list(text('where', 'country'), undefined, 1)),
  },
  'an entry of a policy',
);
const FILE = object({
  id: text('the file is named after it', 'id'),
  title: optional(text()),
  strict: optional(boolean()),
  rules: map(RULE, 'by rule'),
});

describe('validate', () => {
  it('returns the data, typed and unchanged', () => {
    const document = parseYaml('id: a\nrules: { b: { severity: note, days: 3 } }', 'f');
    const data: {
      id: string;
      title?: string;
      rules: Record<string, { severity: 'error' | 'warning' | 'note' | 'off' }>;
    } = validateDocument(FILE, document);
    expect(data).toBe(document.data);
    expect(data).toEqual({ id: 'a', rules: { b: { severity: 'note', days: 3 } } });
  });

  test.each([
    ['id: a\nrules: {}', []],
    ['[]', ['f:1:1: must be a mapping of keys to values (found a list)']],
    ['text', ['f:1:1: must be a mapping of keys to values (found "text")']],
    ['~', ['f:1:1: has no value: it must be a mapping of keys to values']],
    ['rules: {}', ['f:1:1: id: is missing']],
    ['title: x', ['f:1:1: id: is missing', 'f:1:1: rules: is missing']],
    ['id: a\nrules:', ['f:2:1: rules: has no value: it must be a mapping of keys to values']],
    ['id: a\nrules:\n  b: {}', ['f:3:3: rules.b.severity: is missing']],
    [
      'id: a\nrules:\n  b: {}\n  c:\n',
      [
        'f:3:3: rules.b.severity: is missing',
        'f:4:3: rules.c: has no value: it must be a mapping of keys to values',
      ],
    ],
    [
      'id: a\nrules:\n  b:\n    severity: eror',
      ['f:4:5: rules.b.severity: "eror" is not one of: error, warning, note, off\n  Did you mean error?'],
    ],
    [
      'id: a\nrules:\n  b:\n    severity: no',
      ['f:4:5: rules.b.severity: "no" is not one of: error, warning, note, off'],
    ],
    [
      'id: a\nrules:\n  b:\n    sevrity: error',
      [
        'f:3:3: rules.b.severity: is missing',
        'f:4:5: rules.b.sevrity: is not a known key\n  Did you mean severity?',
      ],
    ],
    [
      'id: a\nrules: {}\nexpires: 2026-11-23\n"\\"": x',
      ['f:3:1: expires: is not a known key', String.raw`f:4:1: ["\""]: is not a known key`],
    ],
    [
      'rules: {}\nid: Xiaomi',
      ['f:2:1: id: must be an id: lower-case letters, digits and hyphens, like xiaomi (found "Xiaomi")'],
    ],
    [
      'id: 360\nrules: {}',
      [
        'f:1:1: id: must be an id: lower-case letters, digits and hyphens, like xiaomi (found 360: put it in quotes)',
      ],
    ],
    ['id: a\ntitle: true\nrules: {}', ['f:2:1: title: must be text (found true: put it in quotes)']],
    [
      'id: a\ntitle: |\n  x\nrules: {}',
      ['f:2:1: title: must not end with a line break: write |- or >- before the text'],
    ],
    ['id: a\nstrict: yes\nrules: {}', ['f:2:1: strict: must be true or false (found "yes")']],
    ['id: a\nstrict: "true"\nrules: {}', ['f:2:1: strict: must be true or false (found "true")']],
    [
      'id: a\nrules:\n  B: { severity: note }\n  "c ": 1',
      [
        'f:3:3: rules.B: the key must be an id: lower-case letters, digits and hyphens, like xiaomi',
        'f:4:3: rules["c "]: must be a mapping of keys to values (found 1)',
      ],
    ],
    [
      'id: a\nrules:\n  constructor: { severity: note, days: 0 }',
      ['f:3:34: rules.constructor.days: must be a whole number from 1 to 365 (found 0)'],
    ],
    [
      'id: a\nrules:\n  b: { severity: note, countries: [DE, XX, de] }',
      [
        'f:3:40: rules.b.countries[1]: must be a country code of ISO 3166-1 alpha-2, like DE (found "XX")',
        'f:3:44: rules.b.countries[2]: must be a country code of ISO 3166-1 alpha-2, like DE (found "de")',
      ],
    ],
    [
      'id: a\nrules:\n  b: { severity: note, countries: [] }',
      ['f:3:24: rules.b.countries: must have at least 1 entry'],
    ],
    [
      'id: "\\\\ \\t\\" ü"\nrules: {}',
      [
        String.raw`f:1:1: id: must be an id: lower-case letters, digits and hyphens, like xiaomi (found "\\ \u{9}\" ü")`,
      ],
    ],
  ])('returns the problems of %j', (yaml, expected) => {
    expect(problems(FILE, yaml)).toEqual(expected);
  });

  it('shows at most 60 characters of a value', () => {
    expect(misfit(choice(['a']), 'x'.repeat(5_000))).toEqual([`"${'x'.repeat(60)}…" is not one of: a`]);
  });

  it('lists twenty problems in the order of the file and counts the rest', () => {
    const keys = Array.from({ length: 100 }, (_, index) => `k${index}: 1`);
    const found = problems(FILE, [...keys, 'rules: {}', 'id: a'].join('\n'));
    expect(found).toHaveLength(21);
    expect(found[0]).toBe('f:1:1: k0: is not a known key');
    expect(found[19]).toBe('f:20:1: k19: is not a known key');
    expect(found[20]).toBe('f: … and 80 more');
  });

  it.each([
    ['objects', list(RULE), Array.from({ length: 4_000 }, () => '- { sev: x }')],
    [
      'an either',
      either([list(text(undefined, 'country')), choice(['any'])]),
      Array.from({ length: 11_000 }, () => '- XX'),
    ],
    ['a map', map(text()), Array.from({ length: 8_000 }, (_, index) => `K${index}: ""`)],
  ])('reports only twenty of thousands of problems in %s', (_, shape, lines) => {
    expect(problems(shape, lines.join('\n'))).toHaveLength(21);
  });
});

describe('text formats', () => {
  const long = (count: number): string => 'x'.repeat(count);
  test.each<[TextFormat, string[], string[]]>([
    [
      'plain',
      ['x', 'a b', 'a\nb', '大小', long(2_000), '😀'.repeat(2_000)],
      ['', ' ', ' x', 'x ', 'x\n', '\tx', 'x\u00a0', long(2_001), '😀'.repeat(2_001)],
    ],
    [
      'id',
      ['xiaomi', 'a', '0', 'a-b-c1', long(64)],
      ['', 'A', 'a_b', 'a--b', '-a', 'a-', 'a b', 'a\n', 'ä', long(65)],
    ],
    [
      'model-id',
      ['xiaomi/mimo-v2.5-pro', 'a', 'MiMo-7B', 'a:b@c_d', long(128)],
      ['', '/a', '-a', '.a', 'a b', 'a\n', 'ä', 'a\\b', long(129)],
    ],
    ['country', ['DE', 'CN', 'GB'], ['', 'de', 'EU', 'UK', 'XX', 'DEU', 'D', 'DE\n', 'XK']],
    [
      'day',
      ['2026-11-23', '2024-02-29'],
      ['2026-02-30', '2026-11', '26-11-23', '1989-12-31', '2026-11-23T00:00:00Z', ''],
    ],
    ['day-or-month', ['2026-11-23', '2026-11'], ['2026', '2026-13', '2026-02-30', '2026-11-', 'never', '']],
    [
      'decimal',
      ['0', '10', '0.090', '1.10', `1.${'0'.repeat(28)}`],
      ['', '.5', '1.', '01', '-1', '+1', '1e3', '1,5', `1.${'0'.repeat(29)}`],
    ],
    [
      'https-url',
      ['https://mimo.xiaomi.com', 'https://x.y/a?b=c&d=%20#e', 'https://x:8443/', `https://x/${long(1_990)}`],
      [
        ...[
          '',
          'http://x.y',
          'javascript:alert(1)',
          'HTTPS://x.y',
          'https:x.y',
          'https://',
          'https:///x',
          '//x.y',
          'x.y',
        ],
        ...[
          'https://user@x.y',
          'https://u:p@x.y',
          'https://@x.y',
          'https://x.y/ a',
          'https://x.y/"',
          'https://x.y/<b>',
        ],
        ...[
          'https://x.y\\@z',
          'https://x.y:99999/',
          'https://x.y/ä',
          'https://x.y/\n',
          'data:text/html,x',
          ' https://x.y',
        ],
        ...['https://xn--a', 'https://256.256.256.256', `https://x/${long(1_991)}`],
      ],
    ],
    [
      'sha256',
      ['0123456789abcdef'.repeat(4)],
      ['', 'a'.repeat(63), 'a'.repeat(65), 'A'.repeat(64), 'g'.repeat(64)],
    ],
  ])('%s', (format, good, bad) => {
    const shape = text(undefined, format);
    expect(good.filter((value) => misfit(shape, value).length > 0)).toEqual([]);
    expect(bad.filter((value) => misfit(shape, value).length !== 1)).toEqual([]);
    for (const value of [1, 1.5, true, null, [], {}]) expect(misfit(shape, value)).toHaveLength(1);
  });

  test.each([
    [text(), '', 'must not be blank'],
    [text(), ' \n ', 'must not be blank'],
    [text(), ' x', 'must not begin or end with a blank'],
    [text(), `${'😀'.repeat(1_500)} `, 'must not begin or end with a blank'],
    [text(), 'x'.repeat(2_001), 'must not be longer than 2000 characters'],
    [text(), ['x'], 'must be text (found a list)'],
    [text(), { x: 1 }, 'must be text (found a mapping)'],
    [
      text('', 'day'),
      '2026-02-30',
      'must be a calendar day as YYYY-MM-DD, like 2026-11-23 (found "2026-02-30")',
    ],
    [
      text('', 'decimal'),
      0.09,
      'must be a decimal number in quotes, like "0.090" (found 0.09: put it in quotes)',
    ],
    [
      text('', 'https-url'),
      'javascript:x',
      'must be an address that begins with https:// (found "javascript:x")',
    ],
    [integer(), 1.5, 'must be a whole number from 0 to 1000000000 (found 1.5)'],
    [integer(), '1', 'must be a whole number from 0 to 1000000000 (found "1")'],
    [integer('', { max: 5 }), 6, 'must be a whole number from 0 to 5 (found 6)'],
    [choice(['1', '2']), 1, 'must be one of: 1, 2 (found 1: put it in quotes)'],
    [list(text(), '', 2), ['x'], 'must have at least 2 entries'],
    [list(text()), 1, 'must be a list (found 1)'],
    [map(text()), ['x'], 'must be a mapping of keys to values (found a list)'],
  ])('%j refuses %j', (shape, value, message) => {
    expect(misfit(shape, value)).toEqual([message]);
  });

  test.each([
    [list(text()), 'a "b"', 'Put the one entry in brackets: ["a \\"b\\""].'],
    [list(choice(['near'])), 'near', 'Put the one entry in brackets: ["near"].'],
    [list(choice(['near'])), 'nera', undefined],
    [list(text(), '', 2), 'x', undefined],
    [list(text()), 1, undefined],
    [choice(['near']), 'nera', 'Did you mean near?'],
  ])('%j gets for %j the hint %j', (shape, value, hint) => {
    expect(misfitOf(shape, value, []).hint?.()).toBe(hint);
  });

  test.each([
    [text(), ' \n ', true],
    [text('', 'day'), '', true],
    [text(), 'x', false],
    [list(text()), '', false],
    [text(), undefined, false],
  ])('%j knows whether %j is blank', (shape, value, isBlank) => {
    expect(misfitOf(shape, value, []).isBlank).toBe(isBlank);
  });

  it('the 249 countries of ISO 3166-1 are known', () => {
    expect(COUNTRIES.size).toBe(249);
    const names = new Intl.DisplayNames('en', { type: 'region' });
    for (const code of COUNTRIES) expect(names.of(code)).not.toBe(code);
  });

  it('each country has a name of its own, mostly that of Intl', () => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const labels = [...COUNTRIES].map((code) => countryLabel(code));
    for (const label of labels) expect(label).toMatch(/^\p{Lu}.+ \([A-Z]{2}\)$/u);
    expect(new Set(labels).size).toBe(249);
    const differing = [...COUNTRIES].filter((code) => countryLabel(code) !== `${names.of(code)} (${code})`);
    expect(differing.length).toBeLessThan(40);
  });
});

describe('maps', () => {
  const open = {
    ...map(integer()),
    known: { retention: optional(list(text(), undefined, 1)), roles: text() },
  };
  const closed: Shape = { ...open, closed: true };

  test.each([
    [open, 'roles: x', []],
    [open, 'roles: x\nother: 1\nretention: [a]', []],
    [open, 'other: 1', ['f:1:1: roles: is missing']],
    [open, 'roles: x\nother: y', ['f:2:1: other: must be a whole number from 0 to 1000000000 (found "y")']],
    [
      open,
      'roles: 1\nOther: x',
      [
        'f:1:1: roles: must be text (found 1: put it in quotes)',
        'f:2:1: Other: must be a whole number from 0 to 1000000000 (found "x")',
      ],
    ],
    [
      open,
      'roles: 1\nOther: 1',
      [
        'f:1:1: roles: must be text (found 1: put it in quotes)',
        'f:2:1: Other: the key must be an id: lower-case letters, digits and hyphens, like xiaomi',
      ],
    ],
    [closed, 'roles: x\nretention: [a]', []],
    [closed, 'roles: x\nretentoin: [a]', ['f:2:1: retentoin: is not a known key\n  Did you mean retention?']],
    [closed, 'roles: x\nother: 1', ['f:2:1: other: is not a known key']],
    [{ ...map(text()), closed: true } satisfies Shape, 'a: x', ['f:1:1: a: is not a known key']],
    [
      map(text(), '', 'country'),
      'DE: x\nEU: y',
      ['f:2:1: EU: the key must be a country code of ISO 3166-1 alpha-2, like DE'],
    ],
    [map(text(), '', 'plain'), 'any key: x\n" y": z', ['f:2:1: [" y"]: the key must be text']],
  ])('%#', (shape, yaml, expected) => {
    expect(problems(shape, yaml)).toEqual(expected);
  });
});

describe('either', () => {
  const countries = list(either([choice(['eea', 'adequate']), text('', 'country')]), undefined, 1);
  const unionShape = either([
    choice(['never']),
    integer('', { max: 9 }),
    object({ days: integer(), why: text() }),
  ]);
  const nested = either([
    object({ kind: choice(['a']), x: text() }),
    object({ kind: choice(['b']), y: either([boolean(), text()]) }),
  ]);

  test.each([
    [countries, '[eea, DE]', []],
    [
      countries,
      '[eae]',
      [
        'f:1:2: [0]: must be one of: eea, adequate; or a country code of ISO 3166-1 alpha-2, like DE (found "eae")\n  Did you mean eea?',
      ],
    ],
    [
      countries,
      '[1]',
      [
        'f:1:2: [0]: must be one of: eea, adequate; or a country code of ISO 3166-1 alpha-2, like DE (found 1)',
      ],
    ],
    [unionShape, 'never', []],
    [unionShape, '5', []],
    [unionShape, '{ days: 1, why: x }', []],
    [
      unionShape,
      '10',
      [
        'f:1:1: must be one of: never; or a whole number from 0 to 9; or a mapping of keys to values (found 10)',
      ],
    ],
    [
      unionShape,
      'nevr',
      [
        'f:1:1: must be one of: never; or a whole number from 0 to 9; or a mapping of keys to values (found "nevr")\n  Did you mean never?',
      ],
    ],
    [
      unionShape,
      'true',
      [
        'f:1:1: must be one of: never; or a whole number from 0 to 9; or a mapping of keys to values (found true)',
      ],
    ],
    [
      unionShape,
      '{ days: x, wy: y }',
      [
        'f:1:1: why: is missing',
        'f:1:3: days: must be a whole number from 0 to 1000000000 (found "x")',
        'f:1:12: wy: is not a known key\n  Did you mean why?',
      ],
    ],
    [nested, '{ kind: b, y: 1 }', ['f:1:12: y: must be true or false; or text (found 1: put it in quotes)']],
    [nested, '{ kind: a, x: "" }', ['f:1:12: x: must not be blank']],
    [
      object({ a: nested }),
      'a: ~',
      ['f:1:1: a: has no value: it must be a mapping of keys to values; or a mapping of keys to values'],
    ],
    [
      either([list(text('', 'day')), text()]),
      '[2026-02-30, x]',
      [
        'f:1:2: [0]: must be a calendar day as YYYY-MM-DD, like 2026-11-23 (found "2026-02-30")',
        'f:1:14: [1]: must be a calendar day as YYYY-MM-DD, like 2026-11-23 (found "x")',
      ],
    ],
  ])('%#', (shape, yaml, expected) => {
    expect(problems(shape, yaml)).toEqual(expected);
  });
});

describe('jsonSchemaOf', () => {
  // Each new instance would compile the schema of schemas again.
  const judge = new Ajv({ strict: true, strictTypes: false });
  const ajv = (shape: Shape) => judge.compile(jsonSchemaOf(shape, { title: 't' }));

  it('returns draft-7 with title, descriptions and closed objects', () => {
    expect(jsonSchemaOf(FILE, { title: 'Policy', description: 'What is required' })).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Policy',
      description: 'What is required',
      type: 'object',
      properties: {
        id: {
          type: 'string',
          maxLength: 64,
          pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
          description: 'the file is named after it',
        },
        title: { type: 'string', maxLength: 2_000, pattern: '^\\S([\\s\\S]*\\S)?$' },
        strict: { type: 'boolean' },
        rules: {
          type: 'object',
          description: 'by rule',
          properties: {},
          propertyNames: { maxLength: 64, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
          additionalProperties: {
            type: 'object',
            description: 'an entry of a policy',
            properties: {
              severity: {
                type: 'string',
                enum: ['error', 'warning', 'note', 'off'],
                description: 'how bad a gap is',
              },
              days: { type: 'integer', minimum: 1, maximum: 365, description: 'of retention' },
              countries: {
                type: 'array',
                minItems: 1,
                items: { type: 'string', maxLength: 2, pattern: '^[A-Z]{2}$', description: 'where' },
              },
            },
            required: ['severity'],
            additionalProperties: false,
          },
        },
      },
      required: ['id', 'rules'],
      additionalProperties: false,
    });
  });

  it('states the known keys of a map and the shape of the others', () => {
    const shape = { ...map(integer()), known: { a: optional(text()) } };
    expect(jsonSchemaOf(shape, { title: 't' })).toMatchObject({
      properties: { a: { type: 'string' } },
      additionalProperties: { type: 'integer' },
    });
    expect(jsonSchemaOf({ ...shape, closed: true }, { title: 't' })).toMatchObject({
      additionalProperties: false,
    });
  });

  const shapes = fc.letrec<{ shape: Shape }>((tie) => ({
    shape: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Shape>(
        text(),
        text('', 'id'),
        text('', 'sha256'),
        text('', 'decimal'),
        text('', 'model-id'),
      ),
      fc.constantFrom<Shape>(boolean(), integer(), integer('', { min: 1, max: 3 }), choice(['a', 'b'])),
      fc.tuple(tie('shape'), fc.nat(1)).map(([of, min]) => list(of, undefined, min)),
      fc.tuple(tie('shape'), tie('shape')).map(([a, b]) => object({ a, b: optional(b) })),
      tie('shape').map((of) => map(of)),
      fc.tuple(tie('shape'), tie('shape')).map(([of, a]) => ({ ...map(of), known: { a } })),
      fc.tuple(tie('shape'), tie('shape')).map((of) => either(of)),
    ),
  })).shape;
  const values = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>('a', 'b', 'A b', '', ' a', '0.5', 'a'.repeat(64), 0, 1, 2.5, -1, true, null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'C'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;

  it('accepts exactly what validate does, for shapes that patterns describe fully', () => {
    fc.assert(
      fc.property(shapes, fc.array(values, { minLength: 1, maxLength: 8 }), (shape, candidates) => {
        const admits = ajv(shape);
        for (const value of candidates) {
          const found = problems(shape, formatYaml(value));
          if (admits(value) !== (found.length === 0)) expect.fail(JSON.stringify({ shape, value, found }));
        }
      }),
      { numRuns: FUZZ_RUNS / 4 },
    );
  });
});

it('does not catch other errors', () => {
  const document = {
    file: 'f',
    data: 1,
    at: () => {
      throw inputError('elsewhere');
    },
  };
  expect(problemsOf(() => validateDocument(text(), document))).toEqual(['elsewhere']);
});
