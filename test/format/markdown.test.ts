import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { forMarkdown } from '../../src/format/escape.js';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader of the page sees, without the tags of the renderer. */
const seen = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? '');

const render = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

const HOSTILE = [
  '**bold** _it_ `code` ~~gone~~',
  '[link](https://evil.example) ![image](x)',
  'https://evil.example www.evil.example <https://evil.example>',
  '<script>alert(1)</script> <!-- comment -->',
  '# head',
  '- item',
  '+ item',
  '* item',
  '1. one',
  '12) twelve',
  '> quote',
  '---',
  '===',
  '***',
  '```',
  '    code',
  '| a | b |',
  '&amp; &#60; &copy;',
  'a \\ b \\* c',
  '$x$ and $$y$$',
  '@someone',
  'one\ntwo\r\n\r\nthree',
  '[x]: https://e.example',
  '- [ ] task',
  '[^1]: note',
  'a  \nb',
  '"quotes" and ‘quotes’',
  'Hello :smile: there',
  '=',
  '+',
  '-',
  '1.',
];

/** The text as it should appear, on one line. */
const plain = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').trim();

describe('foreign text in Markdown appears unchanged', () => {
  test.each(HOSTILE)('%j inside a paragraph', (text) => {
    const html = render(`before ${forMarkdown(text)} after\n`);
    expect(html.match(/<[^>]*>/g)).toEqual(['<p>', '</p>']);
    expect(seen(html).trim()).toBe(`before ${plain(text)} after`);
  });

  test.each(HOSTILE)('%j as a whole paragraph', (text) => {
    const html = render(`${forMarkdown(text)}\n`);
    expect(html.match(/<[^>]*>/g)).toEqual(['<p>', '</p>']);
    expect(seen(html).trim()).toBe(plain(text));
  });

  test('any text, in a paragraph, a list and a cell', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'\\`*_{}[]<>()#+-.!|~&$@:/=1 a"\'\n^w'.split('')), maxLength: 30 })
      .filter((one) => plain(one) !== '' && !/ {2}/.test(plain(one)));
    fc.assert(
      fc.property(text, (one) => {
        const safe = forMarkdown(one);
        expect(seen(render(`${safe}\n`)).trim()).toBe(plain(one));
        expect(seen(render(`- **x:** ${safe}\n`)).trim()).toBe(`x: ${plain(one)}`);
        const table = render(`| h | i |\n| --- | --- |\n| ${safe} | end |\n`);
        expect(table.match(/<td>/g)).toHaveLength(2);
        expect(seen(/<td>(.*?)<\/td>/s.exec(table)?.[1] ?? '').trim()).toBe(plain(one));
      }),
      { numRuns: 3_000 },
    );
  });

  test('except invisible characters, which are escaped', () => {
    expect(forMarkdown('a\u202eb\u0007')).toBe('a\\\\u{202e}b\\\\u{7}');
  });
});
