import type { ShapeFields, Shape } from '../../src/input/shape.js';

export type Path = readonly (string | number)[];

/** A place in some data that its shape knows: a key, or a value from a list of choices. */
export interface Place {
  path: Path;
  /** The keys or values allowed there. */
  allowed: readonly string[];
  kind: 'key' | 'choice';
}

export const knownFields = (shape: Shape): ShapeFields =>
  shape.type === 'object' ? shape.fields : shape.type === 'map' ? (shape.known ?? {}) : {};

/** A value of a shape, with every key and the first of all choices. */
export function sampleOf(shape: Shape): unknown {
  switch (shape.type) {
    case 'text':
      return {
        plain: 'text',
        id: 'an-id',
        'model-id': 'a/b',
        country: 'DE',
        day: '2027-01-01',
        decimal: '1.0',
      }[shape.format as 'plain'];
    case 'boolean':
      return false;
    case 'integer':
      return Math.max(shape.min, Math.min(30, shape.max));
    case 'choice':
      return shape.of[0];
    case 'list':
      return [sampleOf(shape.of)];
    case 'either':
      return sampleOf(shape.of[0] as Shape);
    case 'object':
    case 'map':
      return Object.fromEntries(
        Object.entries(knownFields(shape)).map(([key, inner]) => [key, sampleOf(inner)]),
      );
  }
}

/** Every key of some data that its shape knows, and every choice in it. */
export function placesOf(shape: Shape, value: unknown, path: Path = []): Place[] {
  switch (shape.type) {
    case 'choice':
      return [{ path, allowed: shape.of, kind: 'choice' }];
    case 'list':
      return (value as unknown[]).flatMap((item, index) => placesOf(shape.of, item, [...path, index]));
    case 'either':
      return placesOf(shape.of[0] as Shape, value, path);
    case 'object':
    case 'map':
      return Object.entries(value as object).flatMap(([key, item]) => {
        const inner = knownFields(shape)[key];
        const here: Place = { path: [...path, key], allowed: Object.keys(knownFields(shape)), kind: 'key' };
        return inner === undefined ? [] : [here, ...placesOf(inner, item, [...path, key])];
      });
    case 'text':
    case 'boolean':
    case 'integer':
      return [];
  }
}

/** Every path in some data: keys and items of lists. */
export function everyPath(data: unknown, path: Path = []): Path[] {
  if (typeof data !== 'object' || data === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(data)
    ? data.map((item, index) => [index, item])
    : Object.entries(data);
  return entries.flatMap(([key, item]) => [[...path, key], ...everyPath(item, [...path, key])]);
}

type Data = Record<string | number, unknown>;

/** A copy of some data with the entry at a path changed. */
function changed(data: unknown, path: Path, change: (owner: Data, key: string | number) => void): unknown {
  const copy = structuredClone(data);
  let owner = copy as Data;
  for (const step of path.slice(0, -1)) owner = owner[step] as Data;
  change(owner, path.at(-1) ?? '');
  return copy;
}

/** The data without the entry at a path. */
export const removed = (data: unknown, path: Path): unknown =>
  changed(data, path, (owner, key) => {
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else Reflect.deleteProperty(owner, key);
  });

/** The data with another value at a path. */
export const replaced = (data: unknown, path: Path, value: unknown): unknown =>
  changed(data, path, (owner, key) => (owner[key] = value));

/** The data with a key renamed, in the same position. */
export const renamed = (data: unknown, path: Path, name: string): unknown =>
  changed(data, path, (owner, key) => {
    const entries = Object.entries(owner);
    for (const [one] of entries) Reflect.deleteProperty(owner, one);
    for (const [one, value] of entries) owner[one === key ? name : one] = value;
  });

/**
 * Four misspellings of a word: a letter missing, a letter doubled, two letters swapped, a capital at the
 * start.
 */
function typosOf(word: string): Record<'drop' | 'double' | 'swap' | 'case', string> {
  const middle = Math.floor(word.length / 2);
  const letters = Array.from(word);
  const at = letters.findIndex(
    (letter, index) => index > 0 && letter !== letters[index + 1] && index + 1 < word.length,
  );
  const from = at < 0 ? 0 : at;
  const swapped = [
    ...letters.slice(0, from),
    letters[from + 1] ?? '',
    letters[from] ?? '',
    ...letters.slice(from + 2),
  ];
  return {
    drop: word.slice(0, middle) + word.slice(middle + 1),
    double: word.slice(0, middle + 1) + word.slice(middle),
    swap: swapped.join(''),
    case: word.charAt(0).toUpperCase() + word.slice(1),
  };
}

/** The misspellings of a word that are not themselves allowed. */
export const wrongSpellings = (word: string, allowed: readonly string[]): string[] =>
  [...new Set(Object.values(typosOf(word)))].filter((typo) => typo !== word && !allowed.includes(typo));
