import type { CommanderError } from 'commander';
import { inputError } from '../input/problem.js';
import type { CommandText } from './command.js';
import { examplesOf } from './examples.js';

/** What an argument stands for, by the word for it in the usage. */
const MEANINGS: Readonly<Record<string, string>> = {
  subject: 'a provider or a model',
  provider: 'a provider',
  rule: 'a rule; mimo-check rules lists them',
  kind: 'a kind of file',
  shell: 'a shell',
  report: 'a JSON report',
  expression: 'a JMESPath expression, in quotes',
};

/** A word that can be typed as it is, or what stands for it. */
export const typeable = (word: string | undefined, otherwise: string): string =>
  word !== undefined && /^[\w./:-]+$/.test(word) ? word : otherwise;

/** The shortest form of a command: its first example without options. */
function shortest(text: CommandText, today: string): string {
  const own = examplesOf(text, today).find((line) => line.startsWith(`${text.name} `));
  return own === undefined ? `${text.name} --help` : (own.split(/ (?:--|> )/)[0] ?? own);
}

function missingHint({ message }: CommanderError, text: CommandText, today: string): string {
  const [, name = ''] = /argument '([\w-]+)/.exec(message) ?? [];
  return `Name ${MEANINGS[name] ?? `the ${name}`}, like: mimo-check ${shortest(text, today)}`;
}

function excessHint(
  { name, arguments: expected, options }: CommandText,
  operands: readonly string[],
): string {
  if (expected === '' && options.includes('where'))
    return `Narrow the list with --where, like: mimo-check ${name} --where id=${typeable(operands[0], 'xiaomi')}`;
  if (name === 'query') return 'Put the expression in quotes, as one word.';
  const takes = expected === '' ? 'no arguments' : expected;
  const more = name === 'show' ? ' mimo-check compare sets several side by side.' : '';
  return `It takes ${takes}.${more} See mimo-check ${name} --help.`;
}

/** How to mend what commander refuses; undefined where its own words say it. */
export function hintFor(
  error: CommanderError,
  text: CommandText,
  { operands, today }: { operands: readonly string[]; today: string },
): string | undefined {
  if (error.code === 'commander.missingArgument') return missingHint(error, text, today);
  return error.code === 'commander.excessArguments' ? excessHint(text, operands) : undefined;
}

/** Throws an InputError for a hyphen in the place of a subject: `check` alone reads standard input. */
export function refuseHyphen({ name, arguments: expected }: CommandText, operands: readonly string[]): void {
  if (name === 'check' || !operands.includes('-') || !/\b(subject|provider)\b/.test(expected)) return;
  const each = expected.includes('...') ? '' : '-n 1 ';
  const before = operands.slice(0, operands.indexOf('-')).map((word) => typeable(word, '<subject>'));
  throw inputError(`${name} does not read subjects from standard input: only check does`, {
    hint: `Hand them over as words: … | xargs ${each}mimo-check ${[name, ...before].join(' ')}`,
  });
}
