import { counted, enumerate } from '../../input/words.js';
import { COLUMN_TITLES } from '../../report/words-en.js';

/** Who runs a model that is reached through another host. */
const UPSTREAM_PHRASES = { maker: ', passed on', host: ', run there', unknown: '' } as const;

/** Who named an input, when a report is made again. */
const SAID_BY = { report: 'as the report names it', option: 'as you named it' } as const;

const COMPARE_WORDS = {
  sideBySide: 'Side by side',
  factOrRule: 'Fact or rule',
  title: (policy: string, day: string) =>
    `Side by side under policy ${policy}, as of ${day}. The order is no ranking.`,
  units: 'Prices are in USD per 1,000,000 tokens, sizes in tokens.',
} as const;

const LIST_WORDS = {
  short: {
    'reported-only': (mark: string) =>
      `${mark}: an unverified report gives a value, which does not count. mimo-check show prints it.`,
    missing: (mark: string) => `${mark}: not researched.`,
  },
  open: 'With … at its end, a list is not said to be complete, or a part of it is not stated.',
  leftOut: (columns: readonly string[], all: string) =>
    `Left out at this width: ${enumerate(columns, 'and')}. All: --columns ${all}`,
} as const;

const EXPLAIN_WORDS = {
  since: (day: string) => `since ${day}`,
  notInForce: (day: string) => `not in force on this day: from ${day}`,
  until: (day: string) => `until ${day}`,
  ownSummaries: (all: boolean) =>
    all
      ? 'In our words, not yet checked against the official text.'
      : 'In our words; those without a day of reading are not yet checked against the official text.',
  answers: { pass: 'met', silent: 'does not answer' },
  notProof: (weaknesses: string) => `Not proof: ${weaknesses}.`,
  caveat: 'Caveat',
  countsAs: COLUMN_TITLES.countsAs,
  notWaivable: (level: string) => `${level}, cannot be waived`,
  dutyOf: 'Duty of',
  madeModel: (name: string) => `${name}, who made the model`,
  considered: 'Claims considered',
  opposing: 'Speaks against it',
  relatedLeads: 'Leads on related questions',
  identity: (finding: string, evidence: string) => `finding ${finding}, evidence ${evidence}`,
  noLaw: 'Own policy: this rule cites no law.',
  policy: (policy: string, day: string) => `Policy ${policy}, as of ${day}`,
  note: (text: string) => `Note: ${text}`,
  reads: COLUMN_TITLES.reads,
} as const;

const SETTING_WORDS = {
  notSet: 'not set',
  option: (name: string) => `option ${name}`,
  variable: (name: string) => `variable ${name}`,
  policy: (place: string) => `policy, ${place}`,
  builtIn: 'built in',
  noProject: 'No project file is in force.',
  projectInForce: (file: string) => `Project file in force: ${file}`,
  heads: ['Setting', 'In force', 'From'],
  precedence: 'Precedence: option > environment > project file > built in.',
  uses: (rule: string) => `uses ${rule}`,
  policyTitle: (policy: string, title: string, day: string) => `Policy ${policy}: ${title}, as of ${day}`,
  digest: (digest: string) => `digest ${digest}`,
  forAllRules: 'For all rules',
  notCovered: COLUMN_TITLES.notCovered,
  nothingSaid: 'nothing is said',
} as const;

const SHOW_WORDS = {
  lead: 'lead',
  publisher: (name: string) => `publisher: ${name}`,
  reviewedBy: (name: string) => `reviewed by: ${name}`,
  readOn: (day: string) => `read on: ${day}`,
  version: (version: string) => `version: ${version}`,
  documents: 'Original documents of the leads, not read here',
  weights: (id: string) => `${id} (weights, not a service)`,
  via: (id: string, host: string, upstream: keyof typeof UPSTREAM_PHRASES) =>
    `${id} (via ${host}${UPSTREAM_PHRASES[upstream]})`,
  madeBy: 'Made by',
  otherIds: COLUMN_TITLES.otherIds,
  unlisted: (name: string, id: string) =>
    `What is on file is about ${name} and the models that its file lists: mimo-check show ${id}, mimo-check models --where provider=${id}`,
  reachedThrough: (host: string) => `reached through ${host}: what follows is about the own API`,
  onFile: (name: string) => `On file about ${name}`,
  notResearched: 'Not researched',
} as const;

const VALIDATE_WORDS = {
  valid: 'valid',
  invalid: 'invalid',
  warning: (text: string) => `warning: ${text}`,
  allValid: (files: number, warnings: number) =>
    `${counted(files, 'file')} valid, ${counted(warnings, 'warning')}.`,
  someInvalid: (files: number, invalid: number, problems: number) =>
    `${counted(files, 'file')} checked, ${invalid} invalid, with ${counted(problems, 'problem')}.`,
} as const;

const VERIFY_WORDS = {
  nothing: 'nothing',
  difference: (path: string, reported: string, recomputed: string) =>
    `${path}: the report says ${reported}; reproduced: ${recomputed}`,
  differences: 'Differences',
  holds: (file: string) => `${file}: reproduced, every field is the same.`,
  differs: (file: string, places: number) => `${file}: differs in ${counted(places, 'place')}.`,
  what: (kind: string, day: string, version: string, verdict: string | undefined) =>
    `${kind}, as of ${day}, by mimo-check ${version}${verdict === undefined ? '' : `, verdict ${verdict}`}`,
  from: (input: string) => `From ${input}`,
  input: (name: string, saidBy: keyof typeof SAID_BY) => `${name} (${SAID_BY[saidBy]})`,
} as const;

/** Words on the pages of single commands, which other formats repeat. */
export const PAGE_WORDS_EN = {
  compare: COMPARE_WORDS,
  list: LIST_WORDS,
  explain: EXPLAIN_WORDS,
  settings: SETTING_WORDS,
  show: SHOW_WORDS,
  validate: VALIDATE_WORDS,
  verify: VERIFY_WORDS,
  wrote: (file: string) => `Wrote ${file}`,
  recorded: (kind: 'waiver' | 'attestation', isNewFile: boolean, place: string) =>
    `Recorded ${kind === 'waiver' ? 'a waiver' : 'an attestation'} in ${isNewFile ? 'the new file ' : ''}${place}`,
} as const;
