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
 * What the build made from shipped files, under a name: its data, read once. Undefined without a build, and after one
 * of the files has changed or can no longer be read: reading the files again then finds out what is wrong.
 */
export function builtFrom(name: string, files: () => readonly string[]): () => unknown {
  const read = once(
    () => JSON.parse(readFileSync(builtinPath(`dist/${name}.json`), 'utf8')) as { sourceDigest: string },
  );
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
