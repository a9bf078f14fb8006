import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { builtinPath } from '../../input/builtin.js';
import { displayPath } from '../../input/load-file.js';
import { inputError } from '../../input/problem.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import { requiredArgument, defineCommand } from '../command.js';
import type { PlainText } from '../../report/reports.js';

/** The kinds of file with a JSON Schema. */
export const SCHEMA_KINDS = ['provider', 'policy', 'project', 'waivers', 'attestations', 'report'] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

/** Reads a JSON Schema that ships with the package. */
export const schemaText = (kind: SchemaKind): string =>
  readFileSync(builtinPath(`data/schemas/${kind}.schema.json`), 'utf8');

const INSTALLED = join('node_modules', 'mimo-check', 'data', 'schemas');

/** The schema folder of a package installed for a folder, if any. */
function installedFor(folder: string): string | undefined {
  for (let level = folder; ; level = dirname(level)) {
    const schemas = join(level, INSTALLED);
    if (existsSync(schemas)) return schemas;
    if (dirname(level) === level) return undefined;
  }
}

/** Where an editor finds the schema for files in a folder, and the copy made for it, if any. */
export interface SchemaPlace {
  /** Relative to the folder, as in a modeline. */
  path: string;
  /** The path of the copy. */
  copy?: string;
}

/**
 * Decides where the schema for files in a folder is. If the package is installed there, its own file, which
 * every update keeps current; otherwise a copy next to the files, since editors cannot use a broken link.
 */
export function schemaPlace(kind: SchemaKind, folder: string, root = folder): SchemaPlace {
  const installed = installedFor(folder);
  const name = `${kind}.schema.json`;
  const from = (path: string): string => {
    const relativePath = relative(folder, path).split(sep).join('/');
    return relativePath.startsWith('.') ? relativePath : `./${relativePath}`;
  };
  if (installed !== undefined) return { path: from(join(installed, name)) };
  const copy = join(root, '.mimo-check', name);
  return { path: from(copy), copy };
}

/** The first lines of a file, which let an editor complete and check it. */
export const modeline = (kind: SchemaKind, { path, copy }: SchemaPlace): string[] => [
  `# yaml-language-server: $schema=${path}`,
  ...(copy === undefined
    ? []
    : [`# (a copy; after an update: mimo-check schema ${kind} -o ${displayPath(copy)})`]),
];

/** The JSON Schema (draft-07) of a kind of file. Throws an `InputError` for an unknown kind. */
export function schema(kind: string): PlainText {
  const known = SCHEMA_KINDS.find((name) => name === kind.toLowerCase());
  if (known !== undefined) return { kind: 'schema', lines: schemaText(known).replace(/\n$/, '').split('\n') };
  const hint = suggest(kind, SCHEMA_KINDS);
  throw inputError(`there is no schema ${quoted(kind)}`, {
    hint: `${hint === undefined ? '' : `${hint} `}Kinds: ${SCHEMA_KINDS.join(', ')}.`,
  });
}

export const SCHEMA_COMMAND = defineCommand({
  examples: ['schema policy'],
  options: [],
  format: 'json',
  request: ([kind]) => requiredArgument(kind),
  answer: schema,
});
