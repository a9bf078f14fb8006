import { forMarkdown } from '../escape.js';

/** The content of an empty cell, so that it does not look forgotten. */
const EMPTY_CELL = '–';

const cellText = (text: string): string => forMarkdown(text) || EMPTY_CELL;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Formats foreign texts as a Markdown table. Each row has as many cells as there are headers. */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    line(heads.map(cellText)),
    line(heads.map(() => '---')),
    ...rows.map((row) => line(heads.map((_, column) => cellText(row[column] ?? '')))),
  ].join('\n');

/** Formats foreign texts as a list; empty if there are none. */
export const markdownList = (texts: readonly string[]): string =>
  texts.map((text) => `- ${cellText(text)}`).join('\n');

/** Joins the parts of a Markdown document, without empty ones. */
export const markdownPage = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** A heading with its content; nothing if that is empty. */
export const markdownSection = (head: string, ...parts: readonly string[]): string[] => {
  const content = parts.filter((part) => part !== '');
  return content.length === 0 ? [] : [`## ${forMarkdown(head)}`, ...content];
};
