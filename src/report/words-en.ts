import { capitalised, counted, enumerate, firstFew, grouped } from '../input/words.js';

/** The lists: what each is called, and what its rows are. */
export const LIST_HEADS = {
  attributes: {
    title: 'Attributes: what can be known of providers and models',
    noun: 'attribute',
    nouns: 'attributes',
  },
  evidence: { title: 'What the evidence rests on', noun: 'source', nouns: 'sources' },
  gaps: { title: 'Gaps', noun: 'gap', nouns: 'gaps' },
  models: { title: 'Models on file', noun: 'model', nouns: 'models' },
  policies: { title: 'Built-in policies', noun: 'policy', nouns: 'policies' },
  providers: { title: 'Providers on file', noun: 'provider', nouns: 'providers' },
  rules: { title: 'Rules', noun: 'rule', nouns: 'rules' },
} as const;

/** The titles of columns. */
export const COLUMN_TITLES = {
  address: 'Address',
  asked: 'Asked',
  askedOf: 'Asked of',
  attestation: 'Attestation',
  attested: 'Attested',
  attestedOnly: 'By attestation only',
  caveats: 'Caveats',
  collection: 'Collection',
  comparedWith: 'Values',
  context: 'Context',
  copy: 'Copy',
  cost: 'Cost',
  countsAs: 'Counts as',
  lastSeen: 'Last seen',
  daysOld: 'Days old',
  digest: 'Digest',
  endsOn: 'Ends on',
  evidence: 'Evidence',
  failsOn: 'Fails on',
  file: 'File',
  fix: 'To close it',
  homepage: 'Homepage',
  id: 'Id',
  indication: 'Indication',
  input: 'Input',
  kind: 'Kind',
  known: 'On file',
  law: 'Law',
  leads: 'Leads',
  meaning: '--where name',
  model: 'Model',
  models: 'Models',
  name: 'Name',
  newest: 'Newest text',
  notCovered: 'Not covered',
  of: 'Of',
  offering: 'Offering',
  operators: 'Operators',
  options: 'Options',
  otherIds: 'Other ids',
  outcome: 'Outcome',
  output: 'Output',
  paths: 'Paths for --where',
  provider: 'Provider',
  question: 'Question',
  readOn: 'Read on',
  reads: 'Reads',
  reasons: 'Reasons',
  recorded: 'Recorded',
  requirement: 'Requirement',
  reviewed: 'Reviewed statements',
  rule: 'Rule',
  seen: 'Seen',
  severity: 'Severity',
  source: 'Source',
  statements: 'Statements',
  subject: 'Subject',
  title: 'Title',
  tooOldOn: 'First use too old',
  uses: 'Uses',
  value: 'Value in a provider file',
  version: 'Version',
  waivable: 'Waivable',
  waived: 'Waived',
  waiver: 'Waiver',
  use: 'Use',
  why: 'Why',
} as const;

/** What a reader must know of the rows of a list. */
export const LIST_NOTES = {
  otherPaths: 'Other parts go by their path, like retention.periods.kind: --columns id,paths lists them.',
  questionMark: 'A question mark: the key may be left out.',
  values: '--columns id,value says how a provider file writes each value.',
  attested: (mark: string, columns: string, rows: string) => `${capitalised(mark)}: ${columns} of ${rows}.`,
  prices: 'Prices are in USD per 1,000,000 tokens, sizes in tokens; K is 1,000 and M 1,000,000.',
  tiers: (ids: readonly string[]) =>
    `Above a size of the request the price of ${ids.join(', ')} is another; what is shown is the price below it.`,
  cost: (input: number, output: number) =>
    `Cost is that of one request with ${grouped(input)} input and ${grouped(output)} output tokens, in USD; where a price has tiers, the one that the input reaches holds for the whole request.`,
  severities:
    'A check counts a rule about models once per model. mimo-check policies show <id> prints one policy whole, each value with its origin.',
  noLaw: "A rule without a law is the policy's own. mimo-check explain <rule> prints any rule in full.",
  tooOld: (count: number) =>
    `${counted(count, 'source has', 'sources have')} statements that are too old for this policy already.`,
  mixedAges: 'A statement on several texts ages from the oldest, so a newer text can be due first.',
  undated: (count: number) =>
    `${counted(count, 'source is', 'sources are')} undated: most rules count nothing of it.`,
  due: (day: string) => `Shown is what becomes too old, or ends, by ${day}.`,
  exact: (asked: string, number: string) => `${asked} compares with exactly ${number}.`,
  leftOut: (rows: string, count: number, names: readonly string[]) =>
    `${rows} ${count === 1 ? 'is' : 'are'} left out because something that was asked is not known of ${count === 1 ? 'it' : 'them'}: ${names.join(', ')}. A comparison with something unknown is never true.`,
  leftOutLeads: (count: number) =>
    `Reports that nobody here has checked never match; ${count} of those left out ${count === 1 ? 'has' : 'have'} one.`,
  matching: (count: number, all: string, isOne: boolean, where: readonly string[]) =>
    `${count} of ${all} ${isOne ? 'matches' : 'match'} ${where.join(' and ')}`,
  worstOf: (count: number, all: string) => `${count} of ${all}, worst first.`,
  worstOfMatching: (found: string, count: number) => `${found}; ${count} of them are shown, worst first.`,
  first: (found: string, count: number) => `${found}; the first ${count} are shown.`,
  waiver: (rule: string, subject: string, text: string) => `Waiver of ${rule} of ${subject}: ${text}`,
} as const;

/** Marks of single cells. */
export const CELL_MARKS = {
  undated: 'undated',
  noRule: 'no rule',
  contested: 'contested',
  endPlanned: (day: string) => `reported: end planned for ${day} (unverified)`,
  endedOn: (day: string) => `reported: switched off on ${day} (unverified)`,
  ended: 'reported: switched off (unverified)',
  otherTier: (tokens: number) =>
    `beyond a reported tier: another price above ${grouped(tokens)} tokens (unverified)`,
} as const;

/** What reports say in sentences and lines of their own. */
export const REPORT_TEXTS = {
  attestation: {
    notYet: 'not in force yet',
    ended: 'ended',
    head: (title: string, kind: string, parties: readonly string[]) =>
      `${title} (${kind} of ${parties.join(' and ')})`,
    about: (attributes: readonly string[]) => `on ${attributes.join(', ')}`,
    days: (first: string, last: string) => `${first} to ${last}`,
    owner: (name: string) => `answered for by ${name}`,
    goesFirst: (reason: string) => `takes precedence: ${reason}`,
  },
  policy: {
    changes: (rule: string, now: string, next: string, day: string) =>
      `${rule} counts as ${now} now, and as ${next} from ${day}`,
    before: (severity: string, day: string) => `${severity} before ${day}`,
    from: (severity: string, day: string) => `${severity} from ${day}`,
  },
  hop: {
    passedOn: (host: string, maker: string) => `${host} passes requests on to ${maker}`,
    runsItself: (host: string) => `${host} runs the model itself`,
    notKnown: (host: string, maker: string) =>
      `nothing on file says whether ${host} passes requests on to ${maker}`,
    unlisted: (family: string) =>
      `looks like an id of ${family}; it is not on file, so nothing is known about it`,
    served: (host: string) => `served by ${host}`,
    made: (maker: string) => `model made by ${maker}`,
  },
  replaced: (provider: string, file: string) =>
    `What is on file about ${provider} is read from ${file} (yours), not from the file that ships with mimo-check.`,
  published: (isShown: boolean, days: readonly string[]) =>
    `What is ${isShown ? 'shown' : 'on file'} rests on published text of ${days.join(' to ')}. If your own contract differs, record it with mimo-check attest.`,
  end: {
    said: (day: string | undefined) =>
      day === undefined ? 'Switched off' : `Switched off, or to be, on ${day}`,
    unverified: (reporters: readonly string[]) => `unverified, by ${enumerate(reporters)}`,
    plannedOnly: 'outcome not known',
    ofModels: (count: number, text: string) =>
      count === 1 ? `This model: ${text}` : `All ${count} models: ${text}`,
  },
  misspelled: (id: string, near: string) => `${id} is not on file. Did you mean ${near}?`,
  undated: (providers: readonly string[]) =>
    `The review${providers.length === 1 ? '' : 's'} of ${enumerate(providers)} ${providers.length === 1 ? 'is undated, so it' : 'are undated, so they'} can prove only prices, context windows and model availability.`,
  oneOf: (keys: readonly string[], fields: string) => `{ one of ${keys.join('/')}: ${fields} }`,
  later: (asOf: string, places: readonly string[]) =>
    `${counted(places.length, 'statement is', 'statements are')} dated after ${asOf} and not counted yet: ${firstFew(places)}.`,
  fileHead: (file: string) => `# file: ${file}`,
} as const;

/** The parts of a report that `verify` compares. */
export const VERIFIED_PARTS = {
  version: 'version of mimo-check',
  day: 'as-of date',
  dataset: 'digest of the dataset',
  law: 'digest of the law tables',
  adequacy: 'digest of the adequacy tables',
  certificates: 'digest of the table of certificates',
  policy: 'digest of the effective policy',
  waivers: 'digest of the waivers',
  attestations: 'digest of the attestations',
  asked: 'what was asked',
  verdict: 'verdict',
  findings: 'findings',
  summary: 'summary',
  rest: 'all else',
} as const;
