import { forTags } from '../escape.js';

/** A piece of HTML: only `markup` makes one, so that whatever else goes into a page is escaped, once. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | undefined | false | readonly Content[];

function contentText(content: Content): string {
  if (content === undefined || content === false) return '';
  if (typeof content === 'string') return forTags(content);
  if (typeof content === 'number') return String(content);
  return 'html' in content ? content.html : content.map(contentText).join('');
}

/** HTML out of a template: texts in it are escaped, lists are joined, what is absent is left out. */
export const markup = (texts: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  html: texts.map((text, index) => `${text}${contentText(contents[index])}`).join(''),
});

/** Text of ours that is HTML already, like a style sheet. */
export const ready = (html: string): Html => ({ html });

export const isEmpty = ({ html }: Html): boolean => html === '';

export const NO_HTML: Html = { html: '' };

/** Pieces with the same sign between each two. */
export const joinedBy = (between: string, pieces: readonly Content[]): Content[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));

/** A paragraph; nothing where there is no text. */
export const paragraphOf = (text: string, style?: string): Html =>
  text === ''
    ? NO_HTML
    : markup`<p${style !== undefined && markup` class="${style}"`}>${text}</p>
`;

/** A short text that is never broken, like a day or an article. */
export const inOneLine = (content: Content): Html => markup`<span class="unbroken">${content}</span>`;

/** A text, or another where it is blank: a heading or a link without a name helps nobody. */
export const nameOr = (text: string, otherwise: string): string => (text.trim() === '' ? otherwise : text);

/** A link that tells the page behind it nothing; a text alone where there is no https address. */
export const linkTo = (url: string | undefined, text: string): Html =>
  url?.startsWith('https://') === true
    ? markup`<a href="${url}" rel="noopener noreferrer">${nameOr(text, url)}</a>`
    : markup`${text}`;

/** A part of the page under a heading, with a name for its style; nothing where it has no content. */
export const part = (style: string, heading: string, ...contents: readonly Html[]): Html =>
  contents.every(isEmpty)
    ? NO_HTML
    : markup`<section class="part ${style}"><h2>${heading}</h2>
${contents}</section>
`;

/** Cells of which the first is the head of its row. */
export type Row = readonly [head: Html | string, ...cells: (Html | string)[]];

/** A table that scrolls in its own box where the page is narrow; a box that scrolls can be reached by keyboard. */
export function table(caption: string, heads: readonly (Html | string)[], rows: readonly Row[]): Html {
  if (rows.length === 0) return NO_HTML;
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([
      head,
      ...cells
    ]) => markup`<tr><th scope="row">${head}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>
`;
}

/** Terms and what is said of them; a term without a text is left out. */
export const definitions = (items: readonly (readonly [term: string, text: Html | string])[]): Html => {
  const said = items.filter(([, text]) => (typeof text === 'string' ? text !== '' : !isEmpty(text)));
  return said.length === 0
    ? NO_HTML
    : markup`<dl>${said.map(([term, text]) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
`;
};
