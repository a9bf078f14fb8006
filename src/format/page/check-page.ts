import { policyName } from '../../policy/policy.js';
import { SEVERITIES } from '../../policy/severity.js';
import { fixOf, isGap, type Finding } from '../../verdict/finding.js';
import type { Paper } from './paper.js';
import { distinct } from '../../input/plain-data.js';
import type { CheckReport } from '../../report/check-report.js';
import { anyCompany, attributionTexts } from '../../verdict/words/notices.js';
import { CAVEAT_WORDS } from '../../verdict/words/outcome-words-en.js';
import { VERDICT_WORDS } from '../../verdict/words/verdict-words-en.js';
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
import { ownParts } from './own-part.js';
import { publishedNote } from '../../report/published-text.js';
import { replacedTexts } from '../../report/envelope.js';
import { WORDS } from '../words/words.js';

/** The number of gaps shown with how to close them. */
const FIXES = 2;

/** A heading of this page: in capitals up to the first comma. */
const capitals = (heading: string): string => heading.replace(/^[^,]+/, (text) => text.toUpperCase());

const distinctRules = (findings: readonly Finding[]): string[] => distinct(findings.map(({ rule }) => rule));

const gapCountText = (gaps: readonly Finding[], { summary }: CheckReport): string =>
  WORDS.report.gapsInRules(gaps.length, distinctRules(gaps).length, summary.providers);

function headedGaps(
  head: string,
  rows: readonly FindingGroup[],
  report: CheckReport,
  width: number,
  paper: Paper,
): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) =>
    markedLine(findingMark(row.finding, paper), row.finding.rule, gapText(row, report), width, paper),
  );
  const gaps = rows.flatMap(({ findings }) => findings);
  const isMore = gaps.length > distinctRules(gaps).length;
  const count = isMore ? `  ${gapCountText(gaps, report)}` : '';
  return [paper.paragraph(paper.ink.bold(head) + count), ...lines].join('\n');
}

/** Gaps by their effect on the verdict: blocking ones first, notes only as a count. */
function gapBlocks(
  { blocking, others, accepted }: SplitGaps,
  report: CheckReport,
  width: number,
  paper: Paper,
) {
  const headed: [string, Finding[]][] = [
    [WORDS.report.blocking, blocking],
    [WORDS.report.acceptedRisks, accepted],
    [WORDS.report.errorsNotBlocking, ofLevel(others, 'error')],
    [WORDS.report.warnings, ofLevel(others, 'warning')],
  ];
  return headed.map(([head, gaps]) => headedGaps(capitals(head), groupGaps(gaps), report, width, paper));
}

function labelled(label: string, text: string, paper: Paper): string {
  return text === '' ? '' : paper.labelled(capitals(label), text, 10);
}

function notesText({ others }: SplitGaps, report: CheckReport): string {
  const notes = ofLevel(others, 'note');
  return notes.length === 0 ? '' : gapCountText(notes, report);
}

const isAboutProvider = ({ subject, provider }: Finding): boolean => subject === provider;

/** What is shown, one text a rule: for how many of the models or providers, and with which caveats. */
function shownText(report: CheckReport, outcome: 'pass' | 'not-applicable'): string {
  const here = report.findings.filter((finding) => finding.outcome === outcome);
  return distinctRules(here)
    .map((rule) => {
      const own = here.filter((finding) => finding.rule === rule);
      const all = report.findings.filter((finding) => finding.rule === rule);
      const caveats = [...new Set(own.flatMap((finding) => finding.caveats))];
      const marks = [
        ...(own.length === all.length
          ? []
          : [WORDS.report.someOf(own.length, all.length, all.every(isAboutProvider))]),
        ...caveats.map((caveat) => CAVEAT_WORDS[caveat]),
      ];
      return marks.length === 0 ? rule : `${rule} (${marks.join(', ')})`;
    })
    .join(', ');
}

/** The verdict in one line: word, policy, and how many gaps block. */
export function verdictText(report: CheckReport, policyText = policyName(report.policy)): string {
  const { summary, only } = report;
  const words = WORDS.report;
  const name = words.rulesOnly(policyText, only?.length);
  if (report.verdict === 'fail') return `${name}: ${words.blockingGaps(summary.gating)}`;
  const open = summary.outcomes.unknown + summary.outcomes.fail;
  const applicable = summary.findings - summary.outcomes.notApplicable;
  const rest = open === 0 ? words.allShown : words.notAllShown(open, applicable);
  const isPlain = report.verdict === 'not-gated' || open === 0;
  return `${name}: ${isPlain ? rest : words.nothingBlocks(summary.waived, rest)}`;
}

/** Counts next to the verdict, each in words. */
export function countTexts({ others }: SplitGaps, { summary }: CheckReport): string[] {
  const counts = [...SEVERITIES].reverse().flatMap((level) => {
    const count = ofLevel(others, level).length;
    return count === 0 ? [] : [WORDS.report.countOfLevel(count, level)];
  });
  const shown = summary.outcomes.pass;
  const accepted = summary.waived === 0 ? [] : [WORDS.report.acceptedRiskCount(summary.waived)];
  return [...accepted, ...counts, ...(shown === 0 ? [] : [WORDS.report.shownCount(shown)])];
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
  const byLevel = [...SEVERITIES].reverse().flatMap((level) => ofLevel(others, level));
  const gaps = blocking.length > 0 ? blocking : byLevel;
  const rules = distinctRules(gaps);
  if (rules.length === 0) return '';
  const lines = rules.slice(0, FIXES).map((rule) => {
    const own = gaps.find((finding) => finding.rule === rule);
    return markedLine(' ', rule, fixOf(own ?? {}, report.rules[rule]), width, paper);
  });
  const head = WORDS.report.fixFirstOf(lines.length, rules.length);
  return [paper.ink.bold(head), ...lines].join('\n');
}

/** A word as a shell reads it. */
const shellWord = (word: string): string =>
  /^[\w./@:+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** The options of this run that a suggested command needs too. In a project, its file says the same again. */
function repeatedOptions({ proof, project }: CheckReport): string {
  if (project !== undefined) return '';
  return ['policy', 'data', 'attestations']
    .flatMap((name) => [proof.asked[name]].flat().map((value) => ({ name, value })))
    .map(({ name, value }) => (typeof value === 'string' ? ` --${name} ${shellWord(value)}` : ''))
    .join('');
}

function commandsBlock(report: CheckReport, paper: Paper): string {
  const [{ id: subject, provider, kind } = { id: '', provider: '', kind: undefined }] = report.subjects;
  const words = WORDS.report;
  const options = repeatedOptions(report);
  const one = Object.keys(report.providers).length > 1 ? '<provider>' : provider;
  const items: [string, string][] = [
    [words.explainCommand('<rule>', subject) + options, words.explainSays],
    [words.detailsCommand(report.subjects.map(({ id }) => id).join(' ')) + options, words.detailsSays],
    // The gaps of a route are those of its host, which may not be on file.
    ...(kind === 'route'
      ? []
      : [[words.questionsCommand(one) + options, words.questionsSays] as [string, string]]),
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

/** The last line of the page: the verdict again, for readers who start at the bottom. */
const lastLine = (report: CheckReport, paper: Paper, policyText?: string): string =>
  paper.paragraph(
    `${verdictWord(report, paper)}  ${verdictText(report, policyText)} ${WORDS.report.exitCode(report.verdict === 'fail' ? 1 : 0)}`,
  );

/** Names hosts and providers for a negative sentence. */
const companiesText = ({ subjects, providers }: CheckReport): string =>
  anyCompany([
    ...subjects.flatMap(({ via }) => (via === undefined ? [] : [{ name: via }])),
    ...Object.values(providers),
  ]);

/** The page of `check`: the answer first and last, one line a gap. `--details` has everything. */
export function answerPage(report: CheckReport, paper: Paper): string {
  const gaps = splitGaps(report);
  const isBuiltIn = report.policy.origin === 'built-in';
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
      labelled(WORDS.report.notes, notesText(gaps, report), paper),
      labelled(WORDS.report.shown, shownText(report, 'pass'), paper),
      labelled(WORDS.report.notApplicableShort, shownText(report, 'not-applicable'), paper),
      labelled(WORDS.report.evidence, WORDS.report.shortAge(report.evidence), paper),
      labelled(WORDS.report.project, report.project?.file ?? '', paper),
    ]),
    paper.paragraph(publishedNote(report.findings, report.providers) ?? ''),
    ...ownParts(report, paper, true),
    joined([fixBlock(gaps, report, width, paper), commandsBlock(report, paper)]),
    joined([
      ...attributionTexts(Object.values(report.providers)).map((text) =>
        paper.ink.dim(paper.paragraph(text)),
      ),
      paper.ink.dim(paper.paragraph(WORDS.report.footer(companiesText(report)))),
      // The first line has the policy's file.
      lastLine(report, paper, isBuiltIn ? report.policy.id : WORDS.report.ownPolicy(report.policy.id)),
    ]),
  ]);
}

/** The page of `--brief`: what was checked, and the verdict. */
export const briefPage = (report: CheckReport, paper: Paper): string =>
  paper.page([joined([titleText(report, paper), lastLine(report, paper)])]);
