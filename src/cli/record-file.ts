import { dirname, relative, resolve } from 'node:path';
import { appendToList } from '../input/edit-yaml.js';
import { isThere, POLICY_LIMIT, readInput } from '../input/read-file.js';
import { displayPath } from '../input/load-file.js';
import { type Document, parseYaml } from '../input/yaml.js';
import { modeline, schemaPlace, schemaText } from './schema-files.js';
import { writeReport } from '../input/write-file.js';

/** A file of records: its one key is named like its kind. */
export type RecordKind = 'waivers' | 'attestations';

/** A file with one more entry, not yet written. */
export interface Recording {
  path: string;
  /** As the user would name it. */
  file: string;
  created: boolean;
  text: string;
  /** Where the new entry stands. */
  line: number;
  document: Document;
}

const newFile = (kind: RecordKind, path: string): string =>
  [...modeline(kind, schemaPlace(kind, dirname(resolve(path)))), `${kind}: []`, ''].join('\n');

/** A file with one more entry at the end of its list; a new one begins with a line for editors. */
export function recordIn(kind: RecordKind, path: string, entry: object): Recording {
  const file = displayPath(path);
  const created = !isThere(path);
  const before = created ? newFile(kind, path) : readInput(path, POLICY_LIMIT, file);
  const text = appendToList(before, file, kind, entry);
  const document = parseYaml(text, file);
  const count = (document.data as Record<RecordKind, unknown[]>)[kind].length;
  return { path, file, created, text, line: document.at([kind, count - 1]).line, document };
}

/** Writes a recording whole or not at all, and beside a new file the schema that its first line names. */
export function writeRecording(kind: RecordKind, { path, text, created }: Recording): void {
  writeReport(path, text, []);
  const { copy } = schemaPlace(kind, dirname(resolve(path)));
  if (created && copy !== undefined && !isThere(copy))
    writeReport(relative(process.cwd(), copy), schemaText(kind), []);
}
