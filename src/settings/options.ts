import { Option, type Command } from 'commander';
import type { Format } from '../format/index.js';
import { present } from '../input/present.js';
import { destinationOf, formatOf, givenOnce, givenRepeatedly } from './option-parsers.js';
import { SETTINGS, type Definition, type OptionName } from './setting-table.js';

/** What a command says about its options beyond their common meaning. */
export interface OptionTexts {
  /** The formats of its answers, and the default. */
  formats: readonly Format[];
  usual: Format;
  /** Replaces the common text of an option. */
  texts?: Partial<Record<OptionName, string>>;
}

/** The definition of an option for a command. */
export function definitionOf(name: OptionName, { formats, usual, texts = {} }: OptionTexts): Definition {
  const definition: Definition = SETTINGS[name];
  const entry = texts[name];
  if (entry !== undefined) return { ...definition, text: entry };
  if (name === 'report') return { ...definition, parse: givenRepeatedly(destinationOf(formats)) };
  if (name !== 'format') return definition;
  return {
    ...definition,
    text: `${formats.join(', ')} (default: ${usual})`,
    parse: givenOnce(formatOf(formats)),
  };
}

/** How an option is typed, and the variable that can replace it, if any. */
export function spellingOf(name: OptionName): { flag: string; variable?: string } {
  const { flags, variable }: Definition = SETTINGS[name];
  const flag = /--[a-z-]+/.exec(flags)?.[0] ?? flags;
  return { flag, ...present({ variable }) };
}

/** All spellings of an option, for completion and suggestions. */
export function describeOption(name: OptionName): { spellings: string[]; takesValue: boolean } {
  const { flags }: Definition = SETTINGS[name];
  return {
    spellings: flags.match(/(?<![\w-])--?[a-z][a-z-]*/g) ?? [],
    takesValue: flags.includes('<'),
  };
}

/** Adds options to a command. An option means the same everywhere. */
export function addOptions(command: Command, names: readonly OptionName[], texts: OptionTexts): Command {
  for (const name of names) {
    const { flags, text: help, group, parse } = definitionOf(name, texts);
    const option = new Option(flags, help).helpGroup(group);
    if (parse !== undefined) option.argParser(parse as (value: string, previous: unknown) => unknown);
    command.addOption(option);
  }
  return command;
}
