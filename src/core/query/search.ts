import { Worker } from 'node:worker_threads';
import { isBundled } from '../builtin.js';
import { inputError, type InputError } from '../problem.js';

/** The longest expression, in UTF-16 code units, and the deepest nesting of brackets in it. */
export const EXPRESSION_LIMIT = 4096;
export const NESTING_LIMIT = 64;

/** What an expression may take. */
export interface SearchLimits {
  milliseconds: number;
  /** Of memory. */
  megabytes: number;
  /** The longest result, in characters of JSON. */
  characters: number;
}

const LIMITS: SearchLimits = { milliseconds: 5000, megabytes: 512, characters: 64 * 1024 * 1024 };

const LANGUAGE = 'The language is JMESPath: https://jmespath.org/specification.html';

/** Texts and quoted names, in which brackets mean nothing. */
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gs;

/** How deep an expression nests, by brackets and by `!` and `&` in a row before a part. */
function nestingOf(expression: string): number {
  const bare = expression.replace(QUOTED, '').replace(/&&|!=|\s/g, '');
  let depth = 0;
  let prefixes = 0;
  let deepest = 0;
  for (const character of bare) {
    prefixes = '!&'.includes(character) ? prefixes + 1 : 0;
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    deepest = Math.max(deepest, depth + prefixes);
  }
  return deepest;
}

/** What a thread posts: the result as JSON, or what went wrong. */
type Posted = { json: string } | { name: string; message: string };

const misread = (message: string): InputError =>
  inputError(`the expression cannot be used: ${message.replace(/ (in|for) expression: .*$/s, '')}`, {
    hint: LANGUAGE,
  });

const tooMuch = (what: string): InputError =>
  inputError(`the expression ${what}`, {
    hint: 'Ask for less at a time: filter first, or pipe the JSON of providers and models into jq.',
  });

function read(posted: Posted, { characters }: SearchLimits): unknown {
  if (!('json' in posted))
    throw posted.name === 'RangeError'
      ? tooMuch('nests too deep, or makes too much')
      : misread(posted.message);
  if (posted.json.length > characters) throw tooMuch(`has a result of more than ${characters} characters`);
  return JSON.parse(posted.json) as unknown;
}

const file = (): URL => new URL(isBundled() ? './search-worker.js' : './search-worker.mjs', import.meta.url);

/** Runs the expression in a thread; ends it when it takes more than it may. */
function runThread(expression: string, json: string, limits: SearchLimits): Promise<Posted> {
  const { milliseconds, megabytes } = limits;
  const worker = new Worker(file(), {
    workerData: { expression, json },
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  return new Promise<Posted>((settle, reject) => {
    const timer = setTimeout(
      () => reject(tooMuch(`takes more than ${milliseconds / 1000} seconds`)),
      milliseconds,
    );
    worker.once('message', settle);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`takes more than ${megabytes} megabytes`) : error,
      ),
    );
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

/**
 * The result of a JMESPath expression over plain data. Throws an InputError for an expression that is malformed, too
 * long or too deep, or that takes more time or memory than it may.
 */
export async function search(
  expression: string,
  data: unknown,
  limits: SearchLimits = LIMITS,
): Promise<unknown> {
  if (expression.trim() === '') throw inputError('the expression is empty', { hint: LANGUAGE });
  if (expression.length > EXPRESSION_LIMIT)
    throw inputError(`the expression is longer than ${EXPRESSION_LIMIT} characters`);
  if (nestingOf(expression) > NESTING_LIMIT)
    throw inputError(`the expression nests deeper than ${NESTING_LIMIT} levels`);
  return read(await runThread(expression, JSON.stringify(data), limits), limits);
}
