import type { DataPath } from './present.js';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { builtinPath, isBundled } from './builtin.js';
import { once } from './remembered.js';
import type { Document } from './yaml.js';

/** A file that was parsed and checked when the package was built: its data, and the place of each part by path. */
export interface Compiled {
  data: unknown;
  /** As what it was checked; see `shippedKind`. */
  kind: string;
  /** Line and column, by a path like `rules/no-training/severity`. */
  places: Record<string, [number, number]>;
}

/** Compiled files by the SHA-256 of their text: a file that differs by one byte is read anew. */
export type Snapshot = Record<string, Compiled>;

/** The key under which a text is compiled. */
export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The kind of a file that ships, by its place in the package: its folder, or its name where it is the only one. */
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
 * The compiled form of a text, if the package ships it as a file of that kind: as such it needs no further checks of
 * its form. As any other kind it is a file like all others.
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

/** What the build wrote down under a name, read once. Throws where there is no build. */
export const builtData = (name: string): (() => unknown) =>
  once(() => JSON.parse(readFileSync(builtinPath(`dist/${name}.json`), 'utf8')) as unknown);

/** SHA-256 of the names and bytes of files that ship. */
export function digestOfShipped(names: readonly string[]): string {
  const sum = createHash('sha256');
  for (const name of names) {
    const bytes = readFileSync(builtinPath(name));
    sum.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return sum.digest('hex');
}
