import { lawOf, outcomeText, waiverTexts } from '../finding-text.js';
import { attestationText } from '../../report/described-attestation.js';
import { replacedTexts } from '../../report/envelope.js';
import { publishedNote } from '../../report/published-text.js';
import type { EvaluationReport } from '../../report/reports.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import { codeForMarkdown, forMarkdown } from '../escape.js';
import { fitTables, type Table } from './fitting-tables.js';
import { locationOf } from './location.js';
import { knownTexts, openGaps, type Weight } from './open-gaps.js';
import { subjectsLine, verdictTexts } from '../page/details-page.js';
import { subjectsText, type FindingGroup } from '../page/finding-groups.js';
import { groupBySameText } from '../page/finding-section.js';
import { OUTCOME_MARKS } from '../page/labels.js';
import type { Terminal } from '../terminal.js';
import { WORDS } from '../words/words.js';

/**
 * GitHub rejects a summary of more than 1 MiB as a whole, and other tools in the same step need some of that.
 */
const MOST_BYTES = 900 * 1024;
/** Texts outside the tables are cut at this many characters. */
const LONGEST_TEXT = 4_000;

const clipped = (text: string): string =>
  text.length <= LONGEST_TEXT
    ? text
    : `${text.slice(0, LONGEST_TEXT)} ${WORDS.tool.github.cut(text.length - LONGEST_TEXT)}`;

const summaryParagraph = (text: string): string => forMarkdown(clipped(text));

const boldLabelled = (label: string, text: string): string =>
  text === '' ? '' : `**${label}:** ${summaryParagraph(text)}`;

const cells = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;

const brokenLines = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map(forMarkdown)
    .join('<br>');

function outcomeCell(finding: Finding): string {
  const isAgainst = finding.outcome === 'unknown' && finding.indication === 'against';
  return `${OUTCOME_MARKS[isAgainst ? 'against' : finding.outcome][0]} ${forMarkdown(outcomeText(finding))}`;
}

function rowOf(group: FindingGroup, report: EvaluationReport, terminal: Terminal): string {
  const { finding, findings } = group;
  const { file, line } = locationOf(finding, report, terminal);
  const about = subjectsText(group, report);
  return cells([
    outcomeCell(finding),
    [`**${forMarkdown(finding.rule)}**`, ...(about === '' ? [] : [forMarkdown(about)])].join('<br>'),
    brokenLines(knownTexts(finding)),
    forMarkdown(lawOf(finding, report)),
    isGap(finding) ? codeForMarkdown(`${file}:${line}`) : '',
    findings.map(({ id }) => codeForMarkdown(id)).join(' '),
  ]);
}

const { outcome, rule, known, law, place, finding: findingHead } = WORDS.finding;
const COLUMNS = [outcome, rule, known, law, place, findingHead];

/** Findings as a table. If folded, it opens with a click. */
function tableOf(
  title: string,
  { findings, folded = true }: { findings: readonly Finding[]; folded?: boolean },
  report: EvaluationReport,
  terminal: Terminal,
): Table[] {
  if (findings.length === 0) return [];
  const heads = [cells(COLUMNS), cells(COLUMNS.map(() => '---'))].join('\n');
  const name = `${title} (${findings.length})`;
  const rows = groupBySameText(findings).map((group) => rowOf(group, report, terminal));
  return [
    folded
      ? { head: `<details>\n<summary>${name}</summary>\n\n${heads}`, rows, foot: '\n\n</details>' }
      : { head: `### ${name}\n\n${heads}`, rows },
  ];
}

/** Texts as a list under a title; nothing if there are none. */
const listOf = (title: string, texts: readonly string[]): Table[] =>
  texts.length === 0 ? [] : [{ head: `${title}\n`, rows: texts.map((text) => `- ${forMarkdown(text)}`) }];

/** What overrules the rest, in a box above it. */
function banner(report: EvaluationReport): Table[] {
  const texts = [...report.overrules, ...replacedTexts(report.dataset), ...report.policy.notes];
  return texts.length === 0
    ? []
    : [{ head: '> [!WARNING]', rows: texts.map((text) => `> - ${forMarkdown(text)}`) }];
}

function findingTables(report: EvaluationReport, terminal: Terminal): Table[] {
  const gaps = openGaps(report);
  const { findings } = report;
  const ofWeight = (expected: Weight): Finding[] =>
    gaps.filter(({ weight }) => weight === expected).map(({ finding }) => finding);
  const ofOutcome = (expected: Finding['outcome']): Finding[] =>
    findings.filter(({ outcome }) => outcome === expected);
  const accepted = findings.filter((finding) => isGap(finding) && finding.waiver !== undefined);
  const words = WORDS.report;
  const errors = report.kind === 'gaps' ? words.errors : words.errorsNotBlocking;
  const tables: [title: string, findings: Finding[], folded: boolean][] = [
    [words.blocking, ofWeight('blocking'), false],
    [errors, ofWeight('error'), false],
    [words.acceptedRisks, accepted, false],
    [words.warnings, ofWeight('warning'), true],
    [words.notes, ofWeight('note'), true],
    [words.shown, ofOutcome('pass'), true],
    [words.notApplicable, ofOutcome('not-applicable'), true],
  ];
  return tables.flatMap(([title, own, folded]) =>
    tableOf(title, { findings: own, folded }, report, terminal),
  );
}

function summaryHead(report: EvaluationReport): string[] {
  const [sentence, ...more] = verdictTexts(report);
  const mark =
    report.kind === 'check' && report.verdict !== 'not-gated' ? OUTCOME_MARKS[report.verdict][0] : '–';
  return [`## ${mark} mimo-check: ${summaryParagraph(sentence)}`, ...more.map(summaryParagraph)];
}

/** Renders a report in Markdown for the summary of a GitHub job, as much as GitHub accepts. */
export function renderGithubSummary(report: EvaluationReport, terminal: Terminal): string {
  const { waivers, attestations, policy, notice } = report;
  const words = WORDS.report;
  const parts: (string | Table)[] = [
    ...summaryHead(report),
    ...banner(report),
    boldLabelled(words.checked, subjectsLine(report)),
    boldLabelled(words.assumedUse, report.assumes),
    ...findingTables(report, terminal),
    summaryParagraph(publishedNote(report.findings, report.providers) ?? ''),
    ...listOf(`### ${words.waivers} (${waivers.length})`, waiverTexts(report)),
    ...listOf(
      `### ${words.ownEvidence} (${attestations.length})`,
      attestations.map((one) => `${one.mark}: ${attestationText(one)}`),
    ),
    boldLabelled(words.summary, words.summaryText(report.summary)),
    boldLabelled(words.notChecked, policy.notCovered.join('; ')),
    ...notice.map(summaryParagraph),
  ];
  return `${fitTables(
    parts.filter((part) => part !== ''),
    MOST_BYTES,
  )}\n`;
}
