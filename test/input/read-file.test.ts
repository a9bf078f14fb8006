import { shortPath } from '../../src/input/words.js';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  DATA_LIMIT,
  decodeInput,
  hiddenIn,
  positionFinder,
  POLICY_LIMIT,
  readInput,
  refuseCharacters,
  textAt,
} from '../../src/input/read-file.js';
import { skipNote } from '../kit/needs.js';
import { FUZZ_RUNS, problemsOf } from '../kit/problems-of.js';

const folder = mkdtempSync(join(tmpdir(), 'mimo-check-read-'));
const at = (name: string): string => join(folder, name);
const server = createServer();

beforeAll(async () => {
  writeFileSync(at('plain.yaml'), 'id: xiaomi\n');
  writeFileSync(at('empty.yaml'), '');
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('fifo')]);
  symlinkSync(at('plain.yaml'), at('link'));
  symlinkSync(at('loop'), at('loop'));
  symlinkSync(at('nowhere'), at('dangling'));
  writeFileSync(at('full'), 'x'.repeat(POLICY_LIMIT));
  writeFileSync(at('over'), 'x'.repeat(POLICY_LIMIT + 1));
  writeFileSync(at('sparse'), '');
  truncateSync(at('sparse'), 2 ** 40);
  writeFileSync(at('binary'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]));
  await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['plain.yaml', 'id: xiaomi\n'],
  ['link', 'id: xiaomi\n'],
  ['empty.yaml', ''],
  ['full', 'x'.repeat(POLICY_LIMIT)],
])('reads %s', (name, text) => {
  expect(readInput(at(name), POLICY_LIMIT)).toBe(text);
});

it('reads a regular file whose size is not known in advance', () => {
  expect(readInput('/proc/self/status', DATA_LIMIT)).toContain('Pid:');
});

test.each([
  ['missing.yaml', 'no such file'],
  ['dangling', 'no such file'],
  ['', 'is a folder, not a file'],
  ['folder', 'is a folder, not a file'],
  ['fifo', 'is a pipe, not a file'],
  ['socket', 'is not a regular file'],
  ['loop', 'too many symbolic links lead to it'],
  ['plain.yaml/x', 'a part of the path is not a folder'],
  ['x'.repeat(300), 'the name is too long'],
  ['over', 'is larger than 256 KiB'],
  ['sparse', 'is larger than 256 KiB'],
])('refuses %s', (name, message) => {
  expect(problemsOf(() => readInput(at(name), POLICY_LIMIT))).toEqual([`${shortPath(at(name))}: ${message}`]);
});

test.each([
  ['/dev/zero', '/dev/zero: is a device, not a file'],
  ['/dev/null', '/dev/null: is a device, not a file'],
  ['/proc/self/mem', '/proc/self/mem: cannot be read (EIO)'],
  ['a\0b', 'a\0b: the name holds a NUL character'],
])('refuses %j', (path, problem) => {
  expect(problemsOf(() => readInput(path, DATA_LIMIT))).toEqual([problem]);
});

it('refuses a file without read permission', ({ skip }) => {
  skip(process.getuid?.() === 0, skipNote('a user who is not root'));
  writeFileSync(at('secret'), 'x', { mode: 0 });
  expect(problemsOf(() => readInput(at('secret'), 1))).toEqual([
    `${at('secret')}: may not be read: permission denied`,
  ]);
});

const STANDARD_INPUT = 'a file is needed here: standard input is not read';

test.each(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0', `/proc/${process.pid}/fd/0`])(
  'refuses standard input as %s',
  (path) => {
    const hint = '\n  Write what comes in to a file first, and name that.';
    expect(problemsOf(() => readInput(path, 1))).toEqual([`${path}: ${STANDARD_INPUT}${hint}`]);
    // With links resolved, the path would be that of the target.
    if (path !== '-')
      expect(problemsOf(() => readInput(at('plain.yaml'), 99, path))[0]).toContain(STANDARD_INPUT);
  },
);

it('reads a file called "-" if its folder is given', () => {
  writeFileSync(at('-'), 'x');
  expect(readInput(at('-'), 1)).toBe('x');
});

it('reads a given text in place of one file only', () => {
  const path = at('plain.yaml');
  const read = textAt(path, 'ab');
  expect(read(path, 2, path)).toBe('ab');
  expect(read(relative(process.cwd(), path), 2, path)).toBe('ab');
  expect(problemsOf(() => textAt(path, 'é')(path, 1, 'x'))).toEqual([`x: is larger than ${1 / 1024} KiB`]);
  expect(problemsOf(() => read(at('secret'), 1, 'y'))).toEqual(
    problemsOf(() => readInput(at('secret'), 1, 'y')),
  );
  expect(readInput(path, 99)).toBe('id: xiaomi\n');
});

it('uses the given name of the file in errors', () => {
  expect(problemsOf(() => readInput(at('missing'), 1, 'data/x.yaml'))).toEqual(['data/x.yaml: no such file']);
  expect(problemsOf(() => readInput(at('binary'), 9, 'data/x'))[0]).toMatch(/^data\/x:1:1: /);
});

it('leaves no file open', () => {
  for (let round = 0; round < 20; round += 1) {
    for (const name of ['plain.yaml', 'fifo', 'folder', 'over', 'binary'])
      problemsOf(() => readInput(at(name), 20));
  }
  const open = readdirSync('/proc/self/fd').map((handle) => {
    try {
      return readlinkSync(`/proc/self/fd/${handle}`);
    } catch {
      return '';
    }
  });
  expect(open.filter((path) => path.startsWith(folder))).toEqual([]);
});

describe('decodeInput', () => {
  const decoded = (...bytes: number[]) => problemsOf(() => decodeInput(Uint8Array.from(bytes), 'f'));

  it('strips a byte order mark, so that columns count from the text', () => {
    expect(decodeInput(Buffer.from('\ufeffid: x'), 'f')).toBe('id: x');
  });

  test.each([
    ['UTF-16, little-endian', [0xff, 0xfe, 0x61, 0], 'f: is UTF-16: save it as UTF-8'],
    ['UTF-16, big-endian', [0xfe, 0xff, 0, 0x61], 'f: is UTF-16: save it as UTF-8'],
    [
      'UTF-16 without a mark',
      [0x61, 0, 0x62, 0],
      'f:1:2: holds a NUL character (U+0000): is it a text file?',
    ],
    ['Latin-1', [0x61, 0x0a, 0x62, 0x63, 0xe9, 0x64], 'f:2:3: is not UTF-8: save it as UTF-8'],
    ['a continuation byte at the start', [0x80], 'f:1:1: is not UTF-8: save it as UTF-8'],
    ['a cut character', [0x61, 0xe2, 0x82], 'f:1:2: is not UTF-8: save it as UTF-8'],
    ['an encoded surrogate', [0x61, 0xed, 0xa0, 0x80], 'f:1:2: is not UTF-8: save it as UTF-8'],
    ['an overlong form', [0xc0, 0xaf], 'f:1:1: is not UTF-8: save it as UTF-8'],
    ['a second mark', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], 'f:1:1: holds an invisible character (U+FEFF)'],
  ])('refuses %s', (_, bytes, problem) => {
    expect(decoded(...bytes)[0]).toBe(problem);
  });

  it('throws only an InputError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        problemsOf(() => decodeInput(bytes, 'f'));
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

describe('refuseCharacters', () => {
  const control = 'holds a control character';
  const bidi = 'holds a character that changes the direction of text';
  const invisible = 'holds an invisible character';
  const separator = 'holds a line separator other than a line feed';

  test.each([
    [0x0, 'holds a NUL character (U+0000): is it a text file?'],
    [0x1, `${control} (U+0001)`],
    [0x8, `${control} (U+0008)`],
    [0xb, `${control} (U+000B)`],
    [0xc, `${control} (U+000C)`],
    [0xd, 'holds a carriage return (U+000D) without a line feed'],
    [0x1b, `${control} (U+001B)`],
    [0x7f, `${control} (U+007F)`],
    [0x85, `${control} (U+0085)`],
    [0x9b, `${control} (U+009B)`],
    [0x61c, `${bidi} (U+061C)`],
    [0x200e, `${bidi} (U+200E)`],
    [0x200f, `${bidi} (U+200F)`],
    [0x202a, `${bidi} (U+202A)`],
    [0x202e, `${bidi} (U+202E)`],
    [0x2066, `${bidi} (U+2066)`],
    [0x2069, `${bidi} (U+2069)`],
    [0x2028, `${separator} (U+2028)`],
    [0x2029, `${separator} (U+2029)`],
    [0xad, `${invisible} (U+00AD)`],
    [0x200b, `${invisible} (U+200B)`],
    [0x200d, `${invisible} (U+200D)`],
    [0x2060, `${invisible} (U+2060)`],
    [0x3164, `${invisible} (U+3164)`],
    [0xfeff, `${invisible} (U+FEFF)`],
    [0xfff9, `${invisible} (U+FFF9)`],
    [0xffff, `${invisible} (U+FFFF)`],
    [0xe0041, `${invisible} (U+E0041)`],
    [0xd800, 'holds half of a surrogate pair (U+D800)'],
    [0xdfff, 'holds half of a surrogate pair (U+DFFF)'],
  ])('refuses %i', (point, message) => {
    const character = String.fromCodePoint(point);
    expect(problemsOf(() => refuseCharacters(`a: b\r\nc\t${character}d`, 'f'))).toEqual([
      `f:2:3: ${message}`,
    ]);
    expect(hiddenIn(`c${character}d`)).toBe(message);
  });

  test.each([
    'tab\tand\nlines\r\n',
    'Größe, 大小, ‘quotes’, – …',
    'warning ⚠️ 😀',
    'e\u0301 \u00a0',
    '\ufffd',
  ])('accepts %j', (text) => {
    expect(problemsOf(() => refuseCharacters(text, 'f'))).toEqual([]);
    expect(hiddenIn(text)).toBeUndefined();
  });

  it('lists twenty hidden characters and counts the rest', () => {
    const problems = problemsOf(() => refuseCharacters('\u200b\n'.repeat(1_000), 'f'));
    expect(problems).toHaveLength(21);
    expect(problems[19]).toBe('f:20:1: holds an invisible character (U+200B)');
    expect(problems[20]).toBe('f: … and 980 more');
  });

  it('agrees with the Unicode classes on every code point', () => {
    const refused =
      /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}\u200B-\u200D\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/u;
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const text = String.fromCodePoint(point);
      if (text === '\t' || text === '\n') continue;
      if (refused.test(text) && hiddenIn(text) === undefined) expect.fail(`U+${point.toString(16)}`);
      if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && !/\p{Default_Ignorable_Code_Point}/u.test(text)) {
        if (hiddenIn(text) !== undefined) expect.fail(`U+${point.toString(16)}`);
      }
    }
  });
});

it('finds the same line and column as counting', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '😀')), fc.nat(60), (parts, offset) => {
      const text = parts.join('');
      const before = text.slice(0, Math.min(offset, text.length)).split('\n');
      const expected = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
      expect(positionFinder(text)(Math.min(offset, text.length))).toEqual(expected);
    }),
  );
});
