import { distinct, groupedBy } from '../../input/plain-data.js';
import type { CheckReport } from '../../report/check-report.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { markup, part, table, inOneLine, type Html, type Row } from './markup.js';
import { gapEffect, outcomeMark } from './outcome-mark.js';
import { WORDS } from '../words/words.js';

type FindingsByRule = ReadonlyMap<string, Finding>;

/** Subjects with equal findings share a column. */
interface MatrixColumn {
  subjects: string[];
  findings: FindingsByRule;
}

/** More names than a column header can hold. */
const MOST_IN_HEAD = 3;

/** What decides the content of a cell. */
const cellContent = ({ rule, outcome, indication, level, waiver }: Finding): string =>
  [rule, outcome, indication, level, waiver === undefined ? '' : 'waived'].join(' ');

function matrixColumns(findings: readonly Finding[]): MatrixColumn[] {
  const columns = new Map<string, MatrixColumn>();
  for (const [subject, own] of groupedBy(findings, (finding) => finding.subject)) {
    const key = own.map(cellContent).join('\n');
    const column = columns.get(key);
    if (column === undefined)
      columns.set(key, { subjects: [subject], findings: new Map(own.map((one) => [one.rule, one])) });
    else column.subjects.push(subject);
  }
  return [...columns.values()];
}

const columnHead = ({ subjects }: MatrixColumn): Html =>
  subjects.length > MOST_IN_HEAD
    ? markup`${WORDS.html.matrix.subjects(subjects.length, subjects[0] ?? '', subjects.at(-1) ?? '')}`
    : markup`${subjects.join(', ')}`;

function cell(finding: Finding | undefined): Html {
  if (finding === undefined) return markup`<span class="mark off">· ${WORDS.finding.notAsked}</span>`;
  const accepted = isGap(finding) && finding.waiver !== undefined;
  return markup`${outcomeMark(finding)}${accepted && markup`<span class="fine"> ${WORDS.finding.acceptedRisk}</span>`}`;
}

/** The effect of a rule's gaps on the verdict. */
const effect = (findings: readonly Finding[], report: CheckReport): string =>
  distinct(findings.map((finding) => gapEffect(finding, report)).filter((text) => text !== '')).join(', ') ||
  WORDS.finding.noGap;

/** All names, where a header cannot hold them. */
const legend = (columns: readonly MatrixColumn[]): Html =>
  markup`${columns
    .filter(({ subjects }) => subjects.length > MOST_IN_HEAD)
    .map(
      (
        column,
      ) => markup`<details><summary>${columnHead(column)}</summary><p class="fine">${column.subjects.join(', ')}</p></details>
`,
    )}`;

/** Every rule against every subject; `anchors` links each rule to its first finding. */
export function matrix(report: CheckReport, anchors: ReadonlyMap<string, string>): Html {
  const { findings, summary } = report;
  const columns = matrixColumns(findings);
  const rows = distinct(findings.map(({ rule }) => rule)).map((rule): Row => {
    const own = columns.flatMap((column) => column.findings.get(rule) ?? []);
    return [
      inOneLine(markup`<a href="#${anchors.get(rule)}">${rule}</a>`),
      effect(own, report),
      ...columns.map((column) => cell(column.findings.get(rule))),
    ];
  });
  return part(
    'requirements',
    WORDS.html.matrix.heading,
    markup`<p>${WORDS.report.summaryText(summary)}</p>
`,
    table(
      WORDS.html.matrix.caption,
      [WORDS.finding.rule, WORDS.finding.effect, ...columns.map(columnHead)],
      rows,
    ),
    legend(columns),
  );
}
