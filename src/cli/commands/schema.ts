import { inputError } from '../../input/problem.js';
import { quoted, suggest } from '../../input/suggest.js';
import type { SchemaReport } from '../../report/schema-report.js';
import { defineCommand, one } from '../command.js';
import { SCHEMA_KINDS, schemaText } from '../schema-files.js';

/** The JSON Schema (draft-7) of a kind of file, as it ships. Throws an InputError for an unknown kind. */
export function schema(kind: string): SchemaReport {
  const known = SCHEMA_KINDS.find((name) => name === kind.toLowerCase());
  if (known !== undefined) return { kind: 'schema', lines: schemaText(known).replace(/\n$/, '').split('\n') };
  const hint = suggest(kind, SCHEMA_KINDS);
  throw inputError(`there is no schema ${quoted(kind)}`, {
    hint: `${hint === undefined ? '' : `${hint} `}Kinds: ${SCHEMA_KINDS.join(', ')}.`,
  });
}

export const SCHEMA = defineCommand({
  name: 'schema',
  arguments: '<kind>',
  summary: `print the JSON Schema of a kind of file: ${SCHEMA_KINDS.join(', ')}`,
  examples: ['schema policy'],
  options: [],
  format: 'json',
  request: ([kind]) => one(kind),
  answer: schema,
});
