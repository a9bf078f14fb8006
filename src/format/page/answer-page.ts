import type { EvaluationReport } from '../../report/reports.js';
import { policyName } from '../../policy/policy.js';
import { SEVERITIES, type Severity } from '../../policy/severity.js';
import { isGap, type Finding } from '../../verdict/finding.js';
import type { Paper } from './paper.js';
import { distinct } from '../../input/present.js';
import { counted } from '../../input/words.js';
import type { CheckReport } from '../../report/check-report.js';
import type { EvidenceAge } from '../../report/evaluation.js';
import { anyCompany, attributionTexts } from '../../verdict/words/notices.js';
import { VERDICT_WORDS } from '../../verdict/words/sentences.js';
import {
  gapText,
  markedLine,
  findingMark,
  groupGaps,
  titleText,
  ruleColumnWidth,
  hopTexts,
} from './gap-rows.js';
import { ofLevel, splitGaps, type FindingGroup, type SplitGaps } from './finding-groups.js';
import { ATTESTED_MARK } from '../../evidence/attestation.js';
import { CAVEAT_WORDS } from '../../verdict/words/outcomes.js';
import { ownParts } from './own-part.js';
import { publishedNote } from '../../report/published-text.js';
import { replacedTexts } from '../../report/envelope.js';

/** So many gaps come with what closes them. */
const FIXES = 2;
const PLURALS: Record<Severity, [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  note: ['note', 'notes'],
};

function headedGaps(
  head: string,
  rows: readonly FindingGroup[],
  report: EvaluationReport,
  width: number,
  paper: Paper,
): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) =>
    markedLine(findingMark(row.finding, paper), row.finding.rule, gapText(row, report), width, paper),
  );
  return [paper.ink.bold(head), ...lines].join('\n');
}

/** Gaps by what they do to the verdict: blocking ones first, notes as a count. */
function gapBlocks(
  { blocking, others, accepted }: SplitGaps,
  report: CheckReport,
  width: number,
  paper: Paper,
) {
  const headed: [string, Finding[]][] = [
    ['BLOCKING', blocking],
    ['ACCEPTED RISKS, still not shown', accepted],
    ['ERRORS, not blocking', ofLevel(others, 'error')],
    ['WARNINGS', ofLevel(others, 'warning')],
  ];
  return headed.map(([head, gaps]) => headedGaps(head, groupGaps(gaps), report, width, paper));
}

function labelled(label: string, text: string, paper: Paper): string {
  return text === '' ? '' : paper.labelled(label, text, 10);
}

const distinctRules = (findings: readonly Finding[]): string[] => distinct(findings.map(({ rule }) => rule));

function notesText({ others }: SplitGaps): string {
  const notes = ofLevel(others, 'note');
  return notes.length === 0
    ? ''
    : `${counted(notes.length, 'gap')} in ${counted(distinctRules(notes).length, 'rule')}`;
}

/** What is shown, one text a rule; how much of the models it is true of, and its caveats. */
function shownText(report: CheckReport, outcome: 'pass' | 'not-applicable'): string {
  const here = report.findings.filter((finding) => finding.outcome === outcome);
  return distinctRules(here)
    .map((rule) => {
      const own = here.filter((finding) => finding.rule === rule);
      const all = report.findings.filter((finding) => finding.rule === rule).length;
      const caveats = [...new Set(own.flatMap((finding) => finding.caveats))];
      const marks = [
        ...(own.length === all ? [] : [`${own.length} of ${counted(all, 'model')}`]),
        ...caveats.map((caveat) => CAVEAT_WORDS[caveat]),
      ];
      return marks.length === 0 ? rule : `${rule} (${marks.join(', ')})`;
    })
    .join(', ');
}

function evidenceAgeLine(age: EvidenceAge): string {
  const { reviewed, reviewedUndated, reviewedSeen, reported, attested } = age;
  const dates =
    reviewed > 0 && reviewedUndated === reviewed
      ? reviewed === 1
        ? ', undated'
        : ', all undated'
      : reviewedSeen === undefined
        ? ''
        : `, newest of ${reviewedSeen.last}`;
  return [
    `${counted(reviewed, 'reviewed statement')}${dates}`,
    ...(attested === 0 ? [] : [`${counted(attested, 'statement')} ${ATTESTED_MARK}`]),
    ...(reported === 0 ? [] : [counted(reported, 'unverified report')]),
  ].join(' · ');
}

/** The verdict in one line: word, policy, and how many gaps block. */
export function verdictText(report: CheckReport, policyText = policyName(report.policy)): string {
  const { summary, only } = report;
  const rules = only === undefined ? '' : `, ${counted(only.length, 'rule')} only`;
  const name = `policy ${policyText}${rules}`;
  if (report.verdict === 'fail') return `${name}: ${counted(summary.gating, 'blocking gap')}`;
  const open = summary.outcomes.unknown + summary.outcomes.fail;
  const asked = summary.findings - summary.outcomes.notApplicable;
  const rest = open === 0 ? 'every requirement is shown' : `${open} of ${asked} requirements are not shown`;
  if (report.verdict === 'not-gated') return `${name}: ${rest}`;
  const accepted = summary.waived === 0 ? '' : ` with ${counted(summary.waived, 'accepted risk')}`;
  return open === 0 ? `${name}: ${rest}` : `${name}: nothing blocks${accepted}; ${rest}`;
}

/** Counts beside the verdict, each in words. */
export function countTexts({ others }: SplitGaps, { summary }: CheckReport): string[] {
  const counts = [...SEVERITIES].reverse().flatMap((level) => {
    const count = ofLevel(others, level).length;
    return count === 0 ? [] : [counted(count, ...PLURALS[level])];
  });
  const shown = summary.outcomes.pass;
  const accepted = summary.waived === 0 ? [] : [counted(summary.waived, 'accepted risk')];
  return [...accepted, ...counts, ...(shown === 0 ? [] : [`${shown} shown`])];
}

/** The word of the verdict in its colour. */
function verdictWord({ verdict }: CheckReport, { ink }: Paper): string {
  const color = verdict === 'fail' ? ink.red : verdict === 'pass' ? ink.green : ink.yellow;
  return color.bold(VERDICT_WORDS[verdict]);
}

function verdictBlock(gaps: SplitGaps, report: CheckReport, paper: Paper): string {
  const text = `${verdictWord(report, paper)}  ${paper.ink.bold(verdictText(report))}`;
  const counts = countTexts(gaps, report).join(' · ');
  const both = `${text}       ${counts}`;
  const head = counts === '' ? [text] : paper.fits(both) ? [both] : [text, counts];
  return [...head.map((one) => paper.paragraph(one)), paper.paragraph(report.headline)].join('\n');
}

function fixBlock({ blocking, others }: SplitGaps, report: CheckReport, width: number, paper: Paper): string {
  const rules = distinctRules(blocking.length > 0 ? blocking : others);
  if (rules.length === 0) return '';
  const lines = rules
    .slice(0, FIXES)
    .map((rule) => markedLine(' ', rule, report.rules[rule]?.fix ?? '', width, paper));
  return [paper.ink.bold('Fix first'), ...lines].join('\n');
}

function commandsBlock(report: CheckReport, paper: Paper): string {
  const subject = report.subjects[0]?.id ?? '';
  const provider = report.subjects[0]?.provider ?? '';
  const items: [string, string][] = [
    [`mimo-check explain <rule> ${subject}`, 'why, which law, which source'],
    [`mimo-check ${subject} --details`, 'every gap, lead and law'],
    [`mimo-check questions ${provider}`, 'a letter that asks for all of it'],
  ];
  const width = Math.max(...items.map(([command]) => command.length));
  const isNarrow = paper.width < width + Math.max(...items.map(([, says]) => says.length)) + 4;
  return items
    .map(([command, says]) =>
      isNarrow
        ? `${paper.paragraph(command, 2)}\n${paper.paragraph(says, 4)}`
        : paper.paragraph(`${command.padEnd(width)}  ${says}`, 2),
    )
    .join('\n');
}

const joined = (parts: readonly string[], between = '\n'): string =>
  parts.filter((part) => part !== '').join(between);

/** The last line of the page: the verdict again, for a reader who comes from below. */
const lastLine = (report: CheckReport, paper: Paper, policyText?: string): string =>
  paper.paragraph(
    `${verdictWord(report, paper)}  ${verdictText(report, policyText)} (exit ${report.verdict === 'fail' ? 1 : 0})`,
  );

/** Hosts and providers, for a sentence that says "not". */
const companiesText = ({ subjects, providers }: CheckReport): string =>
  anyCompany([
    ...subjects.flatMap(({ via }) => (via === undefined ? [] : [{ name: via }])),
    ...Object.values(providers),
  ]);

/** The page of `check`: the answer first and last, one line a gap. `--details` has everything. */
export function answerPage(report: CheckReport, paper: Paper): string {
  const gaps = splitGaps(report);
  const width = ruleColumnWidth(
    report.findings.filter((finding) => finding.level !== 'note' && isGap(finding)),
  );
  return paper.page([
    joined([
      paper.paragraph(titleText(report, paper)),
      ...hopTexts(report).map((text) => paper.paragraph(text)),
    ]),
    verdictBlock(gaps, report, paper),
    [...report.overrules, ...replacedTexts(report.dataset), ...report.policy.notes]
      .map((text) => `${paper.ink.yellow('!')} ${paper.paragraph(text, 2).slice(2)}`)
      .join('\n'),
    ...gapBlocks(gaps, report, width, paper),
    joined([
      labelled('NOTES', notesText(gaps), paper),
      labelled('SHOWN', shownText(report, 'pass'), paper),
      labelled('N/A', shownText(report, 'not-applicable'), paper),
      labelled('EVIDENCE', evidenceAgeLine(report.evidence), paper),
      labelled('PROJECT', report.project?.file ?? '', paper),
    ]),
    paper.paragraph(publishedNote(report.findings, report.providers) ?? ''),
    ...ownParts(report, paper, true),
    joined([fixBlock(gaps, report, width, paper), commandsBlock(report, paper)]),
    joined([
      ...attributionTexts(Object.values(report.providers)).map((text) =>
        paper.ink.dim(paper.paragraph(text)),
      ),
      paper.ink.dim(
        paper.paragraph(
          `Not legal advice. Not affiliated with ${companiesText(report)}. What was not checked: --details.`,
        ),
      ),
      // The first line has the policy's file.
      lastLine(report, paper, `${report.policy.id}${report.policy.origin === 'built-in' ? '' : ' (yours)'}`),
    ]),
  ]);
}

/** The page of `--brief`: what was checked, and the verdict. */
export const briefPage = (report: CheckReport, paper: Paper): string =>
  paper.page([joined([titleText(report, paper), lastLine(report, paper)])]);
