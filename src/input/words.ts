import type { DataPath } from './present.js';
const MOST_QUOTED = 60;
const UNQUOTABLE = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]|\p{Default_Ignorable_Code_Point}/gu;

/** Foreign text for a message: in quotes, at most 60 characters, with control and invisible ones as `\u{…}`. */
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

/** What can be seen: not every letter and symbol can, such as the empty pattern of Braille. */
const VISIBLE = /(?![\u2800\u{1D159}\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether nothing of a text can be seen, whatever it is made of. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);

const UNSEEN = /[^\p{L}\p{M}\p{N}\p{P}\p{S}]|[\u2800\p{Default_Ignorable_Code_Point}]/gu;

/** A name without what two spellings of it can differ in: the case of letters, and the kind and number of blanks. */
export const nameForm = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(UNSEEN, (character) => (/\s|\u2800/.test(character) ? ' ' : ''))
    .replace(/ +/g, ' ')
    .trim()
    .toLowerCase();

/** The longest path that a message repeats whole before it is known to lead anywhere, in characters. */
const LONGEST_PATH = 80;

/** A path for a message: of a long one the beginning and the end. */
export const shortPath = (path: string): string =>
  path.length <= LONGEST_PATH ? path : `${path.slice(0, 20)}…${path.slice(-(LONGEST_PATH - 21))}`;

/** A path as people write it: `claims.retention[0].scope`. */
export const pathText = (path: DataPath): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w-]+$/.test(step) && step.length <= 64 ? `.${step}` : `[${quoted(step)}]`;
    })
    .join('')
    .replace(/^\./, '');

/** A first word that is spelt small by whoever wrote it, and not because it is a name like iOS. */
const SMALL_WORD = /^[a-z]+(?=[\s,;:.!?…]|$)/;

/**
 * A text as a sentence: with a capital at its beginning and one stop at its end. What a file says is written by many
 * hands, and appears among sentences of ours.
 */
export function asSentence(text: string): string {
  const bare = text
    .trim()
    .replace(/\.{3,}$/, '…')
    .replace(/[\s,;:]+$/, '')
    .replace(/\.\.$/, '.');
  if (bare === '') return '';
  const begun = SMALL_WORD.test(bare) ? capitalised(bare) : bare;
  return /[.!?…]["”’')\]]*$/.test(begun) ? begun : `${begun}.`;
}

/** A number and its noun: "1 day", "14 days". */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

/** "a", "a and b", "a, b and c". */
export const enumerate = (words: readonly string[], link = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${link} ${words.slice(-1).join('')}`;

/** With its first letter as a capital. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** With its first letter as a small one. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A whole number with a comma between thousands. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A text of at most so many characters, cut between two words. */
export const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(' ', limit - 1))} …`;
