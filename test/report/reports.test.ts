import { mkdirSync, rmSync } from 'node:fs';
import stringWidth from 'fast-string-width';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatsOf, render, type Format } from '../../src/format/index.js';
import { exitCode } from '../../src/cli/deliver.js';
import type { Report } from '../../src/report/reports.js';
import type { Terminal } from '../../src/format/terminal.js';
import { FUZZ_RUNS } from '../kit/problems-of.js';
import { commandsIn } from '../kit/commands-in.js';
import { ADDRESS_ALONE } from '../kit/address-alone.js';
import { FILES, scratch, write } from '../kit/files.js';
import { json } from '../kit/run.js';
import { rewordReport } from '../kit/reword.js';

const { folder, at } = scratch();
const own = (name: string): string[] => ['alpha', '--data', at('alpha.yaml'), '--policy', at(`${name}.yaml`)];

/** Reports of each kind, from nearly empty to full. */
const ASKED: Readonly<Record<string, string[]>> = {
  'check, little': own('holds'),
  'check, mixed': ['acme-us', '--data', 'test/fixtures/providers/acme-us.yaml'],
  'check of a route': ['xiaomi/mimo-v2-pro:free', '--fail-on', 'never'],
  'gaps, none': ['gaps', ...own('holds')],
  'gaps, some': ['gaps', ...own('fails')],
  'gaps, mixed': ['gaps', 'xiaomi', '--policy', 'gdpr'],
  'show, little': ['show', 'alpha', '--data', at('alpha.yaml')],
  'show, mixed': ['show', 'xiaomi'],
  'explain, without subject': ['explain', 'price-stated'],
  'explain, little': ['explain', 'no-training', ...own('fails')],
  'explain, mixed': ['explain', 'data-in-allowed-countries', 'xiaomi'],
  waive: [
    ...['waive', ...own('fails').with(0, 'no-training'), '--waivers', at('w.yaml')].toSpliced(2, 0, 'alpha'),
    ...['--reason', 'a trial', '--measures', 'none', '--owner', 'Dana', '--expires', '2026-12-01'],
  ],
  attest: [
    ...['attest', 'alpha', '--data', at('alpha.yaml'), '--document', at('alpha.yaml'), '--title', 'DPA'],
    ...[
      '--kind',
      'contract',
      '--party',
      'Us',
      '--party',
      'Alpha',
      '--owner',
      'Dana',
      '--attestations',
      at('own.yaml'),
    ],
    ...['--effective-from', '2026-09-01', '--expires', '2027-08-31', '--clause', 'processor-terms=1'],
    ...['--answer', 'processor-terms={form: scc-2021-915, concluded_by: signature}'],
  ],
  'check, with the user’s own evidence': [
    ...own('warns'),
    ...['--waivers', at('w.yaml'), '--attestations', at('own.yaml'), '--report', `json=${at('r.json')}`],
  ],
  'verify, the same': ['verify', at('r.json')],
  'verify, another': ['verify', at('r.json'), '--policy', at('fails.yaml'), '--no-waivers'],
  'questions, little': ['questions', ...own('fails')],
  'questions, mixed': ['questions', 'xiaomi', '--policy', 'gdpr'],
  'validate, mixed': ['validate', at('alpha.yaml'), at('misspelt.yaml'), at('later.yaml'), at('twice.yaml')],
};
const NAMES = Object.keys(ASKED);
/** Reports with content that no other has. */
const REPORTS_WITH_CONTENT = NAMES.filter((name) => !/none|route|without|^gaps, mixed/.test(name));
const reports = new Map<string, Report>();
const reportOf = (name: string): Report => {
  const report = reports.get(name);
  if (report === undefined) throw new Error(name);
  return report;
};

beforeAll(async () => {
  write(folder, FILES);
  mkdirSync(at('empty'));
  for (const [name, argv] of Object.entries(ASKED)) reports.set(name, (await json(argv)) as Report);
});
afterAll(() => rmSync(folder, { recursive: true }));

const WIDTHS = [40, 60, 80, 120, 200];
const PLAIN: Terminal = { width: 80, color: false, unicode: true };
const terminals = WIDTHS.flatMap((width) => [
  { ...PLAIN, width },
  { ...PLAIN, width, unicode: false },
]);

const COLOR = /\x1b\[[\d;]*m/g;
/**
 * Characters that no output may contain raw: control characters except line ends, and any that control a
 * terminal or the direction of text.
 */
const RAW = /(?![\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;
/** What a log takes for a command: `::name …::` at the start of a line, `##[…]` and similar anywhere. */
const COMMAND = /^\s*::\w.*?::|##\w*\[/m;

const shown = (text: string): string => JSON.stringify(text.slice(0, 200));

/** Annotations are commands: each line is one of three, and its decoded texts contain no other command. */
const unsafeCommands = (log: string): string[] =>
  commandsIn(log).flatMap(({ name, properties, message }) => [
    ...(['error', 'warning', 'notice'].includes(name) ? [] : [`github: ${name}`]),
    ...Object.values(properties).flatMap((text) => unsafe(`${text}\n`, 'text')),
    ...unsafe(`${message}\n`, 'text'),
  ]);

/** The faults of a text in any format, cut short: a diff of a million characters would not help. */
function unsafe(text: string, format: Format): string[] {
  if (format === 'github') return unsafeCommands(text);
  const lines = format === 'csv' ? text.replaceAll('\r\n', '\n') : text;
  const raw = RAW.exec(lines);
  const command = COMMAND.exec(lines);
  return [
    ...(raw === null ? [] : [`${format}: raw ${shown(raw[0])} in ${shown(lines.slice(raw.index - 50))}`]),
    ...(command === null ? [] : [`${format}: a command: ${shown(lines.slice(command.index))}`]),
    ...(lines === '' || /[^\n]\n$/.test(lines.slice(-2))
      ? []
      : [`${format} ends with ${shown(lines.slice(-9))}`]),
  ];
}

/** The faults of a page on a terminal. */
function misplaced(text: string, { width, unicode }: Terminal): string[] {
  const lines = text.split('\n');
  return [
    ...lines
      .filter((line) => stringWidth(line) > width && !ADDRESS_ALONE.test(line))
      .map((line) => `wider than ${width}: ${shown(line)}`),
    ...lines.filter((line) => /[ \t]$/.test(line)).map((line) => `ends with a blank: ${shown(line)}`),
    ...lines.filter((line) => !unicode && !/^[ -~]*$/.test(line)).map((line) => `not ASCII: ${shown(line)}`),
  ].slice(0, 5);
}

/** The faults of a report in a format on a terminal. */
async function wrong(report: Report, format: Format, terminal: Terminal): Promise<string[]> {
  const text = await render(report, format, terminal);
  const same = format !== 'json' || JSON.stringify(JSON.parse(text)) === JSON.stringify(report);
  return [
    ...unsafe(text, format),
    ...(format === 'table' ? misplaced(text, terminal) : []),
    ...(same ? [] : ['not the same JSON']),
  ];
}

/** Each long text is longer than the widest terminal, so that it is broken at every width. */
const HOSTILE: Readonly<Record<string, string>> = {
  'escape sequences': 'a\x1b[31mred\x1b[2J\x1b]0;title\x07\x1b]8;;https://x\x07\x1bPq\x1b\\ b',
  'control characters': Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('a'),
  'line ends': 'one\r\ntwo\rthree\n\n\nfour\u2028five\u2029six\u0085seven\vtail\f\b\b\b',
  'direction of text': '\u202e\u2066\u200f\u061cabc\u2069\u202c \u200b\u200d\ufeff\u00ad\u{e0041}',
  'unpaired surrogates': '\ud800 \udc00 a\ud83d',
  'code points without characters': '\ufffe\uffff\u{10ffff}\ue000\u0378',
  commands: '::error::x\n::set-output name=a::b\n##[command]rm ##vso[task.setvariable]a ##teamcity[x]',
  'commands in disguise': '：：error：：x ＃＃［command］ ⩴error:: ﹕﹕x',
  blanks: '   a \t\t b     ',
  nothing: '',
  markup: '<script>alert(1)</script> | `x` [a](javascript:b) *b* & &lt; "q" \'q\' =1+1 @x',
  'YAML and JSON': '{"a": [1, 2]}\n- b: c # d\n--- &a *b !c %d',
  'a long word': 'Donau'.repeat(100),
  'a long address': `https://example.org/${'path/'.repeat(80)}?q=${'x'.repeat(240)}`,
  'wide letters': '数据处理协议'.repeat(25),
  accents: 'Ça coûte 5 € – “déjà” … naïve ﬁn ½ ² Å Z\u0351\u0343\u0311\u0306\u0351'.repeat(5),
  emoji: '👍🏽👩‍👩‍👧‍👦🇩🇪❤️1️⃣🏴󠁧󠁢󠁥󠁮󠁧󠁿 '.repeat(20),
  'emoji without blanks': '👍🏽👩‍👩‍👧‍👦🇩🇪❤️1️⃣'.repeat(25),
  'many short words': 'a b '.repeat(150),
};

const isPresent = (part: unknown): boolean => part !== null;

/**
 * The form of a part of a report: its keys, whether its lists have several items, and the values that decide
 * its wording.
 */
function formOf(part: unknown): unknown {
  if (Array.isArray(part))
    return [part.length > 1, (part as unknown[]).map((one): unknown => formOf(one)).find(isPresent) ?? null];
  if (typeof part !== 'object' || part === null) return null;
  return Object.entries(part as Record<string, unknown>).map(([key, value]) => [
    key,
    TURNS_ON.has(key) ? value : formOf(value),
  ]);
}
const TURNS_ON = new Set(['outcome', 'indication', 'severity', 'level', 'kind', 'status', 'waived']);

/** The report with only the items of each list that differ in form from the earlier ones. */
function fewOf<T>(part: T): T {
  if (Array.isArray(part)) {
    const forms = part.map((one: unknown) => JSON.stringify(formOf(one)));
    return part
      .filter((one, at) => typeof one !== 'object' || forms.indexOf(forms[at] ?? '') === at)
      .map(fewOf) as T;
  }
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, fewOf(value)])) as T;
}

/** A smaller report with every form, if the report is large. */
const smallReport = (name: string): Report =>
  name.endsWith('mixed') ? fewOf(reportOf(name)) : reportOf(name);

describe.each(Object.entries(HOSTILE))('texts full of %s', (_, hostile) => {
  test.each(REPORTS_WITH_CONTENT)('stay safe in %s', async (name) => {
    const report = rewordReport(smallReport(name), () => hostile);
    const pages = terminals.filter((_terminal, index) => !name.endsWith('mixed') || index % 3 === 0);
    for (const format of formatsOf(report.kind))
      for (const terminal of format === 'table' ? pages : [PLAIN])
        expect(await wrong(report, format, terminal)).toEqual([]);
    const colored = await render(report, 'table', { ...PLAIN, color: true });
    expect(colored.replaceAll(COLOR, '') === (await render(report, 'table', PLAIN))).toBe(true);
  });
});

describe.each(NAMES)('%s', (name) => {
  test('is safe in every format and on every terminal', async () => {
    const report = reportOf(name);
    for (const format of formatsOf(report.kind))
      for (const terminal of format === 'table' ? terminals : [PLAIN])
        expect(await wrong(report, format, terminal)).toEqual([]);
  });

  // A letter that occurs nowhere else: if any text were cut, the count would not divide evenly.
  test.each([
    ['^', 331],
    ['界', 173],
    ['Ж', 409],
  ])('prints every text in full, even a word of %s × %i', async (letter, length) => {
    const report = rewordReport(smallReport(name), () => letter.repeat(length));
    for (const terminal of terminals.filter(({ unicode }) => unicode || letter === '^')) {
      const count = (await render(report, 'table', terminal)).split(letter).length - 1;
      expect(count).toBeGreaterThan(0);
      expect(count % length).toBe(0);
    }
  });

  test('names each outcome in words, not by colour only', async () => {
    const report = reportOf(name);
    if (report.kind !== 'check' && report.kind !== 'gaps') return;
    const page = await render(report, 'table', { ...PLAIN, unicode: false, detail: 'full' });
    for (const { outcome } of report.findings)
      expect(page).toContain(
        { pass: 'shown', fail: 'not met', unknown: 'not shown', 'not-applicable': 'not applicable' }[outcome],
      );
  });

  test('renders the same text each time, and leaves the report unchanged', async () => {
    const report = reportOf(name);
    const before = JSON.stringify(report);
    for (const format of formatsOf(report.kind))
      expect(await render(report, format, PLAIN)).toBe(await render(structuredClone(report), format, PLAIN));
    expect(JSON.stringify(report)).toBe(before);
  });
});

test('the exit code depends on the report, not on the format', () => {
  const codes = NAMES.map((name) => [name, exitCode(reportOf(name))]);
  expect(Object.fromEntries(codes)).toEqual({
    ...Object.fromEntries(NAMES.map((name) => [name, 0])),
    'check, mixed': 1,
    'validate, mixed': 1,
    'verify, another': 1,
  });
});

describe('any texts', () => {
  const SMALL = NAMES.filter(
    (name) => name.endsWith('little') || name === 'gaps, some' || name === 'validate, mixed',
  );
  const character = fc.oneof(
    fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)),
    fc.nat(0xff).map((code) => String.fromCharCode(code)),
    fc.constantFrom(':', '#', '[', '\x1b', '\u202e', '\r', '\n', ' ', '：', '\ud800', '界', '👍🏽', '\u0301'),
  );
  const text = fc.array(character, { maxLength: 90 }).map((characters) => characters.join(''));

  test(
    `are safe in every format and within the width (${FUZZ_RUNS} runs)`,
    { timeout: 3_600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...SMALL),
          fc.array(text, { minLength: 1, maxLength: 6 }),
          fc.constantFrom(...terminals),
          async (name, texts, terminal) => {
            let next = 0;
            const report = rewordReport(reportOf(name), () => texts[next++ % texts.length] ?? '');
            for (const format of formatsOf(report.kind))
              expect(await wrong(report, format, terminal)).toEqual([]);
          },
        ),
        { numRuns: FUZZ_RUNS },
      );
    },
  );
});
