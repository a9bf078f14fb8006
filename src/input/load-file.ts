import nodePath, { type PlatformPath, resolve, sep } from 'node:path';
import { builtinPath } from './builtin.js';
import { isMapping } from './plain-data.js';
import { inputError, type Problem, rephrase } from './problem.js';
import { DATA_LIMIT, readInput, type Reader } from './read-file.js';
import { memoize } from './memoize.js';
import { validateDocument } from './schema.js';
import type { Shape, ValueOf } from './shape.js';
import { suggest } from './suggest.js';
import { parseYaml, type Document } from './yaml.js';

/** A validated file; the document knows the position of each part. */
export interface Loaded<T> {
  value: T;
  document: Document;
}

interface LoadOptions {
  /** The name for problems; the default is the path. */
  file?: string;
  /** In bytes. */
  limit?: number;
  read?: Reader | undefined;
}

interface ParsedText {
  text: string;
  document: Document;
}

/** For each shared reader, the parsed text of each file by name. */
const parsedTexts = new WeakMap<Reader, Map<string, ParsedText>>();

/** Files that ship with the package, by name: each is parsed once a process, unless its text changes. */
const shippedTexts = new Map<string, ParsedText>();

const isShipped = (path: string): boolean => resolve(path).startsWith(builtinPath('data') + sep);

/** Makes a reader that all loaders of a run share, so that each text is parsed once. */
export function sharedReader(read: Reader = readInput): Reader {
  const shared: Reader = (path, limit, file) => read(path, limit, file);
  parsedTexts.set(shared, new Map());
  return shared;
}

/**
 * Reads and parses a YAML file of any content. The same text is parsed only once with a shared reader, or if it ships
 * with the package.
 */
export function readYaml(
  path: string,
  { file = displayPath(path), limit = DATA_LIMIT, read = readInput }: LoadOptions = {},
  parse: (text: string, file: string) => Document = parseYaml,
): Document {
  const text = read(path, limit, file);
  const parsed = isShipped(path) ? shippedTexts : parsedTexts.get(read);
  const known = parsed?.get(file);
  if (known?.text === text) return known.document;
  const document = parse(text, file);
  parsed?.set(file, { text, document });
  return document;
}

/** Validates a document against a shape, once. */
const loadedAs = memoize((document: Document) =>
  memoize((shape: Shape): Loaded<unknown> => ({ value: validateDocument(shape, document), document })),
);

/** A key at the start of a line. It works on texts that are not valid YAML, too. */
const KEY_LINE = /^(["']?)([\w-]+)\1:(?:\s|$)/gm;

const keysOf = (shape: Shape): string[] => (shape.type === 'object' ? Object.keys(shape.fields) : []);

/** Whether at least half of a file's top-level keys belong to this shape, allowing for typing mistakes. */
function hasKeysOf(shape: Shape, keys: readonly string[]): boolean {
  const known = keysOf(shape);
  const near = keys.filter((key) => known.includes(key) || suggest(key, known) !== undefined);
  return near.length > 0 && 2 * near.length >= keys.length;
}

/** Refuses a file of another kind. Such a file may contain secrets, so no message quotes its contents. */
function refuseOtherKind(shape: Shape, document: Document): void {
  const { data, file } = document;
  if (!isMapping(data)) {
    const kind = Array.isArray(data) ? 'a list' : typeof data === 'string' ? 'a text' : 'one value';
    throw inputError(`must be a mapping of keys to values (found ${kind})`, document.at([]));
  }
  const keys = Object.keys(data);
  // A map has no known keys to compare with.
  if (keys.length === 0 || shape.type !== 'object' || hasKeysOf(shape, keys)) return;
  throw inputError('is another kind of file: most of its keys are not known here', {
    file,
    hint: `It would have keys like: ${keysOf(shape).slice(0, 8).join(', ')}.`,
  });
}

/** Parses a text as a kind of file. If it looks like another kind, no problem quotes its contents. */
function parseAs(shape: Shape, text: string, file: string): Document {
  const isOtherKind = (): boolean =>
    !hasKeysOf(
      shape,
      [...text.matchAll(KEY_LINE)].map(([, , key = '']) => key),
    );
  const withoutQuotes = (problem: Problem): Problem => ({
    ...problem,
    message: problem.message.replace(/ "(?:[^"\\]|\\.)*"/g, ''),
  });
  return rephrase(
    (problems) => (isOtherKind() ? problems.map(withoutQuotes) : problems),
    () => parseYaml(text, file),
  );
}

/** Reads a file of a given kind. Throws an `InputError` for a file of another kind. */
export function readDocument(path: string, shape: Shape, options: LoadOptions = {}): Document {
  const document = readYaml(path, options, (text, file) => parseAs(shape, text, file));
  // A file that ships as one kind may be passed where another is wanted.
  refuseOtherKind(shape, document);
  return document;
}

/** Reads and validates a YAML file. Throws an `InputError` with every problem found. */
export function loadFile<S extends Shape>(
  path: string,
  shape: S,
  options: LoadOptions = {},
): Loaded<ValueOf<S>> {
  return loadedAs(readDocument(path, shape, options))(shape) as Loaded<ValueOf<S>>;
}

/** Reads a file that ships with the package. Problems name it by its path inside the package. */
export function loadBuiltin<S extends Shape>(name: string, shape: S): Loaded<ValueOf<S>> {
  const document = readDocument(builtinPath(name), shape, { file: name });
  return loadedAs(document)(shape) as Loaded<ValueOf<S>>;
}

/** A path for people in a folder: relative if it is inside, with forward slashes. */
export function pathShownIn(folder: string, path: string, system: PlatformPath = nodePath): string {
  const inside = system.relative(folder, system.resolve(folder, path));
  const shown = inside.startsWith('..') || inside === '' ? path : inside;
  return shown.split(system.sep).join('/');
}

/** A path for reports: relative if it is inside the working directory. */
export const displayPath = (path: string): string => pathShownIn(process.cwd(), path);
