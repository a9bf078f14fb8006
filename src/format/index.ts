import { inputError } from '../input/problem.js';
import { filesText } from '../report/init-report.js';
import { renderJson, renderYaml } from './document.js';
import { letterMarkdown } from './letter-markdown.js';
import { renderLetterText } from './letter-text.js';
import { renderNdjson } from './ndjson.js';
import type { CommandAnswerKind, PlainText, Report } from '../report/reports.js';
import { renderTable } from './page/render-table.js';
import type { Terminal } from './terminal.js';
import { flatten, renderCsv } from './rows.js';

/** A pure function from a report to text. */
export type Reporter<K extends Report['kind'] = Report['kind']> = (
  report: Extract<Report, { kind: K }>,
  terminal: Terminal,
) => string;

/** A format, and the kinds of reports that it can render. */
interface FormatText {
  kinds: 'all' | readonly Report['kind'][];
  render: (report: never, terminal: Terminal) => string;
}

const only = <const K extends readonly Report['kind'][]>(
  kinds: K,
  render: Reporter<K[number]>,
): FormatText => ({
  kinds,
  render,
});

const everyKind = (render: Reporter): FormatText => ({ kinds: 'all', render });

/** Every format, in the order of the help page. */
const REPORTERS = {
  table: everyKind(renderTable),
  json: everyKind(renderJson),
  yaml: everyKind(renderYaml),
  ndjson: only(['check', 'gaps', 'listing', 'compare', 'query'], renderNdjson),
  csv: only(['check', 'gaps', 'listing', 'compare'], (report) => renderCsv(flatten(report))),
  markdown: only(['questions'], letterMarkdown),
  text: only(['questions'], renderLetterText),
} as const satisfies Record<string, FormatText>;

export type Format = keyof typeof REPORTERS;

export const FORMATS = Object.keys(REPORTERS) as Format[];

const canFormat = (format: Format, kind: CommandAnswerKind): boolean => {
  const { kinds }: FormatText = REPORTERS[format];
  return kinds === 'all' || kinds.some((one) => one === kind);
};

/** The formats that can render a kind of report. */
export const formatsOf = (kind: CommandAnswerKind): Format[] =>
  FORMATS.filter((format) => canFormat(format, kind));

/** Throws an InputError where a format cannot render a kind of report. */
export function requireFormat(kind: CommandAnswerKind, format: Format): void {
  if (!canFormat(format, kind))
    throw inputError(`${format} is not available for ${kind}`, {
      hint: `Available: ${formatsOf(kind).join(', ')}.`,
    });
}

/** A report as text, with one line end at its end. Throws an InputError for a format that its kind does not have. */
export function render(report: Report | PlainText, format: Format, terminal: Terminal): string {
  if ('lines' in report) return report.lines.map((line) => `${line}\n`).join('');
  if (report.kind === 'init' && !report.written && format === 'table') return filesText(report);
  requireFormat(report.kind, format);
  const { render }: FormatText = REPORTERS[format];
  return render(report as never, terminal);
}
