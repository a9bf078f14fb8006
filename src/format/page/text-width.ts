import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Most texts are plain ASCII. The libraries would read each of them character by character. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The columns that a text takes on a terminal. */
export const textWidth = (text: string): number => (PLAIN.test(text) ? text.length : stringWidth(text));

/** Breaks a text into lines of a width, without blanks at their ends. Nothing is cut. */
export const wrapped = (text: string, width: number): string =>
  text.length <= width && PLAIN.test(text) && text.trim() === text
    ? text
    : wrapAnsi(text, width, { hard: true });
