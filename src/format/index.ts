import { inputError } from '../input/problem.js';
import type { Pieces } from '../input/write-file.js';
import { filesText } from '../report/init-report.js';
import type { CommandAnswerKind, PlainText, Report } from '../report/reports.js';
import type { Terminal } from './terminal.js';

/** A pure function from a report to text, or to pieces of text if it may be too large to hold twice. */
export type Reporter<K extends Report['kind'] = Report['kind']> = (
  report: Extract<Report, { kind: K }>,
  terminal: Terminal,
) => string | Iterable<string>;

/** A format: the kinds of report that it can render, and its code, which is loaded on first use. */
interface FormatText {
  kinds: 'all' | readonly Report['kind'][];
  load: (kind: Report['kind']) => Promise<(report: never, terminal: Terminal) => string | Iterable<string>>;
}

const only = <const K extends readonly Report['kind'][]>(
  kinds: K,
  load: () => Promise<Reporter<K[number]>>,
): FormatText => ({ kinds, load });

const everyKind = (load: FormatText['load']): FormatText => ({ kinds: 'all', load });

/** The kinds of report that formats for findings render. */
const FINDING_KINDS = ['check', 'gaps'] as const satisfies readonly Report['kind'][];

/** All formats, in the order of the help page. */
const REPORTERS = {
  table: everyKind(async (kind) =>
    // The page of a check is asked for most, and does not wait for the others.
    kind === 'check'
      ? (await import('./page/render-check.js')).renderCheck
      : (await import('./page/render-table.js')).renderTable,
  ),
  json: everyKind(async () => (await import('./document.js')).renderJsonPieces),
  yaml: everyKind(async () => (await import('./document.js')).renderYamlPieces),
  ndjson: only(
    ['check', 'gaps', 'listing', 'compare', 'query'],
    async () => (await import('./ndjson.js')).renderNdjson,
  ),
  csv: only(['check', 'gaps', 'listing', 'compare'], async () => (await import('./rows.js')).renderRowsAsCsv),
  html: only(['check'], async () => (await import('./html/render-html.js')).renderHtml),
  markdown: only(
    ['check', 'gaps', 'listing', 'compare', 'questions'],
    async () => (await import('./markdown/markdown.js')).renderMarkdown,
  ),
  junit: only(FINDING_KINDS, async () => (await import('./ci/junit.js')).renderJunit),
  sarif: only(FINDING_KINDS, async () => (await import('./ci/sarif.js')).renderSarif),
  github: only(FINDING_KINDS, async () => (await import('./ci/github.js')).renderGithub),
  'github-summary': only(
    FINDING_KINDS,
    async () => (await import('./ci/github-summary.js')).renderGithubSummary,
  ),
  gitlab: only(FINDING_KINDS, async () => (await import('./ci/gitlab.js')).renderGitlab),
  cyclonedx: only(['check'], async () => (await import('./cyclonedx/cyclonedx.js')).renderCycloneDx),
  text: only(['questions'], async () => (await import('./letter-text.js')).renderLetterText),
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

/** Throws an `InputError` if a format cannot render a kind of report. */
export function requireFormat(kind: CommandAnswerKind, format: Format): void {
  if (!canFormat(format, kind))
    throw inputError(`${format} is not available for ${kind}`, {
      hint: `Available: ${formatsOf(kind).join(', ')}.`,
    });
}

/** The number of characters written at once. */
const PIECE = 65_536;

/** Joins small pieces of text into larger ones. */
function* largerPieces(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Renders a report in pieces. Rejects with an `InputError` for a format that its kind does not have. */
export async function renderPieces(
  report: Report | PlainText,
  format: Format,
  terminal: Terminal,
): Promise<Pieces> {
  if ('lines' in report) return [report.lines.map((line) => `${line}\n`).join('')];
  if (report.kind === 'init' && !report.written && format === 'table') return [filesText(report)];
  requireFormat(report.kind, format);
  const { load }: FormatText = REPORTERS[format];
  const renderReport = await load(report.kind);
  const text = renderReport(report as never, terminal);
  return typeof text === 'string' ? [text] : largerPieces(text);
}

/**
 * Renders a report as text that ends with one line end. Rejects with an `InputError` for a format that its
 * kind does not have.
 */
export const render = async (
  report: Report | PlainText,
  format: Format,
  terminal: Terminal,
): Promise<string> => [...(await renderPieces(report, format, terminal))].join('');
