import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { jsonDocument } from '../document.js';
import { onOneLine } from '../escape.js';
import { locationOf } from './location.js';
import { gapTexts, openGaps, type Weight } from './open-gaps.js';
import type { Terminal } from '../terminal.js';
import { WORDS } from '../words/words.js';

/**
 * GitLab's severities. Nothing is a `blocker`: it is the exit code that stops a pipeline, not this report.
 */
const GITLAB_SEVERITIES: Readonly<Record<Weight, string>> = {
  ...{ blocking: 'critical', error: 'major' },
  ...{ warning: 'minor', note: 'info' },
};

/**
 * A finding as a Code Quality entry. Its id contains neither line nor day, so it stays the same while the gap
 * is open.
 */
function entryOf(finding: Finding, severity: string, report: EvaluationReport, terminal: Terminal): object {
  const { file, line } = locationOf(finding, report, terminal);
  const about = `${WORDS.finding.of(finding.rule, finding.subject)}:`;
  return {
    description: [about, ...gapTexts(finding, report)].map(onOneLine).join(' '),
    check_name: finding.rule,
    fingerprint: finding.id,
    severity,
    location: { path: file, lines: { begin: line } },
  };
}

/**
 * Renders a report for GitLab's Code Quality. An accepted risk stays in it as information, or it would look
 * fixed.
 */
export function renderGitlab(report: EvaluationReport, terminal: Terminal): string {
  const accepted = report.findings.filter((finding) => isGap(finding) && finding.waiver !== undefined);
  return jsonDocument([
    ...openGaps(report).map(({ finding, weight }) =>
      entryOf(finding, GITLAB_SEVERITIES[weight], report, terminal),
    ),
    ...accepted.map((finding) => entryOf(finding, 'info', report, terminal)),
  ]);
}
