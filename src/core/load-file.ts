import { relative, resolve, sep } from 'node:path';
import { builtinPath } from './builtin.js';
import { DATA_LIMIT, readInput } from './read-file.js';
import { validate } from './schema.js';
import { compiledDocument } from './snapshot.js';
import type { Shape } from './shape.js';
import { parseYaml, type Document } from './yaml.js';

/** A file whose content has the form that it should have. */
export interface Loaded<T> {
  value: T;
  document: Document;
}

/** A file's document; what ships with the package was parsed when it was built. Limit in bytes. */
export function readDocument(path: string, name: string, limit: number): Document {
  const text = readInput(path, limit, name);
  return compiledDocument(text, name) ?? parseYaml(text, name);
}

/** Reads and validates one YAML file; throws an InputError with every problem found. Limit in bytes. */
export function loadFile(path: string, shape: Shape, name = path, limit = DATA_LIMIT): Loaded<unknown> {
  const document = readDocument(path, name, limit);
  return { value: validate(shape, document), document };
}

/** Reads a file that ships with the package; it is named by its path inside the package. */
export const loadBuiltin = (name: string, shape: Shape): Loaded<unknown> =>
  loadFile(builtinPath(name), shape, name);

/** A path as reports name it: relative to the working directory where it lies inside, with forward slashes. */
export function displayPath(path: string): string {
  const inside = relative(process.cwd(), resolve(path));
  const shown = inside.startsWith('..') || inside === '' ? path : inside;
  return shown.split(sep).join('/');
}
