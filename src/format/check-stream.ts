import { type Finding, isAttested } from '../verdict/finding.js';
import { present } from '../input/present.js';
import { ATTESTED_MARK } from '../evidence/attested.js';
import type { CheckReport } from '../report/check-report.js';
import type { GapsReport } from '../report/gaps-report.js';
import type { Closing, Header, Part } from '../report/stream.js';
import { jsonLine } from './json-line.js';
import { leadsOf } from '../report/summary.js';

type Evaluated = CheckReport | GapsReport;

/** A finding as a line: the columns of CSV, but for the texts of its rule, which stand in the header. */
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

/** One piece as one line. */
export const renderPart = (part: Part): string =>
  jsonLine(part.kind === 'finding' ? lineOf(part.finding) : part);

/** The header of an evaluation that is at hand whole. */
const headerOf = (report: Evaluated): Header => {
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

function closingOf(report: Evaluated): Closing {
  const { summary, waivers, attestations, proof } = report;
  const own = { summary, waivers, attestations, proof };
  if (report.kind === 'gaps') return { kind: 'summary', ...own, ...present({ selected: report.selected }) };
  const { verdict, sentence, headline } = report;
  return { kind: 'summary', verdict, sentence, headline, ...own };
}

/** An evaluation as NDJSON: a header, a line for each finding, a summary. */
export const renderEvaluation = (report: Evaluated): string =>
  [
    renderPart(headerOf(report)),
    ...report.findings.map((finding) => renderPart({ kind: 'finding', finding })),
    renderPart(closingOf(report)),
  ].join('');
