import type { Format } from '../format/index.js';
import { present } from '../input/plain-data.js';
import { destinationOf, formatOf, givenOnce, givenRepeatedly } from './option-parsers.js';
import { lowered } from '../input/words.js';
import { SETTINGS, type Definition, type OptionName, type SettingName } from './setting-table.js';

/** What a command says about its options beyond their common meaning. */
export interface OptionTexts {
  /** The formats of its answers, and the default. */
  formats: readonly Format[];
  usual: string;
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

/** The setting that an option sets: `--no-waivers` sets `waivers`. */
export const settingOf = (name: OptionName): { setting: SettingName; negative: boolean } =>
  /^no[A-Z]/.test(name)
    ? { setting: lowered(name.slice(2)) as SettingName, negative: true }
    : { setting: name as SettingName, negative: false };
