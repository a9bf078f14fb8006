import { hiddenIn } from '../read-file.js';

/** What a plain key would be read as if it were a value: null, a boolean or a number. */
const NOT_TEXT =
  /^(~|null|true|false|[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan)$/i;

/** What is wrong with a key; undefined: nothing. `plain`: it has no quotes. */
export function wrongKey(name: string, plain: boolean): string | undefined {
  if (name === '__proto__') return 'is not allowed';
  if (name === '<<') return 'is not allowed: write the entries out';
  if (plain && name === '') return 'is empty';
  return plain && NOT_TEXT.test(name) ? 'is not text: put it in quotes' : hiddenIn(name);
}

const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** What is wrong with a number as it is written; undefined: nothing. */
export function wrongNumber(value: number, source: string): string | undefined {
  if (!PLAIN_NUMBER.test(source)) return 'is not written plainly';
  const exact = String(value) === source && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return exact ? undefined : 'would not keep its digits';
}

/**
 * What no editor shows, what breaks lines, and what a log reader takes for a command: it is written as an escape. The
 * bracket comes first, or each letter of a long word would look back over all those before it.
 */
const ESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|\[(?<=##\w*\[)/gu;

function escapeOf(character: string): string {
  if (character === '\n') return character;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/**
 * What some reader of YAML 1.1 takes for something else than a text, beside what the library knows: the value key `=`,
 * words in any case of letters, numbers to base 8 and 60, and numbers in groups.
 */
const MISREAD =
  /^(=|<<|~|y|n|yes|no|on|off|true|false|null|[-+]?0o[0-7_]+|[-+]?\d[\d_,]*(:[\d_]+)*(\.[\d_]*)?)$/i;

/** Whether a text, written without quotes, could be read as something else. */
export const needsQuotes = (text: string): boolean => text.search(ESCAPED) >= 0 || MISREAD.test(text);

/** A YAML text with an escape for each character that nobody would see; all of these are inside double quotes. */
export const escapeHidden = (text: string): string => text.replace(ESCAPED, escapeOf);
