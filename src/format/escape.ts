/**
 * Characters that steer a terminal, a log or the order of reading: C0 and C1 controls, DEL, zero-width and bidi
 * controls, separators that break lines, lone surrogates, and the rest of what no font shows.
 */
const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/** What log readers take for the start of a command, wherever it is: `##[group]`, `##vso[…]`, `##teamcity[…]`. */
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

/** A text in ASCII; line ends and the codes of colours stay. */
export const toAscii = (text: string): string =>
  text.normalize('NFC').replace(/[^\n\x1b\x20-\x7e]/gu, asciiOf);

/**
 * Foreign text for a terminal or a log: unsafe characters as `\u{…}`, white space as blanks, no workflow command;
 * ASCII only where the terminal shows no more.
 */
export function forTerminal(text: string, unicode = true): string {
  const line = text.replace(/[\t\n\r]+/g, ' ');
  return (
    (unicode ? line : toAscii(line))
      .replace(UNSAFE_CHARACTERS, codePoint)
      // A log that reads commands out of lines that begin with these must never find one in a wrapped text.
      .replace(/::/g, ':\\u{3a}')
      .replace(LOG_COMMAND, '##$1\\u{5b}')
  );
}

/** A line that begins with two colons out of texts that have one each: no log may read a command there. */
export const withoutCommand = (line: string): string =>
  line.replace(/^((?:\s|\x1b\[[\d;]*m)*:):/, '$1\\u{3a}');

/** All texts of a plain value made safe for a terminal, keys included. */
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

/** What is beyond ASCII, at a stretch: to look at each character of a large text takes longer than to make the text. */
const BEYOND_ASCII = /[^\n\x20-\x7e]+/g;

/** JSON text whose strings hold no raw unsafe character and no log command; it parses to the same value. */
export const forJson = (json: string): string =>
  json
    .replace(BEYOND_ASCII, (run) => run.replace(UNSAFE_CHARACTERS, jsonEscape))
    .replace(LOG_COMMAND, '##$1\\u005b');

/** Foreign text on one line, for what shows plain text: no blanks around it, unsafe characters as `\u{…}`. */
export const onOneLine = (text: string): string =>
  text
    .replace(/[\t\n\r]+/g, ' ')
    .trim()
    .replace(UNSAFE_CHARACTERS, codePoint);

/** Foreign text for a cell of CSV. What a spreadsheet would take for a formula, the writer of the file defuses. */
export const forCsv = (text: string): string => onOneLine(text).replace(LOG_COMMAND, '##$1\\u{5b}');

/** Foreign text for a message of SARIF, where `[text](target)` is a link and `{0}` a placeholder: a blank parts them. */
export const forSarif = (text: string): string =>
  onOneLine(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\{(?=\d+\})/g, '{ ');

/** A path as a relative URI: each of its names percent-encoded, half characters replaced. */
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
 * Foreign text for HTML and XML, between tags and in an attribute in quotes: on one line, unsafe characters as `\u{…}`,
 * among them all that XML forbids. What a log takes for a command is written as a reference, which a reader takes for
 * the same character.
 */
export const forTags = (text: string): string =>
  text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(UNSAFE_CHARACTERS, codePoint)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/::/g, ':&#58;')
    .replace(LOG_COMMAND, '##$1&#91;');

/** What Markdown could take for markup inside a line: CommonMark, tables and links of GitHub, its mathematics. */
const MARKUP = /[\\`*_[\]<>|~&#!$]|:(?=\/\/)|(?<=\bwww)\.|@(?=\w)/gi;
/** What it could take for a list, a heading's underline or a rule at the start of a line, and a log for a command. */
const LINE_START = /^([-+=]|:(?=:))|^(\d{1,9})([.)])/;

/** Foreign text for a line or a cell of Markdown: line ends as blanks, unsafe characters as `\u{…}`, markup escaped. */
export const forMarkdown = (text: string): string =>
  onOneLine(text)
    .replace(MARKUP, '\\$&')
    .replace(
      LINE_START,
      (_all, sign: string | undefined, number: string | undefined, end: string | undefined) =>
        sign === undefined ? `${number ?? ''}\\${end ?? ''}` : `\\${sign}`,
    );

/** Foreign text as a piece of code in Markdown, where nothing can be escaped: what would end it gives way. */
export const codeForMarkdown = (text: string): string =>
  `\`${forTerminal(text).trim().replace(/`/g, "'").replace(/\|/g, '/') || ' '}\``;
