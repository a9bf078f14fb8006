/** A first word that is spelt small by whoever wrote it, and not because it is a name like iOS. */
const SMALL_WORD = /^[a-z]+(?=[\s,;:.!?…]|$)/;

/**
 * A text as a sentence: with a capital at its beginning and one stop at its end. What a file says is written by many
 * hands, and stands among sentences of ours.
 */
export function asSentence(text: string): string {
  const bare = text
    .trim()
    .replace(/\.{3,}$/, '…')
    .replace(/[\s,;:]+$/, '')
    .replace(/\.\.$/, '.');
  if (bare === '') return '';
  const begun = SMALL_WORD.test(bare) ? bare.charAt(0).toUpperCase() + bare.slice(1) : bare;
  return /[.!?…]["”’')\]]*$/.test(begun) ? begun : `${begun}.`;
}
