import type { EvaluationReport } from '../../report/reports.js';
import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import { fixOf, isGap } from '../../verdict/finding.js';
import { SEVERITIES } from '../../policy/severity.js';
import { isGating } from '../../verdict/verdict.js';
import { hopText } from '../../report/described-subject.js';
import { publishedNote } from '../../report/published-text.js';
import { ownParts, waivedCount } from './own-part.js';
import { groupBySameText, section } from './finding-section.js';
import type { Paper } from './paper.js';
import { WORDS } from '../words/words.js';

function gapSections(report: EvaluationReport, paper: Paper): string[] {
  const gaps = report.findings.filter(isGap);
  return [...SEVERITIES].reverse().map((level) => {
    const here = gaps.filter((finding) => finding.level === level);
    const counts = here.some((finding) => isGating(finding, report.policy.failOn));
    const open = here.some(({ waiver }) => waiver === undefined);
    const effect = counts ? WORDS.finding.blocking : WORDS.finding.notBlocking;
    const isPlain = report.kind === 'gaps' || !open;
    // Nothing else blocks where only errors do.
    const words =
      !isPlain && counts && report.policy.failOn === 'error'
        ? WORDS.report.blocking
        : WORDS.report.gapsOfLevel(level, isPlain ? undefined : effect);
    const head = `${words} (${here.length}${waivedCount(here)})`;
    return section(head, here, report, paper);
  });
}

function nextSteps(report: EvaluationReport, paper: Paper): string {
  const gaps = report.findings.filter(isGap);
  const urgent = gaps.filter((finding) => isGating(finding, report.policy.failOn));
  const first = groupBySameText(urgent.length > 0 ? urgent : gaps).slice(0, 3);
  if (first.length === 0) return '';
  const fixes = first.map(({ finding }) =>
    paper.item(`${finding.rule}: ${fixOf(finding, report.rules[finding.rule])}`),
  );
  const [{ finding } = { finding: undefined }] = first;
  const subject = finding?.subject ?? '';
  const words = WORDS.report;
  return [
    paper.ink.bold(words.fixFirst),
    ...fixes,
    paper.paragraph(`${words.explainCommand(finding?.rule ?? '', subject)}   ${words.explainSaysInFull}`, 2),
    paper.paragraph(`${words.showCommand(subject)}   ${words.showSays}`, 2),
  ].join('\n');
}

/** What was checked. */
export const subjectsLine = (report: EvaluationReport): string =>
  report.subjects
    .map((subject) => {
      const { id, kind, name, via } = subject;
      const provider = report.providers[subject.provider];
      if (provider === undefined) return name;
      if (kind === 'provider')
        return `${name} (${WORDS.report.offering(provider.offering, provider.models.length)})`;
      const place = via === undefined ? provider.offering : WORDS.report.viaHost(via);
      const hops = hopText(subject, provider);
      return [kind === 'unlisted' ? id : `${name} (${id}, ${place})`, hops]
        .filter((text) => text !== '')
        .join(': ');
    })
    .join('; ');

/** How many gaps there are, and how many of them are on the page. */
export const gapsText = ({ findings, summary }: EvaluationReport): string =>
  findings.length === summary.gaps
    ? WORDS.report.gapCount(summary.gaps)
    : WORDS.report.someOfGaps(findings.length, summary.gaps);

/** The first texts: the verdict and what it means; for a list of gaps, their number. */
export const verdictTexts = (report: EvaluationReport): [first: string, ...more: string[]] =>
  report.kind === 'gaps'
    ? [
        `${WORDS.report.underPolicy(gapsText(report), policyName(report.policy), report.asOf)}.`,
        ...(report.selected?.notes ?? []),
      ]
    : [report.sentence, report.headline];

/** The full page of `check` and `gaps`. */
export function checkPage(report: EvaluationReport, paper: Paper): string {
  const shown = report.findings.filter(({ outcome }) => outcome === 'pass');
  const exempt = report.findings.filter(({ outcome }) => outcome === 'not-applicable');
  const { ink } = paper;
  const words = WORDS.report;
  const [first, ...more] = verdictTexts(report);
  const head = report.kind === 'gaps' ? ink : report.verdict === 'fail' ? ink.red : ink.green;
  return paper.page([
    [head.bold(paper.paragraph(first)), ...more.map((text) => paper.paragraph(text))].join('\n'),
    [
      paper.labelled(WORDS.finding.subject, subjectsLine(report)),
      paper.labelled(words.assumedUse, report.assumes),
      paper.labelled(words.evidence, words.age(report.evidence)),
      ...(report.project === undefined ? [] : [paper.labelled(words.projectFile, report.project.file)]),
      ...replacedTexts(report.dataset).map((text) => paper.labelled(words.providerFile, text)),
      ...report.policy.notes.map((note) => paper.labelled(words.policyNote, note)),
    ].join('\n'),
    ...gapSections(report, paper),
    section(`${words.shown} (${shown.length})`, shown, report, paper),
    paper.paragraph(publishedNote(report.findings, report.providers) ?? ''),
    section(`${words.notApplicable} (${exempt.length})`, exempt, report, paper),
    ...ownParts(report, paper),
    paper.labelled(words.summary, words.summaryText(report.summary)),
    nextSteps(report, paper),
    [
      ...(report.policy.notCovered.length === 0
        ? []
        : [paper.labelled(words.notChecked, report.policy.notCovered.join('; '))]),
      ...report.notice.map((line) => ink.dim(paper.paragraph(line))),
    ].join('\n'),
  ]);
}
