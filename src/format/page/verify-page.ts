import type { Difference, VerifyReport } from '../../report/verify-report.js';
import type { Paper } from './paper.js';
import { counted } from '../../input/words.js';
import { SAID_BY } from './labels.js';

/** The most differences that a page shows; JSON has them all. */
const MOST_DIFFERENCES = 50;
const LONGEST_VALUE = 160;

function differingValueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

const differenceLine = ({ path, reported, recomputed }: Difference, paper: Paper): string =>
  paper.paragraph(
    `${paper.ink.bold(path)}: the report says ${differingValueText(reported)}; made again it is ${differingValueText(recomputed)}`,
    2,
  );

function differencePart({ differences }: VerifyReport, paper: Paper): string {
  if (differences.length === 0) return '';
  const shown = differences.slice(0, MOST_DIFFERENCES).map((one) => differenceLine(one, paper));
  const more = differences.length - MOST_DIFFERENCES;
  const rest = more > 0 ? [`  … and ${more} more; --format json has them all.`] : [];
  return [paper.ink.bold(`Differences (${differences.length})`), ...shown, ...rest].join('\n');
}

/** The page of `verify`. */
export function verifyPage(report: VerifyReport, paper: Paper): string {
  const { file, holds, verified, parts, inputs } = report;
  const { ink } = paper;
  const head = holds
    ? ink.green.bold(paper.paragraph(`${file} holds: made again, every field is the same.`))
    : ink.red.bold(
        paper.paragraph(
          `${file} does not hold: it differs in ${counted(report.differences.length, 'place')}.`,
        ),
      );
  const what = `${verified.kind}, as of ${verified.asOf}, by mimo-check ${verified.version}${verified.verdict === undefined ? '' : `, verdict ${verified.verdict}`}`;
  const mark = (same: boolean): string =>
    same ? ink.green(paper.unicode ? '✓' : '+') : ink.red(paper.unicode ? '✗' : 'x');
  return paper.page([
    head,
    [
      paper.labelled('Report', what),
      ...inputs.map((input) =>
        paper.labelled(`From ${input.what}`, `${input.name} (${SAID_BY[input.saidBy]})`, 20),
      ),
    ].join('\n'),
    parts.map((part) => `${mark(part.holds)} ${part.what}`).join('\n'),
    differencePart(report, paper),
    report.notes.map((note) => paper.paragraph(note)).join('\n'),
  ]);
}
