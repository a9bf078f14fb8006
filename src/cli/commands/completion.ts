import { once } from '../../input/memoize.js';
import { inputError } from '../../input/problem.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import type { PlainText } from '../../report/reports.js';
import { completeLastWord, type CompletionData } from '../completion/candidates.js';
import { FILES, COMPLETE_LINE, SCRIPTS, SHELLS, COMPLETE_WORDS, splitLine } from '../completion/scripts.js';
import {
  listOfArguments,
  requiredArgument,
  optionsOf,
  defineCommand,
  type Command,
  type CommandCode,
} from '../command.js';
import { DEFAULT_POLICY } from '../../run/request.js';
import { load } from '../../run/load.js';

const completionLines = (lines: readonly string[]): PlainText => ({ kind: 'completion', lines: [...lines] });

/** The completion script for a shell. Throws an `InputError` for an unknown shell. */
export function completion(shell: string): PlainText {
  const known = SHELLS.find((name) => name === shell.toLowerCase());
  if (known !== undefined) return completionLines(SCRIPTS[known].trimEnd().split('\n'));
  throw inputError(`unknown shell ${quoted(shell)}`, {
    hint: suggest(shell, SHELLS) ?? `Shells: ${SHELLS.join(', ')}.`,
  });
}

const valuesAfter = (words: readonly string[], spellings: readonly string[]): string[] =>
  words.slice(0, -1).filter((_word, index) => spellings.includes(words[index - 1] ?? ''));

/** Loads what is on file for a line being typed, with its --data and --policy. Undefined if that fails. */
function loadFor(words: readonly string[], asOf: string): ReturnType<CompletionData['load']> {
  const data = valuesAfter(words, ['--data', '-d']);
  const [policy = DEFAULT_POLICY] = valuesAfter(words, ['--policy', '-p']);
  try {
    return load({ asOf, policy, ...(data.length === 0 ? {} : { data }) });
  } catch {
    return undefined;
  }
}

function completionData(
  words: readonly string[],
  commands: readonly Command[],
  asOf: string,
): CompletionData {
  return {
    commands: commands.map((command) => ({ ...command, names: optionsOf(command) })),
    load: once(() => loadFor(words, asOf)),
    asOf,
  };
}

/** The completions of a line's last word, with a blank after a complete one. */
function additions(line: string, commands: readonly Command[], asOf: string): string[] {
  const { words, isQuoted } = splitLine(line);
  if (isQuoted) return [];
  const typed = words.slice(1);
  const { length } = typed.at(-1) ?? '';
  return completeLastWord(typed, completionData(typed, commands, asOf)).map((candidate) =>
    candidate === FILES ? FILES : `${candidate.slice(length)}${candidate.endsWith('=') ? '' : ' '}`,
  );
}

/** A shell, or the way in which a line is passed, and what is typed. */
interface CompletionRequest {
  shell: string;
  typed: readonly string[];
  asOf: string;
}

function answerCompletion(
  { shell, typed, asOf }: CompletionRequest,
  commands: readonly Command[],
): PlainText {
  if (shell === COMPLETE_LINE) return completionLines(additions(typed[0] ?? '', commands, asOf));
  if (shell === COMPLETE_WORDS)
    return completionLines(completeLastWord(typed, completionData(typed, commands, asOf)));
  if (typed.length > 0)
    throw inputError(`completion takes one shell, and nothing after it`, {
      hint: 'Like: mimo-check completion bash',
    });
  return completion(shell);
}

/** Makes the command `completion`, which offers all commands including itself. */
export const completionOf = (commands: () => Promise<readonly Command[]>): CommandCode =>
  defineCommand({
    examples: ['completion bash > ~/.local/share/bash-completion/completions/mimo-check'],
    options: [],
    bare: true,
    request: ([shell, typed], settings) => ({
      shell: requiredArgument(shell),
      typed: listOfArguments(typed),
      asOf: settings.asOf.value,
    }),
    answer: async (request) => answerCompletion(request, await commands()),
  });
