/**
 * Characters that control a terminal, a log or the reading order: C0 and C1 controls, DEL, zero-width and
 * bidi controls, line separators, lone surrogates, and anything else invisible.
 */
const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** The start of a command for log readers, anywhere in a line: `##[group]`, `##vso[…]`, `##teamcity[…]`. */
const LOG_COMMAND = /##(\w*)\[/g;

const codePoint = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  ...{ '‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...' },
  ...{ '×': 'x', '·': '-', '→': '->', '≥': '>=', '≤': '<=' },
};

/** A character in ASCII: without its accents, or as `\u{…}`. */
function asciiOf(character: string): string {
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return TYPOGRAPHY[character] ?? (/^[\x20-\x7e]+$/.test(bare) ? bare : codePoint(character));
}

/** Converts a text to ASCII; keeps line ends and colour codes. */
export const toAscii = (text: string): string =>
  text.normalize('NFC').replace(/[^\n\x1b\x20-\x7e]/gu, asciiOf);

/**
 * Escapes foreign text for a terminal or a log: unsafe characters as `\u{…}`, white space as blanks, no
 * workflow command; ASCII only if the terminal needs that.
 */
export function forTerminal(text: string, unicode = true): string {
  const line = text.replace(/[\t\n\r]+/g, ' ');
  return (
    (unicode ? line : toAscii(line))
      .replace(UNSAFE_CHARACTERS, codePoint)
      // Wrapping could put these at the start of a line, where a log reads a command.
      .replace(/::/g, ':\\u{3a}')
      .replace(LOG_COMMAND, '##$1\\u{5b}')
  );
}

/** Escapes a second leading colon, so that texts joined to a line do not form a command. */
export const withoutCommand = (line: string): string =>
  line.replace(/^((?:\s|\x1b\[[\d;]*m)*:):/, '$1\\u{3a}');

/** Makes all texts in a value safe for a terminal, including keys. */
export function safeForTerminal<T>(value: T, unicode = true): T {
  if (typeof value === 'string') return forTerminal(value, unicode) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => safeForTerminal(item, unicode)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [forTerminal(key, unicode), safeForTerminal(item, unicode)]),
  ) as T;
}

const jsonEscape = (character: string): string =>
  [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');

/**
 * Runs of non-ASCII text: checking every character of a large text would take longer than making the text.
 */
const BEYOND_ASCII = /[^\n\x20-\x7e]+/g;

/**
 * Makes JSON safe: its strings contain no raw unsafe character and no log command, but parse to the same
 * value.
 */
export const forJson = (json: string): string =>
  json
    .replace(BEYOND_ASCII, (run) => run.replace(UNSAFE_CHARACTERS, jsonEscape))
    .replace(LOG_COMMAND, '##$1\\u005b');

/** Puts foreign text on one line, for plain text: trimmed, with unsafe characters as `\u{…}`. */
export const onOneLine = (text: string): string =>
  text
    .replace(/[\t\n\r]+/g, ' ')
    .trim()
    .replace(UNSAFE_CHARACTERS, codePoint);

/** Escapes foreign text for a CSV cell. The CSV writer defuses formulas. */
export const forCsv = (text: string): string => onOneLine(text).replace(LOG_COMMAND, '##$1\\u{5b}');

/**
 * Escapes foreign text for a SARIF message, where `[text](target)` is a link and `{0}` a placeholder, by
 * adding a blank.
 */
export const forSarif = (text: string): string =>
  onOneLine(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\{(?=\d+\})/g, '{ ');

/** Converts a path to a relative URI: percent-encodes each name, and replaces lone surrogates. */
export const forUri = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\u{fffd}')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes foreign text for HTML and XML, between tags or in a quoted attribute. Puts it on one line, with
 * unsafe characters, among them all that XML forbids, as `\u{…}`. Log commands are written with character
 * references, which display the same.
 */
export const forTags = (text: string): string =>
  text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(UNSAFE_CHARACTERS, codePoint)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/::/g, ':&#58;')
    .replace(LOG_COMMAND, '##$1&#91;');

/** Markdown markup inside a line: CommonMark, and GitHub's tables, links and mathematics. */
const MARKUP = /[\\`*_[\]<>|~&#!$]|:(?=\/\/)|(?<=\bwww)\.|@(?=\w)/gi;
/**
 * Markdown markup at the start of a line (a list, a heading underline, a rule), and the start of a log
 * command.
 */
const LINE_START = /^([-+=]|:(?=:))|^(\d{1,9})([.)])/;

/**
 * Escapes foreign text for a line or table cell of Markdown: line ends as blanks, unsafe characters as
 * `\u{…}`, markup escaped.
 */
export const forMarkdown = (text: string): string =>
  onOneLine(text)
    .replace(MARKUP, '\\$&')
    .replace(
      LINE_START,
      (_all, sign: string | undefined, number: string | undefined, end: string | undefined) =>
        sign === undefined ? `${number ?? ''}\\${end ?? ''}` : `\\${sign}`,
    );

/**
 * Puts foreign text in a Markdown code span. Nothing can be escaped there, so characters that would end it
 * are replaced.
 */
export const codeForMarkdown = (text: string): string =>
  `\`${forTerminal(text).trim().replace(/`/g, "'").replace(/\|/g, '/') || ' '}\``;
