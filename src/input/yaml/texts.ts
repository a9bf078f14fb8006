import { hiddenIn } from '../read-file.js';

/** A plain key that YAML would read as null, a boolean or a number if it were a value. */
export const NOT_TEXT =
  /^(~|null|true|false|[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan)$/i;

/** Says what is wrong with a key; undefined if nothing is. `plain`: not quoted. */
export function wrongKey(name: string, plain: boolean): string | undefined {
  if (name === '__proto__') return 'is not allowed';
  if (name === '<<') return 'is not allowed: write the entries out';
  if (plain && name === '') return 'is empty';
  return plain && NOT_TEXT.test(name) ? 'is not text: put it in quotes' : hiddenIn(name);
}

const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Says what is wrong with a number as written; undefined if nothing is. */
export function wrongNumber(value: number, source: string): string | undefined {
  if (!PLAIN_NUMBER.test(source)) return 'is not written plainly';
  const exact = String(value) === source && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return exact ? undefined : 'would not keep its digits';
}

/**
 * Characters that are written as escapes: invisible ones, line breaks, and the start of a command to a log
 * reader. The bracket is matched first: a leading lookbehind would make the search quadratic.
 */
const ESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|\[(?<=##\w*\[)/gu;

function escapeOf(character: string): string {
  if (character === '\n') return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/**
 * Texts that some YAML 1.1 parser reads as something else, beyond those that the library knows: the value key
 * `=`, words in any case, numbers in base 8 and 60, and numbers with separators.
 */
const MISREAD =
  /^(=|<<|~|y|n|yes|no|on|off|true|false|null|[-+]?0o[0-7_]+|[-+]?\d[\d_,]*(:[\d_]+)*(\.[\d_]*)?)$/i;

/** Whether a text without quotes could be read as something else. */
export const needsQuotes = (text: string): boolean => text.search(ESCAPED) >= 0 || MISREAD.test(text);

/** Escapes every hidden character in a YAML text. All of them are inside double quotes. */
export const escapeHidden = (text: string): string => text.replace(ESCAPED, escapeOf);
