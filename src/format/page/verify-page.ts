import type { Difference, VerifyReport } from '../../report/verify-report.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

/** The most differences on a page; JSON has all of them. */
const MOST_DIFFERENCES = 50;
const LONGEST_VALUE = 160;

function differingValueText(value: unknown): string {
  if (value === undefined) return WORDS.page.verify.nothing;
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

const differenceLine = ({ path, reported, recomputed }: Difference, paper: Paper): string =>
  paper.paragraph(
    WORDS.page.verify.difference(
      paper.ink.bold(path),
      differingValueText(reported),
      differingValueText(recomputed),
    ),
    2,
  );

function differencePart({ differences }: VerifyReport, paper: Paper): string {
  if (differences.length === 0) return '';
  const shown = differences.slice(0, MOST_DIFFERENCES).map((one) => differenceLine(one, paper));
  const more = differences.length - MOST_DIFFERENCES;
  const rest = more > 0 ? [`  ${WORDS.report.more(more)}`] : [];
  return [paper.ink.bold(`${WORDS.page.verify.differences} (${differences.length})`), ...shown, ...rest].join(
    '\n',
  );
}

export function verifyPage(report: VerifyReport, paper: Paper): string {
  const { file, holds, verified, parts, inputs } = report;
  const { ink } = paper;
  const head = holds
    ? ink.green.bold(paper.paragraph(WORDS.page.verify.holds(file)))
    : ink.red.bold(paper.paragraph(WORDS.page.verify.differs(file, report.differences.length)));
  const what = WORDS.page.verify.what(verified.kind, verified.asOf, verified.version, verified.verdict);
  const mark = (same: boolean): string =>
    same ? ink.green(paper.unicode ? '✓' : '+') : ink.red(paper.unicode ? '✗' : 'x');
  return paper.page([
    head,
    [
      paper.labelled(WORDS.report.report, what),
      ...inputs.map((input) =>
        paper.labelled(
          WORDS.page.verify.from(input.what),
          WORDS.page.verify.input(input.name, input.saidBy),
          20,
        ),
      ),
    ].join('\n'),
    parts.map((part) => `${mark(part.holds)} ${part.what}`).join('\n'),
    differencePart(report, paper),
    report.notes.map((note) => paper.paragraph(note)).join('\n'),
  ]);
}
