const letters = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether two names are of one party: case, spaces and punctuation do not count. */
export const isSameName = (one: string, other: string): boolean =>
  one === other || (letters(one) !== '' && letters(one) === letters(other));
