import { inputError } from '../../input/problem.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import type { PlainText } from '../../report/reports.js';
import { complete, type Offer } from '../completion/candidates.js';
import { FILES, LINE, SCRIPTS, SHELLS, WORDS } from '../completion/scripts.js';
import { splitLine } from '../completion/shell-words.js';
import { type CommandText, many, one, optionsOf } from '../command.js';
import type { Io } from '../../input/io.js';
import { DEFAULT_POLICY, load, type Request } from '../../run/request.js';

const report = (lines: readonly string[]): PlainText => ({ kind: 'completion', lines: [...lines] });

/** The script that teaches a shell to complete. Throws an InputError for a shell that is not known. */
export function completion(shell: string): PlainText {
  const known = SHELLS.find((name) => name === shell.toLowerCase());
  if (known !== undefined) return report(SCRIPTS[known].trimEnd().split('\n'));
  throw inputError(`unknown shell ${quoted(shell)}`, {
    hint: suggest(shell, SHELLS) ?? `Shells: ${SHELLS.join(', ')}.`,
  });
}

const valuesAfter = (words: readonly string[], spellings: readonly string[]): string[] =>
  words.slice(0, -1).filter((_word, index) => spellings.includes(words[index - 1] ?? ''));

/** What is on file for a line that is being typed, its --data and --policy heeded. Nothing where it cannot be loaded. */
function loadFor(words: readonly string[], asOf: string): ReturnType<Offer['load']> {
  const data = valuesAfter(words, ['--data', '-d']);
  const [policy = DEFAULT_POLICY] = valuesAfter(words, ['--policy', '-p']);
  const request: Omit<Request, 'subjects'> = { asOf, policy, ...(data.length === 0 ? {} : { data }) };
  try {
    return load(request);
  } catch {
    return undefined;
  }
}

function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

function offerFor(words: readonly string[], commands: readonly CommandText[], { today }: Io): Offer {
  return {
    commands: commands.map((command) => ({ ...command, names: optionsOf(command) })),
    load: once(() => loadFor(words, today)),
    asOf: today,
  };
}

/** What is to be added to the last word of a line, with a blank after what is whole. */
function additions(line: string, commands: readonly CommandText[], io: Io): string[] {
  const { words, isQuoted } = splitLine(line);
  if (isQuoted) return [];
  const typed = words.slice(1);
  const { length } = typed.at(-1) ?? '';
  return complete(typed, offerFor(typed, commands, io)).map((candidate) =>
    candidate === FILES ? FILES : `${candidate.slice(length)}${candidate.endsWith('=') ? '' : ' '}`,
  );
}

/** The command; what it offers are the commands that it is one of. */
export const completionOf = (commands: () => readonly CommandText[]): CommandText => ({
  name: 'completion',
  arguments: '<shell> [typed...]',
  summary: `print the script that completes commands, options and ids in a shell: ${SHELLS.join(', ')}`,
  examples: ['completion bash > ~/.local/share/bash-completion/completions/mimo-check'],
  options: [],
  bare: true,
  answer: ([shell, typed], _flags, io) => {
    const words = many(typed);
    if (one(shell) === LINE) return report(additions(words[0] ?? '', commands(), io));
    if (one(shell) === WORDS) return report(complete(words, offerFor(words, commands(), io)));
    if (words.length > 0)
      throw inputError(`completion takes one shell, and nothing after it`, {
        hint: 'Like: mimo-check completion bash',
      });
    return completion(one(shell));
  },
});
