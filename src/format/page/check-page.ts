import type { EvaluationReport } from '../../report/reports.js';
import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { isGap } from '../../verdict/finding.js';
import { SEVERITIES } from '../../policy/severity.js';
import { isGating } from '../../verdict/verdict.js';
import type { EvidenceAge } from '../../report/evaluation.js';
import { hopText } from '../../report/described-subject.js';
import { type Summary } from '../../report/summary.js';
import { publishedNote } from '../../report/published-text.js';
import { ownParts, waivedCount } from './own-part.js';
import { groupBySameText, section } from './finding-section.js';
import type { Paper } from './paper.js';
import { counted } from '../../input/words.js';
import type {} from './gap-rows.js';

function gapSections(report: EvaluationReport, paper: Paper): string[] {
  const gaps = report.findings.filter(isGap);
  return [...SEVERITIES].reverse().map((level) => {
    const here = gaps.filter((finding) => finding.level === level);
    const counts = here.some((finding) => isGating(finding, report.policy.failOn));
    const open = here.some(({ waiver }) => waiver === undefined);
    const effect = report.kind === 'gaps' || !open ? '' : counts ? ', blocking' : ', not blocking';
    const head = `Gaps of severity ${level}${effect} (${here.length}${waivedCount(here)})`;
    return section(head, here, report, paper);
  });
}

/** How many of some statements are undated, and the days of the others. */
function datesText(all: number, undated: number, days: { first: string; last: string } | undefined): string {
  const isAll = undated === all && all > 0;
  if (isAll || days === undefined) return isAll ? (all === 1 ? ', undated' : ', all undated') : '';
  const range = days.first === days.last ? days.first : `${days.first} to ${days.last}`;
  return undated === 0 ? `, dated ${range}` : `, ${undated} of them undated, the others dated ${range}`;
}

/** The age of the evidence as a sentence. */
export function evidenceAgeSentence(age: EvidenceAge): string {
  return [
    `${counted(age.reviewed, 'reviewed statement')}${datesText(age.reviewed, age.reviewedUndated, age.reviewedSeen)}`,
    ...(age.attested === 0 ? [] : [`${counted(age.attested, 'statement')} ${ATTESTED_MARK}`]),
    `${counted(age.searches, 'search', 'searches')} that found nothing`,
    `${counted(age.reported, 'report')} not verified${datesText(age.reported, age.reportedUndated, age.reportedSeen)}`,
  ].join('; ');
}

/** The counts under the page. */
export function summaryText(summary: Summary): string {
  const { outcomes } = summary;
  return [
    `${summary.rulesAsked} of ${summary.rulesKnown} rules × ${counted(summary.providers, 'provider')}, ${counted(summary.models, 'model')}: ${counted(summary.findings, 'finding')}.`,
    `${outcomes.pass} shown, ${outcomes.fail} not met, ${outcomes.unknown} not shown (${summary.against} with a contrary statement), ${outcomes.notApplicable} not applicable.`,
    `${counted(summary.gaps, 'gap')}: ${summary.gating} blocking, ${summary.below} not blocking, ${summary.waived} waived.`,
    `${counted(summary.withLeads, 'gap')} with unverified leads, traced to ${counted(summary.leadOrigins, 'document')}; statements on file differ for ${counted(summary.conflicting, 'finding')}.`,
  ].join(' ');
}

function nextSteps(report: EvaluationReport, paper: Paper): string {
  const gaps = report.findings.filter(isGap);
  const urgent = gaps.filter((finding) => isGating(finding, report.policy.failOn));
  const first = groupBySameText(urgent.length > 0 ? urgent : gaps).slice(0, 3);
  if (first.length === 0) return '';
  const fixes = first.map(({ finding }) =>
    paper.paragraph(`- ${finding.rule}: ${report.rules[finding.rule]?.fix ?? ''}`, 2),
  );
  const [{ finding } = { finding: undefined }] = first;
  const subject = finding?.subject ?? '';
  return [
    paper.ink.bold('Fix first'),
    ...fixes,
    paper.paragraph(
      `mimo-check explain ${finding?.rule ?? ''} ${subject}   why this is a gap: law, policy values, statements`,
      2,
    ),
    paper.paragraph(`mimo-check show ${subject}   everything on file`, 2),
  ].join('\n');
}

const subjectsLine = (report: EvaluationReport): string =>
  report.subjects
    .map((subject) => {
      const { id, kind, name, via } = subject;
      const provider = report.providers[subject.provider];
      if (provider === undefined) return name;
      if (kind === 'provider')
        return `${name} (${provider.offering}, ${counted(provider.models.length, 'model')})`;
      const place = via === undefined ? provider.offering : `through ${via}`;
      const hops = hopText(subject, provider);
      return [kind === 'unlisted' ? id : `${name} (${id}, ${place})`, hops]
        .filter((text) => text !== '')
        .join(': ');
    })
    .join('; ');

/** How many gaps there are, and how many of them are on the page. */
const gapsText = ({ findings, summary }: EvaluationReport): string =>
  findings.length === summary.gaps
    ? counted(summary.gaps, 'gap')
    : `${findings.length} of ${counted(summary.gaps, 'gap')}`;

/** The page of `check` and `gaps`. */
export function checkPage(report: EvaluationReport, paper: Paper): string {
  const shown = report.findings.filter(({ outcome }) => outcome === 'pass');
  const exempt = report.findings.filter(({ outcome }) => outcome === 'not-applicable');
  const { ink } = paper;
  const verdict =
    report.kind === 'gaps'
      ? [
          ink.bold(`${gapsText(report)} under policy ${policyName(report.policy)}, as of ${report.asOf}.`),
          ...(report.selected?.notes ?? []).map((note) => paper.paragraph(note)),
        ]
      : [
          (report.verdict === 'fail' ? ink.red : ink.green).bold(paper.paragraph(report.sentence)),
          paper.paragraph(report.headline),
        ];
  return paper.page([
    verdict.join('\n'),
    [
      paper.labelled('Subject', subjectsLine(report)),
      paper.labelled('Assumed use', report.assumes),
      paper.labelled('Evidence', evidenceAgeSentence(report.evidence)),
      ...(report.project === undefined ? [] : [paper.labelled('Project file', report.project.file)]),
      ...replacedTexts(report.dataset).map((text) => paper.labelled('Provider file', text)),
      ...report.policy.notes.map((note) => paper.labelled('Policy note', note)),
    ].join('\n'),
    ...gapSections(report, paper),
    section(`Shown (${shown.length})`, shown, report, paper),
    paper.paragraph(publishedNote(report.findings, report.providers) ?? ''),
    section(`Not applicable (${exempt.length})`, exempt, report, paper),
    ...ownParts(report, paper),
    paper.labelled('Summary', summaryText(report.summary)),
    nextSteps(report, paper),
    [
      ...(report.policy.notCovered.length === 0
        ? []
        : [paper.labelled('Not checked', report.policy.notCovered.join('; '))]),
      ...report.notice.map((line) => ink.dim(paper.paragraph(line))),
    ].join('\n'),
  ]);
}
