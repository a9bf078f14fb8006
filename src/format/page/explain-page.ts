import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import type { ConsideredClaim } from '../../verdict/finding.js';
import { basisWords, citeArticle } from '../../verdict/words/citations.js';
import type { DescribedBasis } from '../../report/described-rule.js';
import type { Explained, ExplainReport } from '../../report/explain-report.js';
import type { DescribedSetting } from '../../report/described-policy.js';
import { publishedNote } from '../../report/published-text.js';
import { CAVEAT_WORDS, outcomeWords, REASON_WORDS } from '../../verdict/words/outcomes.js';
import { claimProvenance, claimValue, leadText, replyText } from './claim-text.js';
import { waiverLines } from './own-part.js';
import type { Paper } from './paper.js';
import { settingValueText } from './settings-page.js';
import { PART_WORDS } from './labels.js';

function basisText(basis: DescribedBasis): string {
  const period = [
    basis.inForce ? `since ${basis.inForceFrom}` : `not in force on this day: from ${basis.inForceFrom}`,
    basis.until === undefined ? '' : `until ${basis.until}`,
    basis.scope ?? '',
    basis.readOn === undefined
      ? 'our summary, not yet checked against the official text'
      : `read ${basis.readOn}`,
  ].filter((part) => part !== '');
  return `${citeArticle(basis)}: ${basis.asks} (${basisWords(basis.relation, basis.dutyOf)}; ${period.join('; ')}) ${basis.url}`;
}

const settingText = ({ name, value, file, line }: DescribedSetting): string =>
  `${name}: ${settingValueText(value, { unset: 'not set', empty: '' })}${file === undefined ? '' : `  (${file}:${String(line)})`}`;

function weighedClaimBlock(
  claim: ConsideredClaim,
  report: ExplainReport,
  explained: Explained,
  paper: Paper,
): string {
  const provider = report.providers[explained.finding.provider];
  if (provider === undefined) return '';
  const weaknesses = claim.weaknesses.map((weakness) => REASON_WORDS[weakness]).join(', ');
  const answered =
    claim.answer === undefined
      ? ''
      : ` → ${claim.answer}${claim.message === undefined ? '' : `: ${claim.message}`}`;
  return [
    paper.paragraph(
      `${paper.ink.bold(PART_WORDS[claim.part])} · ${claim.attribute}: ${claimValue(claim)}`,
      2,
    ),
    paper.paragraph(`${claim.says ?? ''}${answered}`.trim(), 4),
    ...(weaknesses === '' ? [] : [paper.paragraph(`Not proof: ${weaknesses}.`, 4)]),
    ...(claim.part === 'lead'
      ? [paper.paragraph(paper.ink.cyan(leadText(claim, explained.finding)), 4)]
      : []),
    ...(claim.vendorReply === undefined ? [] : [paper.paragraph(replyText(claim), 4)]),
    paper.paragraph(paper.ink.dim(claimProvenance(claim, provider)), 4),
  ].join('\n');
}

function findingPart(explained: Explained, report: ExplainReport, paper: Paper): string {
  const { finding, maker, remedies } = explained;
  const { ink } = paper;
  const blocks = (title: string, claims: readonly ConsideredClaim[]): string[] =>
    claims.length === 0
      ? []
      : [ink.bold(title), ...claims.map((claim) => weighedClaimBlock(claim, report, explained, paper))];
  const reasons = finding.reasons.map((reason) => `${reason} (${REASON_WORDS[reason]})`).join(', ');
  return [
    ink.bold.underline(`${finding.subject}: ${outcomeWords(finding)}`),
    paper.paragraph(finding.message === '' ? finding.title : finding.message),
    ...(reasons === '' ? [] : [paper.labelled('Reasons', reasons)]),
    ...(finding.caveats.length === 0
      ? []
      : [paper.labelled('Mind', finding.caveats.map((caveat) => CAVEAT_WORDS[caveat]).join(', '))]),
    paper.labelled(
      'Counts as',
      finding.level === 'none' ? 'no gap' : `${finding.level}${finding.waivable ? '' : ', cannot be waived'}`,
    ),
    ...(maker === undefined ? [] : [paper.labelled('Duty of', `${maker.name}, who made the model`)]),
    ...waiverLines(finding, paper).map((line) => paper.paragraph(line)),
    ink.bold(`Claims considered (${finding.claims.length})`),
    ...(finding.claims.length === 0
      ? ['  none on file']
      : finding.claims.map((claim) => weighedClaimBlock(claim, report, explained, paper))),
    ...blocks(`Speaks against it (${finding.opposing.length})`, finding.opposing),
    ...blocks('Leads on related questions', finding.shows),
    ...(remedies.length === 0
      ? []
      : [ink.bold('How to close this gap'), ...remedies.map((remedy) => paper.paragraph(`- ${remedy}`, 2))]),
    paper.paragraph(ink.dim(`finding ${finding.id}, evidence ${finding.evidence.slice(0, 12)}`)),
  ].join('\n');
}

/** The page of `explain`. */
export function explainPage(report: ExplainReport, paper: Paper): string {
  const { rule } = report;
  const { ink } = paper;
  const findings = report.explained.map(({ finding }) => finding);
  const law = rule.ownRequirement
    ? ['No law demands this.', ...rule.basis.map(basisText)]
    : rule.basis.map(basisText);
  return paper.page([
    `${ink.bold(paper.paragraph(`${rule.id}${rule.uses === undefined ? '' : ` (${rule.uses})`}: ${rule.title}`))}\n${paper.paragraph(rule.why)}`,
    [ink.bold('Law'), ...law.map((line) => paper.paragraph(`- ${line}`, 2))].join('\n'),
    [
      ink.bold(`Policy ${policyName(report.policy)}, as of ${report.asOf}`),
      ...report.settings.map((setting) => paper.paragraph(settingText(setting), 2)),
      ...report.policy.notes.map((note) => paper.paragraph(`Note: ${note}`, 2)),
    ].join('\n'),
    [
      paper.labelled('Reads', rule.reads.join(', ')),
      paper.labelled('To close it', rule.fix),
      paper.labelled('Ask', rule.question),
      ...replacedTexts(report.dataset).map((text) => paper.labelled('Provider file', text)),
    ].join('\n'),
    ...report.explained.map((explained) => findingPart(explained, report, paper)),
    paper.paragraph(publishedNote(findings, report.providers) ?? ''),
    report.notice.map((line) => ink.dim(paper.paragraph(line))).join('\n'),
  ]);
}
