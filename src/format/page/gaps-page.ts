import type { FindingGroup } from './finding-groups.js';
import { policyName } from '../../policy/policy.js';
import { SEVERITIES } from '../../policy/severity.js';
import type { GapsReport } from '../../report/gaps-report.js';
import { isGap } from '../../verdict/finding.js';
import { gapText, markedLine, findingMark, groupGaps, titleText, ruleColumnWidth } from './gap-rows.js';
import type { Paper } from './paper.js';
import { ownParts } from './own-part.js';
import { replacedTexts } from '../../report/envelope.js';
import { WORDS } from '../words/words.js';

const LEVELS: readonly string[] = ['none', ...SEVERITIES];
const byLevel = (a: FindingGroup, b: FindingGroup): number =>
  LEVELS.indexOf(b.finding.level) - LEVELS.indexOf(a.finding.level);

/** The page of `gaps`: one row a gap, worst first unless another order was asked for. */
export function gapsPage(report: GapsReport, paper: Paper): string {
  const all = groupGaps(report.findings.filter(isGap));
  const rows = report.selected?.selection.sort === undefined ? all.toSorted(byLevel) : all;
  const width = ruleColumnWidth(rows.map(({ finding }) => finding));
  const levels = Math.max(...rows.map(({ finding }) => finding.level.length), 0);
  const lines = rows.map((row) => {
    const { finding } = row;
    const mark = `${findingMark(finding, paper)} ${finding.level.padEnd(levels)}`;
    return markedLine(mark, finding.rule, gapText(row, report), width, paper);
  });
  const notes = report.selected?.notes ?? [WORDS.report.gapCount(report.summary.gaps)];
  return paper.page([
    [
      WORDS.report.under(titleText(report, paper), policyName(report.policy)),
      ...notes.map((note) => paper.paragraph(note)),
      ...replacedTexts(report.dataset).map((text) => paper.paragraph(text)),
    ].join('\n'),
    lines.join('\n'),
    ...ownParts(report, paper),
    // A list of gaps is no verdict, and no finding about any company.
    paper.ink.dim(paper.paragraph(WORDS.report.gapNote)),
  ]);
}
