import { waiverText } from '../finding-text.js';
import { attestationText } from '../../report/described-attestation.js';
import { replacedTexts } from '../../report/envelope.js';
import { publishedNote } from '../../report/published-text.js';
import type { EvaluationReport } from '../../report/reports.js';
import type { Finding } from '../../verdict/finding.js';
import { outcomeWords } from '../../verdict/words/outcome-words-en.js';
import { VERDICT_WORDS } from '../../verdict/words/verdict-words-en.js';
import { forTerminal } from '../escape.js';
import { locationOf } from './location.js';
import { gapTexts, openGaps, type OpenGap, type Weight } from './open-gaps.js';
import { subjectsLine, verdictTexts } from '../page/details-page.js';
import { groupFindings, subjectsText, type FindingGroup } from '../page/finding-groups.js';
import { haveSameText } from '../page/finding-section.js';
import type { Terminal } from '../terminal.js';
import { workflowCommand } from './workflow-command.js';
import { WORDS } from '../words/words.js';

/** GitHub shows this many annotations of each kind for a step, and silently drops the rest. */
const MOST = 10;
/** The most finding ids in one annotation. */
const MOST_IDS = 10;

type AnnotationKind = 'error' | 'warning' | 'notice';

const ANNOTATION_KINDS: Readonly<Record<Weight, AnnotationKind>> = {
  ...{ blocking: 'error', error: 'error' },
  ...{ warning: 'warning', note: 'notice' },
};

/** One annotation for findings that say the same at the same line. */
interface Annotation {
  command: AnnotationKind;
  group: FindingGroup;
}

function annotationsOf(report: EvaluationReport, terminal: Terminal): Annotation[] {
  const gaps = openGaps(report);
  const places = new Map(gaps.map(({ finding }) => [finding, locationOf(finding, report, terminal)]));
  const isSame = (a: Finding, b: Finding): boolean =>
    places.get(a)?.file === places.get(b)?.file &&
    places.get(a)?.line === places.get(b)?.line &&
    haveSameText(a, b);
  const ofWeight = (expected: Weight): OpenGap[] => gaps.filter(({ weight }) => weight === expected);
  return (['blocking', 'error', 'warning', 'note'] as const).flatMap((weight) =>
    groupFindings(
      ofWeight(weight).map(({ finding }) => finding),
      isSame,
    ).map((group) => ({ command: ANNOTATION_KINDS[weight], group })),
  );
}

/** Joins the lines of a message so that none can be read as a command. */
const annotationMessage = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line) => forTerminal(line))
    .join('\n');

const idsText = (ids: readonly string[]): string =>
  WORDS.tool.github.findings(ids.slice(0, MOST_IDS), ids.length - MOST_IDS);

function annotationLine(
  { command, group }: Annotation,
  report: EvaluationReport,
  terminal: Terminal,
): string {
  const { finding, findings } = group;
  const { file, line } = locationOf(finding, report, terminal);
  const about = subjectsText(group, report);
  const title = `${finding.rule}${about === '' ? '' : ` (${about})`}: ${outcomeWords(finding)}`;
  return workflowCommand(
    command,
    { file: forTerminal(file), line, title: forTerminal(title) },
    annotationMessage([...gapTexts(finding, report), idsText(findings.map(({ id }) => id))]),
  );
}

/** At most ten of each kind. One notice is reserved for the verdict. */
function shownOf(annotations: readonly Annotation[]): Annotation[] {
  const room: Record<AnnotationKind, number> = { error: MOST, warning: MOST, notice: MOST - 1 };
  return annotations.filter(({ command }) => room[command]-- > 0);
}

/** Says how many gaps have no annotation, and where to find all of them. */
function notShownText(all: readonly Annotation[], shown: readonly Annotation[]): string {
  const count = (some: readonly Annotation[]): number =>
    some.reduce((sum, { group }) => sum + group.findings.length, 0);
  const missing = count(all) - count(shown);
  return missing === 0 ? '' : WORDS.tool.github.notShown(missing, MOST);
}

/** The last notice: the verdict, and notes on the whole report. */
function closingLine(report: EvaluationReport, notShown: string): string {
  const word = report.kind === 'gaps' ? WORDS.tool.github.gaps : VERDICT_WORDS[report.verdict];
  const words = WORDS.report;
  const lines = [
    ...verdictTexts(report),
    notShown,
    ...report.overrules,
    `${words.checked}: ${subjectsLine(report)}`,
    `${words.assumedUse}: ${report.assumes}`,
    ...[...replacedTexts(report.dataset), ...report.policy.notes],
    words.summaryText(report.summary),
    ...report.waivers.map(
      (waiver) => `${WORDS.finding.waiver(waiver, waiverText(waiver))} ${idsText([waiver.finding])}`,
    ),
    ...report.attestations.map((one) => `${words.ownEvidence}, ${one.mark}: ${attestationText(one)}`),
    publishedNote(report.findings, report.providers) ?? '',
    ...report.notice,
  ];
  return workflowCommand('notice', { title: `mimo-check: ${word}` }, annotationMessage(lines));
}

/** Renders annotations for a GitHub workflow, one a line, worst first; the last one is the verdict. */
export function renderGithub(report: EvaluationReport, terminal: Terminal): string {
  const all = annotationsOf(report, terminal);
  const shown = shownOf(all);
  const lines = shown.map((one) => annotationLine(one, report, terminal));
  return [...lines, closingLine(report, notShownText(all, shown))].map((line) => `${line}\n`).join('');
}
