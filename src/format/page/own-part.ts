import type { EvaluationReport } from '../../report/reports.js';
import { type Finding, isGap } from '../../verdict/finding.js';
import type { AppliedWaiver } from '../../verdict/waiver.js';
import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { attestationText, type DescribedAttestation } from '../../report/described-attestation.js';
import type { Paper } from './paper.js';
import { WAIVER_STATUS_WORDS } from './labels.js';

/** The lines under a gap that is an accepted risk; nothing under any other. */
export const waiverLines = ({ waiver }: Finding, paper: Paper): string[] =>
  waiver === undefined ? [] : [paper.ink.magenta(`Waived. ${waiver.text}`)];

/** What became of a waiver, in a word or two. */
export const waiverState = ({ endsSoon, status }: AppliedWaiver): string =>
  endsSoon ? 'ends soon' : WAIVER_STATUS_WORDS[status];

/** What a waiver is about, what became of it, and where it is. */
export const waiverText = ({ rule, subject, text, file, line }: AppliedWaiver): string =>
  `${rule} of ${subject}: ${text} (${file}:${line})`;

function waiverLine(waiver: AppliedWaiver, paper: Paper): string {
  const ink = waiver.status === 'active' && !waiver.endsSoon ? paper.ink.dim : paper.ink.yellow;
  return paper.paragraph(`${ink(waiverState(waiver))}  ${waiverText(waiver)}`, 2);
}

/** Every waiver of the run, and what became of it. */
function waiverPart(waivers: readonly AppliedWaiver[], paper: Paper): string {
  if (waivers.length === 0) return '';
  const lines = waivers.map((waiver) => waiverLine(waiver, paper));
  return [paper.ink.bold.underline(`Waivers (${waivers.length})`), ...lines].join('\n');
}

/** Every one of the user's own documents, marked as such. */
export function attestationPart(attestations: readonly DescribedAttestation[], paper: Paper): string {
  if (attestations.length === 0) return '';
  const head = `Your own evidence (${attestations.length}), ${ATTESTED_MARK}`;
  return [
    paper.ink.bold.underline(paper.paragraph(head)),
    ...attestations.map((one) => paper.paragraph(attestationText(one), 2)),
  ].join('\n');
}

/** What the user brought along: accepted risks and their own evidence. */
export const ownParts = (report: EvaluationReport, paper: Paper): string[] => [
  waiverPart(report.waivers, paper),
  attestationPart(report.attestations, paper),
];

/** What a section of gaps has to say of those in it that are waived. */
export function waivedCount(findings: readonly Finding[]): string {
  const waived = findings.filter((finding) => isGap(finding) && finding.waiver !== undefined).length;
  return waived === 0 ? '' : `, ${waived} waived`;
}
