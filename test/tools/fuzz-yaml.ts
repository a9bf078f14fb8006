import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { hiddenIn } from '../../src/input/read-file.js';
import type { PlacedNode, PlacedValue } from '../../src/input/yaml/places.js';
import { readAnyYaml } from '../../src/input/yaml/read-any.js';
import { readSimpleYaml } from '../../src/input/yaml/read-simple.js';
import { problemsOf } from '../kit/problems-of.js';
import { type Dice, diceOf, pick } from '../kit/dice.js';

/** Layouts that the files of the project do not use. */
const LAYOUTS = [
  'a: 1\nb: [x, {c: d}]\n',
  'a:\n- b: c\n  d: e\n- f\ng:\n  - h\n',
  'a: >-\n  one\n  two\nb: |\n  three\n  four\n\nc: >\n  five\n',
  'a: "one\n  two"\nb: \'three\n  four\'\nc: five\n  six\n',
  'a:\n  "one"\nb:\n  [\n    x,\n    y,\n  ]\nc:\n  { d: e, f: "g" }\n',
  '- a: b\n  c:\n    - d\n    - e: f\n-   g: h\n    i: j\n- k\n-\n  l: m\n',
  '# one\na: b # two\n\n  # three\nc: d\n# four\n',
  "a: 'it''s'\nb: ''\nc: \"\"\nd: ~\ne: true\nf: -1.5\ng: 2026-11-26\nh:\ni: null\n",
  'a: |\n  b\nc: d\n',
  '- a: |\n    x\n \n  b: c\n- d: >-\n    e\n',
  'a: "\n  b"\n',
  'a:\n# c\n\n# d\n  b\nc: d\n',
  '-\n\n  # d\n  b\n- d\n',
  'a:\n#c\n  b\nc: d\n',
  'a: - b\n',
  'a: ? b\n',
  'a: b: c\n',
  'a: [b: c]\n',
  '? a\n: b\n',
  'é: ü\nx: ☎️ 1️⃣\n',
  '- - a\n  - b\n',
];
/** Sections of the files of the project, each short enough for the library to be fast. */
const SECTIONS = ['data/providers', 'data/policies', 'test/fixtures/providers', 'test/fixtures/wrong-pass']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => readFileSync(file, 'utf8').split(/\n(?=\S)|\n(?= {2}- )/))
  .filter((section) => section.length < 700)
  .map((section) => `${section}\n`);

const SIGNS = ' \n  :,-#[]{}"\'|>?&*!%@`~\\=<.0179xae_\t\r\u00a0\u0085é\u2028'.split('');
const PARTS = [
  ': ', ':\n', ' #', '#', '- ', '-\n', '-', '? ', '|\n', '>-\n', '>+\n', '|2\n', '""', "''", '"', "'", '\\"', '---\n', '...\n', '--- ',
  '&a ', '*a', '!t ', '!!str ', '<<: ', '~', 'null', 'True', 'yes', '0x1f', '0o7', '1e3', '.5', '5.', '-0', '+1', '007', '1_000', '.inf', '.nan',
  '123456789012345678901', '1.10', ', ', ',', ' [', '] ', ' {', '} ', '[]', '{}', '{a: b}', '[a, b]', '[a: b]', '{a}', '{a:}', 'a:b', 'a: b',
  '\n\n', '\n \n', '\n# c\n', '\n      # c\n', '\n  ', '\n    ', ' \n', '__proto__: ', 'constructor: ', '1: ', 'null: ', '\ufe0f', '\u200d', '%YAML 1.2\n',
  '>-\n  a\n\n  b\n', '|\n   a\n    b\n',
]; // prettier-ignore

type Change = (lines: string[], dice: Dice) => void;

const anyLine = (lines: readonly string[], dice: Dice): number => dice(lines.length);
const changeLine = (lines: string[], at: number, change: (line: string) => string): void => {
  lines[at] = change(lines[at] ?? '');
};
const putInto = (lines: string[], dice: Dice, put: string, length = 0): void =>
  changeLine(lines, anyLine(lines, dice), (line) => {
    const at = dice(line.length + 1);
    return line.slice(0, at) + put + line.slice(at + length);
  });

const CHANGES: readonly Change[] = [
  (lines, dice) => putInto(lines, dice, pick(SIGNS, dice)),
  (lines, dice) => putInto(lines, dice, pick(SIGNS, dice), 1),
  (lines, dice) => putInto(lines, dice, '', 1),
  (lines, dice) => putInto(lines, dice, pick(PARTS, dice)),
  (lines, dice) => putInto(lines, dice, pick(PARTS, dice), dice(6)),
  (lines, dice) => changeLine(lines, anyLine(lines, dice), (line) => `${' '.repeat(1 + dice(4))}${line}`),
  (lines, dice) => changeLine(lines, anyLine(lines, dice), (line) => line.replace(/^ {1,2}/, '')),
  (lines, dice) =>
    changeLine(lines, anyLine(lines, dice), (line) => line + pick([' ', ' # c', '  ', ':'], dice)),
  (lines, dice) => void lines.splice(anyLine(lines, dice), 1),
  (lines, dice) => void lines.splice(anyLine(lines, dice), 0, lines[anyLine(lines, dice)] ?? ''),
  (lines, dice) => void lines.splice(anyLine(lines, dice), 0, pick(['', '  ', '# c', '    # c'], dice)),
  (lines, dice) => void lines.splice(anyLine(lines, dice), 2, lines.slice(0, 2).join(pick(['', ' '], dice))),
  (lines, dice) => void lines.splice(anyLine(lines, dice), 0, ...pick(LAYOUTS, dice).split('\n')),
];

/** A text of the project or a layout, with random changes. */
export function mutantOf(dice: Dice): string {
  const lines = pick(dice(2) === 0 ? LAYOUTS : SECTIONS, dice).split('\n');
  for (let count = dice(4); count >= 0; count -= 1) pick(CHANGES, dice)(lines, dice);
  const text = lines.join('\n');
  return dice(10) === 0 ? text.trimEnd() : text;
}

const offsetsOf = ({ offset, parts }: PlacedNode): unknown[] => [
  offset,
  ...[...(parts ?? [])].map(([name, child]) => [name, offsetsOf(child)]),
];
const comparable = ({ data, root }: PlacedValue): unknown => [data, JSON.stringify(data), offsetsOf(root)];

/** What the library makes of a text; undefined where it refuses. */
export function byLibrary(text: string): unknown {
  let read: unknown;
  const problems = problemsOf(() => {
    read = comparable(readAnyYaml(text, 'f'));
  });
  return problems.length === 0 ? read : undefined;
}

/** Whether both readers agree; undefined where the simple one leaves the text to the library. */
export function sameReading(text: string): boolean | undefined {
  const simple = readSimpleYaml(text);
  return simple === undefined ? undefined : isDeepStrictEqual(comparable(simple), byLibrary(text));
}

/** Compares both readers on texts with random changes. */
export function fuzzYaml(runs: number, seed: number): { different: string[]; simple: number } {
  const dice = diceOf(seed);
  const different: string[] = [];
  let simple = 0;
  for (let run = 0; run < runs; run += 1) {
    const text = mutantOf(dice);
    // `parseYaml` refuses these before either reader sees them.
    const same = hiddenIn(text) === undefined ? sameReading(text) : undefined;
    if (same !== undefined) simple += 1;
    if (same === false) different.push(text);
  }
  return { different, simple };
}
