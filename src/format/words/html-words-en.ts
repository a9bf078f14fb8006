import { capitalised, counted } from '../../input/words.js';
import { DUTY_WORDS, OWN_POLICY } from '../../verdict/words/outcome-words-en.js';
import { COLUMN_TITLES, LIST_HEADS, REPORT_TEXTS } from '../../report/words-en.js';

const FACT_WORDS = {
  heading: 'What is on file',
  entity: 'Contracting entity',
  role: 'Role',
  terms: 'Terms',
  places: 'Stored, and inference runs, in',
  access: 'Accessed from',
  transfer: 'Transfer tool',
  notAsked: 'not asked in this report',
  noEvidence: 'no proof on file',
  more: (count: number) => `${counted(count, 'more statement')} under the findings.`,
} as const;

const ARTICLE_WORDS = {
  heading: 'Findings, by whose duty',
  duties: {
    you: capitalised(DUTY_WORDS.you),
    vendor: capitalised(DUTY_WORDS.vendor),
    both: capitalised(DUTY_WORDS.both),
    none: capitalised(OWN_POLICY),
  },
  from: (day: string) => `from ${day}`,
  noStatement: 'No reviewed statement on file.',
  gapDetails: 'Evidence, reasons and question',
  why: 'Why it matters',
  unverified: 'unverified',
  counts: (findings: number, blocking: number, gaps: number) =>
    [
      counted(findings, 'finding'),
      ...(blocking === 0 ? [] : [`${blocking} blocking`]),
      ...(gaps === 0 ? [] : [counted(gaps, 'gap')]),
    ].join(', '),
} as const;

const LEAD_WORDS = {
  heading: 'Unverified leads: they are no proof',
  caption: 'Reports by others, and what each would change if true',
  heads: ['Lead', 'What is said', 'Reported by', 'Original document', 'If true'],
  besides: 'Related; does not answer this rule.',
  link: (number: string) => `lead ${number}`,
} as const;

const MATRIX_WORDS = {
  heading: 'Requirements and subjects',
  caption: 'Outcome of each rule for each subject',
  subjects: (count: number, first: string, last: string) =>
    `${counted(count, 'subject')}, from ${first} to ${last}`,
} as const;

const OWN_WORDS = {
  heading: 'Waivers and attestations',
  caption: 'Waivers, and what became of each',
  heads: ['Status', 'What was accepted', 'Who'],
  reason: 'Reason',
  measures: 'Measures',
  advice: 'Advice',
  owner: 'Owner',
  agreedBy: 'Agreed by',
  ticket: 'Ticket',
  file: COLUMN_TITLES.file,
  goesFirst: REPORT_TEXTS.attestation.goesFirst,
  noWaiver: 'No waiver was used in this report.',
  noAttestation: 'No attestation was used in this report.',
} as const;

const SOURCE_WORDS = {
  caption: 'Documents that statements and leads in this report name',
  heads: ['Document', 'Published by', COLUMN_TITLES.version, 'Read here', 'Kept copy'],
  by: (reader: string) => `by ${reader}`,
} as const;

const IN_FORCE_FROM = 'In force from';
const CHECKED = 'Checked against the text';

const LAW_WORDS = {
  heading: 'Law and adequacy used',
  caption: 'Articles that the rules rest on, in our own words',
  heads: ['Article', 'What it asks for, allows or defines', IN_FORCE_FROM, CHECKED, LIST_HEADS.rules.title],
  appliesTo: (scope: string) => `Applies to ${scope}.`,
  notInForce: 'not in force on this day',
  notYetRead: 'not yet',
  until: 'until',
  officialTexts: 'Official texts',
  adequacy: 'Adequacy (GDPR 45)',
  decisions: 'Adequacy decisions in force on countries that statements in this report name',
  decisionHeads: ['Decision', 'Country', 'Holds for', IN_FORCE_FROM, CHECKED],
  notLimited: 'not limited',
  recipientNamed: 'the recipient has to be named',
  noDecision: (countries: string) => `No decision is in force on ${countries}.`,
  noCountry: 'No statement in this report names a country outside the EEA.',
  officialList: 'Official list of decisions',
  digests: 'Digests (SHA-256)',
  allData: 'all data',
  madeBy: (tool: string, version: string) =>
    `Made by ${tool} ${version}. The same inputs give the same report; mimo-check verify compares them.`,
} as const;

/** Words of the HTML report only. */
export const HTML_WORDS_EN = {
  kind: 'mimo-check · evidence report',
  route: 'Route',
  itself: (provider: string) => `${provider} itself`,
  readFirst: 'Read this first',
  notCheckedHeading: 'What was not checked',
  rulesNotAsked: (others: number, all: number) =>
    `${others} of the ${all} rules of the policy: not asked here`,
  signatures: 'Signatures',
  signers: ['Prepared by', 'Data protection officer', 'Decided by'],
  signature: 'Name, place and date, signature',
  age: 'Age of the evidence',
  keptCopy: 'kept copy',
  recordedAs: 'Recorded as',
  source: COLUMN_TITLES.source,
  facts: FACT_WORDS,
  articles: ARTICLE_WORDS,
  leads: LEAD_WORDS,
  matrix: MATRIX_WORDS,
  own: OWN_WORDS,
  sources: SOURCE_WORDS,
  law: LAW_WORDS,
} as const;
