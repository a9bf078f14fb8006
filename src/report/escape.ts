/**
 * Characters that steer a terminal, a log or the order of reading: C0 and C1 controls, DEL, zero-width and bidi
 * controls, separators that break lines, lone surrogates, and the rest of what no font shows.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

const codePoint = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Foreign text for a terminal or a log: unsafe characters as `\u{…}`, white space as blanks, no workflow command. */
export const forTerminal = (text: string): string =>
  text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(UNSAFE, codePoint)
    // A log that reads commands out of lines that begin with these must never find one in a wrapped text.
    .replace(/::/g, ':\\u{3a}')
    .replace(/##\[/g, '##\\u{5b}');

/** All texts of a plain value made safe for a terminal, keys included. */
export function safeForTerminal<T>(value: T): T {
  if (typeof value === 'string') return forTerminal(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => safeForTerminal(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [forTerminal(key), safeForTerminal(item)]),
  ) as T;
}

/** JSON text whose strings hold no raw unsafe character; it parses to the same value. */
export const forJson = (json: string): string =>
  json.replace(UNSAFE, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()]
          .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
          .join(''),
  );
