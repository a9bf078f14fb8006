import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { inputError } from '../problem.js';
import { once } from '../memoize.js';

const require = createRequire(import.meta.url);
/** The library, loaded when it is first needed: most files are read without it. */
export const yaml = once(() => require('yaml') as typeof Yaml);

export const PARSE_OPTIONS = {
  schema: 'core',
  version: '1.2',
  stringKeys: true,
  uniqueKeys: false,
  merge: false,
  prettyErrors: false,
} as const;

/** Calls the library, which does not promise never to throw. */
export function guardParser<T>(file: string, step: () => T): T {
  const { stackTraceLimit } = Error;
  try {
    // The library makes an Error for each mistake, and 50,000 stack traces take half a second.
    Error.stackTraceLimit = 0;
    return step();
  } catch {
    throw inputError('cannot be read as YAML', { file });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Messages by the parser's error codes. The message about depth is in read-any.ts. */
export const SYNTAX_MESSAGES = {
  ALIAS_PROPS: 'an alias is not allowed',
  BAD_ALIAS: 'an alias is not allowed',
  BAD_COLLECTION_TYPE: 'a tag is not allowed',
  BAD_DIRECTIVE: 'a directive is not allowed',
  BAD_DQ_ESCAPE: 'not a known escape: write \\\\ for a backslash in double quotes, or use single quotes',
  BAD_INDENT: 'the indentation is wrong, or a closing bracket is missing',
  BAD_PROP_ORDER: 'an anchor or tag is not allowed',
  BAD_SCALAR_START: 'a text that begins with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a key inside a value: check the indentation, or put a text that holds ": " in quotes',
  BLOCK_IN_FLOW: 'a list or mapping over several lines is not allowed inside [ ] or { }',
  DUPLICATE_KEY: 'this key is there already',
  IMPOSSIBLE: 'cannot be understood',
  KEY_OVER_1024_CHARS: 'a key longer than 1,024 characters is not allowed',
  MISSING_CHAR: 'something is missing here: a colon, comma, quote, blank or closing bracket',
  MULTILINE_IMPLICIT_KEY: 'a key must be on one line, with a colon after it',
  MULTIPLE_ANCHORS: 'an anchor is not allowed',
  MULTIPLE_DOCS: 'a second document is not allowed',
  MULTIPLE_TAGS: 'a tag is not allowed',
  NON_STRING_KEY: 'a key must be text',
  TAB_AS_INDENT: 'a tab cannot indent: use spaces',
  TAG_RESOLVE_FAILED: 'a tag is not allowed',
  UNEXPECTED_TOKEN: 'this does not belong here: is a quote, a bracket or the indentation wrong?',
} as const;
