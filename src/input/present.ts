/** What is there of each key: `undefined` becomes absent. */
export type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** An object without the keys whose value is undefined. */
export const present = <T extends object>(object: T): Present<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;

/** An object without some of its keys. */
export function without<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  const rest = { ...object };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}

/** The path of a part of plain data: the keys and places that lead to it. */
export type DataPath = readonly (string | number)[];

export type Mapping = Record<string, unknown>;

/** Whether plain data are a mapping of keys to values. */
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value in mappings at a path of keys; undefined: there is none. */
export const valueAt = (data: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((part, key) => (isMapping(part) ? part[key] : undefined), data);

/** Each item once, in the order in which it comes first. */
export const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Items by a key, in the order in which each key comes first. */
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
