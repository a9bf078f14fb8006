import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { distinct } from '../../input/plain-data.js';
import { policyName } from '../../policy/policy.js';
import { SEVERITIES } from '../../policy/severity.js';
import { attestationText } from '../../report/described-attestation.js';
import type { DescribedProvider } from '../../report/described-subject.js';
import { replacedTexts } from '../../report/envelope.js';
import { publishedNote } from '../../report/published-text.js';
import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { isGating } from '../../verdict/verdict.js';
import { forMarkdown } from '../escape.js';
import {
  verdictEffect,
  lawOf,
  leadLines,
  messageOrTitle,
  outcomeText,
  relatedText,
  waivedLines,
  waiverTexts,
} from '../finding-text.js';
import { markdownList, markdownPage, markdownSection, markdownTable } from './markdown-table.js';
import { keptText } from '../page/claim-text.js';
import { gapsText } from '../page/details-page.js';
import { WORDS } from '../words/words.js';

/** From weak to strong. A level of `none` is not among them. */
const SEVERITY_NAMES: readonly string[] = SEVERITIES;

/** Blocking gaps first, then by level, with accepted risks after open ones; otherwise keeps the order. */
function worstFirst(findings: readonly Finding[], { policy }: EvaluationReport): Finding[] {
  const weight = (finding: Finding): number =>
    (isGating(finding, policy.failOn) ? 100 : 0) +
    10 * SEVERITY_NAMES.indexOf(finding.level) +
    (finding.waiver === undefined ? 1 : 0);
  return findings.toSorted((a, b) => weight(b) - weight(a));
}

/** The gaps in the order asked for; by default, worst first. */
function gapsInOrder(report: EvaluationReport): Finding[] {
  const gaps = report.findings.filter(isGap);
  const isSorted = report.kind === 'gaps' && report.selected?.selection.sort !== undefined;
  return isSorted ? gaps : worstFirst(gaps, report);
}

const { outcome, rule, subject, known, law, finding: findingHead, effect, severity } = WORDS.finding;
const FINDING_HEADS = [outcome, rule, subject, known, law, findingHead];

/** The cells of a finding. */
const cellsOfFinding = (finding: Finding, report: EvaluationReport): string[] => [
  outcomeText(finding),
  finding.rule,
  finding.subject,
  [messageOrTitle(finding), ...waivedLines(finding)].join(' '),
  lawOf(finding, report),
  finding.id,
];

function gapTable(gaps: readonly Finding[], report: EvaluationReport): string {
  if (gaps.length === 0) return '';
  return markdownTable(
    [effect, severity, ...FINDING_HEADS],
    gaps.map((finding) => [
      verdictEffect(finding, report),
      finding.level,
      ...cellsOfFinding(finding, report),
    ]),
  );
}

function otherTable(outcome: Finding['outcome'], report: EvaluationReport): string {
  const here = report.findings.filter((finding) => finding.outcome === outcome);
  if (here.length === 0) return '';
  return markdownTable(
    FINDING_HEADS,
    here.map((finding) => cellsOfFinding(finding, report)),
  );
}

/** Unverified reports, with what each would change if true. */
const leadTexts = ({ findings }: EvaluationReport): string[] =>
  findings.flatMap((finding) =>
    [...leadLines(finding), relatedText(finding)]
      .filter((text) => text !== '')
      .map((text) => `${WORDS.finding.of(finding.rule, finding.subject)}: ${text}`),
  );

/** Cites a source, with where a copy of it is kept. */
function citedSource({ title, url, version, ...kept }: DescribedProvider['documents'][string]): string {
  const about = [version, url, keptText(kept)].filter((text) => text !== undefined && text !== '');
  return about.length === 0 ? title : `${title} (${about.join(', ')})`;
}

/** The sources behind the findings, and the original documents of leads, which were not read here. */
function sourceTexts({ findings, providers }: EvaluationReport): string[] {
  const texts = findings.flatMap(({ provider, claims, opposing, shows }) => {
    const own = providers[provider];
    return [...claims, ...opposing, ...shows].flatMap(({ sources, origin }) => {
      const read = sources.flatMap((id) => {
        const source = own?.sources[id];
        if (source === undefined) return [];
        return [
          `${citedSource(source)}${source.read_on === undefined ? '' : `, ${WORDS.claim.read(source.read_on)}`}`,
        ];
      });
      const document = origin === undefined ? undefined : own?.documents[origin];
      return document === undefined ? read : [...read, `${citedSource(document)}, ${WORDS.claim.notRead}`];
    });
  });
  return distinct(texts);
}

const titleOf = (report: EvaluationReport): string =>
  report.kind === 'gaps'
    ? WORDS.report.underPolicy(gapsText(report), policyName(report.policy), report.asOf)
    : `${WORDS.report.under(report.subjects.map(({ id }) => id).join(', '), policyName(report.policy))}, ${WORDS.report.asOf(report.asOf)}`;

const verdictParts = (report: EvaluationReport): string[] =>
  report.kind === 'check'
    ? [`**${WORDS.report.verdict}:** ${forMarkdown(report.sentence)}`, forMarkdown(report.headline)]
    : [markdownList(report.selected?.notes ?? [])];

/** What the report was made from, for anyone who wants to reproduce it. */
const originText = ({ tool, dataset, policy }: EvaluationReport): string =>
  WORDS.tool.origin(`${tool.name} ${tool.version}`, dataset.digest, policy.digest);

/**
 * Renders findings as Markdown: the verdict, what overrules the rest, gaps with the worst first, and all
 * their evidence.
 */
export function markdownFindings(report: EvaluationReport): string {
  const gaps = gapsInOrder(report);
  return markdownPage([
    `# ${forMarkdown(titleOf(report))}`,
    ...verdictParts(report),
    report.overrules.map((text) => `> ${forMarkdown(text)}`).join('\n>\n'),
    markdownList([
      `${WORDS.report.assumedUse}: ${report.assumes}`,
      `${WORDS.report.evidence}: ${WORDS.report.age(report.evidence)}`,
      ...[...replacedTexts(report.dataset), ...report.policy.notes],
      ...(report.only === undefined ? [] : [`${WORDS.report.rulesAsked}: ${report.only.join(', ')}`]),
    ]),
    ...markdownSection(`${WORDS.report.gaps} (${gaps.length})`, gapTable(gaps, report)),
    ...markdownSection(WORDS.report.unverifiedLeads, markdownList(leadTexts(report))),
    ...markdownSection(
      WORDS.report.shown,
      otherTable('pass', report),
      forMarkdown(publishedNote(report.findings, report.providers) ?? ''),
    ),
    ...markdownSection(WORDS.report.notApplicable, otherTable('not-applicable', report)),
    ...markdownSection(WORDS.report.waivers, markdownList(waiverTexts(report))),
    ...markdownSection(
      `${WORDS.report.ownEvidence}, ${ATTESTED_MARK}`,
      markdownList(report.attestations.map(attestationText)),
    ),
    ...markdownSection(WORDS.report.sources, markdownList(sourceTexts(report))),
    ...markdownSection(WORDS.report.notChecked, markdownList(report.policy.notCovered)),
    ...markdownSection(
      WORDS.report.notice,
      ...report.notice.map(forMarkdown),
      forMarkdown(originText(report)),
    ),
  ]);
}
