import nodePath, { type PlatformPath, resolve, sep } from 'node:path';
import { builtinPath } from './builtin.js';
import { isMapping } from './present.js';
import { inputError, type Problem, rephrase } from './problem.js';
import { DATA_LIMIT, readInput, type Reader } from './read-file.js';
import { remembered } from './remembered.js';
import { validateDocument } from './schema.js';
import { compiledDocument, shippedKind } from './snapshot.js';
import type { Shape, ValueOf } from './shape.js';
import { suggest } from './suggest.js';
import { parseYaml, type Document } from './yaml.js';

/** A file whose content has the form that it should have; the document places each part of it. */
export interface Loaded<T> {
  value: T;
  document: Document;
}

/** How a file is read. */
interface LoadOptions {
  /** As problems name it; absent: by its path. */
  file?: string;
  /** In bytes. */
  limit?: number;
  read?: Reader | undefined;
}

/**
 * A file's document. One that ships with the package was parsed and checked when it was built, but only as what it is:
 * `kind` says as what it is read, like `data/policies`.
 */
export function readDocument(
  path: string,
  kind: string,
  shape: Shape,
  { file = displayPath(path), limit = DATA_LIMIT, read = readInput }: LoadOptions = {},
): Document {
  if (!isShipped(path)) return readAs(shape, path, { file, limit, read });
  const document = shippedDocument(read(path, limit, file), file, kind);
  // What ships as one kind of file can be named as another.
  if (document.checked !== true) refuseForeign(shape, document);
  return document;
}

interface ParsedText {
  text: string;
  document: Document;
}

/** What was parsed of the texts of readers that are shared, by the name of the file. */
const parsedTexts = new WeakMap<Reader, Map<string, ParsedText>>();

/** A reader for all loaders of one run: a text is parsed once, however often it is asked for. */
export function sharedReader(read: Reader = readInput): Reader {
  const shared: Reader = (path, limit, file) => read(path, limit, file);
  parsedTexts.set(shared, new Map());
  return shared;
}

/** The document of a YAML file, whatever it says; by a shared reader, a text is parsed once. */
export function readYaml(
  path: string,
  { file = displayPath(path), limit = DATA_LIMIT, read = readInput }: LoadOptions = {},
  parse: (text: string, file: string) => Document = parseYaml,
): Document {
  const text = read(path, limit, file);
  const parsed = parsedTexts.get(read);
  const known = parsed?.get(file);
  if (known?.text === text) return known.document;
  const document = parse(text, file);
  parsed?.set(file, { text, document });
  return document;
}

/** What a document holds as a file of some shape, checked once. */
const loadedAs = remembered((document: Document) =>
  remembered((shape: Shape): Loaded<unknown> => ({ value: validateDocument(shape, document), document })),
);

/** Files that ship with the package, by name, as they were read last in this process: each is parsed once. */
const shipped = new Map<string, ParsedText>();

const isShipped = (path: string): boolean => resolve(path).startsWith(builtinPath('data') + sep);

function shippedDocument(text: string, file: string, kind: string): Document {
  const known = shipped.get(file);
  if (known?.text === text) return known.document;
  const document = compiledDocument(text, file, kind) ?? parseYaml(text, file);
  shipped.set(file, { text, document });
  return document;
}

/** A key at the beginning of a line, as far as a text that is no YAML has any. */
const KEY_LINE = /^(["']?)([\w-]+)\1:(?:\s|$)/gm;

const keysOf = (shape: Shape): string[] => (shape.type === 'object' ? Object.keys(shape.fields) : []);

/** Whether at least half of the keys at the top of a file are those of its kind, some of them misspelt perhaps. */
function hasKeysOf(shape: Shape, keys: readonly string[]): boolean {
  const known = keysOf(shape);
  const near = keys.filter((key) => known.includes(key) || suggest(key, known) !== undefined);
  return near.length > 0 && 2 * near.length >= keys.length;
}

/** A file that is none of ours may hold anything, secrets too: what is in it is described, and never repeated. */
function refuseForeign(shape: Shape, document: Document): void {
  const { data, file } = document;
  if (!isMapping(data)) {
    const kind = Array.isArray(data) ? 'a list' : typeof data === 'string' ? 'a text' : 'one value';
    throw inputError(`must be a mapping of keys to values (found ${kind})`, document.at([]));
  }
  const keys = Object.keys(data);
  // A mapping of any keys knows none.
  if (keys.length === 0 || shape.type !== 'object' || hasKeysOf(shape, keys)) return;
  throw inputError('is another kind of file: most of its keys are not known here', {
    file,
    hint: `It would have keys like: ${keysOf(shape).slice(0, 8).join(', ')}.`,
  });
}

/** Parses a text as a kind of file; of one that is something else, no problem repeats a word. */
function parseAs(shape: Shape, text: string, file: string): Document {
  const isForeign = (): boolean =>
    !hasKeysOf(
      shape,
      [...text.matchAll(KEY_LINE)].map(([, , key = '']) => key),
    );
  const bare = (problem: Problem): Problem => ({
    ...problem,
    message: problem.message.replace(/ "(?:[^"\\]|\\.)*"/g, ''),
  });
  return rephrase(
    (problems) => (isForeign() ? problems.map(bare) : problems),
    () => parseYaml(text, file),
  );
}

/** The document of a file of some kind. Throws an InputError for a file of another. */
function readAs(shape: Shape, path: string, options: LoadOptions): Document {
  const document = readYaml(path, options, (text, file) => parseAs(shape, text, file));
  refuseForeign(shape, document);
  return document;
}

/** Reads and validates one YAML file; throws an InputError with every problem found. */
export function loadFile<S extends Shape>(
  path: string,
  shape: S,
  options: LoadOptions = {},
): Loaded<ValueOf<S>> {
  return loadedAs(readAs(shape, path, options))(shape) as Loaded<ValueOf<S>>;
}

/** Reads a file that ships with the package; it is named by its path inside the package. */
export function loadBuiltin<S extends Shape>(name: string, shape: S): Loaded<ValueOf<S>> {
  const document = readDocument(builtinPath(name), shippedKind(name), shape, { file: name });
  return loadedAs(document)(shape) as Loaded<ValueOf<S>>;
}

/** A path as it is named in a folder: relative where it lies inside, with forward slashes. */
export function pathShownIn(folder: string, path: string, system: PlatformPath = nodePath): string {
  const inside = system.relative(folder, system.resolve(folder, path));
  const shown = inside.startsWith('..') || inside === '' ? path : inside;
  return shown.split(system.sep).join('/');
}

/** A path as reports name it: as it is named in the working directory. */
export const displayPath = (path: string): string => pathShownIn(process.cwd(), path);
