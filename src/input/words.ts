import type { DataPath } from './plain-data.js';
const MOST_QUOTED = 60;
const UNQUOTABLE = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]|\p{Default_Ignorable_Code_Point}/gu;

/** Whether a text is plain ASCII, as most are: a class of Unicode takes half a millisecond to compile. */
export const isAscii = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);

/** Quotes foreign text for a message: at most 60 characters, control and invisible ones as `\u{…}`. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MOST_QUOTED + 2));
  const cut =
    characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join('')}…` : characters.join('');
  return `"${cut
    .replace(/["\\]/g, (character) => `\\${character}`)
    .replace(
      UNQUOTABLE,
      (character) => `\\u{${Number(character.codePointAt(0)).toString(16).toUpperCase()}}`,
    )}"`;
}

/** A visible character. Some letters and symbols are invisible, such as the blank Braille pattern. */
const VISIBLE = /(?![\u2800\u{1D159}\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether a text has no visible character. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);

const UNSEEN = /[^\p{L}\p{M}\p{N}\p{P}\p{S}]|[\u2800\p{Default_Ignorable_Code_Point}]/gu;

/** Normalises a name for comparison: ignores case, and the kind and number of blanks. */
export const nameForm = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(UNSEEN, (character) => (/\s|\u2800/.test(character) ? ' ' : ''))
    .replace(/ +/g, ' ')
    .trim()
    .toLowerCase();

/** The longest path that a message prints in full before the path is known to exist, in characters. */
const LONGEST_PATH = 80;

/** Shortens a long path in the middle, for a message. */
export const shortPath = (path: string): string =>
  path.length <= LONGEST_PATH ? path : `${path.slice(0, 20)}…${path.slice(-(LONGEST_PATH - 21))}`;

/** Formats a path in the data: `claims.retention[0].scope`. */
export const pathText = (path: DataPath): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w-]+$/.test(step) && step.length <= 64 ? `.${step}` : `[${quoted(step)}]`;
    })
    .join('')
    .replace(/^\./, '');

/** A first word in lower case that may be capitalised; a name like iOS may not. */
const SMALL_WORD = /^[a-z]+(?=[\s,;:.!?…]|$)/;

/**
 * Makes a text a sentence: a capital first, one full stop at the end. Texts from files vary, and appear among
 * our own sentences.
 */
export function asSentence(text: string): string {
  const bare = text
    .trim()
    .replace(/\.{3,}$/, '…')
    .replace(/[\s,;:]+$/, '')
    .replace(/\.\.$/, '.');
  if (bare === '') return '';
  const started = SMALL_WORD.test(bare) ? capitalised(bare) : bare;
  return /[.!?…]["”’')\]]*$/.test(started) ? started : `${started}.`;
}

/** A number with its noun: "1 day", "14 days". */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

/** Joins words: "a", "a and b", "a, b and c". */
export const enumerate = (words: readonly string[], link = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${link} ${words.slice(-1).join('')}`;

/** Capitalises the first letter. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Lowers the first letter. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Formats a whole number with thousands separators. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Cuts a text between words to at most `limit` characters. */
export const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(' ', limit - 1))} …`;

const FEW = 3;

/** The first three names, and how many more there are. */
export const firstFew = (names: readonly string[]): string =>
  enumerate(names.length <= FEW ? names : [...names.slice(0, FEW), `${names.length - FEW} more`]);
