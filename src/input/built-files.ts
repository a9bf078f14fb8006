import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtinPath, isBundled } from './builtin.js';
import { once } from './memoize.js';

/** SHA-256 of the names and bytes of shipped files. */
export function digestOfShipped(names: readonly string[]): string {
  const sum = createHash('sha256');
  for (const name of names) {
    const bytes = readFileSync(builtinPath(name));
    sum.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return sum.digest('hex');
}

/**
 * What the build made from shipped files: a file in `dist`, read once. Undefined without a build, and after one of the
 * shipped files has changed or can no longer be read: reading them again then finds out what is wrong.
 */
export function builtFrom<T extends { sourceDigest: string }>(
  name: string,
  files: () => readonly string[],
  parse: (bytes: Buffer) => T,
): () => T | undefined {
  const read = once(() => parse(readFileSync(builtinPath(`dist/${name}`))));
  return () => {
    if (!isBundled()) return undefined;
    try {
      const built = read();
      return built.sourceDigest === digestOfShipped(files()) ? built : undefined;
    } catch {
      return undefined;
    }
  };
}
