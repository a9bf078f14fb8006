import { attempt } from '../input/problem.js';
import { definitionOf, describeOption, type OptionTexts, settingOf } from '../settings/options.js';
import type { OptionName, Values } from '../settings/setting-table.js';
import { COMMAND_NAMES, loadCommand } from './command-table.js';
import { optionsOf, optionTextsOf, type Arguments, type Command } from './command.js';

/** A line as typed: which command, with which arguments and options. */
export interface Line {
  command: Command;
  args: Arguments;
  given: Partial<Values>;
  /** It names no command, so that `check` is meant. */
  bare: boolean;
}

type Parse = (value: string | undefined, previous: unknown) => unknown;

/** These are answered wherever they occur, also in the place of a value. */
const ANYWHERE = ['-h', '--help', '-V', '--version'];

/** Words by the arguments in a usage like `[rule] [subject...]`; undefined if they are too few or too many. */
function argumentsOf(usage: string, words: readonly string[]): Arguments | undefined {
  const names = usage === '' ? [] : usage.split(' ');
  const takesAll = usage.includes('...');
  if (!takesAll && words.length > names.length) return undefined;
  if (names.some((name, index) => name.startsWith('<') && words[index] === undefined)) return undefined;
  return names.map((name, index) => (name.includes('...') ? words.slice(index) : words[index]));
}

/** Options by how they are typed. */
const optionsBySpelling = (command: Command): ReadonlyMap<string, OptionName> =>
  new Map(
    optionsOf(command).flatMap((name) => describeOption(name).spellings.map((spelling) => [spelling, name])),
  );

/** Reads one option into `given`. Returns how many words it takes: none if it is not plain. */
function readOption(
  [word = '', next]: readonly string[],
  name: OptionName,
  texts: OptionTexts,
  given: Record<string, unknown>,
): number {
  const joined = /^--[a-z-]+=(.*)$/s.exec(word)?.[1];
  const { takesValue } = describeOption(name);
  const text = takesValue ? (joined ?? next) : joined;
  if (takesValue !== (text !== undefined)) return 0;
  const { setting, negative } = settingOf(name);
  const parse = definitionOf(name, texts).parse as Parse | undefined;
  const { value, problems } = attempt(() => parse?.(text, given[setting]));
  if (problems.length > 0) return 0;
  given[setting] = value ?? !negative;
  return takesValue && joined === undefined ? 2 : 1;
}

/** The words and options of a line; undefined where one of them is not plain. */
function readWords(
  argv: readonly string[],
  command: Command,
): { words: string[]; given: Partial<Values> } | undefined {
  const texts = optionTextsOf(command);
  const options = optionsBySpelling(command);
  const words: string[] = [];
  const given: Record<string, unknown> = {};
  for (let index = 0; index < argv.length;) {
    const pair = argv.slice(index, index + 2);
    const [word = ''] = pair;
    const isOption = word.startsWith('-') && word !== '-';
    if (!isOption) words.push(word);
    const name = options.get(word.startsWith('--') ? word.replace(/=.*/s, '') : word);
    const taken = !isOption ? 1 : name === undefined ? 0 : readOption(pair, name, texts, given);
    if (taken === 0) return undefined;
    index += taken;
  }
  return { words, given };
}

/**
 * Reads a line that is plain: options written in full, with a value that is allowed, and as many arguments as the
 * command takes. It then says what commander would say, without loading it. Returns undefined for any other line:
 * help and messages about mistakes are commander's.
 */
export async function readLine(argv: readonly string[]): Promise<Line | undefined> {
  const [first = ''] = argv;
  if (first === 'help' || argv.some((word) => ANYWHERE.includes(word))) return undefined;
  const bare = !COMMAND_NAMES.includes(first);
  const command = await loadCommand(bare ? 'check' : first);
  const read = command && readWords(bare ? argv : argv.slice(1), command);
  const args = read && argumentsOf(command.arguments, read.words);
  return args && { command, args, given: read.given, bare };
}
