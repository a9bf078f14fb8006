import { type Finding, isAttested } from '../verdict/finding.js';
import type { Closing, Header, Part } from '../report/stream.js';
import { present } from '../input/plain-data.js';
import { leadsOf } from '../report/summary.js';
import type { Report, EvaluationReport } from '../report/reports.js';
import { jsonLine } from './document.js';
import { flatten } from './rows.js';
import { ATTESTED_MARK } from '../evidence/words/evidence-words-en.js';

/** A finding as a line: the columns of CSV, without its rule's texts, which are in the header. */
function lineOf(finding: Finding): Record<string, unknown> {
  const { id, rule, subject, provider, outcome, indication, reasons, caveats, severity, level } = finding;
  const attested = isAttested(finding);
  return {
    ...{
      kind: 'finding',
      id,
      rule,
      subject,
      provider,
      outcome,
      indication,
      reasons,
      caveats,
      severity,
      level,
    },
    waivable: finding.waivable,
    waived: finding.waiver !== undefined,
    waiver: (finding.waiver ?? finding.idleWaiver)?.text ?? null,
    attested,
    attestation: attested ? ATTESTED_MARK : null,
    message: finding.message,
    leads: leadsOf(finding).length,
    evidence: finding.evidence,
    uses: finding.uses ?? null,
  };
}

/** One part of an evaluation as one line, the same for a stream and a report. */
export const renderPart = (part: Part): string =>
  jsonLine(part.kind === 'finding' ? lineOf(part.finding) : part);

/** The header of a complete evaluation. */
const headerOfReport = (report: EvaluationReport): Header => {
  const { schemaVersion, tool, asOf, project, dataset, policy, only, rules, assumes, notice, kind } = report;
  return {
    kind: 'header',
    ...{ of: kind, schemaVersion, tool, asOf },
    ...(project === undefined ? {} : { project }),
    ...{ dataset, policy },
    ...(only === undefined ? {} : { only }),
    ...{ rules, assumes, notice },
  };
};

function closingOf(report: EvaluationReport): Closing {
  const { summary, waivers, attestations, proof } = report;
  const own = { summary, waivers, attestations, proof };
  if (report.kind === 'gaps') return { kind: 'summary', ...own, ...present({ selected: report.selected }) };
  const { verdict, sentence, headline } = report;
  return { kind: 'summary', verdict, sentence, headline, ...own };
}

/** A complete evaluation as the parts that a stream of it would have. */
const streamPartsOf = (report: EvaluationReport): Part[] => [
  headerOfReport(report),
  ...report.findings.map((finding): Part => ({ kind: 'finding', finding })),
  closingOf(report),
];

type LineReport = Extract<Report, { kind: 'check' | 'gaps' | 'listing' | 'compare' | 'query' }>;

/**
 * Renders one JSON value a line: an evaluation as header, findings and summary; a list as its rows; a query's
 * result as its items, or as one line.
 */
export function renderNdjson(report: LineReport): string {
  if (report.kind === 'query') {
    const items: unknown[] = Array.isArray(report.result) ? report.result : [report.result];
    return items.map(jsonLine).join('');
  }
  if (report.kind === 'check' || report.kind === 'gaps')
    return streamPartsOf(report).map(renderPart).join('');
  return flatten(report).rows.map(jsonLine).join('');
}
