import { FORMATS } from '../format/index.js';
import { SEVERITIES, THRESHOLDS } from '../policy/severity.js';
import {
  parseColumns,
  parseDay,
  destinationOf,
  formatOf,
  parseLimit,
  givenOnce,
  numberGivenOnce,
  parseOneOf,
  opposites,
  givenRepeatedly,
  parseSort,
  parseText,
  parseTokens,
} from './option-parsers.js';
import { RECORD_SETTINGS } from './record-settings.js';
import { LANGUAGES } from '../evidence/words/vocabulary-words.js';

/** A setting: its option, its help text, its parser, and what else can set it. */
export interface Definition {
  flags: string;
  text: string;
  group: 'Selection:' | 'Evidence and policy:' | 'What is recorded:' | 'Output:';
  /** If absent, the option takes no value and means yes. */
  parse?: (value: string, previous: never) => unknown;
  /** The environment variable that is used if the option is absent. */
  variable?: string;
  /** The key of the project file that is used if both are absent. */
  key?: string;
}

const SELECTION_HEADING = 'Selection:';
const INPUT_HEADING = 'Evidence and policy:';
const OUTPUT_HEADING = 'Output:';

const WAIVERS_OPTION = opposites(['--waivers', '--no-waivers'], givenRepeatedly(parseText), []);
const PROJECT_OPTION = opposites(['--project', '--no-project'], givenOnce(parseText), false);
const COLOR_OPTION = opposites(['--color', '--no-color'], () => true, false);

/** What runs a gate: a service with its own workflow file, or anything that runs a script. */
export const CI_KINDS = ['github', 'gitlab', 'sh'] as const;
export type CiKind = (typeof CI_KINDS)[number];

/** Words of other tools for a threshold that nothing reaches. */
const NEVER = { none: 'never', off: 'never', no: 'never', false: 'never' } as const;

/** All settings, in the order of the help pages. */
export const SETTINGS = {
  where: {
    flags: '--where <condition>',
    text: "name, operator (= != < <= > >= ~) and value as one word in quotes, like 'context>=200K'; repeatable, all must hold",
    group: SELECTION_HEADING,
    parse: givenRepeatedly(parseText),
  },
  sort: {
    flags: '--sort <name>',
    text: 'sort by a column (severity: worst first); -name reverses',
    group: SELECTION_HEADING,
    parse: parseSort,
  },
  limit: {
    flags: '--limit <number>',
    text: 'at most that many rows',
    group: SELECTION_HEADING,
    parse: numberGivenOnce(parseLimit),
  },
  columns: {
    flags: '--columns <names>',
    text: 'the columns to show, like id,context',
    group: SELECTION_HEADING,
    parse: givenOnce(parseColumns),
  },
  within: {
    flags: '--within <days>',
    text: 'only what becomes too old for the policy, or ends, within that many days',
    group: SELECTION_HEADING,
    parse: numberGivenOnce(parseLimit),
  },
  rule: {
    flags: '--rule <id>',
    text: 'ask this rule of the policy alone; repeatable',
    group: SELECTION_HEADING,
    parse: givenRepeatedly(parseText),
  },
  inputTokens: {
    flags: '--input-tokens <number>',
    text: 'price one request with that many input tokens, like 200K',
    group: SELECTION_HEADING,
    parse: numberGivenOnce(parseTokens),
  },
  outputTokens: {
    flags: '--output-tokens <number>',
    text: 'and with that many output tokens',
    group: SELECTION_HEADING,
    parse: numberGivenOnce(parseTokens),
  },
  findings: {
    flags: '--findings',
    text: 'query the findings as well, for every provider and model on file',
    group: SELECTION_HEADING,
  },
  policy: {
    flags: '-p, --policy <id|file>',
    text: 'policy to check against (default: default)',
    group: INPUT_HEADING,
    parse: givenOnce(parseText),
    variable: 'MIMO_CHECK_POLICY',
    key: 'policy',
  },
  data: {
    flags: '-d, --data <file|folder>',
    text: 'provider files, or folders of them, that add to the built-in ones or replace them; repeatable',
    group: INPUT_HEADING,
    parse: givenRepeatedly(parseText),
    variable: 'MIMO_CHECK_DATA',
    key: 'data',
  },
  asOf: {
    flags: '--as-of <day>',
    text: 'the day to judge by, YYYY-MM-DD (default: today, UTC)',
    group: INPUT_HEADING,
    parse: givenOnce(parseDay),
    variable: 'MIMO_CHECK_AS_OF',
  },
  waivers: {
    flags: '-w, --waivers <file>',
    text: 'file of accepted risks; repeatable',
    group: INPUT_HEADING,
    parse: WAIVERS_OPTION.yes,
    variable: 'MIMO_CHECK_WAIVERS',
    key: 'waivers',
  },
  noWaivers: {
    flags: '--no-waivers',
    text: 'ignore all waivers',
    group: INPUT_HEADING,
    parse: WAIVERS_OPTION.no,
  },
  attestations: {
    flags: '-a, --attestations <file>',
    text: 'file of evidence that only you hold; repeatable',
    group: INPUT_HEADING,
    parse: givenRepeatedly(parseText),
    variable: 'MIMO_CHECK_ATTESTATIONS',
    key: 'attestations',
  },
  failOn: {
    flags: '--fail-on <severity>',
    text: `what makes the policy fail: ${[...SEVERITIES].reverse().join(', ')} or never (default: as the policy says)`,
    group: INPUT_HEADING,
    parse: givenOnce(parseOneOf(THRESHOLDS, NEVER)),
    variable: 'MIMO_CHECK_FAIL_ON',
    key: 'fail_on',
  },
  project: {
    flags: '--project <file>',
    text: 'project file (default: the nearest mimo-check.yaml)',
    group: INPUT_HEADING,
    parse: PROJECT_OPTION.yes,
    variable: 'MIMO_CHECK_PROJECT',
  },
  noProject: {
    flags: '--no-project',
    text: 'use no project file',
    group: INPUT_HEADING,
    parse: PROJECT_OPTION.no,
  },
  provider: {
    flags: '--provider <id>',
    text: 'write the skeleton of a provider file, providers/<id>.yaml, instead',
    group: INPUT_HEADING,
    parse: givenOnce(parseText),
  },
  full: { flags: '--full', text: 'with --provider: every attribute', group: INPUT_HEADING },
  ci: {
    flags: '--ci <kind>',
    text: `write a gate that calls mimo-check on each pull request: ${CI_KINDS.join(', ')}`,
    group: INPUT_HEADING,
    parse: givenOnce(parseOneOf(CI_KINDS)),
  },
  lang: {
    flags: '--lang <en|de|fr>',
    text: 'the language of the letter (default: en)',
    group: OUTPUT_HEADING,
    parse: givenOnce(parseOneOf(LANGUAGES)),
  },
  force: { flags: '--force', text: 'overwrite what is there', group: OUTPUT_HEADING },
  stdout: { flags: '--stdout', text: 'print the files and write none', group: OUTPUT_HEADING },
  format: {
    flags: '-f, --format <format>',
    text: 'the format of the answer',
    group: OUTPUT_HEADING,
    parse: givenOnce(formatOf(FORMATS)),
    variable: 'MIMO_CHECK_FORMAT',
  },
  output: {
    flags: '-o, --output <file>',
    text: 'write the report to a file, whole or not at all; missing folders are made',
    group: OUTPUT_HEADING,
    parse: givenOnce(parseText),
    variable: 'MIMO_CHECK_OUTPUT',
  },
  report: {
    flags: '--report <format[=file]>',
    text: 'also write the report in this format to a file; without =file, print it in place of the page; repeatable',
    group: OUTPUT_HEADING,
    parse: givenRepeatedly(destinationOf(FORMATS)),
    variable: 'MIMO_CHECK_REPORT',
  },
  details: { flags: '-v, --details', text: 'every gap, lead and law', group: OUTPUT_HEADING },
  brief: { flags: '--brief', text: 'the verdict alone, in two lines', group: OUTPUT_HEADING },
  quiet: { flags: '-q, --quiet', text: 'print nothing but problems', group: OUTPUT_HEADING },
  color: {
    flags: '--color',
    text: 'colour, whatever the terminal',
    group: OUTPUT_HEADING,
    parse: COLOR_OPTION.yes,
  },
  noColor: { flags: '--no-color', text: 'no colour', group: OUTPUT_HEADING, parse: COLOR_OPTION.no },
  ...RECORD_SETTINGS,
} as const satisfies Record<string, Definition>;

/** The name of an option in the code. */
export type OptionName = keyof typeof SETTINGS;

export const OPTION_NAMES = Object.keys(SETTINGS) as OptionName[];

/**
 * The name of a setting. A negative option such as --no-color belongs to the same setting as its opposite.
 */
export type SettingName = Exclude<OptionName, 'noWaivers' | 'noProject' | 'noColor'>;

type ValueRead<D> = D extends { parse: (value: string, previous: never) => infer T } ? T : boolean;

/** The value of each setting. */
export type Values = { [K in SettingName]: ValueRead<(typeof SETTINGS)[K]> };

/** The settings that a project file can make, too. */
export type ProjectSetting = {
  [K in SettingName]: (typeof SETTINGS)[K] extends { key: string } ? K : never;
}[SettingName];
