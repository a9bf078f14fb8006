import { inputError } from '../../input/problem.js';
import { quoted } from '../../input/words.js';
import { suggest } from '../../input/suggest.js';
import { requiredArgument, defineCommand } from '../command.js';
import type { PlainText } from '../../report/reports.js';
import { SCHEMA_KINDS, schemaText } from '../schema-files.js';

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
  name: 'schema',
  arguments: '<kind>',
  summary: `print the JSON Schema of a kind of file: ${SCHEMA_KINDS.join(', ')}`,
  examples: ['schema policy'],
  options: [],
  format: 'json',
  request: ([kind]) => requiredArgument(kind),
  answer: schema,
});
