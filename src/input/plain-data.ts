/** The properties that are set: `undefined` becomes absent. */
export type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Copies an object without the keys whose value is undefined. */
export const present = <T extends object>(object: T): Present<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;

/** Copies an object without some of its keys. */
export function without<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  const rest = { ...object };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}

/** The path to a part of plain data: keys and list indexes. */
export type DataPath = readonly (string | number)[];

export type Mapping = Record<string, unknown>;

/** Whether a value is a mapping (an object, and no list). */
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys in nested mappings; undefined if there is none. */
export const valueAt = (data: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((part, key) => (isMapping(part) ? part[key] : undefined), data);

/** Removes duplicates, and keeps the order. */
export const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Groups items by a key, in the order in which the keys first appear. */
export function groupedBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
