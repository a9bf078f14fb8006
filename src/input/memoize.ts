interface Known<K, V> {
  get: (key: K) => V | undefined;
  set: (key: K, value: V) => unknown;
}

const cached =
  <K, V>(known: Known<K, V>, compute: (key: K) => V): ((key: K) => V) =>
  (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };

/** Caches a function's result for each object, without keeping the object alive. */
export const memoize = <K extends object, V>(compute: (key: K) => V): ((key: K) => V) =>
  cached(new WeakMap<K, V>(), compute);

/** Caches a function's result for each text, for good: only for texts of which there are few. */
export const memoizeByText = <V>(compute: (text: string) => V): ((text: string) => V) =>
  cached(new Map<string, V>(), compute);

/** Caches a function without arguments. It runs on the first call. */
export function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** An object whose parts are computed on first use. */
export function lazily<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
  const object = {};
  for (const [key, compute] of Object.entries<() => unknown>(parts))
    Object.defineProperty(object, key, { enumerable: true, get: once(compute) });
  return object as T;
}
