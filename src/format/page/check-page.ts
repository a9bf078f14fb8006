import { CAVEAT_WORDS } from '../../report/lists/finding-fields.js';
import { replacedTexts } from '../../report/envelope.js';
import { policyName } from '../../policy/policy.js';
import { ATTESTED_MARK } from '../../evidence/attested.js';
import { isGap, type ConsideredClaim, type Finding } from '../../verdict/finding.js';
import { SEVERITIES } from '../../policy/severity.js';
import { isGating } from '../../verdict/verdict.js';
import type { CheckReport } from '../../report/check-report.js';
import type { EvidenceAge } from '../../report/evaluation.js';
import type { GapsReport } from '../../report/gaps-report.js';
import { hopText, makerOf } from '../../report/described-subject.js';
import { leadsOf, type Summary } from '../../report/summary.js';
import { publishedNote } from '../../report/published-text.js';
import { outcomeWords } from '../../verdict/words.js';
import { leadText } from './lead-text.js';
import { ownParts, waivedCount, waiverLines } from './own-part.js';
import { lawText, plural } from './texts.js';
import type { Paper } from './paper.js';

type Evaluated = CheckReport | GapsReport;

/** Findings that say the same about several subjects: they are told once. */
interface Told {
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

function markOf(finding: Finding, paper: Paper): string {
  const kind =
    finding.outcome === 'unknown' && finding.indication === 'against' ? 'against' : finding.outcome;
  const mark = MARKS[kind][paper.unicode ? 0 : 1];
  if (finding.outcome === 'pass') return paper.ink.green(mark);
  if (finding.outcome === 'not-applicable') return paper.ink.dim(mark);
  return finding.level === 'error' ? paper.ink.red(mark) : paper.ink.yellow(mark);
}

const sameText = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule &&
  a.provider === b.provider &&
  a.outcome === b.outcome &&
  a.indication === b.indication &&
  a.message === b.message &&
  a.waiver?.text === b.waiver?.text &&
  JSON.stringify(a.caveats) === JSON.stringify(b.caveats) &&
  JSON.stringify(leadsOf(a).map(leadSays)) === JSON.stringify(leadsOf(b).map(leadSays));

const leadSays = ({ says, ifConfirmed }: ConsideredClaim): unknown => [says, ifConfirmed];

function grouped(findings: readonly Finding[]): Told[] {
  const told: Told[] = [];
  for (const finding of findings) {
    const same = told.find((one) => sameText(one.finding, finding));
    if (same === undefined) told.push({ finding, subjects: [finding.subject] });
    else same.subjects.push(finding.subject);
  }
  return told;
}

/** Whom a line is about, where that is not the one provider that the page is about. */
function aboutText({ finding, subjects }: Told, report: Evaluated): string {
  const provider = report.providers[finding.provider];
  const [only] = subjects;
  const sole = report.subjects.length === 1 && report.subjects[0]?.id === only;
  const provided = only === finding.provider && Object.keys(report.providers).length === 1;
  if (subjects.length === 1 && (sole || provided)) return '';
  const models = provider?.models.length ?? 0;
  const all = subjects.length > 1 && subjects.length === models;
  return all ? `all ${models} models` : subjects.join(', ');
}

const caveatText = ({ caveats }: Finding): string => caveats.map((caveat) => CAVEAT_WORDS[caveat]).join(', ');

function words(finding: Finding): string {
  const caveats = caveatText(finding);
  return caveats === '' ? outcomeWords(finding) : `${outcomeWords(finding)} (${caveats})`;
}

const noMessage = (finding: Finding): string => (finding.message === '' ? finding.title : finding.message);

/** Leads on what the rule reads, each once, however many claims repeat it. */
const leadLines = (finding: Finding): string[] => [
  ...new Set(finding.claims.filter(({ part }) => part === 'lead').map((lead) => leadText(lead, finding))),
];

/** Leads on other questions that belong beside it, in short: `explain` tells them whole. */
function relatedText(finding: Finding): string {
  const related = finding.shows.map(({ attribute, seen }) => `${attribute} (${seen ?? 'undated'})`);
  return related.length === 0 ? '' : `Related leads, unverified: ${[...new Set(related)].join(', ')}.`;
}

/** The law behind a finding, and whose duty it is where that is not who serves the model. */
function lawOf(finding: Finding, report: Evaluated, own?: string): string {
  const rule = report.rules[finding.rule];
  const maker = makerOf(finding, rule, report.providers, report.subjects);
  return `${lawText(rule, own)}${maker === undefined ? '' : `; duty of ${maker.name}`}`;
}

const leadsBelow = (finding: Finding, paper: Paper): string[] =>
  [...leadLines(finding), relatedText(finding)]
    .filter((line) => line !== '')
    .map((line) => paper.ink.cyan(line));

function block(told: Told, report: Evaluated, paper: Paper): string {
  const { finding } = told;
  const { ink } = paper;
  const about = aboutText(told, report);
  const level = isGap(finding) ? `${ink.bold(finding.level.padEnd(7))} ` : '';
  const head = `${markOf(finding, paper)} ${level}${ink.bold(finding.rule)}${about === '' ? '' : ` (${about})`}: ${words(finding)}.`;
  const law = ink.dim(`[${lawOf(finding, report, 'no law demands it')}]`);
  const below = [...waiverLines(finding, paper), ...leadsBelow(finding, paper)];
  const line = `${head} ${noMessage(finding)} ${law}`;
  const indent = paper.narrow ? 2 : 4;
  if (below.length === 0 && paper.fits(line)) return line;
  const texts = paper.fits(`${head} ${law}`)
    ? [`${head} ${law}`, noMessage(finding)]
    : [head, `${noMessage(finding)} ${law}`];
  const [first = '', second = ''] = texts;
  return [paper.paragraph(first), ...[second, ...below].map((text) => paper.paragraph(text, indent))].join(
    '\n',
  );
}

function row(told: Told, report: Evaluated, paper: Paper): string[] {
  const { finding } = told;
  const about = aboutText(told, report);
  return [
    `${markOf(finding, paper)} ${words(finding)}`,
    paper.ink.bold(finding.rule) + (about === '' ? '' : `\n${about}`),
    [noMessage(finding), ...waiverLines(finding, paper), ...leadsBelow(finding, paper)].join('\n'),
    paper.ink.dim(lawOf(finding, report)),
  ];
}

/** The same in every section, so that the columns of a page stand under each other. */
const SECTION_COLUMNS = { 0: 26, 1: 28, 3: 26 } as const;

function section(head: string, findings: readonly Finding[], report: Evaluated, paper: Paper): string {
  if (findings.length === 0) return '';
  const told = grouped(findings);
  const body = paper.wide
    ? paper.table(
        ['Outcome', 'Rule', 'What we know', 'Law'],
        told.map((one) => row(one, report, paper)),
        SECTION_COLUMNS,
      )
    : told.map((one) => block(one, report, paper)).join('\n');
  return `${paper.ink.bold.underline(paper.paragraph(head))}\n${body}`;
}

function gapSections(report: Evaluated, paper: Paper): string[] {
  const gaps = report.findings.filter(isGap);
  return [...SEVERITIES].reverse().map((level) => {
    const here = gaps.filter((finding) => finding.level === level);
    const counts = here.some((finding) => isGating(finding, report.policy.failOn));
    const open = here.some(({ waiver }) => waiver === undefined);
    const effect =
      report.kind === 'gaps' || !open ? '' : counts ? ', which decide the verdict' : ', below the threshold';
    const head = `Gaps of severity ${level}${effect} (${here.length}${waivedCount(here)})`;
    return section(head, here, report, paper);
  });
}

const rangeText = (seen: { first: string; last: string } | undefined): string =>
  seen === undefined
    ? ''
    : seen.first === seen.last
      ? `, seen ${seen.first}`
      : `, seen ${seen.first} to ${seen.last}`;

const undatedText = (undated: number, all: number): string =>
  undated === 0 ? '' : undated === all ? (all === 1 ? ', undated' : ', all undated') : `, ${undated} undated`;

/** The age of the evidence as a sentence. */
function ageText(age: EvidenceAge): string {
  return [
    `${plural(age.reviewed, 'reviewed statement')}${undatedText(age.reviewedUndated, age.reviewed)}${rangeText(age.reviewedSeen)}`,
    ...(age.attested === 0 ? [] : [`${plural(age.attested, 'statement')} ${ATTESTED_MARK}`]),
    `${plural(age.searches, 'search', 'searches')} without a find`,
    `${plural(age.reported, 'report')} that nobody here has checked${undatedText(age.reportedUndated, age.reported)}${rangeText(age.reportedSeen)}`,
  ].join('; ');
}

/** The counts under the page. */
function summaryText(summary: Summary): string {
  const { outcomes } = summary;
  return [
    `${summary.rulesAsked} of ${summary.rulesKnown} rules × ${plural(summary.providers, 'provider')}, ${plural(summary.models, 'model')}: ${plural(summary.findings, 'finding')}.`,
    `${outcomes.pass} shown, ${outcomes.fail} not met, ${outcomes.unknown} not shown (${summary.against} with points against), ${outcomes.notApplicable} not applicable.`,
    `${plural(summary.gaps, 'gap')}: ${summary.gating} deciding the verdict, ${summary.below} below the threshold, ${summary.waived} waived.`,
    `${plural(summary.withLeads, 'gap')} with leads, which go back to ${plural(summary.leadOrigins, 'document')}; on ${plural(summary.conflicting, 'finding')} our file disagrees with itself.`,
  ].join(' ');
}

function nextSteps(report: Evaluated, paper: Paper): string {
  const gaps = report.findings.filter(isGap);
  const urgent = gaps.filter((finding) => isGating(finding, report.policy.failOn));
  const first = grouped(urgent.length > 0 ? urgent : gaps).slice(0, 3);
  if (first.length === 0) return '';
  const fixes = first.map(({ finding }) =>
    paper.paragraph(`- ${finding.rule}: ${report.rules[finding.rule]?.fix ?? ''}`, 2),
  );
  const [{ finding } = { finding: undefined }] = first;
  const subject = finding?.subject ?? '';
  return [
    paper.ink.bold('What to do next'),
    ...fixes,
    paper.paragraph(
      `mimo-check explain ${finding?.rule ?? ''} ${subject}   the whole chain behind one line`,
      2,
    ),
    paper.paragraph(`mimo-check show ${subject}   everything on file`, 2),
  ].join('\n');
}

const subjectText = (report: Evaluated): string =>
  report.subjects
    .map((subject) => {
      const { id, kind, name, via } = subject;
      const provider = report.providers[subject.provider];
      if (provider === undefined) return name;
      if (kind === 'provider')
        return `${name} (${provider.offering}, ${plural(provider.models.length, 'model')})`;
      const place = via === undefined ? provider.offering : `through ${via}`;
      const hops = hopText(subject, provider);
      return [kind === 'unlisted' ? id : `${name} (${id}, ${place})`, hops]
        .filter((text) => text !== '')
        .join(': ');
    })
    .join('; ');

/** How many gaps there are, and how many of them are on the page. */
const gapsText = ({ findings, summary }: Evaluated): string =>
  findings.length === summary.gaps
    ? plural(summary.gaps, 'gap')
    : `${findings.length} of ${plural(summary.gaps, 'gap')}`;

/** The page of `check` and `gaps`. */
export function checkPage(report: Evaluated, paper: Paper): string {
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
      paper.labelled('Subject', subjectText(report)),
      paper.labelled('Assumed use', report.assumes),
      paper.labelled('Evidence', ageText(report.evidence)),
      ...(report.project === undefined ? [] : [paper.labelled('Project file', report.project.file)]),
      ...replacedTexts(report.dataset).map((text) => paper.labelled('Provider file', text)),
      ...report.policy.notes.map((note) => paper.labelled('Policy note', note)),
    ].join('\n'),
    ...gapSections(report, paper),
    section(`Shown (${shown.length})`, shown, report, paper),
    paper.paragraph(publishedNote(report.findings, report.providers) ?? ''),
    section(`Does not apply (${exempt.length})`, exempt, report, paper),
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
