/** A number and its noun: "1 day", "14 days". */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

/** "a", "a and b", "a, b and c". */
export const enumerate = (words: readonly string[], link: 'and' | 'or' = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${link} ${words.slice(-1).join('')}`;
