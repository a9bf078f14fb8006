import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { isAscii } from '../../input/words.js';

/** The columns that a text takes on a terminal. The library reads a text character by character. */
export const textWidth = (text: string): number => (isAscii(text) ? text.length : stringWidth(text));

/** A word that is an address, with what encloses it and its colour codes. */
const ADDRESS = /((?:\x1b\[[\d;]*m)*[("“]*https:\/\/\S+)/;

/** Whether a line is nothing but an address, which a reader wants to copy in one piece. */
export const isAddress = (line: string): boolean => {
  const word = line.trim();
  return ADDRESS.exec(word)?.[0] === word;
};

/**
 * Breaks a text into lines of a width, without blanks at their ends. An address is not broken: one that is too long
 * gets a line of its own, and the terminal wraps it.
 */
export function wrapped(text: string, width: number): string {
  if (text.length <= width && isAscii(text) && text.trim() === text) return text;
  const parts = text.includes('https://') ? text.split(ADDRESS) : [text];
  const isLong = (part: string, index: number): boolean => index % 2 === 1 && textWidth(part) > width;
  if (!parts.some(isLong)) return wrapAnsi(text, width, { hard: true });
  const pieces = [''];
  parts.forEach((part, index) => {
    if (isLong(part, index)) pieces.push(part, '');
    else pieces.push(`${pieces.pop() ?? ''}${part}`);
  });
  return pieces
    .map((piece, index) => (index % 2 === 1 ? piece : wrapAnsi(piece.trim(), width, { hard: true })))
    .filter((piece) => piece !== '')
    .join('\n');
}
