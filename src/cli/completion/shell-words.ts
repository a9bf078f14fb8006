/** What is typed so far, as words; the last one is being typed and may be empty. */
export interface TypedLine {
  words: string[];
  /** The last word is written in quotes or with escapes: what is added to it would have to be too. */
  isQuoted: boolean;
}

const WORD = /(?:[^\s'"\\]|\\[^]|'[^']*'?|"(?:[^"\\]|\\[^])*"?)+/gy;
const QUOTING = /\\([^])|'([^']*)'?|"((?:[^"\\]|\\[^])*)"?/g;

/** A word as the program would get it. Nothing in it is expanded, let alone run. */
const unquoted = (word: string): string =>
  word.replace(
    QUOTING,
    (_all, escaped: string | undefined, single: string | undefined, double: string | undefined) =>
      escaped ?? single ?? (double ?? '').replace(/\\([$`"\\\n])/g, '$1'),
  );

/** The words of a line that ends at the cursor, as a shell splits them. */
export function splitLine(line: string): TypedLine {
  const raw: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    WORD.lastIndex = 0;
    const word = WORD.exec(rest)?.[0] ?? rest.charAt(0);
    raw.push(word);
    rest = rest.slice(word.length).replace(/^\s+/, (blanks) => (blanks.length < rest.length ? '' : blanks));
  }
  if (line === '' || /\s$/.test(line)) raw.push('');
  return { words: raw.map(unquoted), isQuoted: /['"\\$`]/.test(raw.at(-1) ?? '') };
}
