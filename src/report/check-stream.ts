import type { Finding } from '../policy/finding.js';
import { flatFinding } from './flat.js';
import type { DescribedRule } from './described-rule.js';
import type { CheckReport, GapsReport } from './report.js';
import { jsonLine } from './json-line.js';

type Evaluated = CheckReport | GapsReport;

/** The first line of an evaluation as NDJSON: all that holds for every finding. */
export type Header = Pick<Evaluated, 'schemaVersion' | 'tool' | 'asOf' | 'project' | 'dataset' | 'policy'> &
  Pick<Evaluated, 'only' | 'assumes' | 'notice'> & { of: Evaluated['kind'] };

/** The last line: what came of it. A stream without it is not whole. */
export type Closing = Pick<Evaluated, 'summary'> &
  Partial<Pick<CheckReport, 'verdict' | 'sentence' | 'headline'>> &
  Pick<GapsReport, 'selected'>;

/** A piece of an evaluation that is told while it runs. */
export type Part =
  | ({ kind: 'header' } & Header)
  | { kind: 'finding'; finding: Finding; rule?: DescribedRule }
  | ({ kind: 'summary' } & Closing);

/** One piece as one line. */
export const renderPart = (part: Part): string =>
  part.kind === 'finding' ? jsonLine({ kind: 'finding', ...flatFinding(part) }) : jsonLine(part);

/** The header of an evaluation that is at hand whole. */
export const headerOf = (report: Evaluated): Header => {
  const { schemaVersion, tool, asOf, project, dataset, policy, only, assumes, notice, kind } = report;
  return {
    ...{ of: kind, schemaVersion, tool, asOf },
    ...(project === undefined ? {} : { project }),
    ...{ dataset, policy },
    ...(only === undefined ? {} : { only }),
    ...{ assumes, notice },
  };
};

function closingOf(report: Evaluated): Closing {
  const { summary } = report;
  if (report.kind === 'gaps')
    return report.selected === undefined ? { summary } : { summary, selected: report.selected };
  const { verdict, sentence, headline } = report;
  return { verdict, sentence, headline, summary };
}

/** An evaluation as NDJSON: a header, a line for each finding, a summary. */
export function renderEvaluation(report: Evaluated): string {
  const lines = report.findings.map((finding) => {
    const rule = report.rules[finding.rule];
    return renderPart({ kind: 'finding', finding, ...(rule === undefined ? {} : { rule }) });
  });
  return [
    renderPart({ kind: 'header', ...headerOf(report) }),
    ...lines,
    renderPart({ kind: 'summary', ...closingOf(report) }),
  ].join('');
}
