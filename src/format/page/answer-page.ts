import { policyName } from '../../policy/policy.js';
import { SEVERITIES, type Severity } from '../../policy/severity.js';
import type { CheckReport, EvidenceAge, GapsReport } from '../../report/report.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { isGating } from '../../verdict/verdict.js';
import { VERDICT_WORDS } from '../../verdict/words.js';
import stringWidth from 'fast-string-width';
import type { Paper } from './paper.js';
import { plural } from './texts.js';

type Evaluated = CheckReport | GapsReport;

/** Findings that say the same about several subjects share a row. */
interface Row {
  finding: Finding;
  subjects: string[];
}

const MARKS = {
  pass: ['✓', '+'],
  fail: ['✗', 'x'],
  unknown: ['?', '?'],
  against: ['!', '!'],
  'not-applicable': ['–', '-'],
} as const;

/** How wide the column of rules is: as wide as the longest of them, within reason. */
const RULE_COLUMN = { least: 26, most: 34 };
/** A list of gaps is no verdict, and no finding about anybody. */
const GAP_NOTE =
  'A gap is about our file, not about what the company does. mimo-check explain <rule> <subject> says why.';
/** So many gaps come with what closes them. */
const FIXES = 2;
const PLURALS: Record<Severity, [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  note: ['note', 'notes'],
};

export function markOf(finding: Finding, { ink, unicode }: Paper): string {
  const isAgainst = finding.outcome === 'unknown' && finding.indication === 'against';
  const mark = MARKS[isAgainst ? 'against' : finding.outcome][unicode ? 0 : 1];
  if (finding.outcome === 'pass') return ink.green(mark);
  if (finding.outcome === 'not-applicable') return ink.dim(mark);
  return finding.outcome === 'fail' ? ink.red(mark) : ink.yellow(mark);
}

const isSame = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule &&
  a.provider === b.provider &&
  a.outcome === b.outcome &&
  a.indication === b.indication &&
  a.brief === b.brief &&
  a.level === b.level &&
  a.waiver?.text === b.waiver?.text &&
  leadsText(a) === leadsText(b);

export function rowsOf(findings: readonly Finding[]): Row[] {
  const rows: Row[] = [];
  for (const finding of findings) {
    const same = rows.find((row) => isSame(row.finding, finding));
    if (same === undefined) rows.push({ finding, subjects: [finding.subject] });
    else same.subjects.push(finding.subject);
  }
  return rows;
}

/** The subjects of a row, where the row is not about the one subject of the whole page. */
function subjectsText({ finding, subjects }: Row, report: Evaluated): string {
  const provider = report.providers[finding.provider];
  const [only] = subjects;
  const isSole = report.subjects.length === 1 && report.subjects[0]?.id === only;
  const isProvider = only === finding.provider && Object.keys(report.providers).length === 1;
  if (subjects.length === 1 && (isSole || isProvider)) return '';
  const models = provider?.models.length ?? 0;
  return subjects.length > 1 && subjects.length === models ? `all ${models} models` : subjects.join(', ');
}

/** Reports on what the rule reads; those beside it are a matter for the details. */
const leadsOn = ({ claims }: Finding): ConsideredClaim[] => claims.filter(({ part }) => part === 'lead');

const closes = (finding: Finding): number =>
  leadsOn(finding).filter(({ ifConfirmed }) =>
    ['pass', 'not-applicable'].includes(ifConfirmed?.outcome ?? ''),
  ).length;

function leadsText(finding: Finding): string {
  const leads = leadsOn(finding).length;
  if (leads === 0) return '';
  const closing = closes(finding);
  if (closing === 0) return plural(leads, 'lead');
  return closing === leads
    ? `${plural(leads, 'lead')} that would close it, if true`
    : `${plural(leads, 'lead')}, ${closing} would close it, if true`;
}

/** A gap on one line: which subjects, why, what else is on file, and whether it is an accepted risk. */
export function gapText(row: Row, report: Evaluated): string {
  const { finding } = row;
  const subjects = subjectsText(row, report);
  return [
    [subjects, finding.brief].filter((text) => text !== '').join(': '),
    ...(isGap(finding) ? [leadsText(finding)] : []),
    ...(isGap(finding) && report.rules[finding.rule]?.ownRequirement === true ? ['own policy'] : []),
    ...(finding.waiver === undefined ? [] : [`risk accepted until ${finding.waiver.expires}`]),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A mark, a rule and a text, the text wrapped in its own column. */
function line(mark: string, rule: string, text: string, width: number, paper: Paper): string {
  const head = `${mark} ${paper.ink.bold(rule)}`;
  if (text === '') return head;
  if (paper.narrow) return `${head}\n${paper.paragraph(text, 2)}`;
  const column = stringWidth(mark) + 1 + width + 2;
  const [first = '', ...rest] = paper.paragraph(text, column).split('\n');
  const pad = ' '.repeat(Math.max(2, width + 2 - rule.length));
  return [head + pad + first.slice(column), ...rest].join('\n');
}

const widthOf = (rows: readonly Row[]): number =>
  Math.min(RULE_COLUMN.most, Math.max(RULE_COLUMN.least, ...rows.map(({ finding }) => finding.rule.length)));

function block(head: string, rows: readonly Row[], report: Evaluated, width: number, paper: Paper): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) =>
    line(markOf(row.finding, paper), row.finding.rule, gapText(row, report), width, paper),
  );
  return [paper.ink.bold(head), ...lines].join('\n');
}

/** Gaps by what they do to the verdict: blocking ones first, notes as a count. */
function gapBlocks(report: CheckReport, paper: Paper): string[] {
  const gaps = report.findings.filter(isGap);
  const { failOn } = report.policy;
  const open = gaps.filter((finding) => finding.waiver === undefined);
  const blocking = rowsOf(open.filter((finding) => isGating(finding, failOn)));
  const others = open.filter((finding) => !isGating(finding, failOn));
  const at = (level: Severity): Row[] => rowsOf(others.filter((finding) => finding.level === level));
  const [errors, warnings] = [at('error'), at('warning')];
  const waived = rowsOf(gaps.filter((finding) => finding.waiver !== undefined));
  const width = widthOf([...blocking, ...errors, ...warnings, ...waived]);
  return [
    block('BLOCKING', blocking, report, width, paper),
    block('ACCEPTED RISKS, still not shown', waived, report, width, paper),
    block('ERRORS, not blocking', errors, report, width, paper),
    block('WARNINGS', warnings, report, width, paper),
  ];
}

function counted(label: string, text: string, paper: Paper): string {
  return text === '' ? '' : paper.labelled(label, text, 10);
}

const rulesIn = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ rule }) => rule))];

function notesText(report: CheckReport): string {
  const notes = report.findings.filter(
    (finding) =>
      isGap(finding) &&
      finding.level === 'note' &&
      finding.waiver === undefined &&
      !isGating(finding, report.policy.failOn),
  );
  return notes.length === 0
    ? ''
    : `${plural(notes.length, 'gap')} in ${plural(rulesIn(notes).length, 'rule')}`;
}

/** What is shown, one text a rule; how much of the models it is true of, and its caveats. */
function shownText(report: CheckReport, outcome: 'pass' | 'not-applicable'): string {
  const here = report.findings.filter((finding) => finding.outcome === outcome);
  return rulesIn(here)
    .map((rule) => {
      const own = here.filter((finding) => finding.rule === rule);
      const all = report.findings.filter((finding) => finding.rule === rule).length;
      const caveats = [...new Set(own.flatMap((finding) => finding.caveats))];
      const marks = [...(own.length === all ? [] : [`${own.length} of ${plural(all, 'model')}`]), ...caveats];
      return marks.length === 0 ? rule : `${rule} (${marks.join(', ')})`;
    })
    .join(', ');
}

function ageText(age: EvidenceAge): string {
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
    `${plural(reviewed, 'reviewed statement')}${dates}`,
    ...(attested === 0 ? [] : [`${plural(attested, 'statement')} attested by you`]),
    ...(reported === 0 ? [] : [plural(reported, 'unverified report')]),
  ].join(' · ');
}

/** One line that says what the page is about. */
function titleText(report: Evaluated, paper: Paper): string {
  const [first, ...more] = report.subjects;
  const dot = paper.unicode ? '·' : '-';
  if (first === undefined) return `as of ${report.asOf}`;
  const provider = report.providers[first.provider];
  const about =
    first.kind === 'provider'
      ? `${provider?.offering ?? first.name}, ${plural(provider?.models.length ?? 0, 'model')}`
      : `${first.name}${first.via === undefined ? '' : ` through ${first.via}`}`;
  const name =
    more.length === 0 ? `${first.id} ${dot} ${about}` : report.subjects.map(({ id }) => id).join(', ');
  return `${name} ${dot} as of ${report.asOf}`;
}

/** The verdict in one line: word, policy, and how many gaps block. */
export function verdictText(report: CheckReport): string {
  const { summary, policy, only } = report;
  const rules = only === undefined ? '' : `, ${plural(only.length, 'rule')} only`;
  const name = `policy ${policyName(policy)}${rules}`;
  if (report.verdict === 'fail') return `${name}: ${plural(summary.gating, 'blocking gap')}`;
  const open = summary.outcomes.unknown + summary.outcomes.fail;
  const asked = summary.findings - summary.outcomes.notApplicable;
  const rest = open === 0 ? 'every requirement is shown' : `${open} of ${asked} requirements are not shown`;
  if (report.verdict === 'not-gated') return `${name}: ${rest}`;
  return open === 0 ? `${name}: ${rest}` : `${name}: nothing blocks; ${rest}`;
}

/** Counts beside the verdict. */
function countsText({ summary, policy, findings }: CheckReport): string {
  const others = findings.filter(
    (finding) => isGap(finding) && finding.waiver === undefined && !isGating(finding, policy.failOn),
  );
  const counts = [...SEVERITIES].reverse().flatMap((level) => {
    const count = others.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [plural(count, ...PLURALS[level])];
  });
  const shown = summary.outcomes.pass;
  const accepted = summary.waived === 0 ? [] : [plural(summary.waived, 'accepted risk')];
  return [...accepted, ...counts, ...(shown === 0 ? [] : [`${shown} shown`])].join(' · ');
}

function verdictBlock(report: CheckReport, paper: Paper): string {
  const { ink } = paper;
  const color = report.verdict === 'fail' ? ink.red : report.verdict === 'pass' ? ink.green : ink.yellow;
  const word = color.bold(VERDICT_WORDS[report.verdict]);
  const text = `${word}  ${ink.bold(verdictText(report))}`;
  const counts = countsText(report);
  const both = `${text}       ${counts}`;
  const head = counts === '' ? [text] : paper.fits(both) ? [both] : [text, counts];
  return [...head.map((one) => paper.paragraph(one)), paper.paragraph(report.headline)].join('\n');
}

function fixBlock(report: CheckReport, width: number, paper: Paper): string {
  const gaps = report.findings.filter((finding) => isGap(finding) && finding.waiver === undefined);
  const blocking = gaps.filter((finding) => isGating(finding, report.policy.failOn));
  const rules = rulesIn(blocking.length > 0 ? blocking : gaps);
  if (rules.length === 0) return '';
  const lines = rules
    .slice(0, FIXES)
    .map((rule) => line(' ', rule, report.rules[rule]?.fix ?? '', width, paper));
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
  return items
    .map(([command, says]) =>
      paper.narrow
        ? `${paper.paragraph(command, 2)}\n${paper.paragraph(says, 4)}`
        : paper.paragraph(`${command.padEnd(width)}  ${says}`, 2),
    )
    .join('\n');
}

const joined = (parts: readonly string[], between = '\n'): string =>
  parts.filter((part) => part !== '').join(between);

/** The last line of the page: the verdict again, for a reader who comes from below. */
const lastLine = (report: CheckReport, paper: Paper): string => {
  const { ink } = paper;
  const color = report.verdict === 'fail' ? ink.red : report.verdict === 'pass' ? ink.green : ink.yellow;
  const code = report.verdict === 'fail' ? 1 : 0;
  return paper.paragraph(
    `${color.bold(VERDICT_WORDS[report.verdict])}  ${verdictText(report)} (exit ${code})`,
  );
};

/** The page of `check`: the answer first and last, one line a gap. `--details` has everything. */
export function answerPage(report: CheckReport, paper: Paper): string {
  const gaps = gapBlocks(report, paper);
  const width = widthOf(
    rowsOf(report.findings.filter((finding) => finding.level !== 'note' && isGap(finding))),
  );
  const names = Object.values(report.providers).map(({ name }) => name);
  return paper.page([
    titleText(report, paper),
    verdictBlock(report, paper),
    report.overrules.map((text) => paper.paragraph(`${paper.ink.yellow('!')} ${text}`)).join('\n'),
    ...gaps,
    joined([
      counted('NOTES', notesText(report), paper),
      counted('SHOWN', shownText(report, 'pass'), paper),
      counted('N/A', shownText(report, 'not-applicable'), paper),
      counted('EVIDENCE', ageText(report.evidence), paper),
    ]),
    joined([fixBlock(report, width, paper), commandsBlock(report, paper)]),
    joined([
      paper.ink.dim(
        paper.paragraph(
          `Not legal advice. Not affiliated with ${names.join(', ')}. What was not checked: --details.`,
        ),
      ),
      lastLine(report, paper),
    ]),
  ]);
}

/** The page of `--brief`: what was checked, and the verdict. */
export const briefPage = (report: CheckReport, paper: Paper): string =>
  paper.page([joined([titleText(report, paper), lastLine(report, paper)])]);

const LEVELS: readonly string[] = ['none', ...SEVERITIES];
const byLevel = (a: Row, b: Row): number => LEVELS.indexOf(b.finding.level) - LEVELS.indexOf(a.finding.level);

/** The page of `gaps`: a list, one row a gap, worst first unless another order was asked for. */
export function gapsPage(report: GapsReport, paper: Paper): string {
  const all = rowsOf(report.findings.filter(isGap));
  const rows = report.selected?.selection.sort === undefined ? all.toSorted(byLevel) : all;
  const width = widthOf(rows);
  const levels = Math.max(...rows.map(({ finding }) => finding.level.length), 0);
  const lines = rows.map(({ finding, subjects }) => {
    const mark = `${markOf(finding, paper)} ${finding.level.padEnd(levels)}`;
    return line(mark, finding.rule, gapText({ finding, subjects }, report), width, paper);
  });
  const notes = report.selected?.notes ?? [plural(report.summary.gaps, 'gap')];
  return paper.page([
    joined([
      `${titleText(report, paper)}, policy ${policyName(report.policy)}`,
      ...notes.map((note) => paper.paragraph(note)),
    ]),
    lines.join('\n'),
    paper.ink.dim(paper.paragraph(GAP_NOTE)),
  ]);
}
