import { ATTESTED_MARK } from '../../evidence/words/evidence-words-en.js';
import { capitalised, counted } from '../../input/words.js';
import type { Outcome } from '../../verdict/decision.js';
import { outcomeWords } from '../../verdict/words/outcome-words-en.js';
import type { Severity } from '../../policy/severity.js';
import type { EvidenceAge } from '../../report/evaluated.js';
import type { Summary } from '../../report/summary.js';
import { CLAIM_WORDS_EN } from './claim-words-en.js';
import { FINDING_WORDS_EN } from './finding-words-en.js';
import { COLUMN_TITLES, LIST_HEADS } from '../../report/words-en.js';

const SEVERITY_NOUNS: Record<Severity, [one: string, many: string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  note: ['note', 'notes'],
};

const allUndated = (count: number): string => (count === 1 ? ', undated' : ', all undated');

/** How many statements are undated, and the days of the others. */
function datesText(all: number, undated: number, range: { first: string; last: string } | undefined): string {
  if (undated === all && all > 0) return allUndated(all);
  if (range === undefined) return '';
  const dated = CLAIM_WORDS_EN.days(range);
  return undated === 0 ? `, dated ${dated}` : `, ${undated} of them undated, the others dated ${dated}`;
}

const reviewedCount = ({ reviewed }: EvidenceAge): string => counted(reviewed, 'reviewed statement');

const unverifiedReports = (count: number): string => counted(count, 'unverified report');

const acceptedRisks = (count: number): string => counted(count, FINDING_WORDS_EN.acceptedRisk);

const attestedCount = ({ attested }: EvidenceAge): string[] =>
  attested === 0 ? [] : [`${counted(attested, 'statement')} ${ATTESTED_MARK}`];

/** The age of the evidence in a line. */
function shortAge(age: EvidenceAge): string {
  const { reviewed, reviewedUndated, reviewedSeen, reported } = age;
  const newest = reviewedSeen === undefined ? '' : `, newest of ${reviewedSeen.last}`;
  const dates = reviewed > 0 && reviewedUndated === reviewed ? allUndated(reviewed) : newest;
  return [
    `${reviewedCount(age)}${dates}`,
    ...attestedCount(age),
    ...(reported === 0 ? [] : [unverifiedReports(reported)]),
  ].join(' · ');
}

/** The age of the evidence in full. */
const ageText = (all: EvidenceAge): string =>
  [
    `${reviewedCount(all)}${datesText(all.reviewed, all.reviewedUndated, all.reviewedSeen)}`,
    ...attestedCount(all),
    `${counted(all.searches, 'search', 'searches')} that found nothing`,
    `${counted(all.reported, 'report')} not verified${datesText(all.reported, all.reportedUndated, all.reportedSeen)}`,
  ].join('; ');

const wordsOf = (outcome: Outcome): string => outcomeWords({ outcome, indication: 'none' });

/** Counts in a sentence. A count of nothing is left out, and so is a sentence of none. */
function listed(lead: string, counts: readonly (readonly [count: number, what: string])[]): string {
  const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return parts.length === 0 ? '' : `${lead}${parts.join(', ')}.`;
}

const summaryText = ({ outcomes, ...all }: Summary): string =>
  [
    `${counted(all.findings, 'requirement')}: ${all.rulesAsked} of ${all.rulesKnown} rules, each counted per provider or per model (${counted(all.providers, 'provider')}, ${counted(all.models, 'model')}).`,
    listed('', [
      [outcomes.pass, wordsOf('pass')],
      [outcomes.fail, wordsOf('fail')],
      [
        outcomes.unknown,
        `${wordsOf('unknown')}${all.against === 0 ? '' : ` (${all.against} with a contrary statement)`}`,
      ],
      [outcomes.notApplicable, wordsOf('not-applicable')],
    ]),
    listed(`${counted(all.gaps, 'gap')}: `, [
      [all.gating, FINDING_WORDS_EN.blocking],
      [all.below, FINDING_WORDS_EN.notBlocking],
      [all.waived, 'waived'],
    ]),
    all.withLeads === 0
      ? ''
      : `${counted(all.withLeads, 'gap')} with unverified leads, traced to ${counted(all.leadOrigins, 'document')}.`,
    all.conflicting === 0 ? '' : `Statements on file differ for ${counted(all.conflicting, 'finding')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

const FIX_FIRST = 'Fix first';

/** Words of a report about itself and the verdict, on every page and in every format. */
export const REPORT_WORDS_EN = {
  assumedUse: 'Assumed use',
  checked: 'Checked',
  evidence: COLUMN_TITLES.evidence,
  leads: COLUMN_TITLES.leads,
  notChecked: 'Not checked',
  notice: 'Notice',
  policyNote: 'Policy note',
  project: 'Project',
  projectFile: 'Project file',
  providerFile: 'Provider file',
  report: 'Report',
  rulesAsked: 'Rules asked',
  sources: 'Sources',
  summary: 'Summary',
  verdict: 'Verdict',
  waivers: 'Waivers',
  ownEvidence: 'Your own evidence',
  unverifiedLeads: 'Leads, unverified',

  gaps: LIST_HEADS.gaps.title,
  blocking: 'Blocking',
  errors: 'Errors',
  errorsNotBlocking: 'Errors, not blocking',
  warnings: 'Warnings',
  notes: 'Notes',
  acceptedRisks: 'Accepted risks, still gaps',
  shown: 'Shown',
  notApplicable: 'Not applicable',
  notApplicableShort: 'N/A',
  fixFirst: FIX_FIRST,
  /** With how many of the rules that have gaps are shown. */
  fixFirstOf: (shown: number, rules: number) =>
    shown === rules ? FIX_FIRST : `${FIX_FIRST} (${shown} of ${rules})`,
  none: 'none',
  yes: 'yes',
  no: 'no',

  gapsOfLevel: (level: Severity, effect: string | undefined) =>
    `${capitalised(SEVERITY_NOUNS[level][1])}${effect === undefined ? '' : `, ${effect}`}`,
  waivedCount: (count: number) => `${count} waived`,
  asOf: (day: string) => `as of ${day}`,
  policy: (policy: string) => `policy ${policy}`,
  underPolicy: (what: string, policy: string, day: string) => `${what} under policy ${policy}, as of ${day}`,
  under: (what: string, policy: string) => `${what}, policy ${policy}`,
  offering: (name: string, models: number) => `${name}, ${counted(models, 'model')}`,
  through: (name: string, host: string) => `${name} through ${host}`,
  viaHost: (host: string) => `through ${host}`,
  ownPolicy: (policy: string) => `${policy} (yours)`,

  rulesOnly: (policy: string, rules: number | undefined) =>
    `policy ${policy}${rules === undefined ? '' : `, ${counted(rules, 'rule')} only`}`,
  blockingGaps: (count: number) => counted(count, 'blocking gap'),
  allShown: 'every requirement is shown',
  notAllShown: (open: number, total: number) => `${open} of ${total} requirements are not shown`,
  nothingBlocks: (accepted: number, rest: string) =>
    `nothing blocks${accepted === 0 ? '' : ` with ${acceptedRisks(accepted)}`}; ${rest}`,
  exitCode: (code: number) => `(exit ${code})`,
  countOfLevel: (count: number, level: Severity) => counted(count, ...SEVERITY_NOUNS[level]),
  acceptedRiskCount: acceptedRisks,
  unverifiedReports,
  shownCount: (count: number) => `${count} shown`,
  gapCount: (count: number) => counted(count, 'gap'),
  someOfGaps: (count: number, all: number) => `${count} of ${counted(all, 'gap')}`,
  gapsInRules: (gaps: number, rules: number, providers: number) =>
    `${counted(gaps, 'gap')} in ${counted(rules, 'rule')}${gaps === rules ? '' : `, counted per ${providers > 1 ? 'provider and model' : 'model'}`}`,
  someOf: (count: number, all: number, areProviders: boolean) =>
    `${count} of ${counted(all, areProviders ? 'provider' : 'model')}`,
  shortAge,
  age: ageText,
  summaryText,

  explainCommand: (rule: string, subject: string) => `mimo-check explain ${rule} ${subject}`,
  explainSays: 'why, which law, which source',
  explainSaysInFull: 'why this is a gap: law, policy values, statements',
  detailsCommand: (subject: string) => `mimo-check ${subject} --details`,
  detailsSays: 'every gap, lead and law',
  questionsCommand: (provider: string) => `mimo-check questions ${provider}`,
  questionsSays: 'a letter that asks for what is missing',
  showCommand: (subject: string) => `mimo-check show ${subject}`,
  showSays: 'everything on file',
  footer: (companies: string) =>
    `Not legal advice. Not affiliated with ${companies}. What was not checked: --details.`,
  gapNote:
    'A gap is about our file, not about what the company does. mimo-check explain <rule> <subject> says why.',
  more: (count: number) => `… and ${count} more; --format json has them all.`,
} as const;
