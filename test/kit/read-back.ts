import { spawnSync } from 'node:child_process';
import { parse as parseCsv } from 'csv-parse/sync';
import { marked, type Token } from 'marked';
import { parse as parseYaml } from 'yaml';
import type { Format } from '../../src/format/index.js';
import { commandsIn } from './commands-in.js';
import { parsedXml, type XmlElement } from './xml.js';

const textsOfXml = ({ attributes, text, children }: XmlElement): string[] => [
  ...Object.values(attributes),
  text,
  ...children.flatMap(textsOfXml),
];

/** A page as a browser's parser has read it, written as XML. */
function htmlAsXml(html: string): string {
  const argv = ['--html', '--xmlout', '--huge', '--nonet', '--encode', 'UTF-8', '-'];
  const { stdout } = spawnSync('xmllint', argv, { input: html, encoding: 'utf8', maxBuffer: 1e9 });
  return stdout.replace(/^(<\?xml[^>]*>)?\s*<!DOCTYPE[^>]*>/, '');
}

const ENTITY_SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decodedHtml = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) =>
    code === undefined ? (ENTITY_SIGNS[name ?? ''] ?? all) : String.fromCodePoint(Number(code)),
  );

/** A page as somebody sees it, without its markup. */
function visibleText(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      if (token.type === 'table') {
        const { header, rows } = token as unknown as Record<'header', { tokens: Token[] }[]> & {
          rows: { tokens: Token[] }[][];
        };
        return [header, ...rows]
          .map((row) => row.map((cell) => visibleText(cell.tokens)).join('\t'))
          .join('\n');
      }
      if (token.type === 'list')
        return (token as unknown as { items: Token[] }).items.map((item) => visibleText([item])).join('\n');
      if (token.type === 'html') return decodedHtml(token.raw.replace(/<[^>]*>/g, ''));
      if ('tokens' in token && token.tokens !== undefined) return visibleText(token.tokens);
      return 'text' in token ? decodedHtml(String(token.text)) : '';
    })
    .join('\n');
}

const readMarkdown = (text: string): string[] => [visibleText(marked.lexer(text, { gfm: true }))];

/** All texts of a plain value, keys included. SARIF says some of them in Markdown as well, and paths as addresses. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (typeof item === 'string' && key === 'markdown') return readMarkdown(item);
    return typeof item === 'string' && key === 'uri' ? [decodeURIComponent(item)] : [key, ...textsOf(item)];
  });
}

const readJson = (text: string): string[] => textsOf(JSON.parse(text));

function readCsv(text: string): string[] {
  const rows: string[][] = parseCsv(text, { record_delimiter: '\r\n' });
  return rows.flat();
}

/** How a program that is not ours reads each format. A page in a terminal and a letter are read by people. */
const READERS: Partial<Record<Format, (text: string) => string[]>> = {
  json: readJson,
  yaml: (text) => textsOf(parseYaml(text)),
  ndjson: (text) => text.trimEnd().split('\n').flatMap(readJson),
  csv: readCsv,
  html: (text) => textsOfXml(parsedXml(htmlAsXml(text))),
  markdown: readMarkdown,
  'github-summary': readMarkdown,
  junit: (text) => textsOfXml(parsedXml(text)),
  sarif: readJson,
  gitlab: readJson,
  cyclonedx: readJson,
  github: (text) =>
    commandsIn(text).flatMap(({ properties, message }) => [...Object.values(properties), message]),
};

/** The texts that a report holds in a format; undefined: people read it, and no parser. */
export const readBack = (format: Format, text: string): string[] | undefined => READERS[format]?.(text);

/** What steers a terminal, a log or the order of reading, and the rest of what no font shows; a format ends its lines. */
const RAW_CHARACTER = /(?!\r?\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/** The first character that a text should not hold raw; undefined: there is none. */
export const rawIn = (text: string): string | undefined => RAW_CHARACTER.exec(text)?.[0];

/** A character as an escape: `\u{1b}`, or as JSON has it. */
const ESCAPE = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|([bfnrt"\\/]))/gi;
const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Escapes undone, and escapes of escapes: a title in quotes is one in a claim that is a text of JSON itself. */
function unescaped(text: string): string {
  const once = text.replace(
    ESCAPE,
    (_, wide: string | undefined, narrow: string | undefined, short: string | undefined) =>
      short === undefined
        ? String.fromCodePoint(parseInt(wide ?? narrow ?? '', 16))
        : (SHORT[short.toLowerCase()] ?? short),
  );
  return once === text ? text : unescaped(once);
}

/** A text without what formats may change: white space, visible escapes, capitals, and the stop at its end. */
export const bare = (text: string): string =>
  unescaped(text.replace(/\s+/g, ''))
    .replace(/[\s\\]+/g, '')
    // An address can hold no half characters.
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    // Inside code of Markdown nothing can be escaped.
    .replace(/`/g, "'")
    .replace(/\|/g, '/')
    // A path has one between two names.
    .replace(/\/+/g, '/');

/** In the middle of a text that is planted: its number, in letters and digits that no format changes. */
export const markOf = (number: number): string => `q7x${number}x7q`;

export const MARK = /q7x(\d+)x7q/;

/** The texts that came back otherwise than they were planted, by their marks. */
export function spoiltIn(texts: readonly string[], planted: readonly string[]): string[] {
  const whole = planted.map((text) => bare(text).replace(/[,;:.…]+$/, ''));
  const found: string[] = [];
  for (const text of texts.map(bare))
    for (const { index, 0: mark, 1: number } of text.matchAll(new RegExp(MARK, 'g'))) {
      const expected = whole[Number(number)] ?? '';
      const start = index - expected.indexOf(mark);
      if (text.slice(start, start + expected.length) !== expected)
        found.push(
          `${JSON.stringify(expected)} came back as ${JSON.stringify(text.slice(Math.max(0, start - 20), start + expected.length + 20))}`,
        );
    }
  return found;
}
