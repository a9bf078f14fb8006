import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import { placeLabel } from '../../evidence/place.js';
import { roundDecimal } from '../../input/decimal.js';
import { distinct } from '../../input/plain-data.js';
import type { Scalar, Unknown } from '../../query/field.js';
import { OUTCOMES } from '../../verdict/decision.js';
import { outcomeWords, REASON_WORDS, CAVEAT_WORDS } from '../../verdict/words/outcome-words-en.js';
import type { Cell, Column, ListingReport } from '../../report/lists/listing-report.js';
import { columnsLeftOut, leftOutNote, withoutColumns } from './left-out-columns.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

const THOUSAND = 1000;
const MILLION = 1_000_000;

/** Formats a number of tokens as the card does, rounded down: 262144 is 262K, 1048576 is 1.0M. */
export function sizeText(tokens: number): string {
  if (tokens < THOUSAND) return String(tokens);
  if (tokens < MILLION) return `${Math.floor(tokens / THOUSAND)}K`;
  const tenths = Math.floor(tokens / (MILLION / 10));
  return `${Math.floor(tenths / 10)}.${tenths % 10}M`;
}

const MOST_PLACES = 6;
const LEAST_PLACES = 2;

/** Formats an amount in USD with two to six places, and marks rounded ones. */
export function amountText(usd: string): string {
  const rounded = roundDecimal(usd, MOST_PLACES);
  const [whole = '', places = ''] = rounded.split('.');
  const text = `$${whole}.${places.padEnd(LEAST_PLACES, '0')}`;
  return rounded === roundDecimal(usd, usd.length) ? text : `≈ ${text}`;
}

/** Formats a value: short sizes, amounts in dollars, countries by name. */
export function listedValueText(value: Scalar, { type, unit }: Column): string {
  if (typeof value === 'boolean') return value ? WORDS.report.yes : WORDS.report.no;
  const outcome = OUTCOMES.find((one) => one === value);
  if (type === 'choice' && outcome !== undefined) return outcomeWords({ outcome, indication: 'none' });
  if (type === 'country') return placeLabel(String(value));
  if (unit === 'tokens') return sizeText(Number(value));
  if (unit === 'USD') return amountText(String(value));
  // A price keeps its stated digits.
  return unit?.startsWith('USD') === true ? `$${String(value)}` : String(value);
}

/** The reasons with a short form in cells, which a note below explains. */
const SHORT_REASONS = { 'reported-only': WORDS.page.show.lead, missing: '–' } as const;

const isShort = (why: string): why is keyof typeof SHORT_REASONS => Object.hasOwn(SHORT_REASONS, why);

function absentText(why: Unknown | undefined, { absent }: Column): string {
  if (why === undefined) return absent ?? WORDS.claim.notStated;
  return isShort(why) ? SHORT_REASONS[why] : `(${REASON_WORDS[why]})`;
}

/** What the short forms in the cells mean. */
function shortReasonNotes({ unknown }: ListingReport): string[] {
  const reasons = distinct(unknown.flatMap((row) => Object.values(row)));
  return reasons.filter(isShort).map((why) => WORDS.page.list.short[why](SHORT_REASONS[why]));
}

/** The law is named once: GDPR 28(3), 28(9). */
const lawsText = (cited: readonly string[]): string =>
  cited
    .map((one, index) => {
      const [law = ''] = /^(?:GDPR|AI Act|SCC) /.exec(one) ?? [];
      return law !== '' && cited[index - 1]?.startsWith(law) === true ? one.slice(law.length) : one;
    })
    .join(', ');

/** Formats a cell; an unknown value says why. */
function listedCellText(cell: Cell, column: Column, why: Unknown | undefined): string {
  if (cell === null) return absentText(why, column);
  if (!Array.isArray(cell)) return listedValueText(cell, column);
  if (column.name === 'law' && cell.length > 0) return lawsText(cell.map(String));
  return cell.length === 0
    ? WORDS.report.none
    : cell.map((value) => listedValueText(value, column)).join(', ');
}

/** The end of a cell that is incomplete, or that mimo-check has not verified. */
function cellEnding(report: ListingReport, index: number, name: string): string {
  const has = (names: readonly string[] | undefined): boolean => names?.includes(name) === true;
  const open = has(report.incomplete[index]) ? ', …' : '';
  return has(report.attested?.[index]) ? `${open} (${CAVEAT_WORDS.attested})` : open;
}

/** The marks of a row with the titles of their columns. A mark on all marked cells names no column. */
function marksText({ columns, marks = [] }: ListingReport, index: number): string {
  const own = Object.entries(marks[index] ?? {});
  const titleOf = (name: string): string => columns.find((column) => column.name === name)?.title ?? '';
  const bearers = own.filter(([name]) => titleOf(name) !== '');
  return [...new Set(own.flatMap(([, texts]) => texts))]
    .map((text) => {
      const names = bearers.filter(([, texts]) => texts.includes(text)).map(([name]) => titleOf(name));
      return names.length === 0 || names.length === bearers.length ? text : `${text}: ${names.join(', ')}`;
    })
    .join('; ');
}

/** Notes on values above, under the table: inside it, they would make columns too narrow. */
export function listingMarks(report: ListingReport, cells: readonly (readonly string[])[]): string[] {
  const label = Math.max(
    report.columns.findIndex(({ name }) => name === 'id'),
    0,
  );
  const bearers = new Map<string, string[]>();
  cells.forEach((row, index) => {
    const text = marksText(report, index);
    if (text !== '') bearers.set(text, [...(bearers.get(text) ?? []), row[label] ?? '']);
  });
  return [...bearers].map(([text, rows]) => `${[...new Set(rows)].join(', ')}: ${text}.`);
}

/** Lists that always depend on the policy. */
const POLICY_LISTS: readonly ListingReport['list'][] = ['gaps', 'rules'];

/** The title of a list, with its day and policy. */
export function listingTitle({ list, rules, policy, title, asOf }: ListingReport): string {
  const text = `${title}, ${WORDS.report.asOf(asOf)}`;
  const isOfPolicy = POLICY_LISTS.includes(list) || rules !== undefined;
  return policy === undefined || !isOfPolicy ? text : WORDS.report.under(text, policyName(policy));
}

/** The cells of a list row by row; `dim` marks unknown ones. */
export const listingCells = (report: ListingReport, dim = (text: string): string => text): string[][] =>
  report.rows.map((row, index) =>
    report.columns.map((column) => {
      const text = listedCellText(row[column.name] ?? null, column, report.unknown[index]?.[column.name]);
      return row[column.name] === null ? dim(text) : text + cellEnding(report, index, column.name);
    }),
  );

/** Notes on a list as a whole. */
export const listingNotes = (report: ListingReport): string[] => [
  ...replacedTexts(report.dataset),
  ...report.notes,
  ...shortReasonNotes(report),
  ...(report.incomplete.some((names) => names.length > 0) ? [WORDS.page.list.open] : []),
];

export function listingPage(report: ListingReport, paper: Paper): string {
  const { ink } = paper;
  const cells = listingCells(report, ink.dim);
  const leftOut = columnsLeftOut(report, cells, paper);
  return paper.page([
    ink.bold(listingTitle(report)),
    cells.length === 0
      ? ''
      : paper.table(
          withoutColumns(
            report.columns.map(({ title }) => title),
            leftOut,
          ),
          cells.map((row) => withoutColumns(row, leftOut)),
        ),
    listingMarks(report, cells)
      .map((text) => paper.paragraph(text))
      .join('\n'),
    [...leftOutNote(report, leftOut), ...listingNotes(report)]
      .map((note) => paper.paragraph(note))
      .join('\n'),
    report.notice.map((line) => ink.dim(paper.paragraph(line))).join('\n'),
  ]);
}
