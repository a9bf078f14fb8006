/** Any text in any place of a report: in every format it is safe, and comes back. */
import { formatsOf, render } from '../../src/format/index.js';
import type { ListingReport } from '../../src/report/lists/listing-report.js';
import type { Report } from '../../src/report/reports.js';
import { type Dice, pick } from '../kit/dice.js';
import { judgedReports } from '../kit/judged-reports.js';
import { MARK, markOf, rawIn, readBack, spoiltIn } from '../kit/read-back.js';
import { rewordReport } from '../kit/reword.js';
import { json } from '../kit/run.js';
import type { Found } from './measure.js';

/** What some reader takes for more than a text. */
export const HOSTILE_PIECES: readonly string[] = [
  ...[
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u009b31m',
    '\u0000',
    '\b',
    '\u007f',
    '\u0085',
    '\r\n',
    '\n\n',
    '\t',
  ],
  ...['\u202e', '\u2066', '\u200b', '\ufeff', '\u2028', '\u2029', '\u00ad', '\u{e0041}', '\ud800', '\udc00'],
  ...[
    ']]>',
    '<!--',
    '-->',
    '<script>alert(1)</script>',
    '</td></tr>',
    '"><img src=x>',
    '&amp;',
    '&#0;',
    `'`,
    '"',
  ],
  ...[
    '::error::',
    '::set-output name=a::',
    '##[group]',
    '##vso[task.x]',
    '%0A',
    '%25',
    '{0}',
    '](x)',
    '![a](b)',
  ],
  ...[
    '=cmd|',
    '+1',
    '-1',
    '@SUM(A1)',
    '|',
    '`',
    '```',
    '~~~',
    '# ',
    '- ',
    '1. ',
    '> ',
    '*b*',
    '_i_',
    '\\x',
    '\\u001b',
  ],
  ...[
    'a: b',
    ' #x',
    '{a',
    '[b',
    '&x',
    '*x',
    '!x',
    '---',
    '...',
    '<<',
    '~',
    ',',
    ';',
    '$x$',
    'https://x.example/',
  ],
];

/** A text of hostile pieces and of any characters, with its mark in the middle. */
export function hostileText(number: number, dice: Dice, pieces: readonly string[] = HOSTILE_PIECES): string {
  const piece = (): string => {
    const kind = dice(4);
    if (kind > 1) return pick(pieces, dice);
    return kind === 0
      ? 'word'
      : String.fromCharCode(pieces === HOSTILE_PIECES ? dice(0x10000) : 0x20 + dice(0x5e));
  };
  const some = (): string => Array.from({ length: dice(4) }, piece).join('');
  // Half a character at its end would become a whole one with what comes next.
  return `${some()}${markOf(number)}${some()}`
    .replace(/^[\udc00-\udfff]/, 'x$&')
    .replace(/[\ud800-\udbff]$/, '$&x');
}

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  gaps: ['gaps', 'xiaomi', '--policy', 'gdpr'],
  questions: ['questions', 'xiaomi'],
  show: ['show', 'mistral'],
  explain: ['explain', 'no-training', 'mistral'],
  compare: ['compare', 'xiaomi', 'openai'],
  models: ['models', '--columns', 'id,name,modality,lifecycle,input-price'],
  evidence: ['evidence'],
};

/** A report of each kind that holds the words of others. */
export async function reportsToSpoil(): Promise<Report[]> {
  const { mixed } = await judgedReports();
  const others = await Promise.all(Object.values(OTHERS).map((argv) => json(argv)));
  return [mixed, ...(others as Report[])];
}

const PLAIN = { width: 100, color: false, unicode: true };

/** What is wrong with a report in each of its formats: what is raw in it, and what does not come back. */
export async function faultsIn(report: Report, planted: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const format of formatsOf(report.kind)) {
    const text = await render(report, format, PLAIN);
    const raw = rawIn(text);
    const about = `${report.kind} as ${format}`;
    if (raw !== undefined) faults.push(`${about}: raw ${JSON.stringify(raw)}`);
    const texts = readBack(format, text);
    if (texts !== undefined) faults.push(...spoiltIn(texts, planted).map((one) => `${about}: ${one}`));
    const isIn = texts?.some((one) => MARK.test(one)) ?? true;
    if (!isIn) faults.push(`${about}: nothing came back`);
  }
  return faults;
}

/** A list with other words in its cells. They are looked up by the names of the columns, which nobody else writes. */
function rewordList(report: ListingReport, nextText: () => string): ListingReport {
  const isText = (name: string): boolean =>
    report.columns.some((column) => column.name === name && column.type === 'text');
  const rows = report.rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        isText(name) && typeof cell === 'string' ? nextText() : cell,
      ]),
    ),
  );
  return { ...rewordReport(report, nextText), columns: report.columns, rows };
}

/** So many texts in every format that has a place for them. */
export async function texts({ runs, dice }: { runs: number; dice: Dice }): Promise<Found> {
  const reports = await reportsToSpoil();
  const faults: string[] = [];
  const formats = new Set<string>();
  let count = 0;
  for (let round = 0; count < runs; round += 1) {
    const report = reports[round % reports.length] as Report;
    const planted: string[] = [];
    const nextText = (): string => {
      planted.push(hostileText(planted.length, dice));
      return planted.at(-1) ?? '';
    };
    const spoilt = report.kind === 'listing' ? rewordList(report, nextText) : rewordReport(report, nextText);
    faults.push(...(await faultsIn(spoilt, planted)));
    for (const format of formatsOf(report.kind)) formats.add(format);
    count += planted.length;
  }
  return {
    figure: `${count} texts in ${reports.length} kinds of reports and ${formats.size} formats: raw or spoilt: ${faults.length}`,
    faults,
  };
}
