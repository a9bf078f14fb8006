import type { CommanderError } from 'commander';
import { inputError } from '../input/problem.js';
import { suggest } from '../input/suggest.js';
import { builtinPolicies } from '../policy/shipped-policies.js';
import { RULES, ruleNamed } from '../rules/index.js';
import type { Command } from './command.js';
import { examplesOf } from './help.js';

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

const MOST_ECHOED = 80;

/** A word if it needs no quoting, else a placeholder. */
export const typeable = (word: string | undefined, otherwise: string): string =>
  word !== undefined && word.length <= MOST_ECHOED && /^[\w./:-]+$/.test(word) ? word : otherwise;

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

/** A hint for an error of commander's; undefined if the error says enough. */
export function usageHint(
  error: CommanderError,
  text: Command,
  { operands, today }: { operands: readonly string[]; today: string },
): string | undefined {
  if (error.code === 'commander.missingArgument') return missingHint(error, text, today);
  return error.code === 'commander.excessArguments' ? excessHint(text, operands) : undefined;
}

/** Throws an `InputError` for a hyphen as a subject: only `check` reads standard input. */
export function refuseHyphen({ name, arguments: expected }: Command, operands: readonly string[]): void {
  if (name === 'check' || !operands.includes('-') || !/\b(subject|provider)\b/.test(expected)) return;
  const each = expected.includes('...') ? '' : '-n 1 ';
  const before = operands.slice(0, operands.indexOf('-')).map((word) => typeable(word, '<subject>'));
  throw inputError(`${name} does not read subjects from standard input: only check does`, {
    hint: `Hand them over as words: … | xargs ${each}mimo-check ${[name, ...before].join(' ')}`,
  });
}

/** Shortens arguments in commander's messages to 80 characters. */
export const shortenArguments = (text: string): string =>
  text.replace(/'([^']*)'/g, (whole, word: string) =>
    word.length > MOST_ECHOED ? `'${word.slice(0, MOST_ECHOED)}…'` : whole,
  );

/** Words of other tools, with their equivalents here. */
const HABIT_HINTS: Readonly<Record<string, string>> = {
  list: 'mimo-check providers and mimo-check models list what is on file.',
  ls: 'mimo-check providers and mimo-check models list what is on file.',
  version: 'Write mimo-check --version.',
  lint: 'Did you mean validate?',
  run: 'Did you mean check?',
  scan: 'Did you mean check?',
};

/**
 * Guesses what a word given as a subject was meant to be: a command, a word of another tool, or a command
 * typed after its subject.
 */
export function commandHint(
  name: string,
  subjects: readonly string[],
  commands: readonly string[],
): string | undefined {
  const word = name.toLowerCase();
  const isRule = (one: string) => ruleNamed(one.toLowerCase(), RULES) !== undefined;
  const given = subjects.filter((one) => one !== name);
  // Commands that take a rule take it first.
  const others = [...given.filter(isRule), ...given.filter((one) => !isRule(one))].map((one) =>
    typeable(one, '<subject>'),
  );
  if (commands.includes(word))
    return others.length === 0
      ? `Did you mean the command ${word}? It comes before its options.`
      : `The command comes first: mimo-check ${word} ${others.join(' ')}`;
  return (
    (Object.hasOwn(HABIT_HINTS, word) ? HABIT_HINTS[word] : undefined) ??
    suggestCommand(name, subjects, commands)
  );
}

/** Only the first word can be a mistyped command. */
const suggestCommand = (name: string, [first]: readonly string[], commands: readonly string[]) =>
  name === first ? suggest(name, commands) : undefined;

/** A hint for the id of a policy or rule given as a subject; undefined for any other word. */
export function otherKindHint(name: string, isCheck: boolean): string | undefined {
  const id = name.toLowerCase();
  if (builtinPolicies().includes(id))
    return isCheck
      ? `It is a policy: mimo-check <subject> --policy ${id}, or mimo-check policies show ${id}`
      : `It is a policy: mimo-check policies show ${id}`;
  const rule = ruleNamed(id, RULES);
  return rule === undefined ? undefined : `It is a rule: mimo-check explain ${rule.id}`;
}
