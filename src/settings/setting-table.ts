import { FORMATS } from '../format/index.js';
import { SEVERITIES } from '../policy/severity.js';
import {
  columns,
  day,
  destinationOf,
  formatOf,
  limit,
  once,
  oneOf,
  opposites,
  repeated,
  sort,
  text,
  tokens,
} from './option-parsers.js';
import { ATTESTATION_KINDS } from '../evidence/attestation.js';
import { LANGUAGES } from '../evidence/words/vocabulary-words.js';

/** A setting: how its option is written, what it says, how its value is read, and what else can set it. */
export interface Definition {
  flags: string;
  text: string;
  group: 'Selection:' | 'Evidence and policy:' | 'What is recorded:' | 'Output:';
  /** Absent: the option takes no value and says yes. */
  parse?: (value: string, previous: never) => unknown;
  /** The environment variable that is read where the option is absent. */
  variable?: string;
  /** The key of the project file that is read where both are absent. */
  key?: string;
}

const SELECTION = 'Selection:';
const INPUT = 'Evidence and policy:';
const RECORD = 'What is recorded:';
const OUTPUT = 'Output:';

const WAIVERS = opposites(['--waivers', '--no-waivers'], repeated(text), []);
const PROJECT = opposites(['--project', '--no-project'], once(text), false);
const COLOR = opposites(['--color', '--no-color'], () => true, false);

/** Words of other tools for a threshold that nothing reaches. */
const NEVER = { none: 'never', off: 'never', no: 'never', false: 'never' } as const;

/** Everything that can be set, in the order of the help pages. */
export const SETTINGS = {
  where: {
    flags: '--where <condition>',
    text: "name, operator (= != < <= > >= ~) and value as one word in quotes, like 'context>=200K'; repeatable, all must hold",
    group: SELECTION,
    parse: repeated(text),
  },
  sort: {
    flags: '--sort <name>',
    text: 'order by a name; -name from great to small',
    group: SELECTION,
    parse: sort,
  },
  limit: { flags: '--limit <number>', text: 'at most that many rows', group: SELECTION, parse: once(limit) },
  columns: {
    flags: '--columns <names>',
    text: 'the columns to show, like id,context',
    group: SELECTION,
    parse: once(columns),
  },
  rule: {
    flags: '--rule <id>',
    text: 'ask this rule of the policy alone; repeatable',
    group: SELECTION,
    parse: repeated(text),
  },
  inputTokens: {
    flags: '--input-tokens <number>',
    text: 'price one request with that many input tokens, like 200K',
    group: SELECTION,
    parse: once(tokens),
  },
  outputTokens: {
    flags: '--output-tokens <number>',
    text: 'and with that many output tokens',
    group: SELECTION,
    parse: once(tokens),
  },
  findings: { flags: '--findings', text: 'over the findings on everything on file too', group: SELECTION },
  policy: {
    flags: '-p, --policy <id|file>',
    text: 'policy to check against (default: default)',
    group: INPUT,
    parse: once(text),
    variable: 'MIMO_CHECK_POLICY',
    key: 'policy',
  },
  data: {
    flags: '-d, --data <file|folder>',
    text: 'provider files, or folders of them, that add to the built-in ones or replace them; repeatable',
    group: INPUT,
    parse: repeated(text),
    variable: 'MIMO_CHECK_DATA',
    key: 'data',
  },
  asOf: {
    flags: '--as-of <day>',
    text: 'the day to judge by, YYYY-MM-DD (default: today, UTC)',
    group: INPUT,
    parse: once(day),
    variable: 'MIMO_CHECK_AS_OF',
  },
  waivers: {
    flags: '-w, --waivers <file>',
    text: 'file of accepted risks; repeatable',
    group: INPUT,
    parse: WAIVERS.yes,
    variable: 'MIMO_CHECK_WAIVERS',
    key: 'waivers',
  },
  noWaivers: { flags: '--no-waivers', text: 'leave all waivers aside', group: INPUT, parse: WAIVERS.no },
  attestations: {
    flags: '-a, --attestations <file>',
    text: 'file of evidence that only you hold; repeatable',
    group: INPUT,
    parse: repeated(text),
    variable: 'MIMO_CHECK_ATTESTATIONS',
    key: 'attestations',
  },
  failOn: {
    flags: '--fail-on <severity>',
    text: `what makes the policy fail: ${[...SEVERITIES].reverse().join(', ')} or never (default: as the policy says)`,
    group: INPUT,
    parse: once(oneOf([...SEVERITIES, 'never'] as const, NEVER)),
    variable: 'MIMO_CHECK_FAIL_ON',
    key: 'fail_on',
  },
  project: {
    flags: '--project <file>',
    text: 'project file (default: the nearest mimo-check.yaml)',
    group: INPUT,
    parse: PROJECT.yes,
    variable: 'MIMO_CHECK_PROJECT',
  },
  noProject: { flags: '--no-project', text: 'use no project file', group: INPUT, parse: PROJECT.no },
  provider: {
    flags: '--provider <id>',
    text: 'write the skeleton of a provider file, providers/<id>.yaml, instead',
    group: INPUT,
    parse: once(text),
  },
  full: { flags: '--full', text: 'with --provider: every attribute', group: INPUT },
  lang: { flags: '--lang <en|de|fr>', text: 'of the letter', group: OUTPUT, parse: once(oneOf(LANGUAGES)) },
  force: { flags: '--force', text: 'overwrite what is there', group: OUTPUT },
  stdout: { flags: '--stdout', text: 'print the files and write none', group: OUTPUT },
  format: {
    flags: '-f, --format <format>',
    text: 'the format of the answer',
    group: OUTPUT,
    parse: once(formatOf(FORMATS)),
    variable: 'MIMO_CHECK_FORMAT',
  },
  output: {
    flags: '-o, --output <file>',
    text: 'write the report to a file, whole or not at all',
    group: OUTPUT,
    parse: once(text),
    variable: 'MIMO_CHECK_OUTPUT',
  },
  report: {
    flags: '--report <format[=file]>',
    text: 'a further report of the same run, into a file; without =file, what is printed instead; repeatable',
    group: OUTPUT,
    parse: repeated(destinationOf(FORMATS)),
    variable: 'MIMO_CHECK_REPORT',
  },
  details: { flags: '-v, --details', text: 'every gap, lead and law', group: OUTPUT },
  brief: { flags: '--brief', text: 'the verdict alone, in two lines', group: OUTPUT },
  quiet: { flags: '-q, --quiet', text: 'print nothing but problems', group: OUTPUT },
  color: { flags: '--color', text: 'colour, whatever the terminal', group: OUTPUT, parse: COLOR.yes },
  noColor: { flags: '--no-color', text: 'no colour', group: OUTPUT, parse: COLOR.no },
  reason: { flags: '--reason <text>', text: 'why the risk is accepted', group: RECORD, parse: once(text) },
  measures: {
    flags: '--measures <text>',
    text: 'what is done meanwhile; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  owner: { flags: '--owner <name>', text: 'who answers for it', group: RECORD, parse: once(text) },
  expires: {
    flags: '--expires <day>',
    text: 'the last day on which it holds, YYYY-MM-DD, UTC',
    group: RECORD,
    parse: once(day),
  },
  approvedBy: {
    flags: '--approved-by <name>',
    text: 'who else agreed; not the owner',
    group: RECORD,
    parse: once(text),
  },
  ticket: { flags: '--ticket <text>', text: 'where it is followed up', group: RECORD, parse: once(text) },
  advice: {
    flags: '--advice <text>',
    text: 'what the data protection officer or counsel said',
    group: RECORD,
    parse: once(text),
  },
  document: {
    flags: '--document <file>',
    text: 'the document that says so; its digest is taken',
    group: RECORD,
    parse: once(text),
  },
  title: { flags: '--title <text>', text: 'its title, with its version', group: RECORD, parse: once(text) },
  kind: {
    flags: '--kind <kind>',
    text: `what it is: ${ATTESTATION_KINDS.join(', ')}`,
    group: RECORD,
    parse: once(oneOf(ATTESTATION_KINDS)),
  },
  party: {
    flags: '--party <name>',
    text: 'who concluded or issued it; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  effectiveFrom: {
    flags: '--effective-from <day>',
    text: 'the first day on which it holds, YYYY-MM-DD, UTC',
    group: RECORD,
    parse: once(day),
  },
  answer: {
    flags: '--answer <attribute=value>',
    text: 'what it says, the value as YAML; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  clause: {
    flags: '--clause <attribute=place>',
    text: 'where it says so; one for each answer',
    group: RECORD,
    parse: repeated(text),
  },
  prevailsOver: {
    flags: '--prevails-over <attribute=reason>',
    text: 'why it goes before statements on file that say otherwise; repeatable',
    group: RECORD,
    parse: repeated(text),
  },
  answers: {
    flags: '--answers <file>',
    text: 'the answers as a YAML file: by attribute its value, clause, and so on',
    group: RECORD,
    parse: once(text),
  },
} as const satisfies Record<string, Definition>;

/** An option, by its name in the code. */
export type OptionName = keyof typeof SETTINGS;

export const OPTION_NAMES = Object.keys(SETTINGS) as OptionName[];

/** What is set: an option that says no, like --no-color, sets the same as the one that says yes. */
export type SettingName = Exclude<OptionName, 'noWaivers' | 'noProject' | 'noColor'>;

type ValueRead<D> = D extends { parse: (value: string, previous: never) => infer T } ? T : boolean;

/** The value of each setting. */
export type Values = { [K in SettingName]: ValueRead<(typeof SETTINGS)[K]> };

/** What a project file can set too. */
export type ProjectSetting = {
  [K in SettingName]: (typeof SETTINGS)[K] extends { key: string } ? K : never;
}[SettingName];
