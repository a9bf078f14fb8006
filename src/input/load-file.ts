import { relative, resolve, sep } from 'node:path';
import { builtinPath } from './builtin.js';
import { DATA_LIMIT, readInput } from './read-file.js';
import { validate } from './schema.js';
import { compiledDocument, shippedKind } from './snapshot.js';
import type { Shape } from './shape.js';
import { parseYaml, type Document } from './yaml.js';

/** A file whose content has the form that it should have. */
export interface Loaded<T> {
  value: T;
  document: Document;
}

/**
 * A file's document. One that ships with the package was parsed and checked when it was built, but only as what it is:
 * `kind` says as what it is read (absent: as a policy). Limit in bytes.
 */
export function readDocument(path: string, name: string, limit: number, kind = 'data/policies'): Document {
  const text = readInput(path, limit, name);
  return compiledDocument(text, name, kind) ?? parseYaml(text, name);
}

/** Reads and validates one YAML file; throws an InputError with every problem found. Limit in bytes. */
export function loadFile(path: string, shape: Shape, name = path, limit = DATA_LIMIT): Loaded<unknown> {
  const document = parseYaml(readInput(path, limit, name), name);
  return { value: validate(shape, document), document };
}

/** Reads a file that ships with the package; it is named by its path inside the package. */
export function loadBuiltin(name: string, shape: Shape): Loaded<unknown> {
  const document = readDocument(builtinPath(name), name, DATA_LIMIT, shippedKind(name));
  return { value: validate(shape, document), document };
}

/** A path as reports name it: relative to the working directory where it lies inside, with forward slashes. */
export function displayPath(path: string): string {
  const inside = relative(process.cwd(), resolve(path));
  const shown = inside.startsWith('..') || inside === '' ? path : inside;
  return shown.split(sep).join('/');
}
