import { dirname, relative, resolve, sep } from 'node:path';
import { appendToList } from '../input/edit-yaml.js';
import { isThere, POLICY_LIMIT, readInput, hiddenIn } from '../input/read-file.js';
import { displayPath } from '../input/load-file.js';
import { type Document, parseYaml } from '../input/yaml.js';
import { modeline, schemaPlace, schemaText } from './commands/schema.js';
import { without, type DataPath } from '../input/plain-data.js';
import { inputError, type Problem, rephrase, throwAll } from '../input/problem.js';
import { validateDocument } from '../input/schema.js';
import type { Shape } from '../input/shape.js';
import { withLock } from '../input/writing/lock-file.js';
import { makeFolderOf, writeReport } from '../input/write-file.js';
import { writeTarget } from '../input/writing/write-target.js';
import type { Project } from '../settings/project.js';
import type { Setting } from '../settings/settings.js';
import { pathText, shortPath } from '../input/words.js';

/** The only file that a record can go to. */
export function recordFile(files: readonly string[], option: string): string {
  const [file = '', ...more] = files;
  if (more.length === 0) return file;
  throw inputError(`several files given to write to: ${files.map(shortPath).join(', ')}`, {
    hint: `Name one of them with ${option} <file>.`,
  });
}

/** The settings that a command requires, each with its option for messages. */
type RequiredSettings<T> = {
  readonly [K in keyof T]: readonly [option: string, setting: Setting<T[K]> | undefined];
};

/** The values of required settings. Throws one `InputError` that names all missing ones. */
export function demand<T extends object>(
  command: string,
  required: RequiredSettings<T>,
  also: readonly string[] = [],
): T {
  const entries = Object.entries<RequiredSettings<T>[keyof T]>(required);
  const missing = [
    ...entries.filter(([, [, setting]]) => setting === undefined).map(([, [option]]) => option),
    ...also,
  ];
  if (missing.length > 0)
    throw inputError(`missing ${missing.join(', ')}`, {
      hint: `See mimo-check ${command} --help for an example.`,
    });
  return Object.fromEntries(entries.map(([key, [, setting]]) => [key, setting?.value])) as T;
}

/** Finds texts with characters that no file may contain, by path. */
function hiddenTexts(value: unknown, path: DataPath): Problem[] {
  if (typeof value === 'string') {
    const hidden = hiddenIn(value);
    return hidden === undefined ? [] : [{ path: pathText(path), message: hidden }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    hiddenTexts(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/**
 * Checks an entry made from options before it is written. Throws an `InputError`, by path, for what does not
 * fit its shape, and for characters that no file may contain.
 */
export function checkRecord(shape: Shape, entry: object): void {
  const nowhere = { file: '', line: 0, column: 0 };
  rephrase(
    (problems) => problems.map((problem) => without(problem, 'file', 'line', 'column')),
    () => validateDocument(shape, { file: '', data: entry, at: () => nowhere }),
  );
  throwAll(hiddenTexts(entry, []));
}

/** The kind of a file of records, which is also its only key. */
export type RecordKind = 'waivers' | 'attestations';

/** A file with new entries, not yet written. */
export interface Recording {
  path: string;
  /** Its name in messages. */
  file: string;
  created: boolean;
  text: string;
  /** The line of the first new entry. */
  line: number;
  document: Document;
}

const newFile = (kind: RecordKind, path: string): string =>
  [...modeline(kind, schemaPlace(kind, dirname(resolve(path)))), `${kind}: []`, ''].join('\n');

/** Adds one or more entries to the end of a file's list. A new file begins with a line for editors. */
export function recordIn(kind: RecordKind, path: string, ...entries: readonly object[]): Recording {
  const file = displayPath(path);
  const created = !isThere(path);
  const before = created ? newFile(kind, path) : readInput(path, POLICY_LIMIT, file);
  const text = entries.reduce<string>((extended, entry) => appendToList(extended, file, kind, entry), before);
  const document = parseYaml(text, file);
  const first = (document.data as Record<RecordKind, unknown[]>)[kind].length - entries.length;
  return { path, file, created, text, line: document.at([kind, first]).line, document };
}

/** A path as another file names it: from the folder of that file, with forward slashes. */
export const pathFrom = (file: string, path: string): string =>
  relative(dirname(resolve(file)), resolve(path))
    .split(sep)
    .join('/');

/**
 * The line that would add a file to the project; undefined if it is part of it already, or there is no
 * project.
 */
export function stepForProject(
  kind: RecordKind,
  path: string,
  projectFile: Pick<Project, 'path' | 'file' | RecordKind> | undefined,
): string | undefined {
  if (projectFile === undefined) return undefined;
  const named = projectFile[kind] ?? [];
  if (named.some((one) => resolve(one) === resolve(path))) return undefined;
  const fromProject = pathFrom(projectFile.path, path);
  const line = named.length === 0 ? `${kind}: [${fromProject}]` : `- ${fromProject}`;
  return `Then add it to ${projectFile.file}${named.length === 0 ? '' : `, under ${kind}`}: ${line}`;
}

/**
 * Makes a recording and writes it, all or nothing. Concurrent runs take turns, so that no entry is lost. A
 * new file gets the schema named in its first line next to it.
 */
export function writeRecording<T extends { recording: Recording }>(
  kind: RecordKind,
  file: string,
  make: () => T,
): T {
  // Fails before a lock is made if the file cannot be read or written.
  if (isThere(file)) readInput(file, POLICY_LIMIT, displayPath(file));
  writeTarget(file, []);
  if (!isThere(dirname(resolve(file)))) {
    // Fails before a folder is made if there is nothing to record.
    make();
    makeFolderOf(file);
  }
  return withLock(file, ({ confirm }) => {
    const result = make();
    confirm();
    writeReport(result.recording.path, [result.recording.text], []);
    writeSchema(kind, result.recording);
    return result;
  });
}

function writeSchema(kind: RecordKind, { path, created }: Recording): void {
  const { copy } = schemaPlace(kind, dirname(resolve(path)));
  if (created && copy !== undefined && !isThere(copy))
    writeReport(relative(process.cwd(), copy), [schemaText(kind)], []);
}
