import type { DataPath } from './present.js';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { builtinPath, isBundled } from './builtin.js';
import { once } from './memoize.js';
import type { Document } from './yaml.js';

/** A file that the build parsed and checked: its data, and the position of each part by its path. */
export interface Compiled {
  data: unknown;
  /** The kind of file that it was checked as; see `shippedKind`. */
  kind: string;
  /** Line and column, by a path like `rules/no-training/severity`. */
  places: Record<string, [number, number]>;
}

/** Compiled files by the SHA-256 of their text, so that a file that differs by one byte is parsed again. */
export type Snapshot = Record<string, Compiled>;

/** The key of a compiled text. */
export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The kind of a shipped file: its folder, or its own name if it lies in `data` itself. */
export function shippedKind(name: string): string {
  const folder = posix.dirname(name);
  return folder === 'data' ? name : folder;
}

const pathKey = (path: DataPath): string => path.join('/');

/** Compiles a document that has been checked. */
export function compile(document: Document): Compiled {
  const places: Compiled['places'] = {};
  const visit = (value: unknown, path: DataPath): void => {
    const { line, column } = document.at(path);
    places[pathKey(path)] = [line, column];
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(document.data, []);
  return { data: document.data, kind: shippedKind(document.file), places };
}

let loaded: Snapshot | undefined;

function snapshot(): Snapshot {
  if (loaded !== undefined) return loaded;
  const path = isBundled() ? builtinPath('dist/policies.json') : '';
  loaded = path !== '' && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Snapshot) : {};
  return loaded;
}

/**
 * The compiled form of a text, if the package ships it as this kind of file: then its form is already
 * checked. As any other kind it is checked like every other file.
 */
export function compiledDocument(
  text: string,
  file: string,
  kind: string,
  from: Snapshot = snapshot(),
): Document | undefined {
  const compiled = from[textDigest(text)];
  if (compiled?.kind !== kind) return undefined;
  return {
    file,
    data: compiled.data,
    checked: true,
    at: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const place = compiled.places[pathKey(path.slice(0, length))];
        if (place !== undefined) return { file, line: place[0], column: place[1] };
      }
      return { file, line: 1, column: 1 };
    },
  };
}

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
