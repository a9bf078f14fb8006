import { type CommanderError, Help } from 'commander';
import type { Terminal } from '../format/terminal.js';
import { builtinText, topicNames } from '../input/builtin.js';
import { isDay } from '../input/calendar.js';
import { VARIABLES } from '../settings/settings.js';
import type { Command } from './command.js';
import { MOST_ECHOED, typeable } from './hints.js';
import { capitalised } from '../input/words.js';

type Width = Terminal['width'];

const INDENT = 6;
/** If there is less width than this, a text goes below its name. */
const LEAST_TEXT_WIDTH = 24;

const page = new Help();
page.minWidthToWrap = 1;

/** Wraps text to a width, with all but the first line indented. Never cuts a word. */
const fill = (text: string, width: Width, indent = 0): string =>
  page.boxWrap(text, Math.max(width - indent, 1)).replaceAll('\n', `\n${' '.repeat(indent)}`);

/** A name with its text next to it or, without enough width, below it. */
function item(term: string, termWidth: number, text: string, width: Width): string {
  const left = termWidth + 4;
  return width - left < LEAST_TEXT_WIDTH
    ? `  ${term}\n${' '.repeat(INDENT)}${fill(text, width, INDENT)}`
    : `  ${term.padEnd(termWidth)}  ${fill(text, width, left)}`;
}

/** Commander's layout for commands and options. */
export const LAYOUT: Partial<Help> = {
  minWidthToWrap: 1,
  subcommandTerm: (command) => Help.prototype.subcommandTerm.call(page, command).replace(' [options]', ''),
  formatItem: (term, termWidth, text, { helpWidth }) => item(term, termWidth, text, helpWidth ?? 80),
};

/** Breaks a command line that is too long, with a backslash at the end of each line but the last. */
function commandLine(line: string, width: Width): string {
  const lines: string[] = [];
  for (const part of `mimo-check ${line}`.split(/ (?=--[a-z]|> |\| (?:mimo-check|jq) )/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + INDENT - 1 <= width)
      lines.push(`${lines.pop() ?? ''} ${part}`);
    else lines.push(part);
  }
  return `  ${lines.join(' \\\n    ')}\n`;
}

/** Today, or a fixed day if the clock is wrong, so that other days can be counted from it. */
const dayForExamples = (today: string): string =>
  isDay(today) && today < '2099-01-01' ? today : '2026-11-23';

/** Example lines to type after the program's name, at least one for each command. */
export const examplesOf = ({ examples }: Command, today: string): readonly string[] =>
  typeof examples === 'function' ? examples(dayForExamples(today)) : examples;

/** The text above a command's options: what it does, in a line, and examples. */
export const leadOf = (text: Command, today: string, width: Width): string =>
  `${fill(`${capitalised(text.summary)}.`, width)}\n\n${examplesOf(text, today)
    .map((line) => commandLine(line, width))
    .join('')}`;

const FIRST_EXAMPLES: readonly (readonly [line: string, says: string])[] = [
  ['mimo-check xiaomi', 'what is shown, what is not, and what to get first'],
  ['mimo-check xiaomi --format json | jq .verdict', 'the same for a program; the exit code is the verdict'],
];

/** The text above the program's help page. */
export const programLead = (width: Width): string =>
  `${fill('May we send our data to this AI provider, on the evidence we have today?', width)}\n\n${FIRST_EXAMPLES.map(
    ([line, says]) => `${item(line, Math.max(...FIRST_EXAMPLES.map(([one]) => one.length)), says, width)}\n`,
  ).join('')}`;

const ZERO_MEANING = 'PASS or NOT GATED; for other commands: done';
const NO_ANSWER_MEANING =
  'error: wrong usage, unreadable or invalid input, unknown name, or nothing to check';

/** What exit codes 0 and 1 mean for commands that use 1; the others use 0 and 2. */
const VERDICT_MEANINGS: Readonly<Record<string, readonly [zero: string, one: string]>> = {
  check: ['PASS or NOT GATED', 'FAIL'],
  validate: ['every file is valid', 'something is invalid'],
  verify: ['the report is the same', 'the report differs'],
  render: ['converted, and the report does not say FAIL', 'converted, and the report says FAIL or invalid'],
};

export const ALL_CODES: readonly (readonly [code: number, text: string])[] = [
  [0, ZERO_MEANING],
  [1, 'FAIL; validate: something is invalid; verify: the report differs'],
  [2, NO_ANSWER_MEANING],
];

function codesOf(name: string): typeof ALL_CODES {
  const [zero, one] = VERDICT_MEANINGS[name] ?? ['done'];
  return [[0, zero], ...(one === undefined ? [] : ([[1, one]] as const)), [2, NO_ANSWER_MEANING]];
}

/** The text below every help page: the exit codes of a command, or of all. */
export const exitCodes = (width: Width, name?: string): string =>
  `\nExit codes:\n${(name === undefined ? ALL_CODES : codesOf(name))
    .map(([code, text]) => `  ${code}  ${fill(text, width, 5)}`)
    .join('\n')}`;

const FURTHER_HELP = [
  'mimo-check <subject...> is short for mimo-check check <subject...>; mimo-check check --help lists its options.',
  'A subject is a provider (xiaomi), a model id (xiaomi/mimo-v2-pro) or another spelling of one that is on file. In place of subjects, check accepts a hyphen and reads them from standard input, one a line; with --format ndjson, any number of them.',
  `These options can also be set as variables, each once; the option wins: ${VARIABLES.join(', ')}. Any other variable that begins with MIMO_CHECK_ is an error.`,
  'What your team agrees on goes into a project file, mimo-check.yaml: mimo-check init xiaomi writes one. It applies in its folder and in those below, and mimo-check without arguments checks what it lists.',
];

/** The text below the program's help page. */
export const programMore = (width: Width): string =>
  `\n${FURTHER_HELP.map((text) => fill(text, width)).join('\n')}\n${exitCodes(width)}`;

/** The text below the help page of `help`: all topics. */
export const topicLine = (width: Width): string => `\n${fill(`Topics: ${topicNames().join(', ')}.`, width)}`;

/** The page of a topic. If a command has the same name, it says how to see the command's help. */
export async function topicPage(name: string, isCommand: boolean, terminal: Terminal): Promise<string> {
  const { renderTopic } = await import('../format/page/topic-page.js');
  const more = `\n\`mimo-check ${name} --help\` prints the page of the command ${name}.\n`;
  return renderTopic(`${builtinText('data/help', `${name}.md`)}${isCommand ? more : ''}`, terminal);
}

/** What an argument means, by its placeholder in the usage. */
const MEANINGS: Readonly<Record<string, string>> = {
  subject: 'a provider or a model',
  provider: 'a provider',
  rule: 'a rule; mimo-check rules lists them',
  kind: 'a kind of file',
  shell: 'a shell',
  report: 'a JSON report',
  expression: 'a JMESPath expression, in quotes',
};

/** The shortest form of a command: its first example without options. */
function shortest(text: Command, today: string): string {
  const own = examplesOf(text, today).find((line) => line.startsWith(`${text.name} `));
  return own === undefined ? `${text.name} --help` : (own.split(/ (?:--|> )/)[0] ?? own);
}

function missingHint({ message }: CommanderError, text: Command, today: string): string {
  const [, name = ''] = /argument '([\w-]+)/.exec(message) ?? [];
  return `Name ${MEANINGS[name] ?? `the ${name}`}, like: mimo-check ${shortest(text, today)}`;
}

function excessHint({ name, arguments: expected, options }: Command, operands: readonly string[]): string {
  if (expected === '' && options.includes('where'))
    return `Narrow the list with --where, like: mimo-check ${name} --where id=${typeable(operands[0], 'xiaomi')}`;
  if (name === 'query') return 'Put the expression in quotes, as one word.';
  const takes = expected === '' ? 'no arguments' : expected;
  const more = name === 'show' ? ' mimo-check compare sets several side by side.' : '';
  return `It takes ${takes}.${more} See mimo-check ${name} --help.`;
}

/** An unknown option of a list may be the name of a field. */
function fieldHint({ message }: CommanderError, { options }: Command): string | undefined {
  const [, name] = /unknown option '--([a-z][a-z-]*)/.exec(message) ?? [];
  return name === undefined || !options.includes('where') || message.includes('Did you mean')
    ? undefined
    : `Lists are narrowed with --where, like --where ${typeable(name, '<name>')}=<value>.`;
}

/** A hint for an error of commander's; undefined if the error says enough. */
export function usageHint(
  error: CommanderError,
  text: Command,
  { operands, today }: { operands: readonly string[]; today: string },
): string | undefined {
  if (error.code === 'commander.missingArgument') return missingHint(error, text, today);
  if (error.code === 'commander.unknownOption') return fieldHint(error, text);
  return error.code === 'commander.excessArguments' ? excessHint(text, operands) : undefined;
}

/** Shortens arguments in commander's messages to 80 characters. */
export const shortenArguments = (text: string): string =>
  text.replace(/'([^']*)'/g, (whole, word: string) =>
    word.length > MOST_ECHOED ? `'${word.slice(0, MOST_ECHOED)}…'` : whole,
  );
