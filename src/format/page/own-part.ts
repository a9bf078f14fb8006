import type { EvaluationReport } from '../../report/reports.js';
import { type Finding, isGap } from '../../verdict/finding.js';
import type { AppliedWaiver } from '../../verdict/waiver.js';
import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { attestationText, type DescribedAttestation } from '../../report/described-attestation.js';
import type { Paper } from './paper.js';
import { waiverText } from '../finding-text.js';
import { WORDS } from '../words/words.js';

/** The line under an accepted gap; nothing under any other. */
export const waiverLines = ({ waiver }: Finding, paper: Paper): string[] =>
  waiver === undefined ? [] : [paper.ink.magenta(WORDS.finding.ownWaiver(waiver.text))];

function waiverLine(waiver: AppliedWaiver, paper: Paper): string {
  const ink = waiver.status === 'active' && !waiver.endsSoon ? paper.ink.dim : paper.ink.yellow;
  return paper.item(`${ink(WORDS.finding.waiverStatus(waiver))}  ${waiverText(waiver)}`);
}

const isQuiet = ({ status, endsSoon }: AppliedWaiver): boolean => status === 'active' && !endsSoon;

/** One line for waivers that the list above already shows. */
const quietLine = (quiet: readonly AppliedWaiver[], paper: Paper): string =>
  paper.ink.dim(paper.paragraph(WORDS.finding.quietWaivers(quiet.length), 2));

/** All waivers of the run with their status; in short if the page lists the accepted risks anyway. */
function waiverPart(waivers: readonly AppliedWaiver[], paper: Paper, isShort: boolean): string {
  if (waivers.length === 0) return '';
  const quiet = isShort ? waivers.filter(isQuiet) : [];
  const isOneLine = quiet.length > 1;
  const own = isOneLine ? waivers.filter((waiver) => !isQuiet(waiver)) : waivers;
  return [
    paper.ink.bold.underline(`${WORDS.report.waivers} (${waivers.length})`),
    ...own.map((waiver) => waiverLine(waiver, paper)),
    ...(isOneLine ? [quietLine(quiet, paper)] : []),
  ].join('\n');
}

/** All of the user's own documents, marked as such. */
export function attestationPart(attestations: readonly DescribedAttestation[], paper: Paper): string {
  if (attestations.length === 0) return '';
  const head = `${WORDS.report.ownEvidence} (${attestations.length}), ${ATTESTED_MARK}`;
  return [
    paper.ink.bold.underline(paper.paragraph(head)),
    ...attestations.map((one) => paper.paragraph(attestationText(one), 2)),
  ].join('\n');
}

/** The user's waivers and own evidence. */
export const ownParts = (report: EvaluationReport, paper: Paper, isShort = false): string[] => [
  waiverPart(report.waivers, paper, isShort),
  attestationPart(report.attestations, paper),
];

/** The number of waived gaps, for the heading of a section. */
export function waivedCount(findings: readonly Finding[]): string {
  const waived = findings.filter((finding) => isGap(finding) && finding.waiver !== undefined).length;
  return waived === 0 ? '' : `, ${WORDS.report.waivedCount(waived)}`;
}
