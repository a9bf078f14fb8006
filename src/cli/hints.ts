import { inputError, type Problem } from '../input/problem.js';
import { quoted } from '../input/words.js';
import { suggest } from '../input/suggest.js';
import { builtinPolicies } from '../policy/shipped-policies.js';
import { RULES, ruleNamed } from '../rules/index.js';
import type { Command } from './command.js';

export const MOST_ECHOED = 80;

/** A word if it needs no quoting, else a placeholder. */
export const typeable = (word: string | undefined, otherwise: string): string =>
  word !== undefined && word.length <= MOST_ECHOED && /^[\w./:-]+$/.test(word) ? word : otherwise;

/** Throws an `InputError` for a hyphen as a subject: only `check` reads standard input. */
export function refuseHyphen({ name, arguments: expected }: Command, operands: readonly string[]): void {
  if (name === 'check' || !operands.includes('-') || !/\b(subject|provider)\b/.test(expected)) return;
  const each = expected.includes('...') ? '' : '-n 1 ';
  const before = operands.slice(0, operands.indexOf('-')).map((word) => typeable(word, '<subject>'));
  throw inputError(`${name} does not read subjects from standard input: only check does`, {
    hint: `Hand them over as words: … | xargs ${each}mimo-check ${[name, ...before].join(' ')}`,
  });
}

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

/**
 * A bare word that is no command is taken as a subject; if it resembles a command, the problem gets a hint.
 */
export const withCommandHint =
  (subjects: readonly string[], commands: readonly string[]) =>
  (problems: readonly Problem[]): readonly Problem[] => {
    const { about, file } = problems[0] ?? {};
    // A subject in a file is not a mistyped command.
    if (about?.kind !== 'subject' || file !== undefined) return problems;
    const known = otherKindHint(about.name, subjects.length > 0);
    if (known !== undefined)
      return [{ message: `${quoted(about.name)} is no provider and no model`, hint: known }];
    const hint = subjects.includes(about.name) ? commandHint(about.name, subjects, commands) : undefined;
    if (hint === undefined) return problems;
    return [{ message: `unknown provider, model or command ${quoted(about.name)}`, hint }];
  };
