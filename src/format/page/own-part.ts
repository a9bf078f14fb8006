import type { EvaluationReport } from '../../report/reports.js';
import { type Finding, isGap } from '../../verdict/finding.js';
import type { AppliedWaiver } from '../../verdict/waiver.js';
import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { attestationText, type DescribedAttestation } from '../../report/described-attestation.js';
import type { Paper } from './paper.js';
import { waiverText } from '../finding-text.js';
import { WORDS } from '../words/words.js';

/** The lines under a gap that is an accepted risk; nothing under any other. */
export const waiverLines = ({ waiver }: Finding, paper: Paper): string[] =>
  waiver === undefined ? [] : [paper.ink.magenta(WORDS.finding.ownWaiver(waiver.text))];

function waiverLine(waiver: AppliedWaiver, paper: Paper): string {
  const ink = waiver.status === 'active' && !waiver.endsSoon ? paper.ink.dim : paper.ink.yellow;
  return paper.paragraph(`${ink(WORDS.finding.waiverStatus(waiver))}  ${waiverText(waiver)}`, 2);
}

const isQuiet = ({ status, endsSoon }: AppliedWaiver): boolean => status === 'active' && !endsSoon;

/** What a list of accepted risks above says already is one line. */
const quietLine = (quiet: readonly AppliedWaiver[], paper: Paper): string =>
  paper.ink.dim(paper.paragraph(WORDS.finding.quietWaivers(quiet.length), 2));

/** Every waiver of the run, and what became of it; shortly where the page lists the accepted risks anyway. */
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

/** Every one of the user's own documents, marked as such. */
export function attestationPart(attestations: readonly DescribedAttestation[], paper: Paper): string {
  if (attestations.length === 0) return '';
  const head = `${WORDS.report.ownEvidence} (${attestations.length}), ${ATTESTED_MARK}`;
  return [
    paper.ink.bold.underline(paper.paragraph(head)),
    ...attestations.map((one) => paper.paragraph(attestationText(one), 2)),
  ].join('\n');
}

/** What the user brought along: accepted risks and their own evidence. */
export const ownParts = (report: EvaluationReport, paper: Paper, isShort = false): string[] => [
  waiverPart(report.waivers, paper, isShort),
  attestationPart(report.attestations, paper),
];

/** What a section of gaps has to say of those in it that are waived. */
export function waivedCount(findings: readonly Finding[]): string {
  const waived = findings.filter((finding) => isGap(finding) && finding.waiver !== undefined).length;
  return waived === 0 ? '' : `, ${WORDS.report.waivedCount(waived)}`;
}
