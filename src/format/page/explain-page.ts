import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import type { ConsideredClaim, Finding } from '../../verdict/finding.js';
import { citeArticle } from '../../verdict/words/citations.js';
import {
  basisWords,
  CAVEAT_WORDS,
  outcomeWords,
  REASON_WORDS,
} from '../../verdict/words/outcome-words-en.js';
import type { DescribedBasis } from '../../report/described-rule.js';
import type { Explained, ExplainReport } from '../../report/explain-report.js';
import type { DescribedSetting } from '../../report/described-policy.js';
import { publishedNote } from '../../report/published-text.js';
import { claimProvenance, claimValue, effectText, replyText } from './claim-text.js';
import { waiverLines } from './own-part.js';
import type { Paper } from './paper.js';
import { settingValueText } from './settings-page.js';
import { WORDS } from '../words/words.js';

/** The longest label of a rule, and two blanks. */
const LABEL_WIDTH = WORDS.finding.question.length + 2;

function basisText(basis: DescribedBasis): string {
  const period = [
    (basis.inForce ? WORDS.page.explain.since : WORDS.page.explain.notInForce)(basis.inForceFrom),
    basis.until === undefined ? '' : WORDS.page.explain.until(basis.until),
    basis.scope ?? '',
    basis.readOn === undefined ? '' : WORDS.claim.read(basis.readOn),
  ].filter((part) => part !== '');
  return `${citeArticle(basis)}: ${basis.asks} (${basisWords(basis.relation, basis.dutyOf)}; ${period.join('; ')}) ${basis.url}`;
}

const settingText = ({ name, value, file, line }: DescribedSetting): string =>
  `${name}: ${settingValueText(value, { unset: WORDS.page.settings.notSet, empty: '' })}${file === undefined ? '' : `  (${file}:${String(line)})`}`;

const answerWords = (answer: NonNullable<ConsideredClaim['answer']>): string =>
  answer === 'pass' || answer === 'silent'
    ? WORDS.page.explain.answers[answer]
    : outcomeWords({ outcome: answer === 'undecided' ? 'unknown' : answer, indication: 'none' });

/** What the check answers to a claim. The effect of a lead may say why already. */
function answeredText({ answer, message = '' }: ConsideredClaim, effect: string): string {
  if (answer === undefined) return '';
  const why = message === '' || effect.includes(message) ? '' : `: ${message}`;
  return `→ ${answerWords(answer)}${why}`;
}

function weighedClaimBlock(
  claim: ConsideredClaim,
  report: ExplainReport,
  explained: Explained,
  paper: Paper,
): string {
  const provider = report.providers[explained.finding.provider];
  if (provider === undefined) return '';
  const weaknesses = claim.weaknesses.map((weakness) => REASON_WORDS[weakness]).join('; ');
  const effect = claim.part === 'lead' ? effectText(claim, explained.finding) : '';
  return [
    paper.paragraph(
      `${paper.ink.bold(WORDS.claim.part[claim.part])} · ${claim.attribute}: ${claimValue(claim)}`,
      2,
    ),
    paper.paragraph(`${claim.says ?? ''} ${answeredText(claim, effect)}`.trim(), 4),
    ...(weaknesses === '' ? [] : [paper.paragraph(WORDS.page.explain.notProof(weaknesses), 4)]),
    ...(effect === '' ? [] : [paper.paragraph(paper.ink.cyan(effect), 4)]),
    ...(claim.vendorReply === undefined ? [] : [paper.paragraph(replyText(claim), 4)]),
    paper.paragraph(paper.ink.dim(claimProvenance(claim, provider)), 4),
  ].join('\n');
}

function countsAsText({ level, waivable }: Finding): string {
  if (level === 'none') return WORDS.finding.noGap;
  return waivable ? level : WORDS.page.explain.notWaivable(level);
}

function findingPart(explained: Explained, report: ExplainReport, paper: Paper): string {
  const { finding, maker, remedies } = explained;
  const { ink } = paper;
  const blocks = (title: string, claims: readonly ConsideredClaim[]): string[] =>
    claims.length === 0
      ? []
      : [ink.bold(title), ...claims.map((claim) => weighedClaimBlock(claim, report, explained, paper))];
  const reasons = finding.reasons.map((reason) => REASON_WORDS[reason]).join('; ');
  return [
    ink.bold.underline(`${finding.subject}: ${outcomeWords(finding)}`),
    paper.paragraph(finding.message === '' ? finding.title : finding.message),
    ...(reasons === '' ? [] : [paper.labelled(WORDS.finding.reasons, reasons)]),
    ...(finding.caveats.length === 0
      ? []
      : [
          paper.labelled(
            WORDS.page.explain.caveat,
            finding.caveats.map((caveat) => CAVEAT_WORDS[caveat]).join('; '),
          ),
        ]),
    paper.labelled(WORDS.page.explain.countsAs, countsAsText(finding)),
    ...(maker === undefined
      ? []
      : [paper.labelled(WORDS.page.explain.dutyOf, WORDS.page.explain.madeModel(maker.name))]),
    ...waiverLines(finding, paper).map((line) => paper.paragraph(line)),
    ink.bold(`${WORDS.page.explain.considered} (${finding.claims.length})`),
    ...(finding.claims.length === 0
      ? [`  ${WORDS.claim.noneOnFile}`]
      : finding.claims.map((claim) => weighedClaimBlock(claim, report, explained, paper))),
    ...blocks(`${WORDS.page.explain.opposing} (${finding.opposing.length})`, finding.opposing),
    ...blocks(WORDS.page.explain.relatedLeads, finding.shows),
    ...(remedies.length === 0
      ? []
      : [ink.bold(WORDS.finding.howToClose), ...remedies.map((remedy) => paper.item(remedy))]),
    paper.paragraph(ink.dim(WORDS.page.explain.identity(finding.id, finding.evidence.slice(0, 12)))),
  ].join('\n');
}

export function explainPage(report: ExplainReport, paper: Paper): string {
  const { rule } = report;
  const { ink } = paper;
  const findings = report.explained.map(({ finding }) => finding);
  const law = rule.ownRequirement
    ? [WORDS.page.explain.noLaw, ...rule.basis.map(basisText)]
    : rule.basis.map(basisText);
  const unread = rule.basis.filter(({ readOn }) => readOn === undefined);
  // How to close a gap is under each gap.
  const isBelow = report.explained.some(({ remedies }) => remedies.length > 0);
  return paper.page([
    `${ink.bold(paper.paragraph(`${rule.id}${rule.uses === undefined ? '' : ` (${rule.uses})`}: ${rule.title}`))}\n${paper.paragraph(rule.why)}`,
    [
      ink.bold(WORDS.finding.law),
      ...law.map((line) => paper.item(line)),
      ...(unread.length === 0
        ? []
        : [paper.paragraph(WORDS.page.explain.ownSummaries(unread.length === rule.basis.length), 2)]),
    ].join('\n'),
    [
      ink.bold(WORDS.page.explain.policy(policyName(report.policy), report.asOf)),
      ...report.settings.map((setting) => paper.paragraph(settingText(setting), 2)),
      ...report.policy.notes.map((note) => paper.paragraph(WORDS.page.explain.note(note), 2)),
    ].join('\n'),
    [
      paper.labelled(WORDS.page.explain.reads, rule.reads.join(', '), LABEL_WIDTH),
      ...(isBelow ? [] : [paper.labelled(WORDS.finding.howToClose, rule.fix, LABEL_WIDTH)]),
      paper.labelled(WORDS.finding.question, rule.question, LABEL_WIDTH),
      ...replacedTexts(report.dataset).map((text) =>
        paper.labelled(WORDS.report.providerFile, text, LABEL_WIDTH),
      ),
    ].join('\n'),
    ...report.explained.map((explained) => findingPart(explained, report, paper)),
    paper.paragraph(publishedNote(findings, report.providers) ?? ''),
    report.notice.map((line) => ink.dim(paper.paragraph(line))).join('\n'),
  ]);
}
