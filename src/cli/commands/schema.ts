import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { builtinPath } from '../../input/builtin.js';
import { displayPath } from '../../input/load-file.js';
import { inputError } from '../../input/problem.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import { requiredArgument, defineCommand } from '../command.js';
import type { PlainText } from '../../report/reports.js';

/** The kinds of files that have a JSON Schema. */
export const SCHEMA_KINDS = ['provider', 'policy', 'project', 'waivers', 'attestations', 'report'] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

/** The text of a JSON Schema that ships with the package. */
export const schemaText = (kind: SchemaKind): string =>
  readFileSync(builtinPath(`data/schemas/${kind}.schema.json`), 'utf8');

const INSTALLED = join('node_modules', 'mimo-check', 'data', 'schemas');

/** The folder of the schemas of a package that is installed for a folder, if one is. */
function installedFor(folder: string): string | undefined {
  for (let level = folder; ; level = dirname(level)) {
    const schemas = join(level, INSTALLED);
    if (existsSync(schemas)) return schemas;
    if (dirname(level) === level) return undefined;
  }
}

/** Where an editor finds a schema from a file in `folder`, and the copy that it takes, if it takes one. */
export interface SchemaPlace {
  /** Relative to the folder, as a modeline writes it. */
  path: string;
  /** The path of the copy. */
  copy?: string;
}

/**
 * Where the schema is for the files of a folder. Of a package that is installed there, its own file, which is up to date
 * after every update; else a copy beside the files, since a link to what is not there helps no editor.
 */
export function schemaPlace(kind: SchemaKind, folder: string, root = folder): SchemaPlace {
  const installed = installedFor(folder);
  const name = `${kind}.schema.json`;
  const from = (path: string): string => {
    const way = relative(folder, path).split(sep).join('/');
    return way.startsWith('.') ? way : `./${way}`;
  };
  if (installed !== undefined) return { path: from(join(installed, name)) };
  const copy = join(root, '.mimo-check', name);
  return { path: from(copy), copy };
}

/** The first lines of a file that an editor completes and checks. */
export const modeline = (kind: SchemaKind, { path, copy }: SchemaPlace): string[] => [
  `# yaml-language-server: $schema=${path}`,
  ...(copy === undefined
    ? []
    : [`# (a copy; after an update: mimo-check schema ${kind} -o ${displayPath(copy)})`]),
];

/** The JSON Schema (draft-7) of a kind of file, as it ships. Throws an InputError for an unknown kind. */
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
