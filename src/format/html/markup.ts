import { forTags } from '../escape.js';

/** A piece of HTML. Only `markup` makes one, so that everything else on a page is escaped, and only once. */
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

/** Makes HTML from a template: escapes texts, joins lists, leaves out what is absent. */
export const markup = (texts: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  html: texts.map((text, index) => `${text}${contentText(contents[index])}`).join(''),
});

/** Text of ours that is HTML already, like a style sheet. */
export const ready = (html: string): Html => ({ html });

export const isEmpty = ({ html }: Html): boolean => html === '';

export const NO_HTML: Html = { html: '' };

/** Puts the same separator between pieces. */
export const joinedBy = (between: string, pieces: readonly Content[]): Content[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));

/** A paragraph; nothing if there is no text. */
export const paragraphOf = (text: string, style?: string): Html =>
  text === ''
    ? NO_HTML
    : markup`<p${style !== undefined && markup` class="${style}"`}>${text}</p>
`;

/** A short text that never wraps, like a day or an article. */
export const inOneLine = (content: Content): Html => markup`<span class="unbroken">${content}</span>`;

/** A text, or another if it is blank: an empty heading or link helps nobody. */
export const nameOr = (text: string, otherwise: string): string => (text.trim() === '' ? otherwise : text);

/** A link without a referrer; only the text if there is no https address. */
export const linkTo = (url: string | undefined, text: string): Html =>
  url?.startsWith('https://') === true
    ? markup`<a href="${url}" rel="noopener noreferrer">${nameOr(text, url)}</a>`
    : markup`${text}`;

/** A section of the page with a heading and a class name; nothing if it has no content. */
export const part = (style: string, heading: string, ...contents: readonly Html[]): Html =>
  contents.every(isEmpty)
    ? NO_HTML
    : markup`<section class="part ${style}"><h2>${heading}</h2>
${contents}</section>
`;

/** The cells of a row, of which the first is its header. */
export type Row = readonly [head: Html | string, ...cells: (Html | string)[]];

/** A table that scrolls in its own box on a narrow page. The box can be reached by keyboard. */
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

/** Terms with their texts. A term without a text is left out. */
export const definitions = (items: readonly (readonly [term: string, text: Html | string])[]): Html => {
  const filled = items.filter(([, text]) => (typeof text === 'string' ? text !== '' : !isEmpty(text)));
  return filled.length === 0
    ? NO_HTML
    : markup`<dl>${filled.map(([term, text]) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
`;
};
