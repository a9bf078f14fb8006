import { forMarkdown } from '../escape.js';

/** What an empty cell shows: a reader must not take it for one that was forgotten. */
const EMPTY_CELL = '–';

const cellText = (text: string): string => forMarkdown(text) || EMPTY_CELL;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Foreign texts as a table of Markdown: each row has as many cells as there are heads. */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    line(heads.map(cellText)),
    line(heads.map(() => '---')),
    ...rows.map((row) => line(heads.map((_, column) => cellText(row[column] ?? '')))),
  ].join('\n');

/** Foreign texts as a list; nothing where there are none. */
export const markdownList = (texts: readonly string[]): string =>
  texts.map((text) => `- ${cellText(text)}`).join('\n');

/** A document of Markdown out of its parts, without those that are empty. */
export const markdownPage = (parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** A heading with what belongs under it; nothing where that is empty. */
export const markdownSection = (head: string, ...parts: readonly string[]): string[] => {
  const content = parts.filter((part) => part !== '');
  return content.length === 0 ? [] : [`## ${forMarkdown(head)}`, ...content];
};
